"""Measures in words: their numbers with unit, and what they find, as sentences."""

import re
from collections.abc import Mapping

from dashboard import words
from dashboard.measure_records import Measure
from dashboard.theme import MEASURE_STATUSES, NO_DATA

_ONE = re.compile(r"^(\w*[^su\W])s\b")
"""A unit for several, such as `days`."""
_STEM = r"\1"
NONE = "–"
REACHED = "reached"
_MONEY = ("$", "€", "£")


def amount(value: float | None, unit: str | None = None, decimals: int | None = None) -> str:
    """`61.2%`, `$26,670,000`, `31 days`.

    Without `decimals` it has as many as the number needs, at most 2.
    """
    if value is None:
        return NONE
    told = f"{value:,.{2 if decimals is None else decimals}f}"
    if decimals is None and "." in told:
        told = told.rstrip("0").rstrip(".")
    if told.strip("-0.,") == "":
        told = told.lstrip("-")
    if unit in _MONEY:
        return f"-{unit}{told[1:]}" if told.startswith("-") else f"{unit}{told}"
    if unit == "%" or not unit:
        return f"{told}{unit or ''}"
    return f"{told} {_ONE.sub(_STEM, unit) if told == '1' else unit}"


def of(measure: Measure, value: float | None) -> str:
    """A number of this measure, with its unit."""
    return amount(value, measure.unit, measure.decimals)


def value_now(measure: Measure) -> str:
    """The newest value, or the state of a deliverable."""
    return measure.now.state or of(measure, measure.now.actual)


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
        return f"{_range(measure)}{by}"
    return f"{of(measure, measure.target)}{by}" if measure.target is not None else NONE


def _range(measure: Measure) -> str:
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


def finding(measure: Measure) -> str:
    """What the newest value says, as a title: a sentence without its full stop."""
    return f"{measure.name}: {_finding(measure)}"


def _finding(measure: Measure) -> str:
    now = measure.now
    told = value_now(measure)
    when = f" in {now.period}" if now.period else ""
    if now.is_overridden:
        return f"{told}{when}, {now.status} by decision"
    if now.status == NO_DATA:
        return f"no value{when or ' yet'}"
    if now.status == "Too few responses":
        return f"too few responses to show{when}"
    if measure.is_deliverable:
        return told.lower() + (f", due by {measure.target_period}" if measure.target_period else "")
    if now.status == "No target set":
        return f"{told}{when}, no target is set"
    return f"{told}{when} {_held_against(measure)}"


def _held_against(measure: Measure) -> str:
    """`is just below the benchmark of 64.0%`, `meets the target of 80.0%`."""
    now = measure.now
    if measure.direction == "within a range":
        where = {"Met target": "within", "Near": "just outside"}.get(now.status, "outside")
        return f"is {where} the range of {aim(measure)}"
    if now.status == "Met target":
        return f"meets the target of {of(measure, now.target)}"
    has_step = now.benchmark is not None and now.benchmark_basis != "target"
    due = of(measure, now.benchmark if has_step else now.target)
    due = f"the {'benchmark' if has_step else 'target'} of {due}"
    if now.status == "On track":
        return f"reaches {due}"
    where = "above" if measure.direction == "lower" else "below"
    return f"is {'just ' if now.status == 'Near' else ''}{where} {due}"


def difference(measure: Measure, value: float | None) -> str:
    """A difference between two of its numbers: percentages differ by points."""
    if measure.unit != "%":
        return of(measure, value)
    return amount(value, "points", measure.decimals)


def status_sentence(counts: Mapping[str, int]) -> str:
    """How many measures are where they should be, and how the others are.

    `counts` are those of `measure_queries.status_counts`.
    """
    total = sum(counts.values())
    if not total:
        return "No measure is loaded yet."
    good = counts.get("On track", 0) + counts.get("Met target", 0)
    others = [word for word in MEASURE_STATUSES if word not in {"On track", "Met target"}]
    bad = [
        f"{counts[word]} {_LOWER.get(word, word.lower())}" for word in others if counts.get(word)
    ]
    tail = f"; {words.listed(bad)}" if bad else ""
    where = words.verb(good, "is where it", "are where they")
    return f"{good or 'None'} of {words.count(total, 'measure')} {where} should be{tail}."


_LOWER = {
    "No data": "without data",
    "No target set": "without a target",
    "Too few responses": "with too few responses",
}


def bullet_sentence(measure: Measure) -> str:
    """What a bullet shows: `61.2%; baseline 58.0%, benchmark 63.0%, target 70.0%`."""
    now = measure.now
    told = {"baseline": measure.baseline, "benchmark": now.benchmark, "target": now.target}
    marks = [f"{name} {of(measure, value)}" for name, value in told.items() if value is not None]
    if measure.direction == "within a range":
        marks = [f"range {aim(measure)}"]
    return f"{value_now(measure)}; {', '.join(marks)}"


def spark_sentence(measure: Measure) -> str:
    """What a sparkline shows: first and last value with their periods."""
    now = measure.now
    pairs = zip(now.sparkline_periods, now.sparkline, strict=True)
    known = [(period, value) for period, value in pairs if value is not None]
    if not known:
        return ""
    (first, start), (last, end) = known[0], known[-1]
    return f"From {of(measure, start)} in {first} to {of(measure, end)} in {last}"
