"""Every question that a page may ask of what progress is reported for."""

from datetime import date

from dashboard.queries import ask


def periods(day: date) -> list[str]:
    """The periods that progress can be reported for, the last that has ended first."""
    sql = """
        select label from period join publication
            on months = progress_months and year_start_month = progress_start_month
            and year_kind = if(progress_start_month = 1, 'calendar', 'state fiscal')
        where starts_on <= $day and ends_on > $day - to_months(4 * progress_months)
        order by ends_on > $day, ends_on desc
    """
    return [row["label"] for row in ask(sql, day=day)]
