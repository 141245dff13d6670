"""Every measure of employees by every dimension, with what each finds."""

from collections.abc import Sequence

from dashboard import parts, selection_words, words
from dashboard.equity_records import Breakdown
from dashboard.equity_words import few
from dashboard.markup import Piece, chip, element, join, link, table, url
from dashboard.measure_records import Measure
from dashboard.workforce_records import Overview


def show(found: Sequence[Overview], measure: Measure, breakdown: Breakdown) -> None:
    """The table; nothing where it would only repeat what the page shows."""
    others = [one for one in found
              if (one.code, one.dimension) != (measure.code, breakdown.dimension)]  # fmt: skip
    if not others:
        return
    parts.section("Every measure of employees", sentence(found))
    header = ("Code", "Measure", "By", "State", "What it finds")
    parts.show_html(table("Measures of employees", header, [_row(one) for one in found]))


def sentence(found: Sequence[Overview]) -> str:
    """How many selections and burdens fail for somebody."""
    asked = [one for one in found if one.process]
    if not asked:
        return "No selection or burden, such as hires or discipline, is told by group yet."
    failing = sum(bool(one.failing) for one in asked)
    told = f"{failing or 'None'} of {words.count(len(asked), 'selection or burden', _MANY)}"
    return f"{told} by group {words.verb(failing or 1, 'fails', 'fail')} for somebody."


_MANY = "selections and burdens"


def _row(one: Overview) -> Sequence[Piece]:
    address = url("workforce", measure=one.code, by=one.dimension)
    way = link(address, one.dimension, label=f"{one.code} by {one.dimension}")
    return (
        one.code,
        element("div", one.measure, class_="hw-question-cell"),
        way,
        _state(one),
        _says(one),
    )


def _state(one: Overview) -> Piece:
    if not one.process or not one.assessed:
        return chip("Not assessed") if one.process else "–"
    return chip("Fails" if one.failing else "Passes")


def _says(one: Overview) -> Piece:
    told = one.says
    if one.process and one.assessed:
        told = f"{few(one.failing) or 'No group'} "
        verb = words.verb(len(one.failing) or 1, "fails", "fail")
        told = f"{told}{verb} {selection_words.limit(one.process)}."
    hidden = (
        f"{one.hidden} of {words.count(one.groups, 'group')} hidden, "
        if 0 < one.hidden < one.groups
        else ""
    )
    return join([told, element("div", f"{hidden}{one.period}", class_="hw-note hw-wrap")])
