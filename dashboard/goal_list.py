"""The goals of a plan: what each wants, how success is known, and what is done for it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard import measure_numbers, measure_table, parts, plan_spans, theme, words
from dashboard.markup import Html, Piece, bullets, chip, element, facts, join, link, table, url
from dashboard.measure_records import Measure
from dashboard.phase_records import Statement
from dashboard.records import Branch, Plan
from dashboard.report_records import Rollup

Measures = Mapping[str, Sequence[Measure]]
Rollups = Mapping[str, Rollup]


def sentence(branches: Sequence[Branch], measures: Measures) -> str:
    """How many goals there are, and how many have measures or say how their success is known."""
    goals = _goals(branches)
    name = Counter(goal.level_name for goal in goals).most_common(1)[0][0] if goals else "goal"
    size = words.count(len(goals), name, words.plural(name))
    if not goals:
        return "This plan has no goals."
    measured = sum(goal.item_id in measures for goal in goals)
    told = sum(bool(_measures(goal)) for goal in goals)
    if not measured:
        if told == len(goals):
            return f"{size}, each with its measures of success in words; none is measured yet."
        if not told:
            return f"{size}; none of them says how success is known."
        return f"{size}; {told} of them {words.verb(told, 'says', 'say')} how success is known."
    reached = sum(_is_on_course(measures.get(goal.item_id, ())) for goal in goals)
    are = words.verb(measured, "is", "are")
    return (
        f"{size}; {measured} {are} measured, and {reached or 'none'} of these "
        f"{words.verb(reached, 'has', 'have')} every measure where it should be."
    )


def _is_on_course(measures: Sequence[Measure]) -> bool:
    good = {"Met target", "On track"}
    return bool(measures) and all(measure.now.status in good for measure in measures)


def _measures(goal: Branch) -> list[str]:
    """Its own, and those that stand beside what is done for it."""
    return list(dict.fromkeys([*goal.measures_of_success, *goal.measures_below]))


def _goals(branches: Sequence[Branch]) -> list[Branch]:
    """What the plan calls a goal; where it calls nothing so, what has no branch under it."""
    named = [branch for branch in branches if branch.level_name.split()[-1] == "goal"]
    parents = {branch.parent_id for branch in named or branches}
    return [branch for branch in named or branches if branch.item_id not in parents]


def _above(branches: Sequence[Branch], goals: Sequence[Branch]) -> set[str]:
    """What goals stand under, by item."""
    by_id = {branch.item_id: branch for branch in branches}
    found: set[str] = set()
    for goal in goals:
        above = by_id.get(goal.parent_id or "")
        while above and above.item_id not in found:
            found.add(above.item_id)
            above = by_id.get(above.parent_id or "")
    return found


def show_statements(plan: Plan, statements: Sequence[Statement]) -> None:
    """Vision, mission, principles and values, where the plan has them."""
    told: dict[str, Piece | None] = {"Vision": plan.vision, "Mission": plan.mission}
    told |= plan_spans.statement_lists(statements)
    pairs = [element("dt", name) + element("dd", text) for name, text in told.items() if text]
    if pairs:
        parts.show_html(element("dl", *pairs, class_="hw-statement"))


def show(plan: Plan, branches: Sequence[Branch], measures: Measures, rollups: Rollups) -> None:
    """Areas as headings, goals under them with their measures and what they come to."""
    own = _goals(branches)
    goals, areas = {goal.item_id for goal in own}, _above(branches, own)
    for branch in branches:
        rollup = rollups.get(branch.item_id)
        if branch.item_id in goals:
            parts.show_html(_goal(plan, branch, measures.get(branch.item_id, ()), rollup))
        elif branch.item_id in areas:
            title, rest = words.title_and_rest(branch.name, branch.text)
            described = element("p", rest, class_="hw-quiet") if rest else Html("")
            heading = element("h2", f"{branch.code} {title}") + described + comes_to(rollup)
            parts.show_html(element("div", heading, class_="hw-area"))


def _goal(plan: Plan, goal: Branch, measures: Sequence[Measure], rollup: Rollup | None) -> Html:
    opened = link(
        url("plan", plan=plan.plan_id, item=goal.code),
        goal.code,
        label=f"Open {goal.code} in the plan",
    )
    told = _in_order(goal.statuses)
    done = ", ".join(word.lower() if goal.is_lowest else f"{n} {word.lower()}" for word, n in told)
    said = _measures(goal)
    unsaid = Html("") if measures else element("span", "None is written.", class_="hw-quiet")
    pairs: dict[str, Piece] = {
        "Measures of success": bullets(said) if said else unsaid,
        "Status": done.capitalize() if goal.is_lowest else "",
        "What is done for it": join([words.count(goal.lowest, "item"), ": ", done])
        if goal.lowest and not goal.is_lowest
        else "",
        "Due": words.day_range(goal.first_due_on, goal.last_due_on),
    }
    late = chip(theme.OVERDUE, words.count(goal.overdue, "item")) if goal.overdue else Html("")
    title = element("h3", goal.name or goal.text)
    shown = (bullets(goal.sub_items), comes_to(rollup), _table(plan, goal, measures), facts(pairs))
    body = element("div", title, late, *shown)
    return element("article", element("div", opened, class_="hw-code"), body, class_="hw-goal")


def comes_to(rollup: Rollup | None) -> Html:
    """What an item's measures and the items under it come to, with the rule's numbers."""
    if rollup is None or not (rollup.measures or rollup.counted):
        return Html("")
    worst = chip(rollup.worst_status) if rollup.worst_status else Html("")
    return element("p", worst, " ", rollup.says, class_="hw-rollup")


def _table(plan: Plan, goal: Branch, measures: Sequence[Measure]) -> Html:
    """The goal's measures: where each started, stands and should end, and what is left."""
    if not measures:
        return Html("")
    rows = [
        (
            measure_table.opener(plan, one),
            one.name,
            measure_numbers.start(one),
            measure_table.newest(one),
            _target(one),
            measure_table.bullet(one),
            measure_table.why(one),
        )
        for one in measures
    ]  # fmt: skip
    header = ("Code", "What", "Baseline", "Newest", "Target", "Newest against target", "Status")
    return table(f"Measures of {goal.level_name} {goal.code}", header, rows)


def _target(measure: Measure) -> Html:
    """Where it should end, and how far that is."""
    left = measure_numbers.left(measure)
    if left not in {measure_numbers.NONE, measure_numbers.REACHED}:
        left = f"{left} left"
    note = Html("") if left == measure_numbers.NONE else element("span", left, class_="hw-note")
    return join([measure_numbers.aim(measure), note], " ")


def _in_order(statuses: dict[str, int]) -> list[tuple[str, int]]:
    order = (*theme.STATUSES, theme.NO_UPDATE)
    return [(word, statuses[word]) for word in order if word in statuses]
