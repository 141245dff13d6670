"""The plan that a plan stands under, where its document names it: `Parent plan: Agency Plan`."""

import re

from loaders.cells import Workbook
from loaders.options import Options
from loaders.plans.nodes import Plan
from loaders.problems import Problem
from loaders.spelling import plain, shortened

_PARENT = re.compile(
    r"^\s*(?:parent plan|parent|plan above|(?:this plan )?stands under(?: the plan)?|"
    r"divisional plan (?:of|under)|division of the plan)\s*[:=]\s*(\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


def parent_line(text: str) -> str | None:
    """The plan that a line names as the one above, as written; None for any other line."""
    found = _PARENT.match(text)
    return plain(found[1]).strip(" .'\"“”") or None if found else None


def give_parent(plan: Plan, workbook: Workbook, options: Options) -> list[Problem]:
    """Set the plan above: as given, else as written; a problem where no such plan is loaded."""
    plan.parent_plan_id = options.parent_plan_id
    named = plan.parent_named
    if named is None or options.parent_plan_id is not None:
        return []
    plan.parent_plan_id = options.known.plan(named.words)
    if plan.parent_plan_id is not None:
        return []
    titles = [f"'{title}'" for title in options.known.plans.values()]
    known = f"one of {', '.join(titles)}" if titles else "a plan, but none is loaded; load it first"
    says = f"Parent plan should be {known}, not '{shortened(named.words)}'"
    return [Problem(workbook.file_name, says, named.sheet.name, named.cell.address)]
