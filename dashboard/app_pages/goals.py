"""Where do we want to be? Vision, mission, principles, and the goals with measures and targets."""

from dashboard import (
    goal_list,
    measure_queries,
    navigation,
    parts,
    phase_queries,
    plan_queries,
    report_queries,
)

plan = parts.plan()
branches = plan_queries.branches(plan.plan_id, parts.today())
measures = measure_queries.by_item(plan.plan_id, and_below=True)
rollups = report_queries.rollups(plan.plan_id)
parts.head(navigation.WHERE_TO, "Goals", goal_list.sentence(branches, measures))
goal_list.show_statements(plan, phase_queries.statements(plan.plan_id))
goal_list.show(plan, branches, measures, rollups)
parts.source(plan)
