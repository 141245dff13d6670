"""Numbers as people type them into a cell, with the signs and words that they put beside them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.units import Unit

_DIGITS = (
    r"(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?|[1-9]\d{0,2}(?: \d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?:[eE][-+]?\d{1,2})?"
)
_MONEY = r"(?:US ?\$|USD ?|\$|€|£)"
_NUMBER = re.compile(
    rf"(?P<outside>{_MONEY})? ?(?P<bracket>\()?(?P<sign>[-+])?(?P<money>{_MONEY})? ?"
    rf"(?P<inner>(?<=[$€£])[-+])?(?P<digits>{_DIGITS})(?P<tail>.*)",
    re.ASCII | re.IGNORECASE,
)
_SCALES = {
    1_000: ("k", "thousand", "thousands"),
    1_000_000: ("m", "mm", "mn", "mio", "million", "millions"),
    1_000_000_000: ("b", "bn", "billion", "billions"),
}
_SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words}
_MARK = re.compile(r" ?(?:[*†‡§#]+|\^\d+)$")
_PERCENT = re.compile(r"%|(?:percent|per cent|pct)(?!\w)", re.IGNORECASE)
_AFTER = re.compile(r"(?:USD|dollars?|euros?|EUR|GBP|\$|€|£)(?!\w)", re.IGNORECASE)
_SIGN_OF = {"us": "$", "do": "$", "eu": "€", "gb": "£"}


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in the cell, before anyone asks in which unit it should be."""

    amount: Decimal
    """With its sign and with `k` or `million` multiplied out."""
    scale: int
    """1,000,000 where a word says million, else 1."""
    scale_word: str
    is_percent: bool
    currency: str
    """`$`, `€`, `£` or empty."""
    words: str
    """What else stands behind it; a unit, one hopes."""
    is_apart: bool
    """Whether a space or a sign parts these from the digits."""
    mark: str
    """`*` or another mark of a footnote."""
    is_odd: bool
    """Written as `(1,234)`, `- 5` or `1 234`: read well, but rather said."""


def written_number(text: str) -> Written | None:
    """Read one number; None where the text does not begin with one or its brackets do not close."""
    mark = _MARK.search(text)
    if mark:
        text = text[: mark.start()]
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    tail = found["tail"]
    if found["bracket"]:
        if not tail.endswith(")") or found["sign"] or found["inner"]:
            return None
        tail = tail[:-1]
    word = re.match(r" ?([a-z]*)", tail, re.IGNORECASE)
    scale_word = word[1] if word and word[1].lower() in _SCALE_OF else ""
    rest = tail.lstrip()[len(scale_word) :].strip()
    rest, percent = _taken(_PERCENT, rest)
    words, money = _taken(_AFTER, rest)
    if re.search(r"\d|^[^a-z]", words, re.IGNORECASE | re.ASCII):
        return None
    scale = _SCALE_OF.get(scale_word.lower(), 1)
    digits = Decimal(re.sub(r"[, ]", "", found["digits"]))
    is_negative = bool(found["bracket"]) or "-" in (found["sign"], found["inner"])
    return Written(
        amount=digits * scale * (-1 if is_negative else 1),
        scale=scale,
        scale_word=scale_word,
        is_percent=bool(percent),
        currency=_currency(found["outside"] or found["money"] or money),
        words=words,
        is_apart=tail != words,
        mark=mark[0].strip() if mark else "",
        is_odd=bool(found["bracket"])
        or " " in found["digits"]
        or bool(re.match(r"\D*[-+] ", text)),
    )


def mismatch(number: Written, unit: Unit) -> str:
    """Why a number cannot be in this unit, for `should be a number, not ...`; empty when it can."""
    named = f": the measure is in {unit.words}" if unit.words else ": the measure has no unit"
    if number.is_percent and not (unit.is_percent or unit.is_points):
        return f"{named}, and not in percent" if unit.words else f"{named}; leave the sign away"
    if unit.is_percent and (number.currency or number.scale > 1):
        return named
    if number.currency and unit.currency not in {"", number.currency}:
        return named
    if number.words and not unit.names(number.words):
        return f"{named}; other words belong into the note" if number.is_apart else " "
    letter = number.scale_word.lower()
    if len(letter) == 1 and _is_doubtful(letter, number, unit):
        return f": write the number in full, or thousand or million, where '{letter}' may be a unit"
    return ""


def _is_doubtful(letter: str, number: Written, unit: Unit) -> bool:
    """Whether a letter may be a unit: `6 m` of a measure in months or meters."""
    if number.currency or unit.currency:
        return False
    return unit.words.lower().startswith(letter) or number.scale_word == "m"


def _taken(form: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without what the form finds at its start, and that."""
    found = form.match(text)
    return (text[found.end() :].strip(), found[0]) if found else (text, "")


def _currency(sign: str) -> str:
    sign = sign.strip().lower()
    return _SIGN_OF.get(sign[:2], sign)
