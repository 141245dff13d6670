"""The numbers of a measure: baseline, target, range and tolerance, and which way is better."""

import re
from dataclasses import dataclass, replace

from loaders.cells import Cell, Kind
from loaders.measures.amounts import Amount, amount, looks_like_a_fraction, tolerance
from loaders.measures.deliverables import due
from loaders.measures.directions import IN_RANGE, direction_of_row
from loaders.measures.fields import Fields
from loaders.measures.terms import Terms
from loaders.measures.years import named_period, period_of_cell
from loaders.periods import Period
from loaders.spelling import plain

_OUT_OF = re.compile(r"(?P<rest>\D*\d+(?:\.\d+)?)\s*(?:of|out of|/)\s*(?P<most>\d+)(?P<after>.*)")


@dataclass(frozen=True, slots=True)
class Levels:
    """In the unit of the measure; None where nothing is given."""

    direction: str
    low: float | None = None
    high: float | None = None
    tolerance: float | None = None
    baseline: float | None = None
    baseline_period: Period | None = None
    target: float | None = None
    target_period: Period | None = None


def levels_of(fields: Fields, terms: Terms) -> Levels:
    """What a row says of its levels; what is wrong is said at its cell."""
    if terms.kind == "deliverable":
        return Levels("higher", target_period=due(fields, terms))
    baseline = _read(fields, "baseline", terms, allows_bounds=False)
    target = _read(fields, "target", terms, allows_bounds=True)
    direction, ends = direction_of_row(fields, terms, target, baseline)
    low, high = _ends(fields, terms, direction, ends or target)
    return Levels(
        direction,
        low,
        high,
        fields.read("tolerance", lambda cell: tolerance(cell, terms.unit)),
        baseline.number,
        _period(fields, "baseline", terms, baseline),
        target.number,
        _period(fields, "target", terms, target),
    )


def _read(fields: Fields, name: str, terms: Terms, *, allows_bounds: bool) -> Amount:
    def parse(cell: Cell) -> Amount:
        return amount(_on_scale(cell, terms), terms.unit, allows_bounds=allows_bounds)

    found = fields.read(name, parse) or Amount()
    for warning in found.warnings:
        fields.line.warn(name, warning)
    cell = fields.cell(name)
    is_percent = terms.is_percent
    if cell and found.number and looks_like_a_fraction(cell, found.number, is_percent=is_percent):
        says = f"is read as {found.number:g}%; write {found.number * 100:g} if that is meant"
        fields.line.warn(name, says)
    return found


def _on_scale(cell: Cell, terms: Terms) -> Cell:
    """`4 of 5` as 4, where 5 is the end of the scale."""
    found = _OUT_OF.fullmatch(plain(cell.text)) if cell.kind is Kind.TEXT else None
    is_on_scale = terms.statistic == "mean rating" and terms.scale_high is not None
    if found and is_on_scale and float(found["most"]) == terms.scale_high:
        return replace(cell, value=found["rest"] + found["after"])
    return cell


def _ends(
    fields: Fields, terms: Terms, direction: str, written: Amount
) -> tuple[float | None, float | None]:
    """The ends of the range, from their columns or else as written in one cell."""
    if direction not in {IN_RANGE, ""}:
        says = f"is not used, because {direction} is better and not a range"
        fields.not_used(("low", "high"), says)
        if written.low is not None:
            says = f"should be one value, because {direction} is better and not a range"
            fields.line.refuse("target", says)
        return None, None
    low, high = (_read(fields, name, terms, allows_bounds=False) for name in ("low", "high"))
    ends = (
        low.number if fields.cell("low") else written.low,
        high.number if fields.cell("high") else written.high,
    )
    for name, end in zip(("low", "high"), ends, strict=True):
        if end is None and direction and not fields.cell(name):
            says = f"is within a range, so {name.capitalize()} should be given"
            fields.line.refuse("direction", says)
    return ends


def _period(fields: Fields, name: str, terms: Terms, beside: Amount) -> Period | None:
    """The period of a baseline or target, from its column or from beside the number."""
    of_column = fields.read(
        f"{name}_period", lambda cell: period_of_cell(cell, terms.calendar, terms.months)
    )
    if not beside.period:
        return of_column
    of_cell = fields.read(name, lambda _: named_period(beside.period, terms.calendar, terms.months))
    if of_column and of_cell and of_column.ends_on != of_cell.ends_on:
        says = f"names {beside.period}, which is not the {name} period {{}}; correct one of them"
        fields.line.refuse(name, says.format(fields.words(f"{name}_period")))
    return of_column or of_cell
