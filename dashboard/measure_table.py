"""The table of all measures with its filters, and the cells of a measure that other tables show."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import controls, measure_numbers, measure_words, parts, theme, words
from dashboard.figures import inline
from dashboard.markup import (
    Html,
    Piece,
    chip,
    details,
    element,
    image,
    join,
    link,
    table,
    url,
)
from dashboard.measure_records import Measure, MeasureFilters
from dashboard.records import Branch, Plan


def ask(
    plan: Plan | None, measures: Sequence[Measure], names: Mapping[str, str],
    branches: Sequence[Branch],
) -> MeasureFilters:  # fmt: skip
    """Show the filters of these measures and return what they say."""
    found = {measure.now.status for measure in measures}
    statuses = {word: word for word in theme.MEASURE_STATUSES if word in found}
    owners = {code: words.named(code, names) for code in names}
    goals = {
        branch.code: f"{branch.code} {words.shorten(branch.name or branch.text, 60)}"
        for branch in branches
    }
    with st.container(key="filters"):
        first, second, third = st.columns(3)
        with first:
            status = controls.choose("Status", "status", {"": "Any status", **statuses})
        with second:
            owner = controls.choose("Owner", "owner", {"": "Anyone", **owners})
        with third:
            if plan is None:
                return MeasureFilters(status, owner)
            goal = controls.choose("Goal or area", "goal", {"": "The whole plan", **goals})
    return MeasureFilters(status, owner, goal)


def show(plan: Plan | None, measures: Sequence[Measure]) -> None:
    """One row a measure, with its values, its bullet, why it has its status, and its trend."""
    if not measures:
        parts.show_html(element("p", "No measure matches these filters."))
        return
    parts.show_html(_KEY)
    rows = [_row(plan, measure) for measure in measures]
    header = ("Code", "What", "Over time", "Newest against target", "Newest value", "Status")
    parts.show_html(table("Measures, those that need attention first", header, rows))


_KEY = element(
    "p",
    "In the bar: ",
    element("span", "○", class_="hw-sample"),
    " baseline, ",
    element("span", "●", class_="hw-sample"),
    " newest value, thin line benchmark, thick line target, shaded range where one is set. "
    "Open a status to see why.",
    class_="hw-quiet",
)


def _row(plan: Plan | None, measure: Measure) -> Sequence[Piece]:
    owners = element("span", ", ".join(measure.owners) or "No owner", class_="hw-note")
    return (
        opener(plan, measure),
        join([element("div", measure.name, class_="hw-clamp"), owners]),
        join([spark(measure), _note(measure.now.trend_verdict)]),
        bullet(measure),
        newest(measure),
        why(measure),
    )


def _note(text: str | None) -> Html:
    return element("span", text, class_="hw-note") if text else Html("")


def newest(measure: Measure) -> Html:
    """The newest value, its period, and what a mean from a survey rests on."""
    value = element("strong", measure_numbers.value_now(measure), class_="hw-day")
    return join([value, _note(measure.now.period), rests_on(measure)], " ")


def rests_on(measure: Measure) -> Html:
    """A quiet line with n and interval under a mean that comes from a survey."""
    told = measure_numbers.rests_on(measure, measure.now)
    return element("div", told, class_="hw-note hw-wrap") if told else Html("")


def opener(plan: Plan | None, measure: Measure) -> Html:
    """The code, which opens the measure."""
    address = url("measures", plan=plan.plan_id if plan else "", measure=measure.code)
    return link(address, measure.code, label=f"Open {measure.code}, {measure.name}")


def why(measure: Measure) -> Html:
    """The status, which opens to its reason."""
    return details(status(measure), measure.now.reason)


def status(measure: Measure) -> Html:
    """The status; and that a person set it, where one did."""
    chips = [chip(measure.now.status)]
    if measure.now.is_overridden:
        chips.append(chip("By decision"))
    return join(chips, " ")


def spark(measure: Measure) -> Html:
    """The values so far as a line."""
    now = measure.now
    svg = inline.sparkline(now.sparkline, now.status)
    return image(svg, measure_words.spark_sentence(measure), "hw-spark")


def bullet(measure: Measure) -> Html:
    """Where the newest value lies between baseline, benchmark and target."""
    return image(inline.bullet(measure), measure_words.bullet_sentence(measure), "hw-bullet")


def as_csv(measures: Sequence[Measure]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of the measures for a spreadsheet."""
    header = ("Code", "Measure", "Owner", "Unit", "Baseline", "Target", "Target period", "Period",
              "Value", "Benchmark", "Status", "Why", "Trend", "Source")  # fmt: skip
    rows = [
        (
            one.code, one.name, "; ".join(one.owners), one.unit, one.baseline, one.target,
            one.target_period, one.now.period,
            one.now.state if one.is_deliverable else one.now.actual, one.now.benchmark,
            one.now.status, one.now.reason, one.now.trend_verdict, one.now.source,
        )
        for one in measures
    ]  # fmt: skip
    return header, rows


def say_unknown(code: str) -> None:
    """That the address asks for a measure that is not here."""
    says = f"There is no measure “{words.shorten(code, 60)}”; these are all."
    parts.show_html(element("p", says, class_="hw-quiet", role="status"))


def say_what_to_do() -> None:
    """How measures come in, where there are none."""
    columns = "Code, Measure, Plan items, Unit, Direction, Baseline, Target, Owner"
    steps = [
        f"Make a workbook with the sheet Measures, its columns {columns}.",
        "Or take a ready catalogue, such as data/catalogs/child_support.xlsx.",
        "Load it with Update. Its measures then stand here, and ask for their values.",
    ]
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
