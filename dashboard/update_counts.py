"""What was recognized in a table of counts, column by column."""

from collections.abc import Iterable

from dashboard import parts, words
from dashboard.markup import Piece, element, join, table
from loaders import CountColumn, CountsSeen

TAKEN_AS = {
    "period": "The period",
    "dimension": "Groups",
    "group": "The count of one group",
    "count": "The count",
    "numerator": "The numerator",
    "denominator": "The denominator",
    "value": "The value",
    "whole denominator": "The denominator of all groups",
    "number": "Numbers: say what they are",
    "share": "Left out: it seems to hold shares or rates",
    "left out": "Left out",
}
"""What a column is taken for, in words."""
_HEADER = ("Column", "Header", "Taken as", "What stands in it")


def show(tables: Iterable[CountsSeen]) -> None:
    """Every table of counts of the file."""
    for one in tables:
        parts.section("A table of counts", sentence(one))
        parts.show_html(table("Columns of the table", _HEADER, map(_row, one.columns)))


def sentence(one: CountsSeen) -> str:
    """How much it is and what it counts for."""
    counts_for = f" for the measure {one.measure}" if one.measure else ""
    return f"Sheet ‘{one.sheet}’: {words.count(one.rows, 'row')}{counts_for}."


def _row(one: CountColumn) -> tuple[Piece, ...]:
    return one.column, one.header or "–", _taken_as(one), one.says


def _taken_as(one: CountColumn) -> Piece:
    told = TAKEN_AS.get(one.taken_as, one.taken_as)
    if one.name is None:
        return told
    return join([told, element("span", f" of {one.name}", class_="hw-quiet")])
