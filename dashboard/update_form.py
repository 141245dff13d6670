"""What the Update page does: an upload goes to the loaders by way of a temporary copy."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

import loaders
from dashboard import parts, queries, words
from dashboard.place import home
from dashboard.records import Plan

_MARKED = ("xlsx", "xlsm")


@contextmanager
def _copy(upload: UploadedFile) -> Iterator[Path]:
    """The upload as a file, deleted at the end."""
    with tempfile.TemporaryDirectory(prefix="headway-") as folder:
        path = Path(folder) / f"upload{Path(upload.name).suffix.lower()}"
        path.write_bytes(upload.getbuffer())
        yield path


def ask_options() -> loaders.Options:
    """What the file itself does not say: which plan it is, its title, the plan above it."""
    plans = _plans()
    titles = {plan.plan_id: words.visible(plan.title) for plan in plans}
    with st.expander("More about this plan (only where the file does not say it)"):
        plan_id = st.selectbox(
            "This document is",
            ["", *titles],
            format_func=lambda one: f"a new version of {titles[one]}" if one else "as it says",
        )
        title = st.text_input("Title", max_chars=200)
        parent = st.selectbox(
            "It stands under", ["", *titles], format_func=lambda one: titles.get(one, "no plan")
        )
    return loaders.Options(
        plan_id=plan_id or None, title=(title or "").strip() or None, parent_plan_id=parent or None
    )


def _plans() -> list[Plan]:
    try:
        return queries.plans()
    except queries.NotPublished:
        return []


def check(upload: UploadedFile, options: loaders.Options) -> loaders.Report:
    """The report on an upload; asked for once as long as file, options and state are the same."""
    key = (upload.file_id, options, _state())
    place = st.empty()  # also where no bar is shown: what moves down the page is closed again
    if st.session_state.get("checked_key") != key:
        bar = place.progress(0.0, "Opening the file")
        with _copy(upload) as path:
            told = loaders.check(
                home(),
                [(path, upload.name)],
                options,
                lambda share, says: _tell(bar, share, says),
            )
        bar.empty()
        st.session_state["checked"] = told[0]
        st.session_state["checked_key"] = key
    report: loaders.Report = st.session_state["checked"]
    return report


def _state() -> str:
    try:
        return queries.publication()
    except queries.NotPublished:
        return ""


def _tell(bar: st.delta_generator.DeltaGenerator, share: float, says: str) -> None:
    bar.progress(min(max(share, 0.0), 1.0), words.plain(says))


def offer_annotated(upload: UploadedFile, report: loaders.Report) -> None:
    """The workbook for download with every problem as a comment at its cell."""
    placed = [*report.problems, *report.warnings]
    if not placed or report.format not in _MARKED:
        return
    key = (upload.file_id, len(placed))
    if st.session_state.get("marked_key") != key:
        if not st.button("Mark these cells in a copy of the workbook"):
            return
        try:
            with _copy(upload) as path, st.spinner("Marking the cells"):
                target = path.with_name(f"marked{path.suffix}")
                loaders.annotate(home(), path, upload.name, placed, target)
                st.session_state["marked"] = target.read_bytes()
        except loaders.Refused as refused:
            st.error(words.plain(str(refused)))
            return
        st.session_state["marked_key"] = key
    name = Path(upload.name)
    st.download_button(
        "Download the marked workbook",
        st.session_state["marked"],
        f"{name.stem} (marked){name.suffix}",
        on_click="ignore",
    )


def offer_load(upload: UploadedFile, report: loaders.Report, options: loaders.Options) -> None:
    """The button that loads what was checked."""
    if not report.is_new:
        return
    with st.form("load_form", border=False):
        by = parts.ask_name()
        agreed = st.form_submit_button("Load it", type="primary")
    if agreed:
        _load(upload, options, by, report.sha256)


def _load(upload: UploadedFile, options: loaders.Options, by: str, sha256: str) -> None:
    bar = st.progress(0.0, "Loading")
    try:
        with _copy(upload) as path:
            told = loaders.load(
                home(),
                [(path, upload.name)],
                by,
                options,
                lambda share, says: _tell(bar, share, says),
                [sha256],
            )
    except loaders.Refused as refused:
        bar.empty()
        st.error(words.plain(str(refused)))
        return
    st.session_state["loaded"] = told[0]
    # A new key empties the uploader.
    st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
    st.rerun()


_WAYS = {
    "plan_table": (
        ("plan", "See the plan"),
        ("settle", "Settle readings"),
        ("confirm", "Confirm measures"),
    ),
    "measures": (("measures", "See the measures"),),
    "survey": (("surveys", "See the survey"), ("measures", "See the measures")),
    "counts": (("equity", "See the groups"), ("measures", "See the measures")),
    "update": (("measures", "See the measures"), ("my_updates", "My updates")),
}
"""The pages that show what a shape of sheet brings."""


def show_result() -> bool:
    """What the load before this run came to; whether there was one."""
    report: loaders.Report | None = st.session_state.pop("loaded", None)
    if report is None:
        return False
    if report.load_id is None:
        st.error(words.plain(report.refused or "Nothing was loaded: the file changed."))
        return True
    st.success(words.plain(f"{report.file_name} is load {report.load_id}, and published."))
    shapes = {sheet.shape for sheet in report.sheets}
    ways = dict(pair for shape, pairs in _WAYS.items() if shape in shapes for pair in pairs)
    with st.container(horizontal=True):
        for page, label in (ways | {"history": "History, to undo it"}).items():
            st.page_link(f"app_pages/{page}.py", label=label)
    return True
