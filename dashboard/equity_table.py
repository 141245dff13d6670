"""Every group with its numbers, and all of them in every period for a spreadsheet."""

from collections.abc import Sequence

from dashboard import equity_group_queries, equity_words, measure_numbers, parts, theme
from dashboard.equity_records import Breakdown, Group
from dashboard.markup import Piece, chip, element, join, table
from dashboard.measure_numbers import NONE
from dashboard.measure_records import Measure

_GAPS = ("Gap", "Ratio", "People", "Trend of the gap")
"""Columns that are left out where no gap can be told, as of counts."""
_SPARE = ("Trend of the gap", "State")
"""Columns that are left out where all of them are dashes."""
_NUMBERS = ("Value", "Of", "Gap", "Ratio", "People")


def show(measure: Measure, breakdown: Breakdown, groups: Sequence[Group]) -> None:
    """Every group with its numbers; the download also has every period."""
    has_gaps = any(one.gap and equity_words.is_shown(one.rate) for one in groups)
    parts.section("All groups", _columns(measure, groups) if has_gaps else "")
    header, rows = columns(measure, groups, has_gaps=has_gaps)
    caption = f"{measure.name} by {breakdown.dimension}"
    parts.show_html(table(caption, header, rows, _NUMBERS, is_dense=True))
    parts.show_html(element("p", "The download has every period.", class_="hw-quiet"))
    name = f"equity_{measure.measure_id}_{breakdown.dimension}"
    parts.download(name, *as_csv(equity_group_queries.every_period(breakdown, measure)))


def columns(
    measure: Measure, groups: Sequence[Group], *, has_gaps: bool
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    """Header and rows; a trend or a state that no group has is no column."""
    header = ("Group", "Value", "Of", *(_GAPS if has_gaps else ()), "State")
    rows = [
        (*_rate(measure, one), *(_gaps(measure, one) if has_gaps else ()), _state(one))
        for one in groups
    ]
    kept = [
        place
        for place, name in enumerate(header)
        if name not in _SPARE or any(row[place] != NONE for row in rows)
    ]
    return [header[place] for place in kept], [[row[place] for place in kept] for row in rows]


def _columns(measure: Measure, groups: Sequence[Group]) -> str:
    """What the columns are, where the header is too short to say it."""
    unit = measure.unit if measure.unit and measure.unit not in measure_numbers.SIGNS else ""
    told = [f"Values are {unit}." if unit.startswith("per ") else f"Values are in {unit}."
            if unit else ""]  # fmt: skip
    if any(one.rate.rate_low is not None for one in groups):
        told.append("95% intervals stand under the numbers.")
    if any(one.gap and one.gap.ratio is not None for one in groups):
        told.append("The ratio is that of the adverse outcome; people are those behind the gap.")
    return " ".join(part for part in told if part)


def _rate(measure: Measure, one: Group) -> Sequence[Piece]:
    value, interval = (
        equity_words.figure(measure, one.rate),
        equity_words.interval(measure, one.rate),
    )
    name = element("div", one.name, class_="hw-group")
    return name, _with_interval(value, interval), equity_words.rests_on(one.rate) or NONE


def _gaps(measure: Measure, one: Group) -> Sequence[Piece]:
    gap = one.gap if equity_words.is_shown(one.rate) else None
    if gap is None or gap.is_reference:
        return ("the reference" if gap else NONE, NONE, NONE, NONE)
    word = equity_words.trend(measure, gap)
    return (
        _with_interval(
            equity_words.signed(measure, gap.gap), equity_words.gap_interval(measure, gap)
        ),
        NONE if gap.ratio is None else measure_numbers.rounded(gap.ratio, 2),
        NONE if gap.people is None else equity_words.count(gap.people),
        chip(word) if word else NONE,
    )


def _with_interval(told: str, interval: str) -> Piece:
    """A number, and under it its 95% interval."""
    if interval == NONE:
        return told
    return join([told, element("div", interval, class_="hw-note")])


def _state(one: Group) -> Piece:
    """The state, that it is to be read with care, and whether it was summed here."""
    word = equity_words.mark(one.rate)
    told = [] if word == "Shown" else [chip(word)]
    if equity_words.is_shown(one.rate) and one.rate.reliability:
        told.append(chip("With care"))
    return join(told, " ") if told else NONE


def as_csv(groups: Sequence[Group]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of groups by period for a spreadsheet."""
    header = ("Period", "Dimension", "Group", "Numerator", "Denominator", "Value", "Low", "High",
              "Benchmark", "Target", "State", "Reliability", "Reference", "Gap", "Gap low",
              "Gap high", "Ratio", "Ratio low", "Ratio high", "People behind the gap", "Trend",
              "Why not shown", "Source")  # fmt: skip
    return header, [_csv_row(one) for one in groups]


def _csv_row(one: Group) -> Sequence[object]:
    rate, gap = one.rate, one.gap
    word = equity_words.mark(rate)
    told: tuple[object, ...] = (None,) * 8
    if gap:
        told = (gap.reference, gap.gap, gap.gap_low, gap.gap_high, gap.ratio, gap.ratio_low,
                gap.ratio_high, gap.people)  # fmt: skip
    why = rate.hidden_reason if word == theme.HIDDEN else ""
    if word == theme.UNRELIABLE:
        why = rate.reliability_reason
    return (
        rate.period, rate.dimension, rate.group_name, rate.numerator, rate.denominator, rate.rate,
        rate.rate_low, rate.rate_high, rate.benchmark, rate.target, word, rate.reliability, *told,
        gap.trend_verdict if gap else None, why, rate.source,
    )  # fmt: skip
