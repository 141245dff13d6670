"""Groups, gaps and measures as the queries answer with them, made by hand."""

from datetime import date

from dashboard.equity_records import Gap, Group, Rate
from dashboard.measure_records import Measure, Now


def measured(**given) -> Measure:
    """A measure in percent, of which more is better."""
    now = dict.fromkeys(Now.__dataclass_fields__) | {"status": "On track"}
    row = dict.fromkeys(Measure.__dataclass_fields__) | {
        "measure_id": "paid", "code": "PAID", "name": "Paid on time", "kind": "quantitative",
        "statistic": "rate", "unit": "%", "direction": "higher", "decimals": 1,
        "is_demonstration": False, "owners": [], "source": "m.xlsx!M!A2", "now": Now(**now),
    }  # fmt: skip
    return Measure(**(row | given))


def rate(name, value, standing=None, **given) -> Rate:
    """212 of 400, four points to either end of the interval, against a benchmark of 68."""
    row = dict.fromkeys(Rate.__dataclass_fields__) | {
        "name": name, "dimension": "Region", "group_name": name, "period_id": "2026-Q3",
        "period": "2026 Q3", "starts_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30),
        "kind": "rate", "is_proportion": True, "numerator": 212.0, "denominator": 400.0, "rate": value,
        "rate_low": value and value - 4, "rate_high": value and value + 4, "hidden": False,
        "is_presented": True, "is_computed": False, "is_overlapping": False, "is_unknown": False,
        "benchmark": 68.0, "target": 75.0, "standing": standing, "decimals": 1, "load_id": 2,
        "source": "update.xlsx!Groups!E2",
    }  # fmt: skip
    return Rate(**(row | given))


def gap(name, value, low=None, high=None, **given) -> Gap:
    """A gap to North; 92 people are behind it, twice as likely to miss it."""
    row = dict.fromkeys(Gap.__dataclass_fields__) | {
        "name": name, "period_id": "2026-Q3", "period": "2026 Q3",
        "starts_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30), "reference_group": "North",
        "reference_kind": "stated", "is_reference": False, "reference_rate": 76.0, "gap": value,
        "gap_low": low, "gap_high": high, "ratio": 2.0, "ratio_low": 1.6, "ratio_high": 2.4,
        "adverse_words": "as likely to miss it", "people": 92.0, "is_clear": value is not None,
        "says": "It is so.",
    }  # fmt: skip
    return Gap(**(row | given))


def group(name, value, standing=None, gap=None, **given) -> Group:
    """A group with its rate, and its gap if any."""
    return Group(rate(name, value, standing, **given), gap)
