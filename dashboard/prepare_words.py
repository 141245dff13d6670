"""The sentences of the page Prepare, and what its steps read from what was written in a box."""

from collections.abc import Sequence

from dashboard import words
from dashboard.prepare_records import Check

STAGES = {
    "Prepare": "Who you are, what for, and who meets when",
    "Plan": "What will be done, by whom, by when, and how success is known",
    "Implement": "What is measured and reported",
    "Revise": "What is learned, and what changes in the next version",
}
PRESETS = {
    "focus area, goal, strategy": "focus area, goal, strategy",
    "goal, strategy, task": "goal, strategy, task",
    "goal, objective, action step": "goal, objective, action step",
    "priority, commitment": "priority, commitment",
    "phase, activity": "phase, activity",
    "": "own names",
}
_OPEN = ("Open", "Partly")
BEGIN = (
    "A plan begins with four questions: where are we, where do we want to be, what will we do to "
    "get there, and how will we know? Begin with whose plan it is."
)


def finding(found: Sequence[Check]) -> str:
    """Such as: 12 of 18 things that planning needs are done. Next: levels."""
    asked = [one for one in found if one.state != "Not applicable"]
    done = sum(one.state == "Done" for one in asked)
    is_or_are = words.verb(done, "is", "are")
    says = f"{done} of {words.count(len(asked), 'thing')} that planning needs {is_or_are} done."
    following = next((one for one in asked if one.state in _OPEN), None)
    return f"{says} Next: {_small(following.check_name)}." if following else says


def stage_sentence(found: Sequence[Check]) -> str:
    """What one stage still lacks, such as: Still missing: vision, levels."""
    missing = [_small(one.check_name) for one in found if one.state == "Open"]
    partly = [_small(one.check_name) for one in found if one.state == "Partly"]
    if not (missing or partly):
        is_asked = any(one.state == "Done" for one in found)
        return "Nothing is missing." if is_asked else "Nothing is asked for yet."
    told = [f"Still missing: {words.listed(missing)}."] if missing else []
    return " ".join([*told, *([f"Done in part: {words.listed(partly)}."] if partly else [])])


def state_of(found: Sequence[Check], *names: str) -> str:
    """Done where all of the checks of these names are, Open where none is, else Partly."""
    states = [one.state for one in found if one.check_name in names]
    if all(state in {"Done", "Not applicable"} for state in states) and states:
        return "Done"
    return "Partly" if {"Done", "Partly"} & set(states) else "Open"


def lines(text: str) -> list[str]:
    """The lines of a box that say something, without bullets."""
    return [line for raw in text.splitlines() if (line := raw.strip(" \t•·-*"))]


def owners(text: str) -> list[dict[str, str | float | None]]:
    """Read `ED = Executive Director`, one a line; a line without a sign between is only a code."""
    found: list[dict[str, str | float | None]] = []
    for line in lines(text):
        sign = next((sign for sign in ("=", ":", "\t") if sign in line), "=")
        code, _, name = line.partition(sign)
        found.append({"Code": code.strip(), "Name": name.strip()})
    return found


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
