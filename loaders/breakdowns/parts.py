"""One part of several dimensions at once: how its dimensions and groups are written and read.

| Ethnicity × Region | Black × Coast |
"""

import re
from collections.abc import Iterable, Sequence

from loaders.spelling import shortened

CROSS = " × "
"""Between the dimensions, and in the same order between the groups."""
MOST_DIMENSIONS = 3
Part = tuple[str, str]
"""A dimension and one of its groups."""

_CROSSES = re.compile(r"\s*×\s*")
_DIMENSIONS = (_CROSSES, re.compile(r"\s+x\s+", re.IGNORECASE), re.compile(r"\s+by\s+"))
_GROUPS = (_CROSSES, re.compile(r"\s+x\s+", re.IGNORECASE), re.compile(r"\s+/\s+"))


def joined(parts: Iterable[Part]) -> Part:
    """Dimension and group as the ledger keeps them: the dimensions in the order of the alphabet."""
    ordered = sorted(parts, key=lambda part: part[0].casefold())
    return CROSS.join(one for one, _ in ordered), CROSS.join(group for _, group in ordered)


def joined_dimensions(words: str) -> str:
    """A dimension, or several, as the ledger spells them together."""
    return CROSS.join(sorted(split_dimensions(words), key=str.casefold))


def split_dimensions(words: str) -> list[str]:
    """The dimensions that words name together; `by` may be part of the name of one."""
    return re.split(r"\s*×\s*|\s+[xX]\s+", words.strip())


def parts_of(dimension: str, group: str) -> list[Part]:
    """The dimensions that a pair of cells names and the group of each.

    Blanks are evened out. Raises ValueError with half a sentence about the group where one cell
    joins several and the other not as many.
    """
    dimension, group = (" ".join(words.split()) for words in (dimension, group))
    for sign in _DIMENSIONS:
        dimensions = sign.split(dimension)
        found = _groups(group, len(dimensions)) if len(dimensions) > 1 else None
        if found is not None:
            return list(zip(dimensions, found, strict=True))
        if len(dimensions) > 1 and (sign is _CROSSES or any(one.search(group) for one in _GROUPS)):
            says = f"should be one group of each of {' and '.join(dimensions)}, joined by ×"
            raise ValueError(f"{says}, not '{shortened(group)}'")
    if "×" in group:
        says = f"should be one group of {dimension}, or its dimension two joined by × as well"
        raise ValueError(f"{says}, not '{shortened(group)}'")
    return [(dimension, group)]


def _groups(words: str, number: int) -> Sequence[str] | None:
    for sign in _GROUPS:
        found = sign.split(words)
        if len(found) == number and all(found):
            return found
    return None
