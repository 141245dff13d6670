"""What would a proposed decision do to whom? Impact assessments; one of them, opened."""

import streamlit as st

from dashboard import (
    impact_notes,
    impact_queries,
    impact_strata,
    impact_table,
    impact_view,
    impact_words,
    navigation,
    parts,
    review_decision,
    review_form,
)

plan = parts.plan_if_any()
opened = st.query_params.get("assessment", "")
one = impact_queries.assessment(opened) if opened else None

if one:
    found = impact_queries.parts_of(one.assessment_id)
    parts.head(navigation.HOW_TO_GET_THERE, one.headline, impact_words.subtitle(one))
    parts.show_answer()
    impact_view.show_bar(plan, one)
    impact_view.show_shares(one, found)
    impact_view.show_gaps(one, found)
    impact_strata.show_strata(one, found)
    impact_view.show_facts(plan, one)
    review_decision.show(one)
    impact_table.show_numbers(one, found)
    impact_notes.show_notes(one, impact_queries.hidden_up_to())
else:
    everything = impact_queries.assessments(plan.plan_id if plan else "")
    says = impact_words.list_sentence(everything) if everything else "No decision is assessed yet."
    parts.head(navigation.HOW_TO_GET_THERE, "Review", says)
    parts.show_answer()
    if opened:
        impact_notes.say_unknown(opened)
    parts.section("Impact assessments")
    if everything:
        impact_table.show_list(plan, everything)
    else:
        impact_notes.say_what_to_do()
    review_form.show(plan)
if plan:
    parts.source(plan)
