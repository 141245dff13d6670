"""How will we know? Which measures are broken down by what, and which lack a breakdown."""

import streamlit as st

from dashboard import equity_coverage, equity_coverage_queries, navigation, parts

parts.plan_if_any()  # says what to do first where nothing was ever loaded
coverage = equity_coverage_queries.coverage()
parts.head(
    navigation.HOW_WE_KNOW,
    equity_coverage.finding(coverage),
    "For every measure and dimension: whether its groups can be seen, and if not, why.",
)
if not coverage:
    equity_coverage.say_what_to_do()
    st.stop()

state, dimension = equity_coverage.ask(coverage)
shown = equity_coverage_queries.coverage(state, dimension)
equity_coverage.show(shown)
parts.download("coverage", *equity_coverage.as_csv(shown))
