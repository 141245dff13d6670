"""Tables in the form of a grid whose columns name nothing that is known: checklists, not read."""

from collections.abc import Sequence

from loaders.crosswalk.grid_columns import covering
from loaders.flat.findings import Findings
from loaders.flat.tables import FlatTable
from loaders.known import Known
from loaders.spelling import shortened

NOT_READ = "A checklist or a crosswalk of no plan that is known; not used."


def warn_of_checklists(tables: Sequence[FlatTable], known: Known, found: Findings) -> None:
    """One warning for each table, at the first column that looks like one of a grid."""
    for table in tables:
        header = next(covering(table))
        way_out = "head them" if known.plans else "load the plan first, and head them"
        says = (
            f"'{shortened(header.text, 40)}' looks like a column of a crosswalk's grid, but no "
            f"column of this table names a plan or an item that is known, so it is not read; if "
            f"it is a crosswalk, {way_out} with the codes or words of plan items, or plans' titles"
        )
        found.say(table.sheet.name, header.address, says, is_warning=True)
