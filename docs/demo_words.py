"""The demonstration plans as data: what stands in their files, and what a careful reader reads."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

By = str | date


@dataclass(frozen=True)
class Item:
    """One lettered line; every value as it is written, "" where nothing stands beside it."""

    text: str
    by_when: By
    who: str
    status: str = ""
    percent: str | float = ""
    resources: str = ""
    measures: str = ""
    reported: str = ""
    sub_items: tuple[str, ...] = ()
    see: str = ""
    is_note: bool = False


@dataclass(frozen=True)
class Goal:
    """A goal and its strategies; `columns` of the eight are in its table."""

    number: int
    text: str
    layout: str
    items: tuple[Item, ...]
    columns: int = 8
    resources: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()

    @property
    def strategies(self) -> list[Item]:
        """The items without the lettered footnotes."""
        return [item for item in self.items if not item.is_note]


@dataclass(frozen=True)
class Area:
    """A focus area with the wording and headers that its sheet uses."""

    number: int
    name: str
    description: str
    area_line: str
    goal_line: str
    letter: str
    headers: tuple[str, ...]
    goals: tuple[Goal, ...]
    sheet: str = ""
    above: str | None = None
    """A line over the area line; "" for a blank one."""

    @property
    def line(self) -> str:
        """The focus area's line."""
        return self.area_line.format(
            number=self.number, name=self.name, description=self.description
        )

    def goal(self, goal: Goal) -> str:
        """Word the line of one of its goals."""
        return self.goal_line.format(number=goal.number, text=goal.text)

    def letters(self, goal: Goal) -> list[str]:
        """Say what stands before each item, such as `a) `."""
        return [self.letter.format(letter=letter(index)) for index in range(len(goal.items))]


@dataclass(frozen=True)
class Plan:
    """A plan with its front lines and owners."""

    name: str
    title: str
    organization: str
    vision: str
    mission: str
    starts_on: date
    ends_on: date
    front: tuple[str, ...]
    owners: dict[str, str]
    areas: tuple[Area, ...]
    parent: str = ""

    @property
    def front_lines(self) -> list[str]:
        """The lines under the title."""
        own = {"vision": self.vision, "mission": self.mission, "organization": self.organization}
        return [line.format(**own) for line in self.front]

    @property
    def key(self) -> str:
        """The legend line of the owners' codes."""
        return "KEY: " + "; ".join(f"{code}= {name}" for code, name in self.owners.items())


def letter(index: int) -> str:
    """Give `a` for 0."""
    return chr(ord("a") + index)


def plan(path: Path) -> Plan:
    """Read a plan's words from a TOML file."""
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    areas = [_area(number, area) for number, area in enumerate(words.pop("areas"), 1)]
    return Plan(areas=tuple(areas), front=tuple(words.pop("front")), **words)


def _area(number: int, words: dict[str, Any]) -> Area:
    goals = [_goal(index, goal) for index, goal in enumerate(words.pop("goals"), 1)]
    headers = tuple(words.pop("headers"))
    return Area(number=number, goals=tuple(goals), headers=headers, **words)


def _goal(number: int, words: dict[str, Any]) -> Goal:
    items = tuple(
        Item(**{**item, "sub_items": tuple(item.get("sub_items", ()))})
        for item in words.pop("items")
    )
    for name in ("resources", "measures", "reported"):
        words[name] = tuple(words.pop(name, ()))
    return Goal(number=number, items=items, **words)
