"""Where do we want to be? Vision, mission, and every goal with how its success is known."""

from dashboard import goal_list, navigation, parts, plan_queries

plan = parts.plan()
branches = plan_queries.branches(plan.plan_id, parts.today())
parts.head(navigation.WHERE_TO, "Goals", goal_list.sentence(branches))
goal_list.show_statements(plan)
goal_list.show(plan, branches)
parts.source(plan)
