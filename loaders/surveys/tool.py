"""A survey tool as its exports show it: what it calls the columns that it writes itself."""

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from loaders.spelling import plain

Meaning = Literal[
    "respondent",
    "started",
    "ended",
    "duration",
    "status",
    "finished",
    "e-mail",
    "name",
    "computer",
    "place",
    "language",
    "other",
]
"""What a column of the tool says of a response. `status` marks tests and previews, `finished` how
far somebody came; `computer` is an IP address or what tells one browser from another."""


@dataclass(frozen=True)
class Tool:
    """One survey tool, as its exports show it; headers in English and Spanish.

    Case, blanks, punctuation and accents of a header are forgiven.
    """

    name: str
    own: Mapping[Meaning, tuple[str, ...]]
    """What its own columns say, to every header that they have had."""
    tells: tuple[frozenset[str], ...]
    """An export is the tool's when a row has all the headers of one of these."""
    patterns: tuple[str, ...] = ()
    """Headers of more of its own columns, such as the seconds that a page took."""
    added: tuple[str, ...] = ()
    """Headers of columns that it adds to a question `of` the same export, such as its points."""

    def meaning_of(self, header: str) -> Meaning | None:
        """What its own column with this header says; None for a question's."""
        found = self._by_words.get(folded(header))
        if found is None and any(pattern.search(header) for pattern in self._patterns):
            return "other"
        return found

    def owns(self, header: str, beside: Container[str] = ()) -> bool:
        """Whether the tool wrote the column with this header, `beside` others (folded)."""
        if self.meaning_of(header) is not None:
            return True
        matches = (re.fullmatch(pattern, header) for pattern in self.added)
        return any(match is not None and folded(match["of"]) in beside for match in matches)

    @cached_property
    def _by_words(self) -> dict[str, Meaning]:
        return {folded(text): meaning for meaning, texts in self.own.items() for text in texts}

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for pattern in self.patterns)


def folded(header: str) -> str:
    """A header's letters and digits alone: `Start Date` and `StartDate` are the same.

    One of signs alone, such as `#`, is itself.
    """
    apart = unicodedata.normalize("NFKD", plain(header).casefold())
    return "".join(filter(str.isalnum, apart)) or plain(header)


def all_of(*headers: str) -> frozenset[str]:
    """Headers that a row has to have together, as `Tool.tells` wants them."""
    return frozenset(map(folded, headers))
