"""Where do we want to be? Vision, mission, and every goal with its measures and their targets."""

from dashboard import goal_list, measure_queries, navigation, parts, plan_queries, report_queries

plan = parts.plan()
branches = plan_queries.branches(plan.plan_id, parts.today())
measures = measure_queries.by_item(plan.plan_id, and_below=True)
rollups = report_queries.rollups(plan.plan_id)
parts.head(navigation.WHERE_TO, "Goals", goal_list.sentence(branches, measures))
goal_list.show_statements(plan)
goal_list.show(plan, branches, measures, rollups)
parts.source(plan)
