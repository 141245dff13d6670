"""Every group with its numbers, and all of them in every period for a spreadsheet."""

from collections.abc import Sequence

from dashboard import equity_group_queries, equity_words, measure_numbers, parts, theme
from dashboard.equity_records import Breakdown, Gap, Group
from dashboard.markup import Html, Piece, chip, element, join, table
from dashboard.measure_numbers import NONE
from dashboard.measure_records import Measure

_HEADER = ("Group", "Value", "Of", "Gap", "Ratio", "People", "Trend of the gap", "State")


_COLUMNS = (
    "95% intervals stand under the numbers. The ratio is that of the adverse outcome; people are "
    "those behind the gap."
)


def show(measure: Measure, breakdown: Breakdown, groups: Sequence[Group]) -> None:
    """Every group with its numbers; the download also has every period."""
    parts.section("All groups", _COLUMNS)
    rows = [_row(measure, one) for one in groups]
    numbers = ("Value", "Of", "Gap", "Ratio", "People")
    parts.show_html(table(f"{measure.name} by {breakdown.dimension}", _HEADER, rows, numbers))
    parts.show_html(element("p", "The download has every period.", class_="hw-quiet"))
    name = f"equity_{measure.measure_id}_{breakdown.dimension}"
    parts.download(name, *as_csv(equity_group_queries.every_period(breakdown, measure)))


def _row(measure: Measure, one: Group) -> Sequence[Piece]:
    gap = one.gap if equity_words.is_shown(one.rate) else None
    has_ratio = gap is not None and gap.ratio is not None and not gap.is_reference
    people = gap.people if gap and not gap.is_reference else None
    return (
        element("div", one.name, class_="hw-group"),
        _with_interval(
            equity_words.value(measure, one.rate), equity_words.interval(measure, one.rate)
        ),
        equity_words.rests_on(one.rate) or NONE,
        _gap(measure, gap),
        measure_numbers.rounded(gap.ratio, 2) if gap and gap.ratio and has_ratio else NONE,
        NONE if people is None else equity_words.count(people),
        chip(equity_words.trend(gap)) if equity_words.trend(gap) else NONE,
        _state(one),
    )


def _with_interval(told: str, interval: str) -> Piece:
    """A number, and under it its 95% interval."""
    if interval == NONE:
        return told
    return join([told, element("div", interval, class_="hw-note")])


def _gap(measure: Measure, gap: Gap | None) -> Piece:
    if gap is None:
        return NONE
    if gap.is_reference:
        return "the reference"
    return _with_interval(
        equity_words.signed(measure, gap.gap), equity_words.gap_interval(measure, gap)
    )


def _state(one: Group) -> Html:
    """The state, that it is to be read with care, and whether it was summed here."""
    word = equity_words.mark(one.rate)
    told: list[Piece] = [NONE if word == "Shown" else chip(word)]
    if equity_words.is_shown(one.rate) and one.rate.reliability:
        told.append(chip("With care"))
    return join(told, " ")


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
