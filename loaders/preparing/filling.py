"""What the first step of a plan says of it as a whole, checked: every fault is one sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from loaders.forms import Filled
from loaders.known import Known
from loaders.outlines.labels import label_of
from loaders.outlines.statements import principles_or_values, vision_or_mission
from loaders.plans.ids import plan_id_of
from loaders.plans.lines import heading, is_demonstration, is_key, years_of
from loaders.plans.organizations import organization_line
from loaders.plans.parents import parent_line
from loaders.preparing.records import Start
from loaders.preparing.words import LONGEST_NAME, LONGEST_WORDS, one_line
from loaders.spelling import shortened

_LONGEST_TITLE = 150
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def with_words(start: Start, filled: Filled, known: Known, found: list[str]) -> Start:
    """The start with what the first step says; what has no header in `filled` stays as it is."""
    said = {header: one_line(value) for header, value in filled.items()}
    title = said.get("Title", start.title) or ""
    found += _of_title(title)
    found += [
        f"{header} should be no longer than {most:,} signs, not {len(said[header]):,}"
        for header, most in (
            ("Organization", LONGEST_NAME), ("Vision", LONGEST_WORDS), ("Mission", LONGEST_WORDS)
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
