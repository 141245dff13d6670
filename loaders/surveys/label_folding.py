"""Labels of answers without what tools and typists change about them: case, accents, marks."""

import re
import unicodedata
from functools import lru_cache

from loaders.spelling import plain

_BOTH_GENDERS = re.compile(r"(?<=[a-z]{3})(?:o ?\(a\)|o ?/ ?a\b|@)")
_SPELLED = (
    (re.compile(r"\bnor\b"), "or"),
    (re.compile(r"favour"), "favor"),
    (re.compile(r"\bdo not\b"), "dont"),
    (re.compile(r"\bdid not\b"), "didnt"),
    (re.compile(r"\b(?:can not|cannot)\b"), "cant"),
    (re.compile(r"\bhave not\b"), "havent"),
    (re.compile(r"\bi am\b"), "im"),
)
_SEPARATORS = re.compile(r"[()\[\],;:]|(?<= )-+(?= )|(?<=\w\w) ?/ ?(?=\w\w)")
"""Not the one in `N/A`."""


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Small letters and digits with single blanks; `Neither agree nor ...` and `... or ...` alike.

    Of `satisfecho/a` and `satisfecho(a)` the first form stays.
    """
    text = without_accents(plain(text).lower())
    text = _BOTH_GENDERS.sub("o", text).replace("'", "")
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    for form, said in _SPELLED:
        text = form.sub(said, text)
    return text


def parts(text: str) -> list[str]:
    """What brackets, slashes, commas and dashes set apart, folded: `Neutral (undecided)` is two."""
    found = (folded(part) for part in _SEPARATORS.split(plain(text)))
    return [part for part in found if part]


def without_accents(text: str) -> str:
    """`satisfacción` as `satisfaccion`."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
