"""What people type into the cell of a value, as a number in the unit of its measure."""

import math
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from loaders.cells import Cell, Kind
from loaders.spelling import plain, shortened
from loaders.units import Unit, unit_of
from loaders.value_refusals import NOT_AVAILABLE, is_date, refusal
from loaders.value_words import Written, mismatch, written_number

_RATIO = re.compile(
    r"(?P<over>[^/:]*?\d[^/:]*?) ?"
    r"(?P<sign>/|:| out of | of | in | to (?=\$?1\b)) ?(?P<under>[^/:]+)"
)
_BOTH = re.compile(r"(?P<first>[^()=]*\d[^()=]*?) ?[(=] ?(?P<second>[^()=]+?)\)?")
_LONGEST = 100
"""Characters; a longer text is a note."""
_WHOLE = re.compile(r"\d+|[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value cell as it was meant, in the unit of its measure (percent 61.2, not 0.612)."""

    number: float | None
    kind: Literal["number", "blank", "withdraw", "not available"]
    written: Literal["", "percent", "money", "ratio"] = ""
    """Which sign stood beside the number."""
    warnings: tuple[str, ...] = ()
    """Half sentences that go on from the column's name."""
    numerator: float | None = None
    """With the denominator, of a percentage that was written as a ratio: `412/520`."""
    denominator: float | None = None


def parse_value(cell: Cell | None, unit: str) -> Parsed:
    """Read a value in a measure's unit; None is a blank cell.

    A bare number is in the unit as it stands. Raises ValueError, half a sentence that goes on
    from the column's name, for whatever is not certainly one number.
    """
    if cell is None:
        return Parsed(None, "blank")
    if cell.kind is Kind.TEXT:
        return _of_text(cell.text, unit_of(unit))
    if cell.kind is Kind.NUMBER and isinstance(cell.value, int | float):
        with suppress(OverflowError):
            if math.isfinite(cell.value):
                return Parsed(float(cell.value) + 0.0, "number")
    raise ValueError(f"should be a number, not {_other(cell)}")


def _other(cell: Cell) -> str:
    """What a cell holds that is neither a number nor text, and the way out."""
    if cell.kind is Kind.FORMULA:
        way_out = "open the workbook in Excel, save it and load it again"
        return f"a formula that was never calculated; {way_out}"
    if cell.kind is Kind.ERROR:
        return f"the error {cell.text} of a formula"
    if cell.kind is not Kind.DATE:
        return shortened(cell.text)
    if isinstance(cell.value, date):
        way_out = "fill in numerator and denominator, or the result"
        return f"the date {cell.text}; Excel makes a date of a ratio such as 1/1: {way_out}"
    return f"the time {cell.text}; Excel makes a time of a ratio such as 4:1: write the result"


def _of_text(original: str, unit: Unit) -> Parsed:
    text = plain(original)
    said = text.lower().strip(" '\"")
    if not text:
        return Parsed(None, "blank")
    if said.rstrip(".!") == "withdraw":
        return Parsed(None, "withdraw")
    if said in NOT_AVAILABLE:
        way_out = "the word withdraw would take a value back"
        warning = f"is '{shortened(original)}', which changes nothing; {way_out}"
        return Parsed(None, "not available", warnings=(warning,))
    is_one = len(text) <= _LONGEST and not is_date(said)
    parsed = _of_words(text.lstrip("'"), unit, original) if is_one else None
    if parsed is None:
        raise ValueError(f"should be a number, not '{shortened(original)}'{refusal(text)}")
    return parsed


def _of_words(text: str, unit: Unit, original: str) -> Parsed | None:
    if both := _BOTH.fullmatch(text):
        return _of_both(both["first"], both["second"], unit, original)
    if ratio := _RATIO.fullmatch(text):
        return _of_ratio(ratio, unit, original)
    found = written_number(text)
    if found is None or refusal(text).startswith((":", ",")):
        return None
    if reason := mismatch(found, unit):
        raise ValueError(f"should be a number, not '{shortened(original)}'{reason.rstrip()}")
    number = 0.0 + float(found.amount / unit.scale if found.scale > 1 else found.amount)
    if not math.isfinite(number):
        return None
    sign: Literal["", "percent", "money"] = "percent" if found.is_percent else ""
    warnings = tuple(_warnings(found, unit, original))
    return Parsed(number, "number", "money" if found.currency else sign, warnings)


def _warnings(found: Written, unit: Unit, original: str) -> list[str]:
    shown = f"'{shortened(original)}'"
    warnings = []
    if found.mark:
        warnings.append(f"is {shown}, of which the mark {found.mark} is not kept; put it in a note")
    if found.is_odd:
        warnings.append(f"is {shown}, read as {found.amount:,f}")
    if found.currency and unit.scale > 1 and found.scale == 1:
        warnings.append(f"is {shown}, read as {found.amount:,f} {unit.words}")
    if found.currency and not unit.currency:
        warnings.append(f"is {shown}, an amount of money, where the unit is no money")
    return warnings


def _of_ratio(ratio: re.Match[str], unit: Unit, original: str) -> Parsed | None:
    """A percentage of two whole numbers; raises ValueError for another ratio, naming readings."""
    over, under = ratio["over"].strip(), ratio["under"].strip()
    is_whole = _WHOLE.fullmatch(over) and _WHOLE.fullmatch(under)
    first, second = written_number(over), written_number(under)
    if first is None or second is None:
        return None
    if not second.amount:
        raise ValueError(f"should be a number, not '{shortened(original)}', a division by zero")
    percent = 100 * first.amount / second.amount
    if is_whole and unit.is_percent and ratio["sign"] in {"/", " of ", " out of "}:
        numerator, denominator = float(first.amount), float(second.amount)
        return Parsed(float(percent), "number", "ratio", (), numerator, denominator)
    raise ValueError(f"should be one number, not '{shortened(original)}': {_doubt(first, second)}")


def _doubt(first: Written, second: Written) -> str:
    """Both readings of a ratio, as numbers that leave no doubt."""
    a, b = first.amount, second.amount
    quotient, percent = f"{float(a / b):.4g}", f"{float(100 * a / b):.4g}"
    if b == 1:
        return f"write {a:f} if it is {a:f} to 1, or {percent} if it is {percent}%"
    whole = f"write {a:f} if it is {a:f} out of {b:f}"
    return f"{whole}, {quotient} as a ratio, or {percent} as a percentage"


def _of_both(first: str, second: str, unit: Unit, original: str) -> Parsed | None:
    """A percentage beside its ratio, `61.2% (412/673)` or `412/673 = 61.2%`."""
    if _RATIO.fullmatch(first):
        first, second = second, first
    ratio, percent = _RATIO.fullmatch(second), written_number(first)
    if ratio is None or percent is None or not unit.is_percent:
        return None
    parsed = _of_ratio(ratio, unit, original)
    if parsed is None or parsed.number is None:
        return None
    exponent = percent.amount.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1) if isinstance(exponent, int) else Decimal(0)
    if abs(percent.amount - Decimal(parsed.number)) > half * Decimal("1.0001"):
        raise ValueError(
            f"should be one number, not '{shortened(original)}', whose ratio is "
            f"{parsed.number:.4g}%"
        )
    return replace(parsed, number=float(percent.amount))
