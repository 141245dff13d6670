"""What will we do to get there? What every division does for the plan, and the gaps."""

from dashboard import (
    controls,
    divisions_form,
    divisions_links,
    divisions_matrix,
    divisions_own,
    divisions_queries,
    divisions_view,
    divisions_words,
    navigation,
    parts,
    queries,
    report_queries,
)

plan = parts.plan()
above = next((one for one in queries.plans() if one.plan_id == plan.parent_plan_id), None)
divisions = divisions_queries.divisions(plan.plan_id)
served = divisions_queries.served(plan.plan_id)
own = divisions_queries.own_items(plan.plan_id)
is_division = above is not None or any(one.serves for one in own)
title = divisions_words.title(served, divisions, own)
says = divisions_words.subtitle(plan, served, divisions, above)
parts.head(navigation.HOW_TO_GET_THERE, title, says)
parts.show_answer()
if divisions:
    opened = controls.known("Item", "item", [one.code for one in served])
    links = divisions_links.show_item(plan, opened, served)
    divisions_form.show(plan, divisions, opened, links)
    divisions_view.show_gaps(served)
    cells = divisions_queries.cells(plan.plan_id)
    parts.section("Item by item")
    shown = divisions_matrix.ask(served)
    divisions_matrix.show(
        plan, shown, divisions, cells, report_queries.rollups(plan.plan_id), len(served)
    )
    parts.download("divisions", *divisions_matrix.as_csv(shown, divisions, cells))
    divisions_view.show_compared(divisions)
if is_division:
    divisions_own.show(plan, above, own)
elif not divisions:
    divisions_view.say_what_to_do()
divisions_view.show_lost(divisions_queries.lost(plan.plan_id))
parts.source(plan)
