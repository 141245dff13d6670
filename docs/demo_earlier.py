"""The demonstration plan as it was adopted: today's plan with what its own words say otherwise."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from demo_words import Goal, Item, Plan, letter


def earlier(today: Plan, path: Path) -> Plan:
    """Give the earlier version that a TOML file tells by its differences from today's plan."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    items = _as_they_were(today, told)
    areas = []
    for area in today.areas:
        goals = [_goal(f"{area.number}.{goal.number}", goal, items, told) for goal in area.goals]
        areas.append(replace(area, goals=tuple(goals)))
    front, vision = tuple(told["front"]), told["vision"]
    return replace(today, name=told["name"], vision=vision, front=front, areas=tuple(areas))


def _as_they_were(today: Plan, told: Mapping[str, Any]) -> dict[str, Item]:
    """Every item that was there already, by its code in today's plan."""
    status = {code: word for word, codes in told["statuses"].items() for code in codes}
    found = {}
    for area in today.areas:
        for goal in area.goals:
            for index, item in enumerate(goal.items):
                code = f"{area.number}.{goal.number}.{letter(index)}"
                was = {"status": status.get(code, item.status), "percent": ""}
                if code not in told["new"]:
                    found[code] = replace(item, **{**was, **told["changed"].get(code, {})})
    return found


def _goal(code: str, goal: Goal, items: Mapping[str, Item], told: Mapping[str, Any]) -> Goal:
    """Give a goal with its items in their order, those moved away since, then those dropped."""
    moved: Mapping[str, str] = told["moved"]
    own = [one for key, one in items.items() if key.startswith(f"{code}.") and key not in moved]
    own += [items[key] for key, at in moved.items() if at == code]
    own += [_dropped(words) for words in told["dropped"] if words["goal"] == code]
    text = told["goals"].get(code, goal.text)
    return replace(goal, text=text, items=tuple(_with_own_cells(own)))


def _dropped(words: Mapping[str, Any]) -> Item:
    return Item(**{name: value for name, value in words.items() if name != "goal"})


def _with_own_cells(items: Sequence[Item]) -> list[Item]:
    """Write nothing where the first item would be merged with a cell that is not above it."""
    first = {
        name: "" for name in ("resources", "measures", "reported") if getattr(items[0], name) == "^"
    }
    return [replace(items[0], **first), *items[1:]]
