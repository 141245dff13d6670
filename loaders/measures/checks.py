"""What is wrong or odd about measures: between the fields of a row, and between rows."""

from collections.abc import Sequence

from loaders.flat.checks import repeats
from loaders.flat.findings import Findings
from loaders.known import KnownMeasure, measure_id_of
from loaders.measures.catalogue import Measure
from loaders.measures.directions import IN_RANGE
from loaders.measures.fields import Fields
from loaders.units import unit_of

_WHOLE = 100


def check_measures(measures: Sequence[Measure], found: Findings) -> None:
    """Find what is wrong or odd between fields, and every code that stands twice."""
    for measure in measures:
        if measure.terms.kind == "quantitative":
            _check_allowed(measure)
            _check_range(measure)
            _check_sides(measure)
        _check_periods(measure)
    found.problems += repeats(
        found.file_name,
        [(measure.line.table, measure.line.row) for measure in measures],
        lambda row: measure_id_of(row.text("code")),
        "code",
        "Code {key} stands in {others} too; every measure needs a code that no other has",
    )


def why_not(number: float, measure: KnownMeasure) -> str:
    """Why a number cannot be a level of a measure, as half a sentence; empty when it can."""
    shown = f"{number:,.10g}"
    low, high = measure.scale_low, measure.scale_high
    if low is not None and high is not None and measure.statistic in {"mean rating", "rate"}:
        is_outside = not low <= number <= high
        return f"should be from {low:g} to {high:g}, its scale, not {shown}" if is_outside else ""
    if measure.statistic in {"count", "rate"} and number < 0:
        return f"should be 0 or more, because it is a {measure.statistic}, not {shown}"
    if measure.statistic == "rate" and unit_of(measure.unit).is_percent and number > _WHOLE:
        return f"should be at most 100, unless Scale says more such as '0 to 200', not {shown}"
    return ""


def _check_allowed(measure: Measure) -> None:
    fields, levels, known = Fields(measure.line), measure.levels, measure.known()
    numbers = {
        "baseline": levels.baseline,
        "target": levels.target,
        "low": levels.low,
        "high": levels.high,
    }
    for name, number in numbers.items():
        if number is None or fields.cell(name) is None:
            continue
        if says := why_not(number, known):
            measure.line.refuse(name, says)


def _check_range(measure: Measure) -> None:
    fields, levels = Fields(measure.line), measure.levels
    if levels.low is None or levels.high is None:
        return
    low, high = f"{levels.low:,.10g}", f"{levels.high:,.10g}"
    if levels.low >= levels.high:
        for name, says in (
            ("low", f"should be below High, which is {high}, not {low}"),
            ("high", f"should be above Low, which is {low}, not {high}"),
        ):
            if fields.cell(name) is not None:
                measure.line.refuse(name, says)
        if not (fields.cell("low") or fields.cell("high")):
            name = "target" if fields.cell("target") else "direction"
            says = f"should be a range with the lower end first, not from {low} to {high}"
            measure.line.refuse(name, says)
    elif levels.target is not None and not levels.low <= levels.target <= levels.high:
        measure.line.warn("target", f"is outside its own range of {low} to {high}")


def _check_sides(measure: Measure) -> None:
    """A target on the wrong side of the baseline would be met before anything is done."""
    levels = measure.levels
    baseline, target = levels.baseline, levels.target
    if baseline is None or target is None or levels.direction not in {"higher", "lower"}:
        return
    is_wrong = target < baseline if levels.direction == "higher" else target > baseline
    if is_wrong:
        side = "below" if levels.direction == "higher" else "above"
        says = (
            f"is {target:,.10g}, {side} the baseline of {baseline:,.10g}, although "
            f"{levels.direction} is better"
        )
        measure.line.warn("target", says)


def _check_periods(measure: Measure) -> None:
    levels, line = measure.levels, measure.line
    first, last = levels.baseline_period, levels.target_period
    is_quantitative = measure.terms.kind == "quantitative"
    needs_target = is_quantitative and levels.direction != IN_RANGE
    if first and last and last.ends_on <= first.ends_on:
        label = first.label(measure.terms.calendar)
        name = "target_period" if "target_period" in line.row.cells else "target"
        line.refuse(name, f"should be after the baseline's period, which is {label}")
    if needs_target and "target_period" in line.row.cells and levels.target is None:
        line.warn("target_period", "has no target beside it")
    if is_quantitative and "baseline_period" in line.row.cells and levels.baseline is None:
        line.warn("baseline_period", "has no baseline beside it")
