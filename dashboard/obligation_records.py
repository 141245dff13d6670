"""What the pages know of things to report."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing to report on one day, or whenever it is asked for."""

    obligation_id: str
    item_id: str | None
    plan_id: str
    plan_title: str
    code: str
    words: str
    audience: str | None
    channel: str | None
    meeting: str | None
    due_on: date | None
    reporting_status: str
    reported_on: date | None
    evidence: str | None
    reported_by: str | None
    reason: str
