"""Takes headers apart into what the columns of a matrix have in common and the row of each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

BETWEEN = (" - ", " – ", " — ", " >> ", " > ", " | ", ": ")
"""Between the stem and the row of a matrix where one header has both; the first found counts."""
_NUMBERED = re.compile(r"(?P<stem>(?:\d+_)?[^\W\d_][\w#]*?)_(?P<part>-?\d[\w-]*)")


@dataclass(frozen=True, slots=True)
class Words:
    """One header taken apart."""

    stem: str
    part: str = ""

    @property
    def wording(self) -> str:
        """The question with the row of the matrix after it, joined alike for every tool."""
        return f"{self.stem} - {self.part}" if self.stem and self.part else self.stem or self.part


def in_brackets(text: str) -> Words | None:
    """`stem [row]`, as Google Forms and LimeSurvey write it; None where no bracket ends it.

    Brackets within the row belong to it: `[How satisfied are you with [your position]]`; where a
    table has answers in rows and columns, `stem [row][column]`, both are told.
    """
    if not text.endswith("]"):
        return None
    parts: list[str] = []
    depth, end = 0, len(text) - 1
    for place in range(end, -1, -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if depth == 0:
            parts.insert(0, text[place + 1 : end].strip())
            end = place - 1
            if not text[:place].endswith("]"):
                return Words(text[:place].strip(), " - ".join(filter(None, parts)))
    return None


def common_stem(texts: Iterable[str], separators: Sequence[str] = BETWEEN) -> list[Words] | None:
    """Headers that all begin alike up to a separator, taken apart there; else None."""
    whole = list(texts)
    start = _beginning(whole)
    for mark in separators:
        end = start.rfind(mark) + len(mark)
        found = [Words(text[: end - len(mark)].strip(), text[end:].strip()) for text in whole]
        if end > len(mark) and all(words.stem and words.part for words in found):
            return found
    return None


def side_by_side(texts: Mapping[int, str]) -> dict[int, Words]:
    """Those of some headers that begin like a neighbour, by column; the longest stem counts."""
    found: dict[int, Words] = {}
    columns = list(texts)
    for pair in pairwise(columns):
        both = common_stem([texts[column] for column in pair]) or ()
        for column, words in zip(pair, both, strict=False):
            if column not in found or len(words.stem) > len(found[column].stem):
                found[column] = words
    return found


def by_question(codes: Mapping[int, str]) -> dict[str, list[int]]:
    """The columns of every question that has several, from codes such as `Q3_1` and `Q3_2`."""
    groups: dict[str, list[int]] = {}
    for column, code in codes.items():
        if match := _NUMBERED.fullmatch(code):
            groups.setdefault(match["stem"], []).append(column)
    return {stem: columns for stem, columns in groups.items() if len(columns) > 1}


def _beginning(texts: Sequence[str]) -> str:
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)
