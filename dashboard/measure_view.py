"""One measure, opened: what it says, why, what it rests on, and every figure ever given for it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import measure_words, parts, words
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
    table,
    url,
)
from dashboard.measure_records import Benchmark, Given, Measure, Served, Value
from dashboard.measure_table import status
from dashboard.measure_words import of
from dashboard.records import Plan


def subtitle(measure: Measure, names: Mapping[str, str]) -> str:
    """Code, unit, how often, and who is answerable."""
    told = [measure.code, measure.unit or measure.kind, measure.frequency]
    owners = words.listed([words.named(code, names) for code in measure.owners])
    return f"{', '.join(told)}. {f'Owner: {owners}.' if owners else 'No owner is named.'}"


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
    parts.show_html(element("div", status(measure), nav, class_="hw-bar"))


def show_figure(measure: Measure, values: Sequence[Value], steps: Sequence[Benchmark]) -> None:
    """The measure over time; nothing for a deliverable or without a value."""
    if measure.is_deliverable or not any(value.actual is not None for value in values):
        return
    figure = figures.over_time(measure, values, steps, parts.mode())
    says = " ".join(
        [words.sentence(measure_words.finding(measure)), measure.now.trend_reason or ""]
    )
    parts.show(figure, says.strip(), *_numbers(measure, values, steps), f"measure_{measure.code}")
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
    due = {step.ends_on: (step.period, step.benchmark) for step in steps}
    reached = {value.ends_on: value for value in values}
    rows: list[Sequence[Piece]] = []
    for day in sorted({*due, *reached}):
        period, benchmark = due.get(day, ("", None))
        value = reached.get(day)
        rows.append(
            (
                value.period if value else period,
                of(measure, value.actual) if value else "",
                of(measure, benchmark),
                value.status if value else "",
            )
        )
    now = measure.now
    if now.projected is not None:
        low, high = of(measure, now.projected_low), of(measure, now.projected_high)
        told = f"{of(measure, now.projected)} projected ({low} to {high})"
        rows.append((f"{measure.target_period}, projected", told, "", now.projected_status or ""))
    return ("Period", "Value", "Benchmark", "Status"), rows


def show_why(measure: Measure, values: Sequence[Value]) -> None:
    """The status with its rule, numbers and source cell; trend and projection; what was written."""
    now = measure.now
    newest = next((one for one in reversed(values) if one.period == now.period), None)
    told: dict[str, Piece] = {"Status": join([status(measure), element("p", now.reason)])}
    if newest and newest.is_overridden:
        told["By the rule"] = chip(newest.rule_status)
    told["Last period"] = _change(measure)
    told["Trend"] = now.trend_reason
    told["Projection"] = now.projection_reason
    told["What was reported"] = now.note
    told["Evidence"] = outside(now.evidence) if now.evidence else ""
    told["Source of the value"] = words.where(now.source) if now.source else ""
    parts.section("Why this status")
    parts.show_html(facts(told))


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
                "Baseline": measure_words.start(measure),
                "Target": measure_words.aim(measure),
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
    return f"within {measure_words.difference(measure, measure.tolerance)} of what was due"


def _where(one: Served) -> str:
    moved = "; found by its code, its words have changed" if one.words_moved else ""
    return f"({one.level_name}, {one.plan_title}{moved})"


def show_values(measure: Measure, values: Sequence[Value]) -> None:
    """Every period, the newest first, with the cell that its figure came from."""
    parts.section("Values by period", "" if values else "No value has been given yet.")
    if not values:
        return
    rows = [
        (
            one.period,
            one.state or of(measure, one.actual),
            _parts(one),
            of(measure, one.benchmark),
            join([chip(one.status), chip("By decision")] if one.is_overridden
                 else [chip(one.status)], " "),
            one.note or "",
            words.where(one.source) if one.source else "",
        )
        for one in reversed(values)
    ]  # fmt: skip
    header = ("Period", "Value", "Of", "Benchmark", "Status", "Note", "Source")
    numbers = ("Value", "Of", "Benchmark")
    parts.show_html(table("Values by period, the newest first", header, rows, numbers=numbers))
    parts.download(f"measure_{measure.code}_values", *_values_csv(measure, values))


def _parts(one: Value | Given) -> str:
    """`412 of 520`, where both were given."""
    if one.denominator is None:
        return ""
    below = measure_words.amount(one.denominator)
    return below if one.numerator is None else f"{measure_words.amount(one.numerator)} of {below}"


def _values_csv(
    measure: Measure, values: Sequence[Value]
) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    header = ("Code", "Measure", "Unit", "Period", "First day", "Last day", "Value", "Numerator",
              "Denominator", "Benchmark", "Target", "Status", "Why", "Note", "Evidence",
              "Source")  # fmt: skip
    rows = [
        (
            measure.code, measure.name, measure.unit, one.period, one.starts_on, one.ends_on,
            one.state if measure.is_deliverable else one.actual, one.numerator, one.denominator,
            one.benchmark, one.target, one.status, one.reason, one.note, one.evidence, one.source,
        )
        for one in values
    ]  # fmt: skip
    return header, rows


def show_history(measure: Measure, given: Sequence[Given]) -> None:
    """Every figure that anybody ever gave, standing or not."""
    replaced = sum(not one.is_standing for one in given)
    says = f"{words.count(len(given), 'figure')} given, of which {replaced or 'none'} "
    says += words.verb(replaced, "no longer stands.", "no longer stand.")
    parts.section("Every figure ever given", words.sentence(says) if given else "None yet.")
    if not given:
        return
    rows = [
        (
            one.period,
            one.state or of(measure, one.actual),
            _parts(one),
            chip(_standing(one)),
            one.loaded_by,
            f"{words.moment(one.loaded_at)} UTC",
            one.load_id,
            words.where(one.source),
        )
        for one in given
    ]
    header = ("Period", "Value", "Of", "State", "Who", "When", "Load", "Source")
    with st.expander("Show them all", expanded=bool(replaced)):
        caption = "Every figure ever given, the newest period first"
        parts.show_html(table(caption, header, rows, numbers=("Value", "Of", "Load")))


def _standing(one: Given) -> str:
    if one.undone_at is not None:
        return "Undone"
    if one.is_withdrawn:
        return "Withdrawn"
    return "Stands" if one.is_standing else "Replaced"
