"""The words of a header, so that case, punctuation and a plural are forgiven."""

import re

_ALWAYS_PLURAL = {"progress", "success", "status", "process", "inputs", "is", "basis", "does"}
_SHORTEST_PLURAL = 4


def header_words(text: str) -> str:
    """A header as its words in small letters, each in the singular, without digits and signs.

    `Strategies/Actions` is `strategy action`; a header of signs alone, such as `#`, is itself.
    """
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return " ".join(singular(word) for word in found) or text.strip()


def without_brackets(text: str) -> str:
    """A header without what it explains in brackets."""
    return re.sub(r"\(.*?\)", " ", text)


def singular(word: str) -> str:
    """One word in the singular, as far as headers need it."""
    if word in _ALWAYS_PLURAL or len(word) < _SHORTEST_PLURAL or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
