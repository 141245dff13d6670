"""What a plan is called, for people and for machines, and what its sheets are said to hold."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from loaders.cells import Workbook
from loaders.options import Options
from loaders.plans.ids import plan_id_of
from loaders.plans.lines import years_of
from loaders.plans.nodes import Node, Plan
from loaders.plans.parents import give_parent
from loaders.problems import Problem


def give_name(plan: Plan, workbook: Workbook, options: Options) -> list[Problem]:
    """Set title, id and parent: as given, else as written, else by the file with a warning."""
    problems: list[Problem] = []
    if options.title:
        plan.title, plan.years = options.title, years_of(options.title)
    if not plan.title:
        plan.title = _words_of(PurePath(workbook.file_name).stem)
        message = (
            f"No title stands above the plan, so it is called '{plan.title}'; "
            "another can be given when loading"
        )
        problems.append(Problem(workbook.file_name, message, is_warning=True))
    plan.plan_id = options.plan_id or plan_id_of(plan.title)
    return [*problems, *give_parent(plan, workbook, options)]


def says(nodes: Sequence[Node], told: Sequence[str]) -> str:
    """One sentence of what a sheet holds: what it tells, and its items by level."""
    counts = Counter(node.level_name for node in nodes)
    items = [f"{count} {_plural(name) if count > 1 else name}" for name, count in counts.items()]
    return ", ".join([*told, *items])


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _words_of(stem: str) -> str:
    words = re.sub(r"[_\-.]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or "Plan"
