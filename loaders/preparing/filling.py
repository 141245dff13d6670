"""What was filled in to start a plan, checked: every fault is one sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.forms import Filled, clean
from loaders.known import Known
from loaders.outlines.labels import label_of, named, rung_of
from loaders.outlines.statements import principles_or_values, vision_or_mission
from loaders.plans.codes import plan_id_of
from loaders.plans.lines import heading, is_demonstration, is_key, years_of
from loaders.plans.organizations import organization_line
from loaders.plans.parents import parent_line
from loaders.preparing.records import Start
from loaders.spelling import shortened

KINDS = ("principle", "value")
_LONGEST_TITLE, _LONGEST_NAME, _LONGEST_WORDS, _LONGEST_LEVEL = 150, 200, 4_000, 40
_MOST = {"levels": 6, "owners": 100, "statements": 50}
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,9}")


def with_words(start: Start, filled: Filled, known: Known, found: list[str]) -> Start:
    """The start with what the first step says; what has no header in `filled` stays as it is."""
    said = {header: _one_line(value) for header, value in filled.items()}
    title = said.get("Title", start.title) or ""
    found += _of_title(title)
    found += [
        f"{header} should be no longer than {most:,} signs, not {len(said[header]):,}"
        for header, most in (
            ("Organization", _LONGEST_NAME), ("Vision", _LONGEST_WORDS), ("Mission", _LONGEST_WORDS)
        )
        if len(said.get(header, "")) > most
    ]  # fmt: skip
    if start.plan_id and plan_id_of(title) != start.plan_id:
        found.append(
            f"The plan is known by its title: '{shortened(title)}' is another plan than "
            f"'{shortened(start.title)}'; start that one, and undo this one on the page History"
        )
    return replace(
        start,
        plan_id=start.plan_id or plan_id_of(title),
        title=title,
        organization=said.get("Organization", start.organization) or None,
        vision=said.get("Vision", start.vision) or None,
        mission=said.get("Mission", start.mission) or None,
        years=_years(said, title, start, found),
        parent_plan_id=_parent(said, start, known, found),
    )


def levels_of(names: Sequence[str], found: list[str]) -> tuple[str, ...]:
    """Names of levels as outlines have them: small letters, a known word, from the top down."""
    levels = [_one_line(name).casefold() for name in names]
    levels = [name for name in levels if name]
    found += _too_many("levels", levels)
    found += [
        f"A level should have a name such as goal or action step, not '{shortened(name)}'"
        for name in levels
        if not _is_level(name)
    ]
    found += [f"Two levels are called '{name}'" for name in _doubles(levels)]
    for above, below in pairwise(levels):
        rungs = rung_of(above), rung_of(below)
        if rungs[0] is not None and rungs[1] is not None and rungs[0] > rungs[1]:
            found.append(f"'{below}' is read as a level above '{above}': put it before that one")
    return tuple(levels)


def owners_of(rows: Sequence[Filled], found: list[str]) -> tuple[tuple[str, str], ...]:
    """Codes and names of the key, by code; a row with both left blank is none."""
    owners = []
    for row in rows:
        code, name = _one_line(row.get("Code")), _one_line(row.get("Name")).strip(" .")
        if not (code or name):
            continue
        if not _CODE.fullmatch(code):
            found.append(
                f"An owner's code should be 1 to 10 letters or digits, such as ED, not "
                f"'{shortened(code)}'"
            )
        elif not name or re.search(r"[;=]", name) or len(name) > _LONGEST_NAME:
            found.append(
                f"The name of {code} should be words without ; or =, not '{shortened(name)}'"
            )
        owners.append((code, name))
    found += _too_many("owners", owners)
    doubles = _doubles([code.casefold() for code, _ in owners])
    found += [f"Two owners have the code {code.upper()}" for code in doubles]
    return tuple(sorted(owners))


def statements_of(rows: Sequence[Filled], found: list[str]) -> tuple[tuple[str, str], ...]:
    """Principles and values; a row without words is none."""
    said = [(_one_line(row.get("Kind")).casefold(), _one_line(row.get("Text"))) for row in rows]
    said = [(kind, text) for kind, text in said if text]
    found += [
        f"Kind should be {' or '.join(KINDS)}, not '{shortened(kind)}'"
        for kind in dict.fromkeys(kind for kind, _ in said)
        if kind not in KINDS
    ]
    found += [
        f"'{shortened(text)}' is longer than {_LONGEST_WORDS:,} signs"
        for _, text in said
        if len(text) > _LONGEST_WORDS
    ]
    found += _too_many("statements", said)
    return tuple(said)


def _is_level(name: str) -> bool:
    """Whether a file that has the name in its column of levels is read as having it."""
    whole = f"{name}: words"
    label = label_of(whole)
    if label is None and (vision_or_mission(whole) or principles_or_values(whole)):
        return False
    label = label or named(name, "words")
    return len(name) <= _LONGEST_LEVEL and label.level_name == name and not label.number


def _of_title(title: str) -> Iterator[str]:
    """What speaks against a title: the file that brings the plan must be read as having it."""
    if not title:
        yield "Title should be filled in"
    elif len(title) > _LONGEST_TITLE:
        yield f"Title should be no longer than {_LONGEST_TITLE} signs, not {len(title)}"
    elif not re.search(r"\w", title) or any(
        read(title)
        for read in (
            heading, label_of, vision_or_mission, principles_or_values, is_key, parent_line,
            organization_line, is_demonstration,
        )
    ):  # fmt: skip
        yield f"Title should name the plan, not say '{shortened(title)}'"


def _years(
    said: Mapping[str, str], title: str, start: Start, found: list[str]
) -> tuple[int, int] | None:
    first, last = said.get("First year", ""), said.get("Last year", "")
    if not (first or last):
        return years_of(title) or (None if "First year" in said else start.years)
    try:
        years = int(float(first or last)), int(float(last or first))
    except ValueError:
        years = (0, 0)
    if not _FIRST_YEAR <= years[0] <= years[1] <= _LAST_YEAR:
        found.append(
            "First year and Last year should be years such as 2026 and 2028, not "
            f"'{shortened(first)}' and '{shortened(last)}'"
        )
        return start.years
    return years


def _parent(said: Mapping[str, str], start: Start, known: Known, found: list[str]) -> str | None:
    if "Parent plan" not in said:
        return start.parent_plan_id
    if not said["Parent plan"]:
        return None
    parent = known.plan(said["Parent plan"])
    if parent is None:
        found.append(f"There is no plan '{shortened(said['Parent plan'])}' to stand under")
    elif parent == start.plan_id:
        found.append("A plan cannot stand under itself")
    elif start.plan_id and start.plan_id in _above(parent, known):
        found.append(f"'{known.plans[parent]}' stands under this plan already")
    return parent


def _above(plan_id: str, known: Known) -> Iterator[str]:
    seen: set[str] = set()
    above = known.parents.get(plan_id)
    while above and above not in seen:
        seen.add(above)
        yield above
        above = known.parents.get(above)


def _too_many(what: str, rows: Sequence[object]) -> list[str]:
    most = _MOST[what]
    return [f"There should be no more than {most} {what}, not {len(rows)}"] * (len(rows) > most)


def _doubles(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]


def _one_line(value: str | float | None) -> str:
    words = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return " ".join(clean(words).split())
