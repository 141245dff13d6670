"""A measure by group: what is looked at, its rates and gaps side by side, and what is hidden."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import controls, equity_finding, equity_queries, equity_words, parts, theme, words
from dashboard.equity_records import OVERALL, Breakdown, Group, Rate
from dashboard.figures import equity as figures
from dashboard.figures import equity_gaps
from dashboard.markup import Html, Piece, chip, element, join, link, url
from dashboard.measure_queries import measure as measure_of
from dashboard.measure_records import Measure

_MOST = 20
"""Groups that a figure shows unless asked for all."""
_CLEARED = ("within", "period", "group", "each", "groups")
_VIEWS = {"": "At a glance", "advanced": "Advanced"}


def ask(measures: Mapping[str, str]) -> tuple[Measure, Breakdown, str]:
    """Show the choices of measure, dimension, part and period; return what they say."""
    with st.container(key="filters"):
        first, second, third, fourth = st.columns(4)
        with first:
            names = {code: f"{code} {words.shorten(name, 60)}" for code, name in measures.items()}
            code = controls.choose("Measure", "measure", names, clears=("by", *_CLEARED))
        measure = measure_of(code)
        if measure is None:
            raise LookupError(code)  # listed a moment ago, in the same publication
        with second:
            known = {name: name for name in equity_queries.dimensions(measure.measure_id)}
            dimension = controls.choose("By", "by", known, clears=_CLEARED)
        with third:
            other, group_name = _ask_within(measure, dimension)
        own = Breakdown(measure.measure_id, "", dimension, other, group_name)
        with fourth:
            periods = equity_queries.periods(own)
            period_id = controls.choose("Period", "period", periods)
    return measure, Breakdown(measure.measure_id, period_id, dimension, other, group_name), (
        periods.get(period_id, "")
    )  # fmt: skip


def _ask_within(measure: Measure, dimension: str) -> tuple[str, str]:
    """Everybody, or the people of one group of another dimension."""
    found = equity_queries.withins(measure.measure_id, dimension)
    options = {"": "Everybody"} | {
        f"{other}: {name}": f"{other}: {name}" for other, names in found.items() for name in names
    }
    chosen = controls.choose("Within", "within", options, clears=("group", "each", "groups"))
    pairs = {f"{other}: {name}": (other, name) for other, names in found.items() for name in names}
    return pairs.get(chosen, (OVERALL, OVERALL))


def ask_view() -> str:
    """Show the choice between the page for everybody and the advanced measures."""
    return controls.choose_view("View", "view", _VIEWS)


def show_unequal(measure: Measure) -> None:
    """That all together are where they should be, and some groups are not."""
    told = [one for one in equity_queries.unequal() if one.measure_id == measure.measure_id]
    if told:
        lines = [element("p", chip("Clearly short"), " ",
                         f"{equity_finding.unequal_sentence(one)} ({one.dimension}, {one.period}).")
                 for one in told]  # fmt: skip
        parts.show_html(join(lines))


def show_groups(
    measure: Measure, breakdown: Breakdown, groups: Sequence[Group], overall: Rate | None
) -> None:
    """Rates and gaps as figures whose rows are level, and what is hidden in one sentence."""
    parts.section(f"{breakdown.dimension}: who stands where")
    shown = groups if controls.url_values().get("groups") == "all" else groups[:_MOST]
    left, right = st.columns(2, gap="large")
    with left:
        parts.show_html(_over("Each group, with its 95% interval", _key(groups)))
        figure = figures.rates_by_group(measure, shown, overall, parts.mode())
        says = equity_finding.rates_sentence(measure, shown, overall)
        parts.show(figure, says, *_rates(measure, shown), "equity_rates")
    with right:
        parts.show_html(_over(*_about_gaps(measure, groups)))
        figure = equity_gaps.gaps_to_reference(measure, shown, parts.mode())
        says = equity_finding.gaps_sentence(measure, shown)
        parts.show(figure, says, *_gaps(measure, shown), "equity_gaps")
    if len(groups) > len(shown):
        _show_way(len(groups), len(shown))
    _show_badges(breakdown, groups)


def _over(title: str, says: str) -> Html:
    text = element("p", says, class_="hw-quiet")
    return element("div", element("h3", title), text, class_="hw-over")


def _key(groups: Sequence[Group]) -> str:
    if any(one.rate.standing for one in groups):
        return "Round reaches what was due, pointed does not; filled where the whole interval does."
    return "Nothing was due in this period, so that no group is short of it."


def _about_gaps(measure: Measure, groups: Sequence[Group]) -> tuple[str, str]:
    gap = next((one.gap for one in groups if one.gap), None)
    if gap is None:
        return "Gap", "No gap can be told here."
    unit = "points" if measure.unit == "%" else measure.unit or "points"
    kind = {
        "stated": "the reference that was chosen",
        "best large group": "the best of the large groups",
        "overall": "all together",
    }.get(gap.reference_kind, gap.reference_kind)
    title = f"Gap to {equity_words.name(gap.reference)}, in {unit}"
    return title, f"Measured from {kind}. Filled where the gap is clear: not by chance alone."


def _show_way(total: int, shown: int) -> None:
    address = url("equity", **(controls.url_values() | {"groups": "all"}))
    way = link(address, f"Show all {total} groups")
    parts.show_html(element("p", f"The first {shown} are shown. ", way))


def _show_badges(breakdown: Breakdown, groups: Sequence[Group]) -> None:
    """What the two badges mean here; how they come about is told once, in the notes."""
    told = []
    if says := equity_finding.hidden_sentence(groups, equity_queries.disclosure(breakdown)):
        told.append(element("p", chip(theme.HIDDEN), " ", says, class_="hw-quiet"))
    few = sum(not one.rate.hidden and not one.rate.is_presented for one in groups)
    if few:
        says = f"{words.count(few, 'group')} {words.verb(few, 'counts', 'count')} so few that "
        says += "chance alone could move the figure far: none is drawn."
        told.append(element("p", chip(theme.UNRELIABLE), " ", says, class_="hw-quiet"))
    if told:
        parts.show_html(join(told))


def _rates(
    measure: Measure, groups: Sequence[Group]
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.name, equity_words.value(measure, one.rate), equity_words.interval(measure, one.rate),
         equity_words.rests_on(one.rate), equity_words.mark(one.rate))
        for one in groups
    ]  # fmt: skip
    return ("Group", "Value", "95% interval", "Of", "State"), rows


def _gaps(
    measure: Measure, groups: Sequence[Group]
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.name, equity_words.signed(measure, one.gap.gap),
         equity_words.gap_interval(measure, one.gap), equity_words.gap_note(measure, one))
        for one in groups
        if one.gap
    ]  # fmt: skip
    return ("Group", "Gap", "95% interval", "What it means"), rows


def say_what_to_do() -> None:
    """How values by group come in, where there are none."""
    steps = [
        "Open Update, get the workbook, and fill in its Groups sheet: a row for every group.",
        "Or load a table of counts, one row per period and group.",
        "Every group then stands here beside the others; small ones are hidden for privacy.",
    ]
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
