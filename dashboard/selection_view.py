"""Selections and burdens by group: whether each reaches four fifths of the best rate."""

from collections.abc import Sequence

from dashboard import (
    parts,
    selection_finding,
    selection_queries,
    selection_words,
    theme,
    words,
)
from dashboard.equity_records import Breakdown
from dashboard.figures import selection as figures
from dashboard.markup import Piece, chip, element, join, table
from dashboard.measure_numbers import NONE, amount
from dashboard.measure_records import Measure
from dashboard.selection_records import Selection


def show(measure: Measure, breakdown: Breakdown, selections: Sequence[Selection]) -> None:
    """A figure of the ratios, and a table with n, p and how many more it takes."""
    if not selections:
        return
    is_burden = selection_words.is_burden(selections[0].process)
    title = "Five quarters" if is_burden else "Four fifths"
    if breakdown.is_within:
        parts.section(title, f"{title} are told for all together; choose them in Within.")
        return
    parts.section(title, _sentence(selections))
    if any(figures.is_drawn(one) for one in selections):
        figure = figures.ratios(measure, selections, parts.mode())
        says = selection_finding.ratios_sentence(selections)
        parts.show(figure, says, *_numbers(selections), "four_fifths")
    _show_table(measure, breakdown, selections, is_burden)
    _show_hidden(selections)
    header, rows = as_csv(selection_queries.every_selection(breakdown))
    parts.download(f"four_fifths_{measure.measure_id}_{breakdown.dimension}", header, rows)


def _sentence(selections: Sequence[Selection]) -> str:
    told = words.sentence(selection_finding.finding(selections))
    if any(one.four_fifths == "fails" for one in selections):
        return f"{told} It is a reason to look, not a proof."
    return told


def _show_table(
    measure: Measure, breakdown: Breakdown, selections: Sequence[Selection], is_burden: bool
) -> None:
    caption = f"{measure.name}: {'burden' if is_burden else 'selection'} by {breakdown.dimension}"
    header = ("Group", "Rate", "Ratio", "p", "State", "What it means")
    rows = [_row(one) for one in selections]
    parts.show_html(table(caption, header, rows, numbers=header[1:4]))


def _row(one: Selection) -> tuple[Piece, ...]:
    name = element("div", one.name, class_="hw-group")
    state = join(
        [chip(selection_words.verdict(one)), element("div", _failed(one), class_="hw-note")]
    )
    if one.hidden:
        return (name, *[NONE] * 3, state, "")
    n = element("div", selection_words.selected(one), class_="hw-note")
    return (
        name, join([amount(one.rate, "%", 1), n]), selection_words.ratio(one),
        selection_words.chance(one.fisher_p), state,
        (one.says or "").removeprefix(f"{one.name}: "),
    )  # fmt: skip


def _failed(one: Selection) -> str:
    """In how many periods it failed, where there are several."""
    if one.assessed < 2 or not one.fails:  # noqa: PLR2004 - several
        return ""
    return f"in {one.fails} of {one.assessed} periods"


def _numbers(
    selections: Sequence[Selection],
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.name, selection_words.ratio(one),
         selection_words.selected(one) or NONE, selection_words.verdict(one),
         selection_words.more(one))
        for one in selections
    ]  # fmt: skip
    return ("Group", "Ratio", "Of", "State", "What it takes"), rows


def _show_hidden(selections: Sequence[Selection]) -> None:
    hidden = sum(one.hidden for one in selections)
    if hidden:
        says = f"{hidden} of {words.count(len(selections), 'group')} "
        says += f"{words.verb(hidden, 'is', 'are')} not shown, so that nobody can be recognized."
        parts.show_html(element("p", chip(theme.HIDDEN), " ", says, class_="hw-quiet"))


def as_csv(
    selections: Sequence[Selection],
) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of selections by period for a spreadsheet."""
    header = ("Period", "Group", "Selected", "Pool", "Rate", "Share of the pool", "Held against",
              "Its rate", "Ratio", "Verdict", "Fisher p", "More needed", "What it means",
              "Why not shown", "Source")  # fmt: skip
    rows = [
        (one.period, one.name, one.selected, one.pool, one.rate, one.share_of_pool, one.top_group,
         one.top_rate, one.ratio, selection_words.verdict(one), one.fisher_p, one.more_needed,
         one.says, one.hidden_reason, one.source)
        for one in selections
    ]  # fmt: skip
    return header, rows
