"""Lines that say what they are: `Goal: ...`, `Priority One: ...`, `Phase II - ...`."""

import re
from dataclasses import dataclass

from loaders.header_words import singular
from loaders.outlines.numerals import NUMBERS, code_of

# Lower stands under higher; of two on one rung that which a plan names first is above.
RUNGS: dict[str, int] = {
    "pillar": 0, "theme": 0, "focus area": 0, "priority area": 0, "priority": 0, "phase": 0,
    "stage": 0, "direction": 0, "strategic area": 0, "goal area": 0,
    "goal": 1, "outcome": 1, "aim": 1,
    "objective": 2, "strategy": 2, "initiative": 2, "commitment": 2, "project": 2,
    "action step": 3, "action item": 3, "action": 3, "activity": 3, "task": 3, "step": 3,
    "milestone": 3, "tactic": 3, "sub-task": 4, "subtask": 4, "sub-activity": 4,
}  # fmt: skip
_PHASED = frozenset({"phase", "stage"})
"""Levels under which a list without words of its own lists activities."""
_BEFORE = r"(?:(?:strategic|priority|key|critical|core|smart|annual|overarching|our)\s+)*"
_WORDS = "|".join(sorted((re.escape(word) for word in RUNGS), key=len, reverse=True))
_LEVEL = rf"(?P<level>{_BEFORE}(?:{_WORDS}))(?:\s+statement)?"
_BEFORE_NUMBER = r"(?:\s*#\s*|\s+(?:no\.|number)\s*|\s+|(?=\d))"
_SIGN = r"(?:\s*[:)]|\.(?=\s)|\s*[–—]|\s+-(?=\s))"
_PATTERNS = tuple(
    re.compile(rf"^{pattern}$", re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_LEVEL}{_BEFORE_NUMBER}(?P<number>{NUMBERS}){_SIGN}\s*(?P<text>.*)",
        rf"{_LEVEL}\s*#?\s*(?P<number>\d+(?:\.\d+)*)(?:\s+(?P<text>(?-i:[A-Z]).*))?",
        rf"{_LEVEL}\s+(?P<number>{NUMBERS})(?P<text>)",
        rf"{_LEVEL}(?P<number>)(?:\s*:|\s+[–—-](?=\s))\s*(?P<text>.*)",
    )
)
_LIST = re.compile(
    rf"^(?:the |our )?(?P<levels>{_BEFORE}(?:[a-z]+[ -])?[a-z]+s)\s*:?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a line says that it is."""

    level_name: str
    """As the plan has it, in small letters and the singular."""
    number: str | None
    """In digits; several joined by a dash; None where there is none."""
    text: str
    """The words behind it, as written; empty where they stand on the next line."""
    line: str
    """The whole line, as written."""


def label_of(text: str) -> Label | None:
    """Read the label of a line without bullet; None where it has none."""
    for pattern in _PATTERNS:
        if found := pattern.match(text.strip()):
            words = found["text"] or ""
            number = code_of(found["number"]) if found["number"] else None
            return Label(_name(found["level"]), number, words.strip(), text.strip())
    return None


def named(called: str, text: str) -> Label:
    """The label of an item whose level stands in a column of its own, whatever its word."""
    found = re.fullmatch(r"(?P<level>.+?)\s*#?\s*(?P<number>\d+(?:\.\d+)*)?", called.strip(" :."))
    level, number = (found["level"], found["number"]) if found else (called, None)
    return Label(" ".join(level.lower().split()), number, text.strip(), text.strip())


def list_of(text: str) -> str | None:
    """The level whose items follow a line such as `Strategies:` or `Action Steps`, else None."""
    found = _LIST.match(text.strip())
    if not found:
        return None
    name = _name(" ".join(singular(word) for word in found["levels"].lower().split()))
    return name if _word_of(name) in RUNGS else None


def rung_of(level_name: str) -> int | None:
    """The rung of a level's name, by its last words: `strategic goal` is a goal; else None."""
    return RUNGS.get(_word_of(level_name))


def is_phased(level_name: str) -> bool:
    """Whether what is listed under an item of this level are activities."""
    return _word_of(level_name) in _PHASED


def _word_of(name: str) -> str:
    words = name.split()
    tails = (" ".join(words[place:]) for place in range(len(words)))
    return next((tail for tail in tails if tail in RUNGS), "")


def _name(level: str) -> str:
    return " ".join(level.lower().removeprefix("our ").split())
