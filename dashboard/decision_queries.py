"""Every question that a page may ask of the periods for which a status can be decided."""

from dataclasses import dataclass
from datetime import date

from dashboard.queries import ask


@dataclass(frozen=True, slots=True)
class Decided:
    """A period of one measure, with its status and who decided it, if anybody did."""

    period: str
    status: str
    rule_status: str
    decided_by: str | None
    decided_reason: str | None


def periods(measure_id: str, day: date) -> list[Decided]:
    """The periods that have a status, and the last that has ended; the newest first."""
    sql = """
        with asked as (
            select period.* from period join measure using (months, year_kind, year_start_month)
            where measure_id = $measure_id and ends_on < $day
            qualify row_number() over (order by ends_on desc) = 1
        ),
        given as (from measure_value where measure_id = $measure_id)
        select coalesce(given.period, asked.label) as period,
            coalesce(status, $none) as status, coalesce(rule_status, $none) as rule_status,
            decided_by, decided_reason
        from given full join asked using (period_id)
        order by coalesce(given.ends_on, asked.ends_on) desc
    """
    return [Decided(**row) for row in ask(sql, measure_id=measure_id, day=day, none="No data")]
