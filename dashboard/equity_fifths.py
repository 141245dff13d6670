"""Selections by group: whether each reaches four fifths of the best rate."""

from dashboard import equity_advanced_queries, parts, words
from dashboard.equity_advanced_records import Selection
from dashboard.equity_records import Breakdown
from dashboard.markup import Piece, chip, table
from dashboard.measure_numbers import NONE, amount, rounded
from dashboard.measure_records import Measure
from dashboard.theme import HIDDEN


def show(measure: Measure, breakdown: Breakdown) -> None:
    """A table with n, p and how many more it takes; nothing where no selection is counted."""
    found = [] if breakdown.is_within else equity_advanced_queries.selections(breakdown)
    if not found:
        return
    parts.section("Four fifths", _sentence(found))
    caption = f"{measure.name}: selection by {breakdown.dimension}"
    header = ("Group", "Selected", "Rate", "Of the best rate", "p", "Four fifths", "What it means")
    parts.show_html(table(caption, header, [_row(one) for one in found], numbers=header[1:5]))


def _sentence(found: list[Selection]) -> str:
    short = [one.name for one in found if one.four_fifths == "fails"]
    if not short:
        return "No group that can be assessed is beyond four fifths of the best rate."
    verb = words.verb(len(short), "does", "do")
    return f"{words.listed(short[:4])} {verb} not pass. It is a reason to look, not a proof."


def _row(one: Selection) -> tuple[Piece, ...]:
    if one.hidden:
        return (one.name, *[NONE] * 4, chip(HIDDEN), "")
    return (
        one.name,
        f"{amount(one.selected)} of {amount(one.pool)}",
        amount(one.rate, "%", 1),
        NONE if one.ratio is None else rounded(one.ratio, 2),
        NONE if one.fisher_p is None else _p(one.fisher_p),
        _verdict(one),
        one.says or "",
    )


def _verdict(one: Selection) -> Piece:
    words_of = {"passes": "Passes", "fails": "Fails", "not assessed": "Not assessed"}
    word = words_of.get(one.four_fifths or "")
    return chip(word) if word else NONE


def _p(value: float) -> str:
    """A p value; Fisher's exact test, two-sided."""
    return "< 0.001" if value < 0.001 else rounded(value, 3)  # noqa: PLR2004 - as usual
