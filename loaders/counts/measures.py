"""The measure that a table of counts is of: one of the catalogue, or a new one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from loaders.breakdowns.known_records import KnownBreakdown
from loaders.calendars import FREQUENCIES, Calendar
from loaders.counts.records import Declared, NewMeasure
from loaders.known import Known, KnownMeasure, measure_id_of
from loaders.options import Options
from loaders.period_dates import Unclear
from loaders.period_words import readings
from loaders.periods import calendar_of, parse_period
from loaders.subjects import Subjects, UnknownSubject
from loaders.year_words import Year, era_of

_STATISTICS = {"count": "count", "numerator": "rate", "value": "amount"}
"""The figure that a table gives to the statistic of a new measure."""
_FITTING = {
    "count": {"count", "amount", "index"},
    "numerator": {"rate"},
    "value": {"rate", "amount", "index", "mean rating", "count"},
}
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Meant:
    """The measure of a table, and what makes it where it is new."""

    known: KnownMeasure
    row: dict[str, Any] | None = None
    """Of the ledger's table `measure`, without its source; None for one that is known."""
    breakdown: dict[str, Any] | None = None
    """The same of `measure_breakdown`."""
    odd: tuple[str, ...] = ()
    """What was taken for granted."""
    are_people: bool = True
    """Whether it counts people, who are whole."""


def figure_of(declared: Declared) -> str:
    """What kind of figure a table gives: `count`, `numerator` (of a rate) or `value`."""
    given = set(declared.figures) or {"count"}
    return next(one for one in ("count", "numerator", "value") if one in given)


def measure_of(declared: Declared, header: str, periods: Sequence[str], options: Options) -> Meant:
    """The measure that a person names or describes.

    `header` and `periods` are the words that tell its year and how often it is counted. Raises
    ValueError with one sentence on what is missing or wrong.
    """
    if declared.measure is None:
        raise ValueError(
            "It is not said which measure it counts for: give `measure` with a code of the "
            "catalogue, or describe a new one under [measure] with code and name"
        )
    if isinstance(declared.measure, str):
        try:
            known = Subjects(options.known).measure("", declared.measure, "")
        except UnknownSubject as error:
            raise ValueError(f"`measure` {error}; a new one stands under [measure]") from None
        _check_statistic(known, declared)
        return Meant(known, are_people=_are_people(known, _about(known.measure_id, options)))
    said = declared.measure
    found = options.known.measure(said.code)
    row: dict[str, Any] | None = None
    odd: list[str] = []
    if found is None:
        row, odd = _new(said, declared, header, periods, options)
        found = Known().with_rows({"measure": [row]}).measures[row["measure_id"]]
    else:
        _check_same(found, said, declared)
    about = said.about or _about(found.measure_id, options)
    breakdown = _breakdown(said, about, declared, found.measure_id, options)
    return Meant(found, row, breakdown, tuple(odd), are_people=_are_people(found, about))


def _are_people(measure: KnownMeasure, about: str) -> bool:
    return about != "no people" and measure.statistic in {"count", "rate"}


def _about(measure_id: str, options: Options) -> str:
    """Whom a measure counts as far as the catalogue says it."""
    return options.known.breakdowns.measures.get(measure_id, KnownBreakdown(measure_id)).about


def _check_statistic(known: KnownMeasure, declared: Declared) -> None:
    figure = figure_of(declared)
    if known.kind == "deliverable":
        raise ValueError(f"{known.code} is a deliverable and has no counts; name another measure")
    if known.statistic not in _FITTING[figure]:
        needed = {"rate": "`numerator` and `denominator`", "mean rating": "`value`"}
        way_out = needed.get(known.statistic, "`count`")
        raise ValueError(
            f"{known.code} is a {known.statistic} in the catalogue, so say which columns are its "
            f"{way_out}, not its `{figure}`"
        )


def _check_same(known: KnownMeasure, said: NewMeasure, declared: Declared) -> None:
    """What is described again should be what stands."""
    _check_statistic(known, declared)
    for name, before, now in (
        ("direction", known.direction, said.direction),
        ("unit", known.unit or None, said.unit),
    ):
        if now is not None and now != before:
            raise ValueError(
                f"{known.code} is in the catalogue with the {name} '{before or 'none'}', not "
                f"'{now}'; correct [measure], or give the new measure a code of its own"
            )


def _new(
    said: NewMeasure, declared: Declared, header: str, periods: Sequence[str], options: Options
) -> tuple[dict[str, Any], list[str]]:
    """The row of a new measure, and what was taken for granted."""
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


def _breakdown(
    said: NewMeasure, about: str, declared: Declared, measure_id: str, options: Options
) -> dict[str, Any] | None:
    """The row of measure_breakdown; None where it stands already.

    By what a measure should be broken down, the catalogue says, and else this table.
    """
    known = options.known.breakdowns.measures.get(measure_id)
    dimensions = sorted([*declared.dimensions, *declared.groups_in_columns], key=str.casefold)
    row = {
        "measure_id": measure_id,
        "about": about,
        "process": said.process or (known.process if known else None),
        "dimensions": list(known.dimensions) if known and known.dimensions else dimensions,
        "is_withdrawn": False,
    }
    if known is not None and row == row | asdict(known) | {"dimensions": list(known.dimensions)}:
        return None
    return row
