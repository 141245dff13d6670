"""The measure that a table of counts is of: one of the catalogue, or a new one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from loaders.breakdowns.known_records import KnownBreakdown
from loaders.counts.new_measure import figure_of, new_measure
from loaders.counts.records import Declared, NewMeasure
from loaders.known import Known, KnownMeasure
from loaders.options import Options
from loaders.subjects import Subjects, UnknownSubject

_FITTING = {
    "count": {"count", "amount", "index"},
    "numerator": {"rate"},
    "value": {"rate", "amount", "index", "mean rating", "count"},
}


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
        row, odd = new_measure(said, declared, header, periods, options)
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
