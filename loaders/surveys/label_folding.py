"""Labels of answers without what tools and typists change about them: case, accents, marks."""

import re
import unicodedata
from functools import lru_cache

from loaders.spelling import plain

_BOTH_GENDERS = re.compile(r"(?<=[a-z]{3})(?:o ?\(a\)|o ?/ ?a\b|@)")
_SAID = {
    "nor": "or",
    "favour": "favor",
    "do not": "dont",
    "does not": "doesnt",
    "did not": "didnt",
    "can not": "cant",
    "cannot": "cant",
    "have not": "havent",
    "i am": "im",
    "i have": "ive",
    "i would": "id",
}
_SPELLED = re.compile(rf"favour|\b(?:{'|'.join(said for said in _SAID if said != 'favour')})\b")
_SEPARATORS = re.compile(r"[()\[\],;:]|(?<= )-+(?= )|(?<=\w\w) ?/ ?(?=\w\w)")
"""Not the one in `N/A`."""
_NO_SIGNS = " -_.·…‐‑‒–—―−/\\|()[]\"'"
"""Alone they stand for a blank cell."""


def plainly(text: str) -> str:
    """As `plain`, at once where there is hardly anything to make plain: there are many answers."""
    return " ".join(text.split()).replace("`", "'") if text.isascii() else plain(text)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Small letters and digits with single blanks; `Neither agree nor ...` and `... or ...` alike.

    Of `satisfecho/a` and `satisfecho(a)` the first form stays. Signs stay only where there is
    nothing else: five stars are an answer, a dash is none.
    """
    text = without_accents(plainly(text).lower())
    text = _BOTH_GENDERS.sub("o", text).replace("'", "")
    text = re.sub(r"[\W_]+", " ", text).strip() or text.strip(_NO_SIGNS)
    return _SPELLED.sub(lambda found: _SAID[found[0]], text)


def parts(text: str) -> list[str]:
    """What brackets, slashes, commas and dashes set apart, folded: `Neutral (undecided)` is two."""
    found = (folded(part) for part in _SEPARATORS.split(plainly(text)))
    return [part for part in found if part]


def without_accents(text: str) -> str:
    """`satisfacción` as `satisfaccion`."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
