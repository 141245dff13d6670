"""Reads what became of comments: disposition, reason, who decided and when."""

from collections.abc import Iterable, Sequence
from datetime import date

from loaders.comments.fields import disposition
from loaders.comments.known_records import KnownDisposition, KnownRounds
from loaders.comments.records import Comment, Disposition
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.impact.fields import day
from loaders.measures.fields import Fields
from loaders.spelling import plain, shortened
from loaders.updates.allowed import is_withdraw

_ASKED = {
    "disposition": "should be what became of the comment, such as Accepted",
    "reason": "should say why; partners read it in the record",
    "decided_by": "should be who decided",
}


def dispositions_in(
    tables: Iterable[FlatTable], comments: Sequence[Comment], rounds: KnownRounds, found: Findings
) -> list[Disposition]:
    """Every disposition of these tables; the same comment twice is a problem."""
    by_row = {
        (id(one.line.table), one.line.row.number): one.as_read.comment_id
        for one in comments
        if one.field == "text"
    }
    read: dict[str, Disposition] = {}
    for table in tables:
        for row in table.rows:
            line = Line(table, row, found)
            own = by_row.get((id(table), row.number))
            one = _disposition(line, own, rounds)
            if one is None:
                continue
            if one.as_read.comment_id in read:
                line.refuse("id", "stands in another row already; keep one of them")
            read.setdefault(one.as_read.comment_id, one)
    return list(read.values())


def _disposition(line: Line, own: str | None, rounds: KnownRounds) -> Disposition | None:
    fields = Fields(line)
    if fields.cell("disposition") is None:
        if fields.cell("reason") or fields.cell("decided_by"):
            line.refuse("disposition", _ASKED["disposition"])
        return None
    comment_id = own or line.code("id")
    if own is None and comment_id not in rounds.comments:
        line.refuse("id", f"should be the Id of a comment, not '{shortened(comment_id)}'")
        return None
    before = rounds.dispositions.get(comment_id)
    if is_withdraw(line.code("disposition")):
        return Disposition(line, before, is_withdrawn=True) if before else None
    return Disposition(line, _read(fields, comment_id, before), is_withdrawn=False)


def _read(fields: Fields, comment_id: str, before: KnownDisposition | None) -> KnownDisposition:
    chosen = fields.read("disposition", disposition) or ""
    for name, says in _ASKED.items():
        if fields.cell(name) is None:
            fields.line.refuse(name, says)
    decided_on = fields.read("decided_on", day)
    if decided_on is None:
        is_same = before is not None and before.disposition == chosen
        decided_on = before.decided_on if before and is_same else date.today()  # noqa: DTZ011 - the user's day
    reason, by = fields.words("reason") or "", plain(fields.words("decided_by") or "")
    return KnownDisposition(comment_id, chosen, reason, by, decided_on)
