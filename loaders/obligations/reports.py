"""Reads what was reported, a row each: which obligation, when, and where the evidence is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.impact.fields import day
from loaders.known import KnownItem
from loaders.measures.fields import Fields
from loaders.obligations.naming import obligation_id
from loaders.subjects import Subjects, UnknownSubject
from loaders.updates.allowed import is_withdraw


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that was reported, and its row."""

    line: Line
    item: KnownItem
    words: str
    due_on: date | None
    reported_on: date
    evidence: str | None
    reported_by: str | None
    is_withdrawn: bool

    @property
    def obligation_id(self) -> str:
        """What was fulfilled."""
        return obligation_id(self.item.item_id, self.words, self.due_on)


def reports_of(tables: Sequence[FlatTable], subjects: Subjects, found: Findings) -> list[Report]:
    """Every report of these tables that can be read; the same one twice is a problem."""
    read: dict[str, Report] = {}
    for table in tables:
        for row in table.rows:
            one = _report(Line(table, row, found), subjects)
            if one is None:
                continue
            if one.obligation_id in read:
                first = read[one.obligation_id].line.address("item")
                one.line.refuse("item", f"was reported for this day in {first} too; keep one row")
            read.setdefault(one.obligation_id, one)
    return list(read.values())


def _report(line: Line, subjects: Subjects) -> Report | None:
    fields = Fields(line)
    item = _item(fields, subjects)
    words = " ".join((fields.words("words") or "").split()).strip(" .;")
    if not words:
        line.refuse("words", "should be what was to be reported, in the plan's words")
    due_on = fields.read("due_on", day)
    is_withdrawn = is_withdraw(line.code("reported_on"))
    reported_on = None if is_withdrawn else fields.read("reported_on", day)
    if reported_on is None and not is_withdrawn and line.cell("reported_on") is None:
        line.refuse("reported_on", "should be the day of the report, such as 2026-03-31")
    if item is None or not words or (reported_on is None and not is_withdrawn):
        return None
    return Report(
        line=line,
        item=item,
        words=words,
        due_on=due_on,
        reported_on=reported_on or due_on or date.min,
        evidence=fields.words("evidence"),
        reported_by=fields.words("reported_by"),
        is_withdrawn=is_withdrawn,
    )


def _item(fields: Fields, subjects: Subjects) -> KnownItem | None:
    words = fields.words("item") or ""
    try:
        return subjects.item("", fields.words("plan") or "", words, "")[0]
    except UnknownSubject as error:
        fields.line.refuse("plan" if error.field == "plan" else "item", str(error))
        return None
