"""Where are we? What is on track, what is not and why, what changed, and what needs a decision."""

from dashboard import (
    equity_queries,
    measure_queries,
    measure_words,
    navigation,
    parts,
    plan_queries,
    plan_tables,
    queries,
    report_queries,
    report_table,
    scorecard_tables,
    words,
)

plan = parts.plan()
day = parts.today()
names = plan_tables.lowest_words(plan_queries.items(plan.plan_id, day))
counts = plan_queries.status_counts(plan.plan_id)
measured = measure_queries.status_counts(plan.plan_id)
measures = measure_queries.measures(plan.plan_id)
overdue = plan_queries.overdue(plan.plan_id, day)
unsettled = plan_queries.unsettled(plan.plan_id)
says = words.attention_sentence(counts, len(overdue), unsettled, *names)
if measured:
    says = f"{measure_words.headline(measured)} {says}"
parts.head(navigation.WHERE_ARE_WE, "Scorecard", says)

scorecard_tables.show_statuses(plan, measured, counts, names)
asking = plan_queries.asking(plan.plan_id, day)
scorecard_tables.show_decisions(plan, measures, asking, equity_queries.unequal())
scorecard_tables.show_changes(plan, measures, report_queries.changes(plan.plan_id))

owed = report_queries.owed(report_queries.family(plan.plan_id), day)
parts.section("Overdue reports", report_table.sentence(owed))
report_table.show_overdue(plan, owed, queries.all_owners(), day)

parts.section("Overdue deadlines", "" if overdue else "No fixed deadline has passed.")
plan_tables.show_due(plan, "Deadlines that have passed, the oldest first", overdue, day)
if lagging := plan_queries.lagging(plan.plan_id, day):
    parts.section("Off track and at risk")
    plan_tables.show_due(plan, "Off track and at risk, the worst first", lagging, day)

rollups = report_queries.rollups(plan.plan_id)
parts.section("By area", plan_tables.RULE)
plan_tables.show_areas(plan, plan_queries.areas(plan.plan_id, day), rollups)
scorecard_tables.show_divisions(report_queries.plan_rollups(plan.plan_id))

parts.section("Due next", "What falls due within 90 days.")
plan_tables.show_due(plan, "Due within 90 days", plan_queries.due_soon(plan.plan_id, day, 90), day)
parts.section("What the plan leaves open")
plan_tables.show_findings(plan, plan_queries.findings(plan.plan_id), readings=unsettled[1])
parts.source(plan)
