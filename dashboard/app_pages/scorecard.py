"""Where are we? What is on track, what is not, and what the plan leaves open."""

from dashboard import navigation, parts, plan_tables, queries, words
from dashboard.figures import plan as figures
from dashboard.records import Filters

plan = parts.plan()
day = parts.today()
counts = queries.status_counts(plan.plan_id)
overdue = queries.items(plan.plan_id, day, Filters(due="Overdue"))
lagging = [
    item
    for status in ("Off track", "At risk")
    for item in queries.items(plan.plan_id, day, Filters(status=status))
]
level = plan_tables.lowest_level(queries.items(plan.plan_id, day))
finding = words.status_sentence(counts, level)

passed = plan_tables.passed(overdue)
parts.head(navigation.WHERE_ARE_WE, "Scorecard", f"{finding}. {words.sentence(passed)}")

plan_tables.show_status_counts(plan, counts)
parts.show(
    figures.status_bar(counts, parts.mode()),
    words.sentence(finding),
    ("Status", words.plural(level).capitalize()),
    list(counts.items()),
    "status",
)

parts.section("Overdue", "" if overdue else "No fixed deadline has passed.")
plan_tables.show_due(plan, "Deadlines that have passed, the oldest first", overdue, day)

if counts.keys() - {"No update yet"}:
    parts.section("Off track and at risk", "" if lagging else "None is reported so.")
    plan_tables.show_due(plan, "Off track and at risk", lagging, day)

parts.section("What the plan leaves open")
plan_tables.show_findings(plan, queries.findings(plan.plan_id))

parts.section("By area")
plan_tables.show_areas(plan, queries.areas(plan.plan_id, day), level)
parts.source(plan)
