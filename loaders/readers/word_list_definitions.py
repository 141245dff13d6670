"""The definitions of Word's lists: levels, where they start, and who shares a count."""

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from lxml.etree import _Element

from loaders.readers.word_text import is_on


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    start: int
    format: str
    text: str
    is_legal: bool
    restarts_after: int
    """A level above this one (counted from 1) begins it anew; 0: never."""


@dataclass(slots=True)
class ListDefinition:
    """One definition and how far its levels have counted, over the whole document."""

    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class ListUse:
    """One `w:num`: a definition, and where it begins anew the first time it is used."""

    definition: ListDefinition
    starts: dict[int, int]
    levels: dict[int, Level]


def use_of(num: _Element, definition: ListDefinition) -> ListUse:
    """Read one `w:num`: its own levels and starts over those of its definition."""
    use = ListUse(definition, {}, {})
    for override in num.iter(qn("w:lvlOverride")):
        depth = whole(override.get(qn("w:ilvl")), 0)
        level = override.find(qn("w:lvl"))
        if level is not None:
            use.levels[depth] = _level(level)
            use.starts[depth] = use.levels[depth].start
        start = value_of(override, "w:startOverride")
        if start is not None:
            use.starts[depth] = whole(start, 1)
    return use


def levels_of(draft: _Element) -> dict[int, Level]:
    """Read the levels of one `w:abstractNum`, by depth from 0."""
    return {
        whole(level.get(qn("w:ilvl")), 0): _level(level) for level in draft.findall(qn("w:lvl"))
    }


def _level(level: _Element) -> Level:
    depth = whole(level.get(qn("w:ilvl")), 0)
    return Level(
        start=whole(value_of(level, "w:start"), 0),
        format=value_of(level, "w:numFmt") or "decimal",
        text=value_of(level, "w:lvlText") or "",
        is_legal=is_on(level.find(qn("w:isLgl"))),
        restarts_after=whole(value_of(level, "w:lvlRestart"), depth),
    )


def value_of(parent: Any, name: str) -> str | None:
    """Return the `w:val` of a child; None where there is none."""
    child = parent.find(qn(name)) if parent is not None else None
    return None if child is None else child.get(qn("w:val"))


def whole(text: str | None, default: int) -> int:
    """Return a whole number, or the default for what is none."""
    return int(text) if text is not None and text.isdecimal() else default
