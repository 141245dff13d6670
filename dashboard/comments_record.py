"""The record of a comment round as a Word document: every comment, and what became of it."""

import io
import re
from collections.abc import Sequence
from itertools import groupby

from docx import Document
from docx.document import Document as Written
from docx.shared import Cm, Pt

from dashboard import comments_words, words
from dashboard.comments_records import UNDECIDED, Comment, Round

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEADER = ("Comment", "From", "What became of it")
_WIDTHS = (Cm(8), Cm(3.5), Cm(6))


def document(one: Round, found: Sequence[Comment]) -> bytes:
    """The document: what was asked of whom, then every item with its comments in a table."""
    made = Document()
    made.styles["Normal"].font.size = Pt(10.5)
    made.core_properties.title = plain(one.title)
    made.core_properties.author = "Headway"
    made.add_heading(plain(one.title), 0)
    made.add_paragraph(plain(_summary(one)))
    for name, told in _facts(one).items():
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(plain(told))
    _add_late(made, found)
    made.add_heading("Comments and what became of them", 1)
    if not found:
        made.add_paragraph("No comments came.")
    for about, comments in groupby(found, lambda comment: comment.about):
        made.add_heading(plain(words.shorten(about, 200)), 2)
        _add_table(made, list(comments))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def plain(text: str | None) -> str:
    """Text that Word shows as it was written: no sign that breaks its file or turns the line."""
    return _NOT_XML.sub("", words.visible(text or ""))


def _summary(one: Round) -> str:
    says = comments_words.round_sentence(one, one.due_on).partition("; comments are due")[0]
    state = (
        f"This round was closed on {words.day(one.closed_on)} by {one.closed_by}."
        if one.closed_on
        else "This round is open; the record is not complete."
    )
    waits = ""
    if one.closed_on and one.undecided:
        came = words.count(one.undecided, "comment")
        waits = f" Since then {came} came without a disposition so far."
    return f"{state}{waits} {says.rstrip('.')}."


def _facts(one: Round) -> dict[str, str]:
    told = {
        "Plan": comments_words.version(one),
        "What was asked": one.request or "",
        "Asked of": comments_words.asked(one),
        "Open": f"{words.day(one.opens_on)} to {words.day(one.due_on)}",
    }
    if one.is_demonstration:
        told["Note"] = "Demonstration. This round, its partners and its comments are invented."
    return {name: text for name, text in told.items() if text}


def _add_late(made: Written, found: Sequence[Comment]) -> None:
    late = sum(one.is_late for one in found)
    if late:
        came = words.count(late, "comment")
        made.add_paragraph(f"{came.capitalize()} came after the day they were due on, marked late.")


def _add_table(made: Written, found: Sequence[Comment]) -> None:
    table = made.add_table(rows=1, cols=len(_HEADER))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, _HEADER, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for one in found:
        cells = table.add_row().cells
        kind = cells[0].paragraphs[0]
        kind.add_run(f"{one.kind.capitalize()}. ").bold = True
        kind.add_run(plain(one.text))
        late = ", late" if one.is_late else ""
        cells[1].text = plain(f"{one.by}, {comments_words.moment(one)}{late}")
        became = cells[2].paragraphs[0]
        became.add_run(plain(one.disposition or UNDECIDED)).bold = True
        if one.reason:
            became.add_run(f". {plain(one.reason)}")
        by = ", ".join(filter(None, (one.decided_by, words.day(one.decided_on))))
        if by:
            cells[2].add_paragraph(plain(by))
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
