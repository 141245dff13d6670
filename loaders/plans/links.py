"""Cross-references in a plan's own words: `(Also see Goal 2 under Workforce)`."""

import re
from collections.abc import Iterable

_REFERENCE = re.compile(
    r"\(\s*(?P<words>(?:note:\s*)?"
    r"(?:(?:also\s+)?see(?:\s+also)?|similar to|same as|refer to)\b[^()]*)\)",
    re.IGNORECASE,
)
_GOAL = re.compile(r"\bgoal(?:\s+statement)?s?\s*#?\s*(\d+)", re.IGNORECASE)
_ITEM = re.compile(r"\b(?:strategy|action step|objective)\s*#?\s*([a-z]|\d+)\b", re.IGNORECASE)
_OF_A_PLAN = re.compile(
    r"\b(?:goals?|strateg(?:y|ies)|objectives?|focus area|priority)\b", re.IGNORECASE
)


def references(text: str) -> list[str]:
    """The references to other items that stand in brackets, as written without the brackets."""
    return [found["words"].strip() for found in _REFERENCE.finditer(text)]


def target_code(words: str, own_code: str, areas: Iterable[tuple[str, str]]) -> str | None:
    """The code that a reference names, from the areas' (code, name) pairs.

    An area alone gives the area's code, a goal without an area is one of the item's own area;
    None when the words name neither.
    """
    named = [
        code for code, name in areas if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)
    ]
    goal, item = _GOAL.search(words), _ITEM.search(words)
    if len(named) > 1 or not (named or goal):
        return None
    parts = [named[0] if named else own_code.partition(".")[0]]
    parts += [goal[1]] if goal else []
    parts += [item[1].lower()] if goal and item else []
    return ".".join(parts)


def is_of_the_plan(words: str) -> bool:
    """Whether a reference speaks of the plan at all, and not of some other paper."""
    return _OF_A_PLAN.search(words) is not None
