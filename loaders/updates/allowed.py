"""The words that a cell of an update may hold, and nothing like them."""

import re
from collections.abc import Sequence

from loaders.plans.statuses import STATUSES

WITHDRAW = "withdraw"
STATES = ("Not started", "In progress", "Done")
"""What a deliverable may be."""
DECISIONS = ("Met target", "On track", "Near", "Off track")
"""Statuses of a measure that a person may set against the rule."""

__all__ = ["DECISIONS", "STATES", "STATUSES", "WITHDRAW", "is_withdraw", "one_of"]


def one_of(words: str, allowed: Sequence[str]) -> str:
    """The allowed words that these are; case and blanks are forgiven, synonyms are not.

    Raises ValueError with half a sentence that lists them all.
    """
    found = {_folded(one): one for one in allowed}.get(_folded(words))
    if found is None:
        *before, last = (f"'{one}'" for one in allowed)
        listed = f"{', '.join(before)} or {last}"
        raise ValueError(f"should be {listed}, not '{' '.join(words.split())[:60]}'")
    return found


def is_withdraw(words: str) -> bool:
    """Whether a cell takes back what stands."""
    return _folded(words) == WITHDRAW


def _folded(words: str) -> str:
    return re.sub(r"[\s\-_]+", "", words.casefold())
