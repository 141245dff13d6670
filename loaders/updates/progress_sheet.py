"""The sheet Progress: one row a plan item and period.

| Id       | Plan | Code | Plan item          | Period  | Status   | % complete | What happened |
| plan/1.a | ...  | 1.a  | Write to ten firms | 2026 Q3 | On track | 40         | Six wrote.    |
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.calendars import Calendar, Period
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import KnownItem
from loaders.subjects import Subjects, UnknownSubject
from loaders.updates.allowed import STATUSES, is_withdraw, one_of
from loaders.updates.reported_periods import ReportedPeriods, period_of
from loaders.updates.twice import Given
from loaders.values import parse_value

_PROSE = {
    "happened": "happened",
    "next": "next_steps",
    "help": "help_needed",
    "evidence": "evidence",
}
_GIVEN = ("status", "percent", *_PROSE)
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Update:
    """One progress update: its row of the ledger, and what it is an update of."""

    row: dict[str, Any]
    given: Given


def read_progress(
    table: FlatTable,
    subjects: Subjects,
    periods: ReportedPeriods,
    calendar: Calendar,
    found: Findings,
) -> Iterator[Update]:
    """Every row that gives something; what is wrong goes to `found`."""
    for row in table.rows:
        line = Line(table, row, found)
        if line.gives(_GIVEN):
            item, period = _item(line, subjects), period_of(line, calendar, None, periods)
            said = _said(line)
            if item is not None and period is not None and said is not None:
                yield _update(line, item, period, period.label(calendar), said)


def _update(
    line: Line, item: KnownItem, period: Period, label: str, said: dict[str, Any]
) -> Update:
    sheet = line.table.sheet.name
    cell = line.address(next(name for name in _GIVEN if line.cell(name) is not None))
    row = {
        "source": f"{line.found.file_name}!{sheet}!{cell}",
        "plan_id": item.plan_id,
        "item_id": item.item_id,
        "item_text": item.text,
        "period_id": period.period_id,
        "months": period.months,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        **said,
    }
    return Update(
        row, Given((item.item_id, period.period_id), f"{item.code} in {label}", sheet, cell)
    )


def _item(line: Line, subjects: Subjects) -> KnownItem | None:
    words = [line.code(name) for name in ("id", "plan", "code", "item")]
    try:
        item, is_moved = subjects.item(*words)
    except UnknownSubject as wrong:
        line.refuse(wrong.field, str(wrong))
        return None
    if is_moved:
        line.warn("code", f"is {item.code} now, where the plan says '{item.text[:60]}'")
    return item


def _said(line: Line) -> dict[str, Any] | None:
    """Status, percentage and words of a row; None where one of them is wrong."""
    prose = {column: line.words(name) for name, column in _PROSE.items()}
    status = line.words("status")
    if status is not None and is_withdraw(status):
        return _withdrawal(line)
    try:
        decided = None if status is None else one_of(status, STATUSES)
    except ValueError as error:
        line.refuse("status", str(error))
        decided = None
    said = {"status": decided, "percent_complete": _percent(line), **prose}
    return {**said, "is_withdrawn": False} if any(v is not None for v in said.values()) else None


def _withdrawal(line: Line) -> dict[str, Any] | None:
    others = [name for name in _GIVEN[1:] if line.cell(name) is not None]
    for name in others:
        line.refuse(name, "should be blank where Status withdraws the whole update")
    return None if others else {"is_withdrawn": True}


def _percent(line: Line) -> float | None:
    cell = line.cell("percent")
    try:
        parsed = parse_value(cell, "%")
    except ValueError as error:
        line.refuse("percent", str(error))
        return None
    for odd in parsed.warnings:
        line.warn("percent", odd)
    number = parsed.number
    if parsed.kind == "withdraw":
        line.refuse("percent", "should be a number from 0 to 100; Status withdraws a whole update")
    elif number is not None and not 0 <= number <= _WHOLE:
        line.refuse("percent", f"should be a number from 0 to 100, not {number:g}")
    elif number is not None and 0 < number <= 1 and parsed.written != "percent":
        line.warn("percent", f"is read as {number:g}%; write {number * 100:g} if that is meant")
    return number
