"""How will we know? Every measure against its benchmark and target; one of them, opened."""

import streamlit as st

from dashboard import (
    confirm_form,
    decision_form,
    equity_queries,
    measure_queries,
    measure_table,
    measure_values,
    measure_view,
    measure_words,
    navigation,
    parts,
    plan_queries,
)

plan = parts.plan_if_any()
plan_id = plan.plan_id if plan else ""
everything = measure_queries.measures(plan_id)
names = measure_queries.owners(everything)
opened = st.query_params.get("measure", "")
measure = measure_queries.measure(opened) if opened else None

if measure:
    values = measure_queries.values(measure.measure_id)
    steps = measure_queries.benchmarks(measure.measure_id)
    owners = measure_queries.owners([measure])
    says = measure_view.subtitle(measure, owners)
    parts.head(navigation.HOW_WE_KNOW, measure_words.finding(measure), says)
    parts.show_answer()
    measure_view.show_bar(plan, measure, everything)
    measure_view.show_figure(measure, values, steps)
    found = equity_queries.findings(measure.measure_id)
    measure_view.show_why(measure, values, found)
    decision_form.show(measure)
    measure_view.show_facts(measure, measure_queries.serves(measure.measure_id), owners)
    measure_values.show_values(measure, values)
    measure_values.show_history(measure, measure_queries.history(measure.measure_id))
else:
    says = measure_words.status_sentence(measure_queries.status_counts(plan_id))
    parts.head(navigation.HOW_WE_KNOW, "Measures", says)
    if opened:
        measure_table.say_unknown(opened)
    confirm_form.show_way(plan)
    if not everything:
        measure_table.say_what_to_do()
        st.stop()
    branches = plan_queries.branches(plan_id, parts.today())
    shown = measure_queries.measures(plan_id, measure_table.ask(plan, everything, names, branches))
    measure_table.show(plan, shown)
    parts.download("measures", *measure_table.as_csv(shown))
if plan:
    parts.source(plan)
