"""How will we know? For whom a measure works and for whom it does not: its rates and gaps."""

import streamlit as st

from dashboard import (
    breakdown_view,
    equity_advanced,
    equity_closer,
    equity_finding,
    equity_group_queries,
    equity_notes,
    equity_panels,
    equity_queries,
    equity_table,
    equity_view,
    navigation,
    parts,
    selection_queries,
    selection_view,
)

parts.plan_if_any()  # says what to do first where nothing was ever loaded
measures = equity_queries.measures()
if not measures:
    parts.head(navigation.HOW_WE_KNOW, "Equity", "No measure is broken down by group yet.")
    equity_view.say_what_to_do()
    st.stop()

head = st.container()
measure, breakdown, period = breakdown_view.ask(measures, equity_view.CHOICES)
groups = equity_group_queries.groups(breakdown, measure)
overall = equity_group_queries.overall(breakdown)
with head:
    says = equity_finding.subtitle(measure, breakdown, overall, period)
    title = equity_finding.finding(measure, breakdown, groups)
    parts.head(navigation.HOW_WE_KNOW, title, says)
equity_view.show_unequal(measure)
if equity_view.ask_view() == "advanced":
    equity_advanced.show(measure, breakdown, groups)
else:
    equity_panels.show(measure, breakdown, groups, overall)
    selection_view.show(measure, breakdown, selection_queries.selections(breakdown))
    equity_closer.show(measure, breakdown, groups)
    equity_table.show(measure, breakdown, groups)
equity_notes.show(measure, groups)
