"""What will we do to get there? What every division does for the plan, and the gaps."""

import streamlit as st

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
divisions = divisions_queries.divisions(plan.plan_id)
served = divisions_queries.served(plan.plan_id)
own = divisions_queries.own_items(plan.plan_id)
title = divisions_words.title(served, divisions)
parts.head(navigation.HOW_TO_GET_THERE, title, divisions_words.subtitle(plan, served, divisions))
parts.show_answer()
if divisions:
    opened = controls.known("Item", "item", [one.code for one in served])
    item = next((one for one in served if one.code == opened), None)
    links = divisions_queries.served_by(item.item_id) if item else []
    if item:
        divisions_links.show_item(plan, item, links)
    divisions_form.show(plan, divisions, opened, links)
    divisions_view.show_gaps(served)
    cells = divisions_queries.cells(plan.plan_id)
    parts.section("Item by item")
    shown = divisions_matrix.ask(served)
    if says := divisions_words.shown_sentence(shown, len(served)):
        st.caption(says)
    rollups = report_queries.rollups(plan.plan_id)
    divisions_matrix.show(plan, shown, divisions, cells, rollups)
    parts.download("divisions", *divisions_matrix.as_csv(shown, divisions, cells))
    divisions_view.show_compared(divisions)
if plan.parent_plan_id or any(one.serves for one in own):
    above = next((one for one in queries.plans() if one.plan_id == plan.parent_plan_id), None)
    divisions_own.show(plan, above, own)
elif not divisions:
    divisions_view.say_what_to_do()
divisions_view.show_lost(divisions_queries.lost(plan.plan_id))
parts.source(plan)
