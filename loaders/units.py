"""The unit of a measure, as far as the signs beside a number depend on it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.header_words import header_words
from loaders.spelling import plain

_PERCENT = re.compile(r"(?:%|percent|per cent|pct|percentage)(?!\w)(?! points?)")
_POINTS = re.compile(r"(?:percentage |percent |% )points?|ppts?|pp|points?|pts?")
_CURRENCIES = {
    "$": r"\$|\busd\b|\bdollars?\b",
    "€": r"€|\beur\b|\beuros?\b",
    "£": r"£|\bgbp\b",
}
_SCALES = {
    1_000_000_000: r"\bbillions?\b|(?<=[$€£])bn?\b",
    1_000_000: r"\bmillions?\b|(?<=[$€£])mm?\b",
    1_000: r"\bthousands?\b|(?<=[$€£])k\b|\b000s\b|(?<=[$€£])000\b",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit's words say."""

    words: str
    """As written, without odd characters."""
    is_percent: bool
    is_points: bool
    """Percentage points, beside which people write a % sign too."""
    currency: str
    """`$`, `€`, `£` or empty."""
    scale: int
    """1,000 for a unit such as `thousand dollars`, else 1."""

    def names(self, words: str) -> bool:
        """Whether words after a number are this unit, or its first word: `45 days`."""
        said, own = header_words(words), header_words(self.words)
        if self.is_points:
            return _POINTS.fullmatch(words.lower()) is not None
        return bool(own) and said in {own, own.split()[0]}


@lru_cache(maxsize=1024)
def unit_of(words: str) -> Unit:
    """Read the words of a unit; empty words are no unit."""
    words = plain(words)
    text = words.lower()
    currency = next((sign for sign, form in _CURRENCIES.items() if re.search(form, text)), "")
    by_itself = re.sub(r"\bper .*", "", text)
    scale = next((scale for scale, form in _SCALES.items() if re.search(form, by_itself)), 1)
    is_percent = _PERCENT.match(text) is not None
    return Unit(words, is_percent, _POINTS.fullmatch(text) is not None, currency, scale)
