"""The goals of a plan: what each wants, how success is known, and what is done for it."""

from collections import Counter
from collections.abc import Sequence

from dashboard import parts, theme, words
from dashboard.markup import Html, Piece, bullets, chip, element, facts, join, link, url
from dashboard.records import Branch, Plan


def sentence(branches: Sequence[Branch]) -> str:
    """How many goals there are, and how many say how their success is known."""
    goals = _goals(branches)
    name = Counter(goal.level_name for goal in goals).most_common(1)[0][0] if goals else "goal"
    told = sum(bool(_measures(goal)) for goal in goals)
    size = words.count(len(goals), name, words.plural(name))
    if not goals:
        return "This plan has no goals with anything under them."
    if told == len(goals):
        return f"{size}, each with its measures of success."
    return f"{size}; {told} of them {words.verb(told, 'says', 'say')} how success is known."


def _measures(goal: Branch) -> list[str]:
    """Its own, and those that stand beside what is done for it."""
    return list(dict.fromkeys([*goal.measures_of_success, *goal.measures_below]))


def _goals(branches: Sequence[Branch]) -> list[Branch]:
    """Those that have no other branch under them."""
    parents = {branch.parent_id for branch in branches}
    return [branch for branch in branches if branch.item_id not in parents]


def show_statements(plan: Plan) -> None:
    """Vision and mission, where the plan has them."""
    told = {"Vision": plan.vision, "Mission": plan.mission}
    pairs = [element("dt", name) + element("dd", text) for name, text in told.items() if text]
    if pairs:
        parts.show_html(element("dl", *pairs, class_="hw-statement"))


def show(plan: Plan, branches: Sequence[Branch]) -> None:
    """Areas as headings, goals under them."""
    goals = {branch.item_id for branch in _goals(branches)}
    for branch in branches:
        if branch.item_id in goals:
            parts.show_html(_goal(plan, branch))
        else:
            title, rest = words.title_and_rest(branch.name, branch.text)
            described = element("p", rest, class_="hw-quiet") if rest else Html("")
            heading = element("h2", f"{branch.code} {title}") + described
            parts.show_html(element("div", heading, class_="hw-area"))


def _goal(plan: Plan, goal: Branch) -> Html:
    opened = link(
        url("plan", plan=plan.plan_id, item=goal.code),
        goal.code,
        label=f"Open {goal.code} in the plan",
    )
    done = ", ".join(f"{number} {word.lower()}" for word, number in _in_order(goal.statuses))
    pairs: dict[str, Piece] = {
        "Measures of success": bullets(_measures(goal))
        if _measures(goal)
        else element("span", "None is written.", class_="hw-quiet"),
        "What is done for it": join([words.count(goal.lowest, "item"), ": ", done])
        if goal.lowest
        else "",
        "Due": words.day_range(goal.first_due_on, goal.last_due_on),
    }
    late = chip(theme.OVERDUE, words.count(goal.overdue, "item")) if goal.overdue else Html("")
    title = element("h3", goal.name or goal.text)
    body = element("div", title, late, facts(pairs))
    return element("article", element("div", opened, class_="hw-code"), body, class_="hw-goal")


def _in_order(statuses: dict[str, int]) -> list[tuple[str, int]]:
    order = (*theme.STATUSES, theme.NO_UPDATE)
    return [(word, statuses[word]) for word in order if word in statuses]
