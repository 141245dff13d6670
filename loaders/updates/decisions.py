"""A measure's status by decision: set by a person against the rule, with a reason and a name."""

from typing import Any

from loaders.calendars import Period
from loaders.flat.findings import Line
from loaders.known import KnownMeasure
from loaders.updates.allowed import DECISIONS, is_withdraw, one_of
from loaders.updates.twice import Given

DECISION = ("status", "reason", "decided_by")


def decision_of(
    line: Line, measure: KnownMeasure | None, period: Period | None
) -> tuple[dict[str, Any], Given] | None:
    """The row of status_override that a line gives, and what it decides.

    None where it gives none; what is wrong is told at its cell.
    """
    status, reason, decided_by = (line.words(name) for name in DECISION)
    if status is None:
        if (reason or decided_by) and line.cell("status") is None:
            line.refuse("status", "should be given beside its reason and who decided it")
        return None
    withdrawn = is_withdraw(status)
    try:
        decided = None if withdrawn else one_of(status, DECISIONS)
    except ValueError as error:
        line.refuse("status", str(error))
        return None
    if not withdrawn and reason is None:
        line.refuse("reason", f"should say why the status is '{decided}' by decision")
    if not withdrawn and decided_by is None:
        line.refuse("decided_by", f"should name who decided that the status is '{decided}'")
    if measure is None or period is None:
        return None
    key = measure.measure_id, period.period_id
    sheet, cell = line.table.sheet.name, line.address("status")
    row = {
        "source": f"{line.found.file_name}!{sheet}!{cell}",
        "measure_id": measure.measure_id,
        "period_id": period.period_id,
        "status": decided,
        "reason": reason,
        "decided_by": decided_by,
        "is_withdrawn": withdrawn,
    }
    thing = f"The status of {measure.code} in {period.label(measure.calendar)}"
    return row, Given(key, thing, sheet, cell)
