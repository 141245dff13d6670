"""By when a deliverable is to be done."""

import re

from loaders.cells import Cell, Kind
from loaders.measures.fields import Fields
from loaders.measures.terms import Terms
from loaders.measures.years import named_period, period_of_cell
from loaders.periods import Period
from loaders.spelling import plain, shortened

_DONE = re.compile(
    r"(?:done|completed?|final(?:ized)?|finished|published|delivered|ready|in place)?\s*"
    r"(?:by|in|before|until|through|:|,)?\s*",
    re.IGNORECASE,
)


def due(fields: Fields, terms: Terms) -> Period | None:
    """Its target period, or what `Done by June 2027` says as target.

    A day stands for its month, because a deliverable is not due in the year that holds the day.
    """
    of_column = fields.read("target_period", lambda cell: _period(cell, terms))
    words = fields.words("target")
    if words is None:
        return of_column
    if re.search(r"\d", words):
        of_target = fields.read("target", lambda cell: _period(cell, terms))
        return of_column or of_target
    if _DONE.sub("", plain(words), count=1):
        says = "is not kept; a deliverable is to be done, and when, the target period says"
        fields.line.warn("target", says)
    return of_column


def _period(cell: Cell, terms: Terms) -> Period:
    try:
        if cell.kind is not Kind.TEXT:
            return period_of_cell(cell, terms.calendar, 1)
        words = _DONE.sub("", plain(cell.text), count=1)
        return named_period(words, terms.calendar, 1)
    except ValueError:
        raise ValueError(
            "should be when the deliverable is due, such as 'June 2027' or 'Done by 2027 Q2', "
            f"not '{shortened(cell.text)}'"
        ) from None
