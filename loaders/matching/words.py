"""The words of items, folded so that spelling and endings do not tell them apart."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "er", "s")
_SHORTEST_STEM = 4
_SMALL = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in"),
        *("into", "is", "it", "its", "of", "on", "or", "our", "so", "such", "than", "that", "the"),
        *("their", "them", "these", "they", "this", "those", "through", "to", "under"),
        *("up", "was", "we", "were", "which", "while", "who", "will", "with", "within", "all"),
        *("any", "both", "each", "every", "other", "etc", "eg", "ie", "per", "via"),
    )
)
"""Words that say nothing of what an item is about."""

_NUMBERS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "hundred", "thousand"),
    )
)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Words in small letters with single blanks, without punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """What the words of a text begin with, without the small ones where there are others."""
    words = folded(text).split()
    return frozenset(map(_stem, [word for word in words if word not in _SMALL] or words))


def _stem(word: str) -> str:
    if word in _NUMBERS:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > _SHORTEST_STEM else word


def is_number(word: str) -> bool:
    """Whether a word is a number, in digits or in letters."""
    return word.isdigit() or word in _NUMBERS
