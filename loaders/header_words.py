"""The words of a header, so that case, punctuation and a plural are forgiven."""

import re
from functools import lru_cache

_ALWAYS_PLURAL = {"progress", "success", "status", "process", "inputs", "is", "basis", "does"}
_SHORTEST_PLURAL = 4
_LONGEST_KEPT = 100
"""Longer texts are no headers, and would fill the memory."""


def header_words(text: str) -> str:
    """A header as its words in small letters, each in the singular, without digits and signs.

    `Strategies/Actions` is `strategy action`; a header of signs alone, such as `#`, is itself.
    """
    return _kept_words(text) if len(text) <= _LONGEST_KEPT else _words(text)


def without_brackets(text: str) -> str:
    """A header without what it explains in brackets."""
    return re.sub(r"\(.*?\)", " ", text)


def singular(word: str) -> str:
    """One word in the singular, as far as headers need it."""
    if word in _ALWAYS_PLURAL or len(word) < _SHORTEST_PLURAL or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _words(text: str) -> str:
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return " ".join(singular(word) for word in found) or text.strip()


# Every shape asks of every row whether it is a header, and most cells repeat.
_kept_words = lru_cache(maxsize=10_000)(_words)
