"""Where are we? What is on track, what is not, and what the plan leaves open."""

from dashboard import navigation, parts, plan_queries, plan_tables, words
from dashboard.figures import plan as figures
from dashboard.theme import NO_UPDATE

plan = parts.plan()
day = parts.today()
one, many = plan_tables.lowest_words(plan_queries.items(plan.plan_id, day))
counts = plan_queries.status_counts(plan.plan_id)
overdue = plan_queries.overdue(plan.plan_id, day)
lagging = plan_queries.lagging(plan.plan_id, day)
findings = plan_queries.findings(plan.plan_id)
unsettled = plan_queries.unsettled(plan.plan_id)
says = words.attention_sentence(counts, len(overdue), unsettled, one, many)
parts.head(navigation.WHERE_ARE_WE, "Scorecard", says)

plan_tables.show_status_counts(plan, counts)
if counts.keys() - {NO_UPDATE}:
    finding = words.status_sentence(counts, one, many)
    header, rows = plan_tables.statuses(counts, many)
    parts.show(figures.status_bar(counts, parts.mode()), finding, header, rows, "status")

parts.section("Overdue", "" if overdue else "No fixed deadline has passed.")
plan_tables.show_due(plan, "Deadlines that have passed, the oldest first", overdue, day)

if counts.keys() - {NO_UPDATE}:
    parts.section("Off track and at risk", "" if lagging else "None is reported so.")
    plan_tables.show_due(plan, "Off track and at risk, the worst first", lagging, day)

parts.section("Due next", "What falls due within 90 days.")
plan_tables.show_due(plan, "Due within 90 days", plan_queries.due_soon(plan.plan_id, day, 90), day)

parts.section("What the plan leaves open")
plan_tables.show_findings(plan, findings, readings=unsettled[1])

parts.section("By area")
plan_tables.show_areas(plan, plan_queries.areas(plan.plan_id, day))
parts.source(plan)
