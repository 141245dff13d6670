"""The sheet Values: one row a measure and period, and a status where a person decided it.

| Id  | Code | Measure         | Period  | Value | Numerator | Denominator | Note | Status by ... |
| 1-1 | 1.1  | Current support | 2026 Q3 | 61.2  | 412       | 673         | ...  |               |
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.calendars import Period
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import KnownMeasure
from loaders.subjects import Subjects, UnknownSubject
from loaders.updates.allowed import STATES, is_withdraw, one_of
from loaders.updates.decisions import DECISION, decision_of
from loaders.updates.entries import NUMBERS, OVERALL
from loaders.updates.reported_periods import ReportedPeriods, period_of
from loaders.updates.twice import Given
from loaders.values import Parsed, parse_value

_FIGURES = (*NUMBERS, "note", "evidence")


@dataclass(slots=True)
class ValuesRead:
    """What one sheet of values says."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    """As `entries.ENTRY`."""
    overrides: list[dict[str, Any]] = field(default_factory=list)
    """Rows of the ledger's status_override."""
    decided: list[Given] = field(default_factory=list)
    """What they decide."""


def read_values(
    table: FlatTable, place: int, subjects: Subjects, periods: ReportedPeriods, found: Findings
) -> ValuesRead:
    """Read every row that gives something; what is wrong goes to `found`."""
    said = ValuesRead()
    for row in table.rows:
        line = Line(table, row, found)
        if not line.gives((*_FIGURES, *DECISION)):
            continue
        measure = measure_of(line, subjects)
        period = None
        if measure is not None:
            period = period_of(line, measure.calendar, measure.months, periods)
        key = {"measure_id": measure.measure_id if measure else None, **_period(period)}
        if line.gives(_FIGURES) and measure is not None:
            said.entries += _entries(line, measure, {"place": place, "line": row.number, **key})
        decision = decision_of(line, measure, period)
        if decision is not None:
            said.overrides.append(decision[0])
            said.decided.append(decision[1])
    return said


def measure_of(line: Line, subjects: Subjects) -> KnownMeasure | None:
    """The measure of a row; None where it is told to be wrong."""
    try:
        return subjects.measure(line.code("id"), line.code("code"), line.code("measure"))
    except UnknownSubject as wrong:
        line.refuse(wrong.field, str(wrong))
        return None


def _period(period: Period | None) -> dict[str, Any]:
    if period is None:
        return {"period_id": None}
    return {
        "period_id": period.period_id,
        "months": period.months,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
    }


def _entries(line: Line, measure: KnownMeasure, key: dict[str, Any]) -> Iterator[dict[str, Any]]:
    said = _state(line) if measure.kind == "deliverable" else _numbers(line, measure)
    prose = {"note": line.words("note"), "evidence": line.words("evidence")}
    if said is None or not (said or any(prose.values())):
        return
    given = [name for name in _FIGURES if line.cell(name) is not None]
    yield {
        **key,
        "cell": line.address(
            next((name for name in given if said.get(name) is not None), given[0])
        ),
        "dimension": OVERALL,
        "group_name": OVERALL,
        "is_withdrawn": False,
        **said,
        **prose,
    }


def _state(line: Line) -> dict[str, Any] | None:
    """What a deliverable's row says of its state; None when that is wrong."""
    is_fine = True
    for name in NUMBERS[1:]:
        if line.cell(name) is not None:
            line.refuse(name, "should be blank: a deliverable has a state, no numbers")
            is_fine = False
    words = line.words("value")
    if words is None:
        return {} if is_fine else None
    if is_withdraw(words):
        return {"is_withdrawn": True}
    try:
        state = one_of(words, STATES)
    except ValueError as error:
        line.refuse("value", f"{error}: it is a deliverable")
        return None
    return {"state": state} if is_fine else None


def _numbers(line: Line, measure: KnownMeasure) -> dict[str, Any] | None:
    """What a row says in numbers; None when one of them is wrong."""
    read = {name: _parsed(line, name, measure) for name in NUMBERS}
    parsed = {name: one for name, one in read.items() if one is not None}
    withdrawing = [name for name, one in parsed.items() if one.kind == "withdraw"]
    said = {name: one.number for name, one in parsed.items() if one.kind == "number"}
    if withdrawing:
        for name in said:
            line.refuse(name, "should be blank where the value is withdrawn")
        return None if said else {"is_withdrawn": True}
    if len(parsed) < len(NUMBERS):
        return None
    ratio = parsed["value"]
    if ratio.written == "ratio":
        if measure.statistic != "rate":
            line.refuse("value", f"should be one number, because {measure.code} is no rate")
            return None
        if not said.keys().isdisjoint(NUMBERS[1:]):
            line.refuse("value", "should be one number where numerator and denominator are given")
            return None
        said |= {"value": None, "numerator": ratio.numerator, "denominator": ratio.denominator}
    return said


def _parsed(line: Line, name: str, measure: KnownMeasure) -> Parsed | None:
    """One number cell; None where it is wrong."""
    cell = line.cell(name)
    if cell is not None and cell.rows > 1:
        line.refuse(name, f"is merged over {cell.rows} rows; give every row its own")
        return None
    try:
        parsed = parse_value(cell, measure.unit if name == "value" else "")
    except ValueError as error:
        line.refuse(name, str(error))
        return None
    for odd in parsed.warnings:
        line.warn(name, odd)
    return parsed
