"""A measure that a table of counts brings, as far as the table and a person say what it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from loaders.calendars import FREQUENCIES, Calendar
from loaders.counts.records import Declared, NewMeasure
from loaders.known import measure_id_of
from loaders.options import Options
from loaders.period_dates import Unclear
from loaders.period_words import readings
from loaders.periods import calendar_of, parse_period
from loaders.year_words import Year, era_of

_STATISTICS = {"count": "count", "numerator": "rate", "value": "amount"}
"""The figure that a table gives to the statistic of a new measure."""


def figure_of(declared: Declared) -> str:
    """What kind of figure a table gives: `count`, `numerator` (of a rate) or `value`."""
    given = set(declared.figures) or {"count"}
    return next(one for one in ("count", "numerator", "value") if one in given)


def new_measure(
    said: NewMeasure, declared: Declared, header: str, periods: Sequence[str], options: Options
) -> tuple[dict[str, Any], list[str]]:
    """The row of a new measure, without its source, and what was taken for granted.

    Raises ValueError with one sentence on what is missing.
    """
    figure = figure_of(declared)
    if figure == "value" and "denominator" in declared.figures:
        raise ValueError(
            "A measure that is a mean has a scale, which the catalogue says: load it there first, "
            "and give its code as `measure`"
        )
    statistic = _STATISTICS[figure]
    if statistic == "rate" and said.direction is None:
        raise ValueError(
            f"It is not said whether a higher or a lower {said.name} is better: give `direction` "
            "under [measure]"
        )
    odd = []
    unit = said.unit
    if statistic == "rate" and unit is None:
        unit = "%"
        odd.append(f"{said.code} is a rate without a unit, so it is taken to be in %")
    calendar = _calendar(said, header, periods, options)
    months = FREQUENCIES[said.frequency] if said.frequency else _months(periods, calendar)
    if calendar == Calendar("state fiscal", 1):
        odd.append(
            f"{said.code} is in state fiscal years, which start in January as long as "
            "fiscal_year_start_month in headway.toml does not say otherwise"
        )
    return _row(said, statistic, unit, calendar, months), odd


def _calendar(said: NewMeasure, header: str, periods: Iterable[str], options: Options) -> Calendar:
    """The kind of year that is said, or else the one that the periods or their header name."""
    usual = options.fiscal_year_start_month, options.school_year_start_month
    eras = Counter(
        reading.era
        for words in periods
        for reading in _readings(words)
        if isinstance(reading, Year) and reading.era
    )
    era = eras.most_common(1)[0][0] if eras else era_of(header.replace("_", " "))
    named = {"fiscal": "state fiscal year", "": "calendar year"}.get(era, f"{era} year")
    try:
        return calendar_of(said.year or named, None, *usual)
    except ValueError as error:
        raise ValueError(f"`year` under [measure] {error}") from None


def _readings(words: str) -> list[object]:
    try:
        return [*readings(words)]
    except Unclear:
        return []


def _months(periods: Iterable[str], calendar: Calendar) -> int:
    """How long most of the periods are."""
    lengths: Counter[int] = Counter()
    for words in periods:
        try:
            lengths[parse_period(words, calendar, None).months] += 1
        except ValueError:
            continue
    if not lengths:
        raise ValueError(
            "It is not clear how long its periods are: give `frequency` under [measure], such as "
            "'monthly', 'quarterly' or 'yearly'"
        )
    return lengths.most_common(1)[0][0]


def _row(
    said: NewMeasure, statistic: str, unit: str | None, calendar: Calendar, months: int
) -> dict[str, Any]:
    frequency = said.frequency or {n: name for name, n in FREQUENCIES.items()}[months]
    return {
        "measure_id": measure_id_of(said.code),
        "code": said.code,
        "name": said.name,
        "definition": said.definition,
        "kind": "quantitative",
        "statistic": statistic,
        "unit": unit,
        "direction": said.direction or "higher",
        "frequency": frequency,
        "months": months,
        "year_kind": calendar.kind,
        "year_start_month": calendar.start_month,
        "owners": [],
        "source_note": said.source,
        "is_demonstration": False,
    }
