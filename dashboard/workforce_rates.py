"""Rates and means of employees by group, where they are no selection: as on the page Equity."""

from collections.abc import Sequence

from dashboard import equity_panels, parts, workforce_finding
from dashboard.equity_records import Breakdown, Group, Rate
from dashboard.markup import element, link, url
from dashboard.measure_records import Measure


def show(
    measure: Measure, breakdown: Breakdown, groups: Sequence[Group], overall: Rate | None
) -> None:
    """Rates and gaps, and the way to more of them; nothing where people are only counted."""
    if workforce_finding.is_counted(groups):
        return
    equity_panels.show(measure, breakdown, groups, overall)
    address = url("equity", measure=measure.code, by=breakdown.dimension)
    way = link(address, f"Gaps, ratios and their trend: {measure.code} on Equity")
    parts.show_html(element("p", way))
