"""Baselines, targets, tolerances and benchmarks, with the words that people put around a number.

≥ 4.0     at least 80%     80 percent by FFY 2028     61.2% (FFY 2024)     40 to 60

What else stands in such a cell is refused: a number taken out of it might be another one.
"""

import re
from dataclasses import dataclass, replace

from loaders.cells import Cell, Kind
from loaders.measures.around import Bound, bounded, dated
from loaders.spelling import plain, shortened
from loaders.units import unit_of
from loaders.value_refusals import NOT_AVAILABLE
from loaders.values import Parsed, parse_value

_RANGE = re.compile(
    r"(?:between |from )?(?P<low>[$]?\d[\d,.]*\s*(?:%|percent)?)\s*(?:-|to|and)\s*"
    r"(?P<high>[$]?\d[\d,.]*\s*\S*)",
    re.IGNORECASE,
)
_OPEN = {
    "tbd", "to be determined", "to be established", "to be set", "not set", "pending", "none",
    "to be decided", "to come", "tba", "not yet set", "not yet known", "unknown", "no target",
    "no baseline",
}  # fmt: skip
_POINTS = re.compile(
    r"(?:percentage |percent |% )?(?:points?|pts?\.?|ppts?|pp)(?: either way)?$", re.IGNORECASE
)
_AROUND = re.compile(r"(?:±|\+\s*/\s*-|\+-|plus or minus|within|up to)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell gives; None where it gives nothing."""

    number: float | None = None
    bound: Bound = ""
    """`higher` for `at least 80`, `lower` for `at most 10`."""
    low: float | None = None
    high: float | None = None
    """The ends of `40 to 60`, which has no number."""
    period: str = ""
    """The words of a period that stand beside the number."""
    sign: str = ""
    """`%` or `$` where one was written."""
    warnings: tuple[str, ...] = ()
    is_withdrawn: bool = False
    """The word `withdraw` stands there."""


def amount(cell: Cell, unit: str, *, allows_bounds: bool = True) -> Amount:
    """Read a cell in a measure's unit; raises ValueError, half a sentence, where it is unclear.

    `allows_bounds` for a level to be reached; what was measured is one number.
    """
    if cell.kind is not Kind.TEXT:
        return _of_number(parse_value(cell, unit))
    words = plain(cell.text)
    said = words.casefold().strip(" .!")
    if said == "withdraw":
        return Amount(is_withdrawn=True)
    if said in _OPEN or said in NOT_AVAILABLE:
        return Amount(warnings=(f"is '{shortened(words)}', which is read as not given",))
    rest, period = dated(_without_unit(words, unit))
    if allows_bounds and (ends := _RANGE.fullmatch(rest)):
        low, high = (_number(replace(cell, value=ends[end]), unit) for end in ("low", "high"))
        sign = _sign(rest)
        return Amount(low=low.number, high=high.number, period=period, sign=sign)
    bound: Bound = ""
    strict = False
    if allows_bounds:
        rest, bound, strict = bounded(rest)
    found = _number(replace(cell, value=rest), unit, written=words)
    warnings = found.warnings
    if strict and found.number is not None:
        least = "at least" if bound == "higher" else "at most"
        warnings += (f"is '{shortened(words)}', which is read as {least} {found.number:,.10g}",)
    return replace(
        _of_number(found), bound=bound, period=period, warnings=warnings, sign=_sign(rest)
    )


def tolerance(cell: Cell, unit: str) -> float | None:
    """How far short is still near, in the unit of the measure: `2 points` for one in percent.

    Raises ValueError for less than nothing, and for a percentage of a measure that is none.
    """
    if cell.kind is Kind.TEXT:
        words = _AROUND.sub("", plain(cell.text), count=1)
        points = _POINTS.search(words)
        if points and unit_of(unit).is_percent:
            words = words[: points.start()].strip()
        cell = replace(cell, value=words)
    found = amount(cell, unit, allows_bounds=False)
    if found.number is not None and found.number < 0:
        raise ValueError(f"should be 0 or more, not {found.number:,.10g}")
    return found.number


def looks_like_a_fraction(cell: Cell, number: float, *, is_percent: bool) -> bool:
    """Whether a percentage may have been typed as Excel stores it, such as 0.8 for 80%."""
    return is_percent and cell.kind is Kind.NUMBER and 0 < abs(number) <= 1


def _without_unit(words: str, unit: str) -> str:
    """`12 per 1,000 by 2028` without a unit that has digits itself."""
    own = plain(unit)
    if not re.search(r"\d", own):
        return words
    return re.sub(rf"(?<=\d)\s+{re.escape(own)}(?!\w)", "", words, count=1, flags=re.IGNORECASE)


def _number(cell: Cell, unit: str, written: str = "") -> Parsed:
    try:
        return parse_value(cell, unit)
    except ValueError as error:
        if not written or cell.text == written:
            raise
        says = str(error).replace(f"'{shortened(cell.text)}'", f"'{shortened(written)}'")
        raise ValueError(says) from None


def _of_number(found: Parsed) -> Amount:
    return Amount(found.number, warnings=found.warnings)


def _sign(words: str) -> str:
    if "%" in words or re.search(r"\b(?:per ?cent|pct)\b", words, re.IGNORECASE):
        return "%"
    return "$" if "$" in words else ""
