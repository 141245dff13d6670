"""What a column of a survey's export is called, so that the name means this column alone."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

_NUMBERING = re.compile(r"^(?:q|question|p|pregunta)?\d{1,3}")


class Named(Protocol):
    """A column of an export, as a report names it."""

    @property
    def column(self) -> str:
        """Its letters."""

    @property
    def code(self) -> str:
        """The tool's name of it."""

    @property
    def wording(self) -> str:
        """Its question."""


def names(columns: Sequence[Named]) -> list[str]:
    """For every column its code, its wording or its letters, whichever means it alone first.

    The first two still hold when next year's export has its columns in another order.
    """
    codes = [one.code.casefold() if one.code != one.column else "" for one in columns]
    worded = [_letters(one.wording) for one in columns]
    letters = Counter(one.column for one in columns)
    return [
        _name(one, code, wording, codes, worded, is_alone=letters[one.column] == 1)
        for one, code, wording in zip(columns, codes, worded, strict=True)
    ]


def _name(  # noqa: PLR0913 - a column among all of them
    one: Named, code: str, wording: str, codes: list[str], worded: list[str], *, is_alone: bool
) -> str:
    if code and _fits(code, codes) == 1:
        return one.code
    if wording and _fits(wording, worded) == 1 and not _fits(one.wording.casefold(), codes):
        return one.wording
    # Of one row per answer, all questions stand in one column.
    return f"column {one.column}" if is_alone or not one.wording else one.wording


def _fits(name: str, written: list[str]) -> int:
    """How many are written so; `*` stands for anything."""
    if "*" not in name:
        return written.count(name)
    pattern = re.compile(".*".join(map(re.escape, name.split("*"))), re.DOTALL)
    return sum(bool(pattern.fullmatch(one)) for one in written)


def _letters(text: str) -> str:
    """Letters, digits and `*` without numbering.

    Two wordings that may be taken for each other are the same then, and some more.
    """
    text = unicodedata.normalize("NFKD", text).casefold().replace("&", "and")
    bare = "".join(sign for sign in text if sign.isalnum() or sign == "*")
    return _NUMBERING.sub("", bare) or bare
