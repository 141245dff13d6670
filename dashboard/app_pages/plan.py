"""What will we do to get there? Every line of the plan with owner, deadline and status."""

import streamlit as st

from dashboard import (
    controls,
    item_view,
    navigation,
    parts,
    phase_queries,
    plan_filters,
    plan_queries,
    plan_spans,
    plan_tree,
    progress_form,
    queries,
    words,
)
from dashboard.figures import plan as figures
from dashboard.markup import chip, join

plan = parts.plan()
day = parts.today()
names = queries.owners(plan.plan_id)
everything = plan_queries.items(plan.plan_id, day)
parts.head(navigation.HOW_TO_GET_THERE, "Plan", plan_tree.size_sentence(everything, len(names)))
parts.show_answer()

# Above the filters, which decide what comes before and after it.
place = st.container()
filters = plan_filters.ask(plan.plan_id, everything, names)
shown = plan_queries.items(plan.plan_id, day, filters)
opened = st.query_params.get("item", "")
if opened:
    with place:
        item = item_view.show(plan, opened, everything, shown, names)
        if item:
            progress_form.show(plan, item)

found = [item for item in shown if item.is_match]
says = plan_filters.result_sentence(filters, found, everything)
view = controls.choose_view("Show as", "view", {"": "List", "timeline": "Timeline"})
if view == "timeline":
    plan_spans.show(phase_queries.spans(plan.plan_id), {item.code for item in found}, day)
    dated = [item for item in found if item.due_on and item.has_deadline]
    parts.section("Fixed dates", says)
    if dated:
        parts.show_html(join([chip(word) for word in figures.STATES], " "))
        header, rows = plan_tree.dates(dated, day)
        sentence = words.sentence(plan_tree.dates_sentence(dated, day))
        figure = figures.timeline(dated, day, parts.mode(), parts.day_name())
        parts.show(figure, sentence, header, rows, "dates")
    parts.section("Recurring deadlines and those without a date")
    plan_tree.show_cadences(plan, found)
else:
    parts.section("The plan, item by item", says)
    plan_tree.show_tree(plan, shown, opened, day)
    parts.download("plan", *plan_tree.as_csv(found, names))
parts.source(plan)
