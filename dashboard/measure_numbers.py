"""Numbers of a measure as people read them: with unit, sign and as many decimals as hold."""

import math
import re

from dashboard.measure_records import Measure, Now, Value

_ONE = re.compile(r"^(\w*[^su\W])s\b")
"""A unit for several, such as `days`."""
_STEM = r"\1"
NONE = "–"
REACHED = "reached"
_MONEY = ("$", "€", "£")
SIGNS = ("%", *_MONEY)
"""Units that are a sign beside the number."""


def amount(value: float | None, unit: str | None = None, decimals: int | None = None) -> str:
    """`61.2%`, `$26,670,000`, `31 days`.

    Without `decimals` it has as many as the number needs, at most 2.
    """
    if value is None:
        return NONE
    told = rounded(value, 2 if decimals is None else decimals)
    if decimals is None and "." in told:
        told = told.rstrip("0").rstrip(".")
    if told.strip("-0.,") == "":
        told = told.lstrip("-")
    if unit in _MONEY:
        return f"-{unit}{told[1:]}" if told.startswith("-") else f"{unit}{told}"
    if unit == "%" or not unit:
        return f"{told}{unit or ''}"
    return f"{told} {_ONE.sub(_STEM, unit) if told == '1' else unit}"


def rounded(value: float, decimals: int) -> str:
    """As the marts round it: a half goes away from zero."""
    size = math.floor(abs(value) * 10**decimals + 0.5) / 10**decimals
    return f"{math.copysign(size, value):,.{decimals}f}"


def of(measure: Measure, value: float | None) -> str:
    """A number of this measure, with its unit."""
    return amount(value, measure.unit, measure.decimals)


def value_now(measure: Measure) -> str:
    """The newest value, or the state of a deliverable."""
    return measure.now.state or of(measure, measure.now.actual)


def rests_on(measure: Measure, one: Now | Value) -> str:
    """`n 84, 95% interval 3.11 to 3.62`, for a mean that comes from a survey; else empty."""
    if one.survey_id is None or one.denominator is None:
        return ""
    told = f"n {amount(one.denominator)}"
    if one.value_low is None or one.value_high is None:
        return told
    ends = (amount(end, None, measure.decimals) for end in (one.value_low, one.value_high))
    return f"{told}, 95% interval {' to '.join(ends)}"


def start(measure: Measure) -> str:
    """Where it started: `58.0% in 2023 Q4`."""
    if measure.baseline is None:
        return NONE
    when = f" in {measure.baseline_period}" if measure.baseline_period else ""
    return f"{of(measure, measure.baseline)}{when}"


def aim(measure: Measure) -> str:
    """What it should reach and by when: `70.0% by 2027 Q4`, `200 to 250 cases`."""
    by = f" by {measure.target_period}" if measure.target_period else ""
    if measure.is_deliverable:
        return f"Done{by}"
    if measure.direction == "within a range":
        return f"{span(measure)}{by}"
    return f"{of(measure, measure.target)}{by}" if measure.target is not None else NONE


def span(measure: Measure) -> str:
    """The range it should be within: `200 to 250 cases`, `at least 200 cases`."""
    low, high = measure.range_low, measure.range_high
    if low is None or high is None:
        open_ends = {(False, True): f"at least {of(measure, low)}",
                     (True, False): f"at most {of(measure, high)}"}  # fmt: skip
        return open_ends.get((low is None, high is None), NONE)
    return f"{amount(low, None, measure.decimals)} to {of(measure, high)}"


def left(measure: Measure) -> str:
    """How far the newest value is from the target: `6.9 points`, `reached`."""
    if measure.is_deliverable:
        return REACHED if measure.now.status == "Met target" else NONE
    if measure.distance is None:
        return NONE
    return REACHED if measure.distance <= 0 else difference(measure, measure.distance)


def difference(measure: Measure, value: float | None) -> str:
    """A difference between two of its numbers: percentages differ by points."""
    if measure.unit != "%":
        return of(measure, value)
    return amount(value, "points", measure.decimals)
