"""What a load changes row by row, in words: `1.1 Current support, 2026 Q3: 61.2% → 62.0%`."""

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import pyarrow as pa

from loaders.calendars import Calendar, Period
from loaders.comments.changes import comment_change
from loaders.crosswalk.changes import named
from loaders.known import Known, KnownItem
from loaders.macros import lay_out_macros
from loaders.report import MOST_LISTED, Change
from loaders.spelling import shortened
from loaders.updates.entries import OVERALL
from loaders.upsert_tables import Upsert

_LABELS = {
    "value": "",
    "sd": "",
    "status": "",
    "percent_complete": "% complete: ",
    "happened": "what happened: ",
    "next_steps": "what next: ",
    "ordinal": "order: ",
    "is_ordered": "ordered: ",
    "is_expected": "expected: ",
    "synonyms": "also called: ",
    "parent_dimension": "dimension of it: ",
    "parent_group": "part of: ",
    "is_overlapping": "counted beside: ",
    "is_unknown": "unknown: ",
    "dimensions": "broken down by: ",
}
_LONGEST_NAME, _LONGEST_WORDS = 60, 80
_MACROS = """
create or replace temp macro places(decimals, was, will) as
    greatest(coalesce(decimals, 0), written_decimals(was), written_decimals(will));
create or replace temp macro in_full(actual, numerator, denominator, unit, places) as concat_ws(
    ' ',
    figure_words(number_words(actual, places), unit),
    case
        when numerator is not null and denominator is not null then
            '(' || short_number_words(numerator) || ' of ' || short_number_words(denominator) || ')'
        else '(of ' || short_number_words(denominator) || ')'
    end
);
"""
_VALUES = """
    with told as (
        select *,
            (measure_id, period_id) in (
                select (measure_id, period_id)
                from measure_value semi join live_load using (load_id)
                where dimension <> 'Overall'
            ) as has_groups,
            actual_of(was_value, was_numerator, was_denominator, statistic, unit) as was_actual,
            actual_of(will_value, will_numerator, will_denominator, statistic, unit) as will_actual
        from listed left join measure_words using (measure_id)
    )
    select * replace (
        coalesce(was_state, nullif(in_full(
            was_actual, was_numerator, was_denominator, unit,
            places(coalesce(decimals, usual_decimals(statistic, unit)), was_actual, will_actual)
        ), '')) as was_value,
        coalesce(will_state, nullif(in_full(
            will_actual, will_numerator, will_denominator, unit,
            places(coalesce(decimals, usual_decimals(statistic, unit)), was_actual, will_actual)
        ), '')) as will_value
    )
    from told
"""
_BENCHMARKS = """
    select * replace (
        figure_words(number_words(was_value, places(decimals, was_value, will_value)), unit)
            as was_value,
        figure_words(number_words(will_value, places(decimals, was_value, will_value)), unit)
            as will_value
    )
    from listed left join measure_words using (measure_id)
"""
_SHOWN = {
    "benchmark": _BENCHMARKS,
    "measure_value": _VALUES,
    "group_value": _VALUES,
}
_HIDDEN = ("numerator", "denominator", "state")
"""Fields that are told with the value."""
_NAMING = ("name", "starts_on")
"""Fields of a meeting that it is named by."""


def listed(
    connection: duckdb.DuckDBPyConnection,
    upsert: Upsert,
    known: Known,
    progress_calendar: Calendar,
) -> list[Change]:
    """The first of the changes in the table `compared`; what changes what stands comes first."""
    lay_out_macros(connection)
    connection.execute(_MACROS)
    connection.execute(
        "create or replace temp table listed as from compared "
        f"where kind <> 'unchanged' order by kind = 'added', line limit {MOST_LISTED}"
    )
    connection.register("measure_words", _measure_words(known))
    shown = _SHOWN.get(upsert.name, "from listed")
    cursor = connection.execute(f"select * from ({shown}) order by kind = 'added', line")  # noqa: S608
    names = [entry[0] for entry in cursor.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    connection.unregister("measure_words")
    return [_change(upsert, row, known, progress_calendar) for row in rows]


def _measure_words(known: Known) -> pa.Table:
    plain = ("measure_id", "unit", "decimals", "statistic")
    types = (pa.string(), pa.string(), pa.int32(), pa.string())
    rows = [{name: getattr(one, name) for name in plain} for one in known.measures.values()]
    return pa.Table.from_pylist(rows, schema=pa.schema(list(zip(plain, types, strict=True))))


def _change(
    upsert: Upsert, row: Mapping[str, Any], known: Known, progress_calendar: Calendar
) -> Change:
    match upsert.name:
        case "item_progress":
            code, text = _item(row, known, progress_calendar)
        case "measure_decision":
            code, text = row["plan_id"], shortened(row["words"], _LONGEST_NAME)
        case "dimension" | "dimension_group":
            code, text = ": ".join(row[name] for name in upsert.key), ""
        case "comment_round" | "round_comment" | "comment_disposition":
            return comment_change(upsert.name, row, known.rounds)
        case "survey_invited":
            code, text = _survey(row, known)
        case "framework" | "requirement" | "crosswalk_link":
            of = _item_of(row, known) if "item_id" in row else None
            item_code = of.code if of else str(row.get("item_id", ""))
            code, text = named(upsert.name, row, known.frameworks, item_code)
        case "meeting":
            code, text = _meeting(row)
        case "obligation_report":
            code, text = _obligation(row, known)
        case _:
            code, text = _measure(row, known)
    # What is new of these has too much to say for one line.
    is_told = upsert.name not in {"measure", "requirement"} or row["kind"] == "changed"
    said = "; ".join(_parts(upsert, row)) if is_told else ""
    return Change(row["kind"], upsert.name, code, text, said)


def _measure(row: Mapping[str, Any], known: Known) -> tuple[str, str]:
    measure = known.measures.get(row["measure_id"])
    code = measure.code if measure else row["measure_id"]
    words = [shortened(measure.name, _LONGEST_NAME)] if measure else []
    if "period_id" in row:
        calendar = measure.calendar if measure else Calendar("calendar", 1)
        words.append(Period.from_id(row["period_id"]).label(calendar))
    return code, ", ".join([*words, *_group(row)])


def _item(row: Mapping[str, Any], known: Known, calendar: Calendar) -> tuple[str, str]:
    found = _item_of(row, known)
    code = found.code if found else row["item_id"]
    words = [shortened(found.text, _LONGEST_NAME)] if found else []
    period = Period.from_id(row["period_id"]).label(calendar)
    return code, ", ".join([*words, period])


def _obligation(row: Mapping[str, Any], known: Known) -> tuple[str, str]:
    item_id, words = (row[f"will_{name}"] or row[f"was_{name}"] for name in ("item_id", "words"))
    found = next((item for item in known.items if item.item_id == item_id), None)
    return found.code if found else item_id, shortened(words, _LONGEST_NAME)


def _item_of(row: Mapping[str, Any], known: Known) -> KnownItem | None:
    return next((item for item in known.items if item.item_id == row["item_id"]), None)


def _survey(row: Mapping[str, Any], known: Known) -> tuple[str, str]:
    survey = known.surveys.get(row["survey_id"])
    code = shortened(survey.title, _LONGEST_NAME) if survey else row["survey_id"]
    waves = survey.waves if survey else ()
    wave = next((one for one in waves if one.wave_id == row["wave_id"]), None)
    words = [f"{wave.ends_on.day} {wave.ends_on:%b %Y}"] if wave else [row["wave_id"]]
    return code, ", ".join([*words, *_group(row)])


def _meeting(row: Mapping[str, Any]) -> tuple[str, str]:
    """Its name and its day, as they will be or, of one that is withdrawn, as they were."""
    when = "was" if row["kind"] == "withdrawn" else "will"
    starts_on = row[f"{when}_starts_on"]
    return row[f"{when}_name"], f"{starts_on.day} {starts_on:%b %Y}"


def _group(row: Mapping[str, Any]) -> list[str]:
    is_overall = row.get("dimension", OVERALL) == OVERALL
    return [] if is_overall else [f"{row['dimension']}: {row['group_name']}"]


def _parts(upsert: Upsert, row: Mapping[str, Any]) -> Iterator[str]:
    """What changes, field by field.

    Where there are values by group only what will be is told: what was may be hidden.
    """
    is_of_group = upsert.name == "measure_spread" or row.get("has_groups", False)
    for name in (*upsert.together, *upsert.each):
        was, will = row[f"was_{name}"], row[f"will_{name}"]
        if name in _HIDDEN and upsert.table == "measure_value":
            continue
        if name in _NAMING and upsert.name == "meeting" and row["kind"] != "changed":
            continue
        if name in {"item_id", "words"} and upsert.name == "obligation_report":
            continue
        label = _LABELS.get(name, f"{name.replace('_', ' ')}: ")
        if row["kind"] == "changed" and was != will:
            yield f"{label}{'now' if is_of_group else f'{_shown(was)} →'} {_shown(will)}"
        elif row["kind"] == "added" and will is not None and will != []:
            yield f"{label}{_shown(will)}"
        elif row["kind"] == "withdrawn" and not is_of_group and was is not None and was != []:
            yield f"{label}{_shown(was)}"


def _shown(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(str, value)) or "nothing"
        case float():
            return f"{value:g}"
    return shortened(str(value), _LONGEST_WORDS)
