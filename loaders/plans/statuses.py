"""The status words of a plan item, and the percentage complete."""

import re

STATUSES = (
    "Not started", "On track", "At risk", "Off track", "Completed", "Ongoing", "Paused", "Dropped",
)  # fmt: skip

# Other spellings only: a word that means something else, such as `in progress`, is refused.
_SPELLINGS = {status.lower().replace(" ", ""): status for status in STATUSES} | {
    "complete": "Completed", "done": "Completed", "notyetstarted": "Not started",
    "continuing": "Ongoing", "onhold": "Paused", "discontinued": "Dropped",
}  # fmt: skip


def status(words: str) -> str | None:
    """The status that the words spell, or None when they spell none."""
    return _SPELLINGS.get(re.sub(r"[\s\-_.]+", "", words.lower()))


def percent(words: str) -> float | None:
    """A percentage from `40`, `40%` or `40 %`; None when it is no number from 0 to 100."""
    found = re.fullmatch(r"\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*", words)
    return float(found[1]) if found and float(found[1]) <= 100 else None  # noqa: PLR2004
