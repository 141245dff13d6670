"""What several pages show: their head, a figure with its table, a filter that lives in the URL."""

import getpass
from collections.abc import Sequence
from datetime import date, datetime

import plotly.graph_objects as go
import streamlit as st

from dashboard import as_of, controls, markup, measure_queries, queries, theme, words
from dashboard.markup import Html, element
from dashboard.records import Plan

_NAME_BOX = "who_box"
_CONFIG = {"displayModeBar": False, "responsive": True}


def mode() -> theme.Mode:
    """Light or dark, as the reader's browser shows the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def today() -> date:
    """The day that deadlines are held against; with a state of the past, the day it is of."""
    if past := queries.past():
        return past.on
    return datetime.now().astimezone().date()


def day_name() -> str:
    """What `today` is called in a figure."""
    past = queries.past()
    return words.day(past.on) if past else "Today"


def head(question: str, title: str, says: str) -> None:
    """The top of a page: the question it belongs to, its title and what it finds."""
    show_html(
        element(
            "header",
            element("p", question, class_="hw-question"),
            element("h1", title),
            element("p", says, class_="hw-says"),
            class_="hw-head",
        )
    )


def section(title: str, says: str = "") -> None:
    """A heading within a page, and one sentence under it."""
    show_html(element("h2", title) + (element("p", says) if says else Html("")))


def show_html(piece: Html) -> None:
    """Show what `markup` made."""
    st.html(f'<div class="hw">{piece.text}</div>')


def show(
    figure: go.Figure,
    says: str,
    header: Sequence[str],
    rows: Sequence[Sequence[markup.Piece]],
    name: str,
) -> None:
    """A figure with the sentence it shows, the same numbers as a table, and a download of them."""
    show_figure(figure, says, name)
    show_numbers("The numbers in this figure", says, header, rows, name)


def show_figure(figure: go.Figure, says: str, name: str) -> None:
    """A figure alone, where its numbers stand elsewhere; `says` is its text alternative."""
    st.plotly_chart(figure, theme=None, config=_CONFIG, alt=says, key=f"figure_{name}")


def show_numbers(
    title: str,
    says: str,
    header: Sequence[str],
    rows: Sequence[Sequence[markup.Piece]],
    name: str,
) -> None:
    """The numbers of a figure as a table that opens under `title`, with a download."""
    with st.expander(title):
        show_html(markup.table(says, header, rows, is_dense=True))
        download(name, header, rows)


def download(name: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A button that gives rows as a CSV file."""
    st.download_button(
        "Download as CSV",
        words.csv_bytes(header, rows),
        f"{name}.csv",
        "text/csv",
        key=f"download_{name}",
        on_click="ignore",
    )


def plan() -> Plan:
    """The plan that the page is about; without one the page says what to do first and ends."""
    try:
        plans = queries.plans()
    except queries.Unreadable as answer:
        head("Nothing to show", "The plans cannot be read", str(answer))
        show_html(element("p", "Publish again: ", element("code", "headway publish")))
        st.stop()
    except queries.NotPublished as answer:
        _say_what_to_do(str(answer))
    if not plans:
        _say_of_the_past()
        _say_what_to_do("No plan stands in this store.")
    asked = controls.matching(st.query_params.get("plan", ""), [one.plan_id for one in plans])
    return next((one for one in plans if one.plan_id == asked), plans[0])


def _say_of_the_past() -> None:
    """End the page when it is a state of the past that had no plan; the banner tells the way."""
    if past := queries.past():
        says = "What was loaded later is shown again when you come back to now."
        head(f"As of {words.day(past.on)}", as_of.nothing(past), says)
        st.stop()


def invented(one: Plan | None) -> str:
    """What of that which is shown is made up for demonstration; empty when nothing is."""
    if one and one.is_demonstration:
        return "This plan, its people and its numbers"
    try:
        is_some = measure_queries.has_demonstration(one.plan_id if one else "")
    except queries.NotPublished:
        is_some = False
    return "Measures that stand here, and their numbers," if is_some else ""


def plan_if_any() -> Plan | None:
    """The plan that the page is about, for a page that can do without; None where there is none."""
    try:
        has_none = not queries.plans()
    except queries.NotPublished:
        has_none = False
    return None if has_none else plan()


def _say_what_to_do(says: str) -> None:
    head("Welcome", "Start with your plan", says)
    steps = [
        "Open Update and choose the document your plan is in: Word, Excel, OpenDocument or CSV.",
        "See what was recognized, and every problem at its cell.",
        "Load it. Scorecard, Goals and Plan then show it, with the source of every item.",
    ]
    show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
    show_html(element("p", "No document yet? Begin step by step, and get a workbook to fill in."))
    st.page_link("app_pages/prepare.py", label="Open Prepare", width="content")
    show_html(element("p", "Or from a terminal: ", element("code", "headway load PLAN.docx")))
    st.stop()


def say_unknown(unknown: Sequence[tuple[str, str]], shown: str) -> None:
    """One sentence on what the URL asks for and is not here, and the way to the plain view."""
    told = [f"{label.lower()} “{words.shorten(value, 60)}”" for label, value in unknown]
    says = f"The address asks for {words.listed(told)}, not found here and left out"
    if any(label.lower() == "plan" for label, _ in unknown):
        says += f"; this is “{words.shorten(shown)}”"
    plain = markup.link("?", "Open the plain view")
    show_html(element("p", f"{says}. ", plain, class_="hw-quiet", role="status"))


def source(one: Plan) -> None:
    """The last line of a page: which load its figures come from."""
    load = next((row for row in queries.loads() if row.load_id == one.load_id), None)
    if load:
        when = words.day(load.loaded_at.date())
        told = f"Source: {load.file_name}, load {load.load_id} by {load.loaded_by} on {when} UTC."
        show_html(element("p", told, class_="hw-source"))


def ask_name(key: str = _NAME_BOX) -> str:
    """Who does this; kept for the session, and written into the history.

    The second form of a page gives a `key` of its own, and the name in it is kept there alone.
    """
    if "who" not in st.session_state:
        st.session_state["who"] = getpass.getuser()
    given = st.text_input("Your name, for the history", key=key, max_chars=100,
                          value=st.session_state["who"], autocomplete="name")  # fmt: skip
    name = (given or "").strip() or getpass.getuser()
    if key == _NAME_BOX:
        st.session_state["who"] = name
    return name


def answer(says: str) -> None:
    """Start the page again, with this sentence on it: what it shows is new."""
    st.session_state["answer"] = says
    st.rerun()


def show_answer() -> None:
    """The sentence that `answer` left for this run."""
    if says := st.session_state.pop("answer", ""):
        st.success(words.plain(says))
