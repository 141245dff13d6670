"""What a careful person reads in a demonstration plan, for the tests to hold a reader against."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from demo_words import Area, Goal, Item, Plan, letter


@dataclass
class Reading:
    """How a column of a goal is read: a value for each strategy, and what else it could be."""

    values: list[Any] = field(default_factory=list)
    candidates: list[list[Any] | None] = field(default_factory=list)
    """None where only one reading is possible."""


def truth(plan: Plan) -> dict[str, Any]:
    """Give counts, owners, goals and every item of a plan, as plain JSON values."""
    goals = [(area, goal) for area in plan.areas for goal in area.goals]
    items = [item for _, goal in goals for item in goal.items]
    return {
        "title": plan.title,
        "organization": plan.organization,
        "parent": plan.parent or None,
        "vision": plan.vision or None,
        "mission": plan.mission,
        "areas": len(plan.areas),
        "goals": len(goals),
        "strategies": sum(not item.is_note for item in items),
        "notes": sum(item.is_note for item in items),
        "ambiguous": sum(item["ambiguous"] for pair in goals for item in _items(*pair)),
        "owners": plan.owners,
        "area_names": [area.name for area in plan.areas],
        "area_descriptions": [area.description for area in plan.areas],
        "goal_texts": {f"{area.number}.{goal.number}": goal.text for area, goal in goals},
        "items": [item for pair in goals for item in _items(*pair)],
        "note_texts": {
            f"{area.number}.{goal.number}.{letter(index)}": item.text
            for area, goal in goals
            for index, item in enumerate(goal.items)
            if item.is_note
        },
    }


def _items(area: Area, goal: Goal) -> list[dict[str, Any]]:
    by_when, who = read(goal, "by_when"), read(goal, "who")
    found = []
    for index, item in enumerate(goal.strategies):
        owners, approvers = codes(who.values[index])
        candidates: dict[str, list[Any]] = {}
        if readings := by_when.candidates[index]:
            candidates["by_when"] = [_plain(reading) for reading in readings]
        if readings := who.candidates[index]:
            candidates["who"] = [codes(reading)[0] for reading in readings]
        found.append(
            {
                "code": f"{area.number}.{goal.number}.{letter(index)}",
                "text": item.text,
                "sub_items": list(item.sub_items),
                "by_when": _plain(by_when.values[index]),
                "who": owners,
                "approvers": approvers,
                "status": item.status or None,
                "percent": percent(item),
                "see": item.see or None,
                "ambiguous": bool(candidates),
                "candidates": candidates,
            }
        )
    return found


def _plain(by_when: str | date | None) -> str | None:
    return by_when.isoformat() if isinstance(by_when, date) else by_when


def percent(item: Item) -> float | None:
    """Percentage points from 0 to 100; a share up to 1 is what Excel shows as a percentage."""
    match item.percent:
        case float():
            return round(item.percent * 100, 1)
        case int():
            return item.percent
        case str(text) if text.endswith("%"):
            return float(text.removesuffix("%"))
    return None


def read(goal: Goal, column: str) -> Reading:
    """Read `by_when` or `who` of a goal's strategies as a careful person would.

    In one cell, a column with another number of entries than strategies is certain for the first
    only. An entry that stands alone is read as shared by all.
    """
    written = [getattr(item, column) or None for item in goal.strategies]
    entries = [entry for entry in written if entry]
    if goal.layout == "rows" or len(entries) == len(written):
        return Reading(written, [None] * len(written))
    reading = Reading()
    for index, own in enumerate(written):
        shared = own or (entries[0] if len(entries) == 1 else None)
        before = [entry for entry in written[:index] if entry][-1:]
        after = [entry for entry in written[index:] if entry][:1]
        others = [own, None] if own else [*before, *after, None]
        reading.values.append(shared)
        reading.candidates.append(others if index else None)
    return reading


def codes(who: str | None) -> tuple[list[str], list[str]]:
    """Owners and approvers of an entry: `ED by BD approval` is ([ED], [BD])."""
    owners, _, approvers = (who or "").partition(" by ")
    return re.findall(r"[A-Z]{2}", owners), re.findall(r"[A-Z]{2}", approvers)
