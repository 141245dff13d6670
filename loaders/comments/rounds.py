"""Reads comment rounds, a row each; a blank cell keeps what stands of a round that is there."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from loaders.comments.fields import is_public, version
from loaders.comments.known_records import KnownRound, KnownRounds
from loaders.comments.records import NO_DAY, Round
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.impact.fields import day
from loaders.known import Known, measure_id_of
from loaders.measures.fields import Fields
from loaders.plans.lines import is_demonstration
from loaders.spelling import plain, shortened
from loaders.updates.allowed import is_withdraw

_KEY_BYTES = 16


def rounds_in(tables: Iterable[FlatTable], known: Known, found: Findings) -> list[Round]:
    """Every round of these tables that has a name; the same one twice is a problem."""
    read: dict[str, Round] = {}
    for table in tables:
        is_invented = any(is_demonstration(cell.text) for cell in table.above)
        for row in table.rows:
            one = _round(Line(table, row, found), known, is_invented=is_invented)
            if one is None:
                continue
            if one.as_read.round_id in read:
                first = read[one.as_read.round_id].line.address("round")
                one.line.refuse("round", f"stands in {first} already; keep one row of it")
            read.setdefault(one.as_read.round_id, one)
    return list(read.values())


def _round(line: Line, known: Known, *, is_invented: bool) -> Round | None:
    fields = Fields(line)
    title = line.code("round")
    round_id = measure_id_of(title)
    if not round_id:
        line.refuse("round", "should be a short name that no other round has")
        return None
    before = known.rounds.rounds.get(round_id)
    if is_withdraw(line.code("due")):
        return _withdrawn(line, before, known.rounds)
    due_on = fields.read("due", day)
    if before is None:
        before = _blank(fields, round_id, title, due_on, known)
    closed = fields.read("closed", day)
    after = replace(
        before,
        title=_words(fields, "title") or before.title,
        request=fields.words("request") or before.request,
        partners=_partners(fields) or before.partners,
        opens_on=fields.read("opens", day) or before.opens_on,
        due_on=due_on or before.due_on,
        closed_on=closed or before.closed_on,
        closed_by=_words(fields, "closed_by") or before.closed_by,
        public_key=_key(fields, before),
        is_demonstration=before.is_demonstration or is_invented,
    )
    _check(fields, after)
    return Round(line, after, is_withdrawn=False)


def _blank(
    fields: Fields, round_id: str, title: str, due_on: date | None, known: Known
) -> KnownRound:
    """A round before anything of it but its plan is read; problems where that is not known."""
    plan_id, load_id, is_invented = _version(fields, known)
    if fields.cell("due") is None:
        fields.line.refuse("due", "should be the day that comments are due on, such as 2027-03-31")
    opens_on = min(date.today(), due_on or NO_DAY)  # noqa: DTZ011 - the user's day
    return KnownRound(
        round_id, title, plan_id, load_id, None, (), opens_on, NO_DAY, None, None, None, is_invented
    )


def _version(fields: Fields, known: Known) -> tuple[str, int, bool]:
    """Plan, load of the version (less than 1: minus its number, where it has no load yet)."""
    line, titles = fields.line, known.plans
    words = _words(fields, "plan")
    plan_id = known.plan(words) if words else next(iter(titles)) if len(titles) == 1 else None
    versions = known.rounds.versions.get(plan_id or "", ())
    if plan_id is None or not versions:
        listed = ", ".join(f"'{title}'" for title in titles.values())
        says = f"should be one of {listed}" if listed else "is not loaded yet; load the plan first"
        line.refuse("plan", says + (f", not '{shortened(words)}'" if words else ""))
        return "", 0, False
    number = fields.read("version", version) or len(versions)
    if number > len(versions):
        line.refuse("version", f"should be 1 to {len(versions)}: so many versions are loaded")
        return plan_id, 0, False
    one = versions[number - 1]
    return plan_id, one.load_id or -number, one.is_demonstration


def _withdrawn(line: Line, before: KnownRound | None, rounds: KnownRounds) -> Round | None:
    if before is None:
        return None
    number = sum(one.round_id == before.round_id for one in rounds.comments.values())
    if number:
        comments = f"{number:,} comment{'s' * (number != 1)}"
        line.refuse("due", f"should not be withdraw: the round has {comments}; close it instead")
    return Round(line, before, is_withdrawn=True)


def _partners(fields: Fields) -> tuple[str, ...]:
    words = fields.words("partners") or ""
    parts = words.replace("\n", ";").split(";") if ";" in words or "\n" in words else [words]
    if len(parts) == 1:
        parts = words.split(",")
    return tuple(dict.fromkeys(filter(None, (plain(part) for part in parts))))


def _key(fields: Fields, before: KnownRound) -> str | None:
    """What the address of the public form ends in; it stays the same for as long as there is one.

    Nobody may guess it, so it is made by chance.
    """
    wanted = fields.read("public", is_public)
    if wanted is None:
        return before.public_key
    return (before.public_key or secrets.token_urlsafe(_KEY_BYTES)) if wanted else None


def _check(fields: Fields, one: KnownRound) -> None:
    line = fields.line
    if date.min < one.due_on < one.opens_on:
        line.refuse("due", f"should not be before the round opens, {one.opens_on}")
    if one.closed_on is not None and one.closed_on < one.opens_on:
        line.refuse("closed", f"should not be before the round opens, {one.opens_on}")
    if one.closed_on is not None and one.closed_by is None:
        line.refuse("closed_by", "should be who closed it, as it is closed")


def _words(fields: Fields, name: str) -> str | None:
    words = fields.words(name)
    return (plain(words) or None) if words else None
