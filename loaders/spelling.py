"""What keyboards, Office and web pages put in place of plain characters, made plain again."""

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣⁃"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘‛`´ʼ′"), "'")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def plain(text: str) -> str:
    """Full-width digits, odd spaces, dashes and apostrophes as plain ones; no unseen characters.

    A raised or fractional digit stands apart, as `^1` or ` 1/2`: `61²` must not become 612.
    """
    parts = (_apart(character) for character in text)
    text = unicodedata.normalize("NFKC", "".join(parts))
    text = text.translate(_DASHES | _QUOTES | _UNSEEN)
    return re.sub(r"\s+", " ", text).strip()


def shortened(text: str, most: int = 60) -> str:
    """What was written, on one line and short enough to stand in a sentence."""
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= most else f"{text[: most - 1]}…"


def with_both_ends(text: str, most: int = 60) -> str:
    """The same, cut in the middle: of a matrix's wording the stem is common and the end tells."""
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) <= most:
        return text
    first = (most - 1) // 2
    return f"{text[:first]}…{text[first + 1 - most :]}"


def _apart(character: str) -> str:
    decomposed = unicodedata.decomposition(character)
    if decomposed.startswith(("<super>", "<sub>")):
        return f"^{character}"
    return f" {character}" if decomposed.startswith("<fraction>") else character
