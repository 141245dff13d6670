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
_NONE = {"none", "no plan", "no other plan", "nothing", "-"}


def parent_line(text: str) -> str | None:
    """The plan that a line names as the one above, as written; None for any other line."""
    found = _PARENT.match(text)
    return plain(found[1]).strip(" .'\"“”") or None if found else None


def give_parent(plan: Plan, workbook: Workbook, options: Options) -> list[Problem]:
    """Set the plan above: as given, else as written, else the one that stands; needs the plan's id.

    A problem where no plan is loaded that is called as written; `none` is written for none.
    """
    known, named = options.known, plan.parent_named
    plan.parent_plan_id = options.parent_plan_id
    if options.parent_plan_id is not None or (named and named.words.casefold() in _NONE):
        return []
    if named is None:
        before = known.parents.get(plan.plan_id)
        plan.parent_plan_id = before if before in known.plans else None
        return []
    plan.parent_plan_id = known.plan(named.words)
    if plan.parent_plan_id is not None:
        return []
    titles = [f"'{title}'" for title in known.plans.values()]
    told = f"one of {', '.join(titles)}" if titles else "a plan, but none is loaded; load it first"
    says = f"Parent plan should be {told}, not '{shortened(named.words)}'"
    return [Problem(workbook.file_name, says, named.sheet.name, named.cell.address)]
