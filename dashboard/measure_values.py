"""The values of a measure, period by period, and every figure that anybody ever gave for it."""

from collections.abc import Sequence

import streamlit as st

from dashboard import parts, words
from dashboard.markup import Html, Piece, chip, join, link, table, url
from dashboard.measure_numbers import amount, of, rests_on
from dashboard.measure_records import Given, Measure, Value


def show_values(measure: Measure, values: Sequence[Value]) -> None:
    """Every period, the newest first, with the cell that its figure came from."""
    parts.section("Values by period", "" if values else "No value has been given yet.")
    if not values:
        return
    rows = [
        (
            one.period,
            one.state or of(measure, one.actual),
            rests_on(measure, one) or _parts(one),
            of(measure, one.benchmark),
            join([chip(one.status), chip("By decision")] if one.is_overridden
                 else [chip(one.status)], " "),
            one.note or "",
            _source(one),
        )
        for one in reversed(values)
    ]  # fmt: skip
    header = ("Period", "Value", "Of", "Benchmark", "Status", "Note", "Source")
    numbers = ("Value", "Of", "Benchmark")
    parts.show_html(table("Values by period, the newest first", header, rows, numbers=numbers))
    parts.download(f"measure_{measure.measure_id}_values", *_values_csv(measure, values))


def _source(one: Value) -> Piece:
    """The cell, and the way to the question of a survey that it heads."""
    where = words.where(one.source) if one.source else ""
    way = survey_link(one)
    return join([where, way], " ") if way else where


def survey_link(one: Value) -> Html | None:
    """The way to the question of the survey that a value comes from."""
    if one.survey_id is None:
        return None
    held = one.held_on.isoformat() if one.held_on else ""
    address = url("surveys", survey=one.survey_id, held=held, question=one.question_id)
    when = f" of {words.day(one.held_on)}" if one.held_on else ""
    return link(address, f"See the survey{when}")


def _parts(one: Value | Given) -> str:
    """`412 of 520`, where both were given."""
    if one.denominator is None:
        return ""
    below = amount(one.denominator)
    return below if one.numerator is None else f"{amount(one.numerator)} of {below}"


def _values_csv(
    measure: Measure, values: Sequence[Value]
) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    header = ("Code", "Measure", "Unit", "Period", "First day", "Last day", "Value", "Numerator",
              "Denominator", "Interval low", "Interval high", "Benchmark", "Target", "Status",
              "Why", "Note", "Evidence", "Source")  # fmt: skip
    rows = [
        (
            measure.code, measure.name, measure.unit, one.period, one.starts_on, one.ends_on,
            one.state if measure.is_deliverable else one.actual, one.numerator, one.denominator,
            one.value_low, one.value_high, one.benchmark, one.target, one.status, one.reason,
            one.note, one.evidence, one.source,
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
