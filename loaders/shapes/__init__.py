"""The shapes that sheets may have; each recognizes its own sheets by their headers."""

from typing import Any, Protocol

from loaders.cells import Sheet, Workbook
from loaders.options import Options
from loaders.problems import Problem
from loaders.rows import Rows
from loaders.shapes import (
    breakdowns,
    comments,
    counts,
    crosswalk,
    impact,
    measures,
    meetings,
    obligations,
    plan_outline,
    plan_table,
    services,
    survey,
    update,
)


class Shape(Protocol):
    """What every shape module offers; its records are its own affair."""

    NAME: str

    def claims(self, sheet: Sheet) -> bool:
        """Whether a sheet holds something of this shape, by its headers."""

    def read(self, workbook: Workbook, options: Options) -> Any:
        """Records whose `sheets` say what was recognized; None when nothing has this shape."""

    def validate(self, records: Any) -> list[Problem]:
        """Every problem and warning."""

    def rows(self, records: Any) -> Rows:
        """Ledger table to its rows, without `load_id`: what could be read of faulty records too."""


SHAPES: tuple[Shape, ...] = (
    plan_table,
    measures,
    breakdowns,
    update,
    impact,
    crosswalk,
    meetings,
    obligations,
    comments,
    services,
    plan_outline,
    survey,
    counts,
)
TAKE_LONG: tuple[Shape, ...] = (update, survey, counts)
"""Those that look after long sheets themselves; the others see only the first rows of one."""
LAST: tuple[Shape, ...] = (plan_outline, survey, counts)
"""Those that look only at sheets that are no other shape's: any text or table might be theirs."""
