"""Reads a grid: requirements down the side, a column for each plan item, a coverage in the cells.

| Requirement | 1.2.a | 1.3     | Division's plan |
| Item 1      | full  |         | 2.1 partial     |
| Item 2      |       | partial |                 |

A mark such as x says how far something is covered only where a line such as `x = full` does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.crosswalk.denials import warn_of_denials
from loaders.crosswalk.frameworks import framework_of
from loaders.crosswalk.grid_cells import Mark, said_in
from loaders.crosswalk.grid_columns import GridColumn, columns_in
from loaders.crosswalk.headers import GRID
from loaders.crosswalk.items import Items
from loaders.crosswalk.known_records import Frameworks, folded
from loaders.crosswalk.naming import requirements_named
from loaders.crosswalk.records import Link
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import Known
from loaders.measures.fields import Fields


def grid_links(
    tables: Sequence[FlatTable], frameworks: Frameworks, known: Known, found: Findings
) -> list[Link]:
    """Every link that the cells of these grids say."""
    items = Items(known)
    links: list[Link] = []
    for table in tables:
        columns = _read_columns(table, items, found)
        of_table = _frameworks_of(table, frameworks)
        for row in table.rows if columns else []:
            links += _of_row(Line(table, row, found), columns, of_table, items)
    return links


def _read_columns(table: FlatTable, items: Items, found: Findings) -> list[GridColumn]:
    """Those that name a plan or an item; in a grid, one that names none is a problem."""
    columns, is_grid = columns_in(table, items), table.headers is GRID
    for one in columns:
        if one.is_unclear or (is_grid and one.plan_id is None):
            found.say(table.sheet.name, one.header.address, _names_none(one))
    named = [one for one in columns if one.plan_id is not None]
    taken = {one.header.column for one in columns if is_grid or one in named or one.is_unclear}
    for column, header in table.others.items():
        if column not in taken:
            words = " ".join(header.text.split())[:40]
            says = f"Column '{words}' is none that {table.kind} have, so it is not read"
            found.say(table.sheet.name, header.address, says, is_warning=True)
    return named


def _names_none(column: GridColumn) -> str:
    if column.alike:
        codes = " or ".join(column.alike)
        return (
            f"'{column.name}' is a number here, which may be the item {codes}; format the cell as "
            "text and write the code again"
        )
    if column.is_of_several:
        return (
            f"'{column.name}' is an item of several plans; write the plan's title over it, or "
            "before it with a colon"
        )
    return f"'{column.name}' should be a plan, or the code or words of a plan item"


def _frameworks_of(table: FlatTable, frameworks: Frameworks) -> Frameworks:
    """Where no column names it, the one framework that the sheet or what stands above does."""
    if "framework" in table.columns:
        return frameworks
    above = folded(" ".join([table.sheet.name, *(cell.text for cell in table.above)]))
    named = {
        key: one
        for key, one in frameworks.items()
        if re.search(rf"\b(?:{re.escape(key)}|{re.escape(folded(one.name))})\b", above)
    }
    return named if len(named) == 1 else frameworks


def _of_row(
    line: Line, columns: Sequence[GridColumn], frameworks: Frameworks, items: Items
) -> list[Link]:
    marks = [
        Mark(line, column, cell)
        for column in columns
        if (cell := line.row.others.get(column.header.column)) is not None
    ]
    told = [one for mark in marks for one in said_in(mark, items)]
    links = [one for one in told if one.coverage is not None]
    # What only says that nothing is covered is no reason to refuse a row such as a heading.
    found = line.found if links else Findings(line.found.file_name)
    fields = Fields(_with_requirement(replace(line, found=found)))
    framework = framework_of(fields.line, frameworks) if told else None
    requirements = requirements_named(fields, framework) if framework else []
    if framework is None:
        return []
    denials = [one for one in told if one.coverage is None]
    warn_of_denials(denials, framework, requirements, items)
    return [
        Link(
            line, framework.framework_id, requirement.code, one.item, one.coverage or "full",
            one.note or None, is_withdrawn=not one.coverage, cell=one.mark.cell,
        )
        for requirement in requirements
        for one in links
        if one.item is not None
    ]  # fmt: skip


def _with_requirement(line: Line) -> Line:
    """The row with its code, or else its words, under the name that a link has for it."""
    named = next((one for one in ("code", "text", "words") if one in line.table.columns), "")
    table = replace(
        line.table, columns=line.table.columns | {"requirement": line.table.columns[named]}
    )
    cells = dict(line.row.cells)
    if named in cells:
        cells["requirement"] = cells[named]
    return Line(table, replace(line.row, cells=cells), line.found)
