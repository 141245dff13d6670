"""What changed in the plan, what do others say of it, and whom does a decision fall on? Views."""

import streamlit as st

from dashboard import (
    controls,
    impact_notes,
    impact_queries,
    impact_strata,
    impact_table,
    impact_view,
    impact_words,
    navigation,
    parts,
    review_decision,
)
from dashboard.review_views import VIEWS

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
    view = VIEWS[controls.known("View", "view", VIEWS)]
    parts.head(navigation.HOW_TO_GET_THERE, *view.head(plan))
    parts.show_answer()
    if opened:
        impact_notes.say_unknown(opened)
    controls.choose_view("View", "view", {name: one.name for name, one in VIEWS.items()})
    view.show(plan)
