"""The steps of the page Prepare: what is said of a plan before its first file, as one load each."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from loaders.child_side import lift_time_limit
from loaders.forms import Filled, Form, Plain, add_form
from loaders.home import Home
from loaders.known import known_of
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.preparing.filling import with_words
from loaders.preparing.lists import levels_of, owners_of, statements_of
from loaders.preparing.records import Start
from loaders.preparing.standing import items_of, rows_of, start_of
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.spelling import shortened

_PAGE, _SHEET = "Prepare", "Plan"
_LONGEST = 80


def start_plan(  # noqa: PLR0913, PLR0917 - the steps
    home: str,
    filled: Filled,
    levels: Sequence[str] | None,
    owners: Sequence[Filled] | None,
    statements: Sequence[Filled] | None,
    by: str,
    progress: Progress | None = None,
) -> Plain:
    """Begin a plan, or say more of one that has no items yet; returns a `Saved`.

    `filled` has the headers Title, Organization, Vision, Mission, First year, Last year and Parent
    plan, and Plan (its id) for one that is begun. A header that is missing, and levels, owners or
    statements that are None, stay as they stand. Raises Refused with every fault, and when the plan
    has items: then its next file says what changes.
    """
    house = Home(Path(home))
    with writing(house, "saving a form, the start of a plan", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            before = _standing(connection, str(filled.get("Plan") or ""))
            after = _after(connection, before, filled, (levels, owners, statements))
            if after == before:
                return {"load_id": None, "is_new": False, "notes": []}
            load_id = add_form(connection, _form(after), rows_of(after), by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _standing(connection: duckdb.DuckDBPyConnection, plan_id: str) -> Start | None:
    """What was said of the plan before; None for one that is begun now."""
    if not plan_id:
        return None
    before = start_of(connection, plan_id)
    if before is None:
        raise Refused(f"There is no plan '{shortened(plan_id)}' any more; load the page anew.")
    if count := items_of(connection, plan_id):
        raise Refused(
            f"'{shortened(before.title)}' has {count:,} {'item' if count == 1 else 'items'} "
            "already: what it says of itself changes with its next file."
        )
    return before


def _after(
    connection: duckdb.DuckDBPyConnection,
    before: Start | None,
    filled: Filled,
    steps: tuple[Sequence[str] | None, Sequence[Filled] | None, Sequence[Filled] | None],
) -> Start:
    """What is said of the plan now. Raises Refused with every fault."""
    levels, owners, statements = steps
    found: list[str] = []
    known = known_of(connection)
    after = with_words(before or Start("", ""), filled, known, found)
    if before is None and after.plan_id in known.plans:
        found.append(
            f"There is a plan '{shortened(known.plans[after.plan_id])}' already: choose it, or "
            "give this one another title"
        )
    if levels is not None:
        after = replace(after, levels=levels_of(levels, found))
    if owners is not None:
        after = replace(after, owners=owners_of(owners, found))
    if statements is not None:
        after = replace(after, statements=statements_of(statements, found))
    if found:
        raise Refused(" ".join(f"{says}." for says in found))
    return after


def _form(start: Start) -> Form:
    """The form that the load is; the same for what is filled in alike."""
    told = json.dumps(rows_of(start), sort_keys=True, default=str)
    digest = hashlib.sha256(told.encode()).hexdigest()
    return Form(shortened(f"Start of {start.title}", _LONGEST), _PAGE, _SHEET, {"Start": digest})
