"""Wordings of questions: when two are the same, and the short name of one for machines."""

import re
import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher

from loaders.spelling import plain

_NUMBERING = re.compile(
    r"\W*(?:q(?:uestion)?|p(?:regunta)?)?\s*\d{1,3}\s*[a-z]?\s*[.):-]\s+|q\d+[.:]"
)
_LONGEST_SLUG = 60
_NEARLY = 0.85
"""Share of letters in common from which two wordings may be one question."""


def folded(wording: str) -> str:
    """A wording without what drifts: case, blanks, punctuation, `&`, accents, `Q3.` before it."""
    text = _without_accents(plain(wording)).casefold().replace("&", " and ")
    text = re.sub(r"(?<=\w)'(?=\w)", "", text)
    text = _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text
    return " ".join(re.findall(r"[^\W_]+", text)) or text.strip()


def is_same_row(one: str, other: str) -> bool:
    """Whether one wording is the row of a matrix alone and the other has the question before it."""
    return folded(one) in _rows(other) or folded(other) in _rows(one)


def is_nearly(one: str, other: str) -> bool:
    """Whether two wordings differ in some letters only."""
    return SequenceMatcher(None, folded(one), folded(other)).ratio() >= _NEARLY


def slug(words: str, taken: Collection[str] = ()) -> str:
    """A short name for machines, such as `the-course-was-useful`, that is none of those taken."""
    found = folded(words).replace(" ", "-")
    if len(found) > _LONGEST_SLUG:
        found = found[: _LONGEST_SLUG + 1].rpartition("-")[0] or found[:_LONGEST_SLUG]
    found = found if any(map(str.isalnum, found)) else "question"
    number, free = 1, found
    while free in taken:
        number += 1
        free = f"{found}-{number}"
    return free


def _rows(wording: str) -> set[str]:
    """What may be the row of a matrix in `question - row`; several where it has several dashes."""
    parts = wording.split(" - ")
    return {folded(" - ".join(parts[place:])) for place in range(1, len(parts))}


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
