"""What the server of public forms shows: the form of the round whose key the address has."""

from contextlib import suppress

import streamlit as st

from dashboard import queries, theme

st.set_page_config(layout="wide", page_icon="🧭")
st.html(f"<style>{theme.stylesheet()}</style>")

with suppress(queries.NotPublished):  # then the page says that no form is open
    queries.pin_publication()

# The only page: whatever address is asked for, no other module can be run.
form = st.Page("app_pages/comment.py", title="Comment", url_path="comment", default=True)
st.navigation([form], position="hidden").run()
