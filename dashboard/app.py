"""The frame around every page: navigation by the questions of strategic planning.

`python -m dashboard` serves it with its headers; `streamlit run dashboard/app.py` works as well.
"""

import sys
from pathlib import Path

import streamlit as st

# `streamlit run` puts this folder on the path, and not the one that holds our packages.
if str(Path(__file__).parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parents[1]))

from dashboard import as_of, controls, markup, parts, queries, theme
from dashboard.navigation import HIDDEN, SECTIONS

st.set_page_config(layout="wide", page_icon="🧭")
st.html(f"<style>{theme.stylesheet()}</style>")

try:
    queries.pin_publication()
    plans = queries.plans()
except queries.NotPublished:
    plans = []

pages = {
    entry.path: st.Page(
        f"app_pages/{entry.path}.py",
        title=entry.title,
        url_path=entry.path,
        default=entry.path == "scorecard",
    )
    for section in SECTIONS
    for entry in section.pages
}
# A flat list: Streamlit's own sections break two accessibility rules.
alone = [
    st.Page(f"app_pages/{entry.path}.py", title=entry.title, url_path=entry.path)
    for entry in HIDDEN
]
page = st.navigation([*pages.values(), *alone], position="hidden")
if page in alone:
    page.run()
    st.stop()

controls.unknown()  # of a run that was broken off
with st.sidebar:
    asked = controls.known("plan", "plan", [one.plan_id for one in plans]) if plans else ""
    shown = next((one for one in plans if one.plan_id == asked), plans[0] if plans else None)
    owner = (shown.organization if shown else "") or "Headway"
    title = shown.title if shown else "No plan yet"
    parts.show_html(
        markup.element(
            "div",
            markup.element("p", owner, class_="hw-organization", title=owner),
            markup.element("p", title, class_="hw-plan", title=title),
            class_="hw-brand",
        )
    )
    if len(plans) > 1:
        controls.choose("Plan", "plan", {one.plan_id: one.title for one in plans})
    kept = {"plan": shown.plan_id} if shown and len(plans) > 1 else None
    for section in SECTIONS:
        parts.show_html(markup.element("h2", section.title, class_="hw-section"))
        for entry in section.pages:
            st.page_link(pages[entry.path], label=entry.title, query_params=kept, width="stretch")

if past := queries.past():
    parts.show_html(as_of.banner(past))
if invented := parts.invented(shown):
    says = f"Demonstration. {invented} are invented."
    parts.show_html(markup.element("p", says, class_="hw-demonstration", role="note"))

# Filled last: only then has every control looked at the URL.
place = st.container()
page.run()
if unknown := controls.unknown():
    with place:
        parts.say_unknown(unknown, title)
