"""How will we know? Who works here, who is selected, and how that changes."""

import streamlit as st

from dashboard import (
    breakdown_view,
    equity_finding,
    equity_group_queries,
    navigation,
    parts,
    selection_queries,
    selection_view,
    workforce_closer,
    workforce_finding,
    workforce_notes,
    workforce_overview,
    workforce_places,
    workforce_queries,
    workforce_rates,
    workforce_shares,
    workforce_view,
)

parts.plan_if_any()  # says what to do first where nothing was ever loaded
measures = workforce_queries.measures()
if not measures:
    parts.head(navigation.HOW_WE_KNOW, "Workforce", "No measure counts employees by group yet.")
    workforce_view.say_what_to_do()
    st.stop()

head = st.container()
measure, breakdown, period = breakdown_view.ask(measures, workforce_view.CHOICES)
groups = equity_group_queries.groups(breakdown, measure)
shares = workforce_queries.shares(breakdown)
selections = selection_queries.selections(breakdown)
overall = equity_group_queries.overall(breakdown)
with head:
    title = workforce_finding.finding(measure, breakdown, shares, selections, groups)
    says = equity_finding.subtitle(measure, breakdown, overall, period)
    parts.head(navigation.HOW_WE_KNOW, title, says)
selection_view.show(measure, breakdown, selections)
if breakdown.is_within or not selections:
    workforce_rates.show(measure, breakdown, groups, overall)
workforce_shares.show(measure, breakdown, shares, groups)
group = workforce_closer.show(breakdown, shares)
workforce_places.show(measure, breakdown, group)
workforce_overview.show(workforce_queries.overview(), measure, breakdown)
workforce_notes.show(measure, groups, shares, selections)
