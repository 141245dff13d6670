"""What measures find, as sentences: titles of pages and text alternatives of figures."""

from collections.abc import Mapping

from dashboard import words
from dashboard.measure_numbers import amount, of, rounded, span, value_now
from dashboard.measure_records import Measure
from dashboard.theme import MEASURE_STATUSES, NO_DATA


def finding(measure: Measure) -> str:
    """What the newest value says, as a title: a sentence without its full stop."""
    return f"{measure.name}: {_finding(measure)}"


def _finding(measure: Measure) -> str:
    now = measure.now
    when = f" in {now.period}" if now.period else ""
    if now.is_overridden:
        return f"{value_now(measure)}{when}, {now.status} by decision"
    if measure.is_deliverable and now.state:
        due = f", due by {measure.target_period}" if measure.target_period else ""
        return f"{now.state.lower()}{due}"
    silent = {
        NO_DATA: f"no value{when or ' yet'}",
        "Too few responses": f"too few responses to show{when}",
        "No target set": f"{value_now(measure)}{when}, {_without_mark(measure)}",
    }
    return silent.get(now.status) or _held_against(measure, when)


def _without_mark(measure: Measure) -> str:
    """A target or benchmarks may be there, but hold only later."""
    is_later = measure.target is not None or measure.benchmark_basis == "given"
    return "no benchmark holds yet" if is_later else "no target is set"


def _held_against(measure: Measure, when: str) -> str:
    """`61.2% in 2026 Q3 is just below the benchmark of 64.0%`."""
    now = measure.now
    if measure.direction == "within a range":
        where = {"Met target": "within", "Near": "just outside"}.get(now.status, "outside")
        return f"{value_now(measure)}{when} is {where} the range of {span(measure)}"
    is_step = now.status != "Met target" and now.benchmark_basis not in {"target", "none", None}
    mark = now.benchmark if is_step else now.target
    decimals = _apart(now.actual, mark, measure.decimals)
    told, due = (amount(value, measure.unit, decimals) for value in (now.actual, mark))
    where = "above" if measure.direction == "lower" else "below"
    says = {
        "Met target": "meets",
        "On track": "reaches",
        "Near": f"is just {where}",
    }.get(now.status, f"is {where}")
    return f"{told}{when} {says} the {'benchmark' if is_step else 'target'} of {due}"


def _apart(one: float | None, other: float | None, decimals: int | None) -> int | None:
    """As many decimals as it takes to see that two numbers differ."""
    if decimals is None or one is None or other is None or one == other:
        return decimals
    most = range(decimals, 10)
    return next((one_more for one_more in most
                 if rounded(one, one_more) != rounded(other, one_more)), decimals)  # fmt: skip


def headline(counts: Mapping[str, int]) -> str:
    """How many measures are where they should be.

    `counts` are those of `measure_queries.status_counts`.
    """
    total = sum(counts.values())
    if not total:
        return "No measure is loaded yet."
    good = counts.get("On track", 0) + counts.get("Met target", 0)
    where = words.verb(good, "is where it", "are where they")
    return f"{good or 'None'} of {words.count(total, 'measure')} {where} should be."


def status_sentence(counts: Mapping[str, int]) -> str:
    """How many measures are where they should be, and how the others are."""
    others = [word for word in MEASURE_STATUSES if word not in {"On track", "Met target"}]
    told = [
        f"{counts[word]} {_LOWER.get(word, word.lower())}" for word in others if counts.get(word)
    ]
    tail = f"; {words.listed(told)}." if told else "."
    return headline(counts).removesuffix(".") + tail


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
        marks = [f"range {span(measure)}"]
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
