"""What changed between two versions as a Word document, for the meeting that talks of it."""

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.shared import Cm, Pt

from dashboard import versions_words, words
from dashboard.versions_records import Change, Version, WholeChange
from dashboard.versions_redline import redline
from dashboard.versions_whole import whole_changes

_HEADER = ("Code", "Change", "Words", "Why")
_WIDTHS = (Cm(2.2), Cm(2.4), Cm(9.4), Cm(3.5))
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(
    earlier: Version, later: Version, found: Sequence[Change], says: str, title: str
) -> bytes:
    """The redline of two versions: a sentence, what changed in a table, and the whole plan."""
    made = Document()
    made.styles["Normal"].font.size = Pt(10.5)
    made.core_properties.title = _plain(title)
    made.core_properties.author = "Headway"
    made.add_heading(_plain(title), 0)
    made.add_paragraph(_plain(says))
    for version in (earlier, later):
        told = f"{version.name}: {version.title}, {versions_words.version_facts(version)}."
        made.add_paragraph(_plain(told))
    _add_key(made)
    _add_whole(made, whole_changes(earlier, later))
    made.add_heading("What changed", 1)
    _add_table(made, versions_words.changed(found))
    made.add_heading(f"The whole plan, version {later.version} with its changes", 1)
    for one in found:
        _add_line(made, one)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _add_key(made: Written) -> None:
    paragraph = made.add_paragraph("Words that were ")
    paragraph.add_run("added").underline = True
    paragraph.add_run(" are underlined, words that were ")
    paragraph.add_run("removed").font.strike = True
    paragraph.add_run(" are struck through.")


def _add_whole(made: Written, found: Sequence[WholeChange]) -> None:
    """What changed about the plan as a whole; nothing where nothing did."""
    if not found:
        return
    made.add_heading("The plan as a whole", 1)
    table = made.add_table(0, 3, style="Table Grid")
    for one in found:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = one.what, one.kind
        _add_redline(cells[2].paragraphs[0], one.before, one.after)
        for cell, width in zip(cells, _WIDTHS, strict=False):
            cell.width = width


def _add_table(made: Written, found: Sequence[Change]) -> None:
    if not found:
        made.add_paragraph("Nothing changed.")
        return
    table = made.add_table(1, len(_HEADER), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, _HEADER, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for one in found:
        cells = table.add_row().cells
        cells[0].text = _plain(one.code)
        cells[1].text = _kind(one)
        _add_redline(cells[2].paragraphs[0], one.before, one.after)
        for told in versions_words.differences(one):
            cells[2].add_paragraph(_plain(told))
        cells[3].text = _plain(versions_words.why(one))
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width


def _kind(one: Change) -> str:
    told = [one.kind] + (["Moved"] if one.is_moved and one.kind != "Moved" else [])
    return ", ".join([*told, *(["may be the same"] if one.is_doubtful else [])])


def _add_line(made: Written, one: Change) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(0.7 * (one.level - 1))
    paragraph.add_run(f"{_plain(one.code)}  ").bold = True
    _add_redline(paragraph, one.before, one.after)
    if one.kind != "Kept":
        paragraph.add_run(f"  [{_kind(one).lower()}]").italic = True


def _add_redline(paragraph: Any, before: str | None, after: str | None) -> None:
    """Runs: underlined is added, struck through removed."""
    for mark, text in redline(before or "", after or ""):
        run = paragraph.add_run(_plain(text))
        run.underline = True if mark == "added" else None
        run.font.strike = True if mark == "removed" else None


def _plain(text: str) -> str:
    """Text that Word shows as it was written: no sign that breaks its file or turns the line."""
    return _NOT_XML.sub("", words.visible(text))
