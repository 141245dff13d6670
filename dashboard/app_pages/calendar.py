"""What is due when? The next meeting and what is due at it, what is overdue, what recurs."""

import streamlit as st

from dashboard import (
    calendar_form,
    calendar_meetings,
    calendar_months,
    calendar_queries,
    calendar_view,
    calendar_words,
    controls,
    navigation,
    obligations_view,
    parts,
    queries,
    report_queries,
    words,
)
from dashboard.calendar_records import Scope

plan = parts.plan()
day = parts.today()
plans = report_queries.family(plan.plan_id)
names = queries.all_owners()

# Above the control, which decides what the sentence says.
place = st.container()
owners = {"": "Everybody", **{code: words.named(code, names) for code in names}}
owner = controls.choose("Owner", "owner", owners)
view = controls.choose_view(
    "Show", "view", {"": "What is due", "months": "Months ahead", "meetings": "All meetings"}
)
scope = Scope(tuple(plans), day, owner)
meetings = calendar_queries.meetings(scope)
overdue = calendar_queries.overdue(scope)
gaps = calendar_queries.gaps(scope)
following = calendar_words.next_of(meetings, day)
with place:
    says = calendar_words.finding(following, day, overdue, gaps)
    parts.head(navigation.HOW_TO_GET_THERE, "Calendar", says)
    parts.show_answer()

if not meetings:
    calendar_meetings.say_what_to_do()
ahead = calendar_queries.ahead(scope, 365)
if view == "months":
    parts.section("The 12 months ahead")
    calendar_months.show_months(plan, meetings, ahead, day)
elif view == "meetings" and meetings:
    parts.section("All meetings")
    calendar_meetings.show_meetings(meetings, day)
else:
    if following:
        calendar_view.show_next(plan, following, scope)
    calendar_view.show_late(plan, overdue, day)
    obligations_view.show(plan, day, owner)
    calendar_view.show_gaps(plan, gaps)
    calendar_view.show_recurring(plan, calendar_queries.recurring(scope), day)
title = f"{plan.title}: {owners[owner]}" if owner else plan.title
calendar_meetings.offer_file(title, meetings, ahead, day)
calendar_form.show(meetings)
parts.source(plan)
