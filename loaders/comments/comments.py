"""Reads comments: one a row, or one a cell of a partner's sheet of items and kinds."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from loaders.comments.fields import KINDS, kind, moment
from loaders.comments.headers import PARTNER_SHEET
from loaders.comments.known_records import KnownComment, KnownRound, KnownRounds
from loaders.comments.places import above, item_of, round_of
from loaders.comments.records import Comment
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.measures.fields import Fields
from loaders.spelling import plain, shortened
from loaders.updates.allowed import is_withdraw

_ID_DIGITS = 12
_LONGEST = 32_000
"""Signs of one comment: no more go back into a cell of a workbook."""


def comments_in(tables: Iterable[FlatTable], rounds: KnownRounds, found: Findings) -> list[Comment]:
    """Every comment of these tables; words alike of the same person stand twice all the same."""
    read: list[Comment] = []
    taken: Counter[str] = Counter()
    for table in tables:
        for row in table.rows:
            fields = Fields(Line(table, row, found))
            if table.headers is PARTNER_SHEET:
                read += _of_items(fields, rounds, taken)
            else:
                read += _one(fields, rounds, taken)
    return read


def _of_items(fields: Fields, rounds: KnownRounds, taken: Counter[str]) -> Iterator[Comment]:
    given = [name for name in KINDS if fields.cell(name) is not None]
    one = round_of(fields, rounds) if given else None
    if one is None:
        return
    item = item_of(fields, one, rounds)
    for name in given:
        words = fields.words(name)
        if words:
            said = _said(fields, one, words, name)
            about = (item.item_id, item.text) if item else (None, None)
            said = replace(said, kind=name, item_id=about[0], item_text=about[1])
            yield _kept(fields, name, said, rounds, taken)


def _one(fields: Fields, rounds: KnownRounds, taken: Counter[str]) -> Iterator[Comment]:
    line, words = fields.line, fields.words("text")
    before = rounds.comments.get(line.code("id"))
    if is_withdraw(words or ""):
        if before is None:
            line.refuse("id", _no_comment(line.code("id")))
        else:
            yield Comment(line, "text", before, is_withdrawn=True)
        return
    if words is None:
        if before is None and fields.cell("disposition") is None:
            line.refuse("text", "should be what the comment says")
        return
    one = before and not line.code("round") and rounds.rounds.get(before.round_id)
    one = one or round_of(fields, rounds)
    if one is None:
        return
    said = replace(_said(fields, one, words, "text"), kind=fields.read("kind", kind) or "other")
    if item := item_of(fields, one, rounds):
        said = replace(said, item_id=item.item_id, item_text=item.text)
    if line.code("id"):
        received_at = fields.read("received", moment)
        received_at = received_at or (before.received_at if before else said.received_at)
        is_public = before.is_public if before else False
        said = replace(
            said, comment_id=line.code("id"), received_at=received_at, is_public=is_public
        )
        yield Comment(line, "text", said, is_withdrawn=False)
    else:
        yield _kept(fields, "text", said, rounds, taken)


def _said(fields: Fields, one: KnownRound, words: str, field: str) -> KnownComment:
    """A comment with what every row of its table says alike; its kind and item follow."""
    table = fields.line.table
    if len(words) > _LONGEST:
        says = f"has {len(words):,} signs; part it into comments of up to {_LONGEST:,}"
        fields.line.refuse(field, says)
    name = plain(fields.words("name") or "") or above(table, "name", "your name", "from")
    partner = plain(fields.words("partner") or "")
    partner = partner or above(table, "partner", "organization", "your organization", "agency")
    received_at = fields.read("received", moment) or datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the user's clock
    return KnownComment(
        "", one.round_id, None, None, "other", words, name or None, partner or None, received_at,
        is_public=False,
    )  # fmt: skip


def _kept(
    fields: Fields, field: str, said: KnownComment, rounds: KnownRounds, taken: Counter[str]
) -> Comment:
    """The comment with its Id: the same file loaded again brings the same comments."""
    told = [said.round_id, said.item_id, said.kind, said.text, said.author, said.partner]
    if not (said.author or said.partner):
        # Two who give no name may well say the same.
        told.append(fields.line.found.file_name)
    words = json.dumps(told)
    taken[words] += 1
    digest = hashlib.sha256(f"{words}{taken[words]}".encode()).hexdigest()
    comment_id = f"{said.round_id}-{digest[:_ID_DIGITS]}"
    before = rounds.comments.get(comment_id)
    if before is not None and fields.cell("received") is None:
        said = replace(said, received_at=before.received_at)
    return Comment(fields.line, field, replace(said, comment_id=comment_id), is_withdrawn=False)


def _no_comment(comment_id: str) -> str:
    return f"should be the Id of a comment, not '{shortened(comment_id)}'"
