"""What will we do to get there? What others require of us: covered, in part, twice or by nobody."""

import streamlit as st

from dashboard import (
    controls,
    crosswalk_form,
    crosswalk_lost,
    crosswalk_matrix,
    crosswalk_notes,
    crosswalk_queries,
    crosswalk_words,
    navigation,
    parts,
)

plan = parts.plan_if_any()
frameworks = crosswalk_queries.frameworks()
if not frameworks:
    parts.head(navigation.HOW_TO_GET_THERE, "Crosswalk", "No framework is loaded yet.")
    crosswalk_notes.say_what_to_do()
    st.stop()

head = st.container()
framework = crosswalk_matrix.ask_framework(frameworks)
everything = crosswalk_queries.requirements(framework.framework_id)
with head:
    says = crosswalk_words.subtitle(framework)
    parts.head(navigation.HOW_TO_GET_THERE, crosswalk_words.finding(framework), says)
    parts.show_answer()
    crosswalk_notes.say_invented(framework, plan)
codes = {one.code: one for one in everything}
opened = controls.known("Requirement", "requirement", codes)
if opened:
    found = crosswalk_queries.links(framework.framework_id, opened)
    crosswalk_form.show(framework, codes[opened], found, plan)

state, program, by = crosswalk_matrix.ask(plan, everything)
shown = crosswalk_queries.requirements(framework.framework_id, state, program)
columns = crosswalk_queries.columns(framework.framework_id, by)
cells = crosswalk_queries.cells(framework.framework_id, by)
parts.section("Who covers what", crosswalk_words.found_sentence(shown, len(everything)))
crosswalk_matrix.show(framework, shown, columns, cells)
parts.download("crosswalk", *crosswalk_matrix.as_csv(framework, shown, columns, cells))
crosswalk_notes.show_gaps(framework, [one for one in everything if one.state == "gap"])
crosswalk_lost.show(framework, crosswalk_queries.lost(framework.framework_id))
crosswalk_notes.show_source(framework)
