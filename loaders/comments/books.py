"""What stands in the workbooks of a comment round; both can be filled in and loaded again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from loaders.comments.fields import DISPOSITIONS
from loaders.comments.known_records import KnownComment, KnownRound, KnownRounds
from loaders.comments.places import version_of
from loaders.templates.cells import Value, write_text
from loaders.templates.finish import save
from loaders.templates.sheets import Column, Layout, lay_out
from loaders.updates.allowed import WITHDRAW

_WHOLE = "The whole plan"
_FACTS_ROW = 3
_INPUT = PatternFill("solid", fgColor="FFF7D6")
_QUIET = Font(name="Calibri", size=11, color="52606D")
_OPEN = Protection(locked=False)
_BLANK_ROWS = 25
_ITEMS = (
    Column("Item", 10, is_key=True),
    Column("Plan item", 50, is_key=True),
    Column("Addition", 34, is_input=True),
    Column("Deletion", 34, is_input=True),
    Column("Augmentation", 34, is_input=True),
    Column("Other comment", 34, is_input=True),
)
_COMMENTS = (
    Column("Id", 26),
    Column("Round", 18),
    Column("Item", 9),
    Column("Plan item", 36),
    Column("Kind", 14),
    Column("Comment", 50),
    Column("Name", 18),
    Column("Partner", 18),
    Column("Received", 20),
    Column("Late", 7),
    Column("Disposition", 17, is_input=True, choices=(*DISPOSITIONS, WITHDRAW)),
    Column("Reason", 40, is_input=True),
    Column("Decided by", 18, is_input=True),
    Column("Decided on", 13, is_input=True, is_text=True),
)
_WITHIN = "What should be added, deleted or said otherwise? "
Save = Callable[[Path], None]


def write_partner_book(
    book: openpyxl.Workbook, known: KnownRounds, one: KnownRound, partner: str
) -> Save:
    """A row an item, a column a kind of comment; what is given once stands over them."""
    version = version_of(one, known)
    items = version.items if version else ()
    rows: list[list[Value]] = [["", _WHOLE, *[None] * 4]]
    rows += [[item.code, item.text, *[None] * 4] for item in items]
    says = f"{one.request or _WITHIN} Fill in the yellow cells, by {one.due_on}."
    sheet = book.create_sheet("Comments")
    lay_out(sheet, Layout(one.title, says, _ITEMS, _BLANK_ROWS), rows)
    _write_facts(sheet, ["Name:", None, "Partner:", partner, f"Round: {one.round_id}"])
    return partial(save, book, {})


def write_record_book(book: openpyxl.Workbook, known: KnownRounds, one: KnownRound) -> Save:
    """A row a comment, in the order in which they came, with what became of it."""
    own = [comment for comment in known.comments.values() if comment.round_id == one.round_id]
    own.sort(key=lambda comment: (comment.received_at, comment.comment_id))
    rows = [_comment_row(known, one, comment) for comment in own]
    state = f"closed on {one.closed_on} by {one.closed_by}" if one.closed_on else "open"
    says = (
        f"Comments were due on {one.due_on}; the round is {state}. Dispositions can be filled in."
    )
    sheet = book.create_sheet("Comments")
    lay_out(sheet, Layout(f"{one.title}: comments", says, _COMMENTS, 0), rows)
    return partial(save, book, {})


def _comment_row(known: KnownRounds, one: KnownRound, said: KnownComment) -> list[Value]:
    decided = known.dispositions.get(said.comment_id)
    version = version_of(one, known)
    codes = {item.item_id: item.code for item in (version.items if version else ())}
    is_late = said.received_at.date() > one.due_on
    return [
        *(said.comment_id, one.round_id, codes.get(said.item_id or "", "")),
        *(said.item_text or _WHOLE, said.kind, said.text, said.author, said.partner),
        *(said.received_at.isoformat(" "), "late" if is_late else None),
        *((decided.disposition, decided.reason, decided.decided_by, str(decided.decided_on))
          if decided else [None] * 4),
    ]  # fmt: skip


def _write_facts(sheet: Worksheet, words: Sequence[str | None]) -> None:
    """Labels with room beside them, over the header."""
    for place, said in enumerate(words, start=1):
        cell = sheet.cell(_FACTS_ROW, place)
        is_label = bool(said) and place != 4  # noqa: PLR2004 - the partner's own cell
        if said:
            write_text(cell, said)
        cell.font = _QUIET
        cell.alignment = Alignment(vertical="center", wrap_text=False)
        if not is_label:
            cell.fill, cell.protection = _INPUT, _OPEN
