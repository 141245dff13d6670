"""How will we know? Every question of a survey against its target, over time, and by group."""

import streamlit as st

from dashboard import (
    navigation,
    parts,
    survey_finding,
    survey_groups,
    survey_notes,
    survey_queries,
    survey_table,
    survey_time,
    survey_view,
)

parts.plan_if_any()  # says what to do first where nothing was ever loaded
surveys = survey_queries.surveys()
if not surveys:
    parts.head(navigation.HOW_WE_KNOW, "Surveys", "No survey is loaded yet.")
    survey_view.say_what_to_do()
    st.stop()

head = st.container()
wave, order = survey_view.ask(surveys)
ratings = survey_queries.ratings(wave, order)
with head:
    says = survey_finding.subtitle(wave)
    parts.head(navigation.HOW_WE_KNOW, survey_finding.finding(ratings), says)
survey_view.show_contents()
survey_view.show_panels(ratings)
survey_groups.show_unhappy(wave)

survey_view.section("Over time and by group")
rating = survey_time.ask(ratings)
survey_time.show(rating)
survey_groups.show(wave, rating)

survey_view.section("All questions")
survey_table.show(wave, ratings)
survey_view.section("How these figures are made")
survey_notes.show(wave, ratings)
