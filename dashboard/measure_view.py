"""One measure, opened: what it says, why, and what it rests on."""

from collections.abc import Mapping, Sequence

from dashboard import measure_numbers, measure_values, measure_words, parts, words
from dashboard.equity_records import Finding
from dashboard.figures import measure as figures
from dashboard.markup import (
    Piece,
    bullets,
    chip,
    element,
    facts,
    join,
    link,
    outside,
    url,
)
from dashboard.measure_numbers import of
from dashboard.measure_records import Benchmark, Measure, Served, Value
from dashboard.measure_table import status
from dashboard.records import Plan


def subtitle(measure: Measure, names: Mapping[str, str]) -> str:
    """Code, unit, how often, and who is answerable."""
    unit = _NAMES.get(measure.unit or "", measure.unit) or measure.statistic
    what = measure.kind if measure.is_deliverable else unit
    told = [measure.code, what, measure.frequency]
    owners = words.listed([words.named(code, names) for code in measure.owners])
    return f"{', '.join(told)}. {f'Owner: {owners}.' if owners else 'No owner is named.'}"


_NAMES = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds"}


def show_bar(plan: Plan | None, measure: Measure, listed: Sequence[Measure]) -> None:
    """The way back to all measures, and to the ones before and after in their list."""
    codes = [one.code for one in listed]
    kept = plan.plan_id if plan else ""
    steps = [link(url("measures", plan=kept), "All measures")]
    if measure.code in codes:
        here = codes.index(measure.code)
        if here > 0:
            steps.append(link(url("measures", plan=kept, measure=codes[here - 1]), "← Previous"))
        if here + 1 < len(codes):
            steps.append(link(url("measures", plan=kept, measure=codes[here + 1]), "Next →"))
    nav = element("nav", *steps, aria_label="Measures")
    parts.show_html(element("div", element("span", status(measure)), nav, class_="hw-bar"))


def show_figure(measure: Measure, values: Sequence[Value], steps: Sequence[Benchmark]) -> None:
    """The measure over time; nothing for a deliverable or without a value."""
    if measure.is_deliverable or not any(value.actual is not None for value in values):
        return
    figure = figures.over_time(measure, values, steps, parts.mode())
    says = " ".join(
        [words.sentence(measure_words.finding(measure)), measure.now.trend_reason or ""]
    )
    parts.show(
        figure, says.strip(), *_numbers(measure, values, steps), f"measure_{measure.measure_id}"
    )
    notes = []
    if any(value.times_given > 1 for value in values):
        notes.append("A ring marks a value that was corrected.")
    if any(value.actual is None for value in values):
        notes.append("A hole in the line is a period without a value.")
    if notes:
        parts.show_html(element("p", " ".join(notes), class_="hw-quiet"))


def _numbers(
    measure: Measure, values: Sequence[Value], steps: Sequence[Benchmark]
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    """Every period of the figure, the earliest first: what was due, what was reached."""
    due = {step.period_id: step for step in steps}
    reached = {value.period_id: value for value in values}
    spans = {step.period_id: (step.ends_on, step.starts_on) for step in steps}
    spans |= {value.period_id: (value.ends_on, value.starts_on) for value in values}
    rows: list[Sequence[Piece]] = []
    for period_id in sorted(spans, key=lambda one: spans[one]):
        step, value = due.get(period_id), reached.get(period_id)
        rows.append(
            (
                value.period if value else step.period if step else "",
                value.state or of(measure, value.actual) if value else "",
                of(measure, step.benchmark if step else None),
                value.status if value else "",
            )
        )
    now = measure.now
    if now.projected is not None:
        low, high = of(measure, now.projected_low), of(measure, now.projected_high)
        told = f"{of(measure, now.projected)} projected ({low} to {high})"
        rows.append((f"{measure.target_period}, projected", told, "", now.projected_status or ""))
    return ("Period", "Value", "Benchmark", "Status"), rows


def show_why(measure: Measure, values: Sequence[Value], found: Sequence[Finding]) -> None:
    """The status with its rule, numbers and source cell; trend and projection; what was written.

    `found` is what its groups find.
    """
    now = measure.now
    newest = next((one for one in reversed(values) if one.period == now.period), None)
    told: dict[str, Piece] = {"Status": join([status(measure), element("p", now.reason)])}
    if newest and newest.is_overridden:
        told["By the rule"] = chip(newest.rule_status)
    told["By group"] = _by_group(found)
    told["Rests on"] = _rests_on(measure, newest)
    told["Last period"] = _change(measure)
    told["Trend"] = now.trend_reason
    told["Projection"] = now.projection_reason
    told["What was reported"] = now.note
    told["Evidence"] = outside(now.evidence) if now.evidence else ""
    told["Source of the value"] = words.where(now.source) if now.source else ""
    parts.section("Why this status")
    parts.show_html(facts(told))


def _by_group(found: Sequence[Finding]) -> Piece:
    """What each dimension finds, with the way to its groups."""
    lines = []
    for one in found:
        way = link(url("equity", measure=one.code, by=one.dimension), f"By {one.dimension}")
        short = join([" ", chip("Clearly short")] if one.clearly_short else [])
        lines.append(element("p", way, short, element("div", one.says)))
    return join(lines)


def _rests_on(measure: Measure, newest: Value | None) -> Piece:
    """Answers and interval of a mean, with the way to the survey that it comes from."""
    told = measure_numbers.rests_on(measure, measure.now)
    way = measure_values.survey_link(newest) if newest else None
    return join([f"{told}. ", way]) if told and way else told


def _change(measure: Measure) -> Piece:
    now = measure.now
    if now.previous_status is None or now.previous_period is None:
        return ""
    before = f"{of(measure, now.previous)}, " if now.previous is not None else ""
    told = f"{before}{now.previous_status}, in {now.previous_period}"
    if now.status_change not in {"better", "worse"}:
        return told
    return join([told, chip(now.status_change.capitalize())], " ")


def show_facts(measure: Measure, served: Sequence[Served], names: Mapping[str, str]) -> None:
    """What is counted, against what, for which goals, by whom."""
    goals = [
        join([link(url("plan", plan=one.plan_id, item=one.code), f"{one.code} {one.text}"),
              element("span", _where(one), class_="hw-note hw-wrap")], " ")
        for one in served
    ]  # fmt: skip
    parts.section("What it measures")
    parts.show_html(
        facts(
            {
                "Definition": measure.definition,
                "Numerator": measure.numerator,
                "Denominator": measure.denominator,
                "Better is": measure.direction,
                "Baseline": measure_numbers.start(measure),
                "Target": measure_numbers.aim(measure),
                "Benchmarks": _BASIS.get(measure.benchmark_basis, measure.benchmark_basis),
                "Near is": _near(measure),
                "Serves": bullets(goals) if goals else "No plan item yet.",
                "Owner": bullets([words.named(code, names) for code in measure.owners]),
                "Figures come from": measure.source_note,
                "From the plan's words": measure.from_words,
                "Source of the definition": words.where(measure.source),
            }
        )
    )


_BASIS = {
    "given": "Given by period; each holds until the next",
    "straight path": "None is given: the straight path from baseline to target",
    "target": "None is given: every value is held against the target",
    "none": "None, and no target",
}


def _near(measure: Measure) -> str:
    if not measure.tolerance:
        return ""
    return f"within {measure_numbers.difference(measure, measure.tolerance)} of what was due"


def _where(one: Served) -> str:
    moved = "; found by its code, its words have changed" if one.words_moved else ""
    return f"({one.level_name}, {one.plan_title}{moved})"
