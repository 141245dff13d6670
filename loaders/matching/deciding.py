"""The form of the page Review that says whether items of two versions are the same, and why."""

from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import duckdb

from loaders.child_side import lift_time_limit
from loaders.forms import Form, Plain, add_form, clean
from loaders.home import Home
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.spelling import shortened

WITHDRAW = "withdraw"
_SAYS = {"same": "Same item", "not the same": "Not the same", "explained": "Reason of a change",
         WITHDRAW: "Decision taken back"}  # fmt: skip
_KEY = ("plan_id", "from_load_id", "to_load_id", "from_item_id", "to_item_id")
_MOST_SIGNS = 4000
Key: TypeAlias = dict[str, int | str | None]


class _Standing(NamedTuple):
    """What is decided of a change already."""

    load_id: int
    decision: str
    reason: str | None


def decide_change(  # noqa: PLR0913, PLR0917 - the fields of the form
    home: str,
    plan_id: str,
    from_load_id: int,
    to_load_id: int,
    from_item_id: str | None,
    to_item_id: str | None,
    decision: str,
    reason: str,
    by: str,
    progress: Progress | None = None,
) -> Plain:
    """Load what somebody decided of one change between two versions; returns a `Saved`.

    `decision` is `same`, `not the same`, `explained` (gives only the reason) or `withdraw`, which
    takes back what was decided. Raises Refused in one sentence where it cannot be so.
    """
    ids = (plan_id, from_load_id, to_load_id, from_item_id or None, to_item_id or None)
    key: Key = dict(zip(_KEY, ids, strict=True))
    why = clean(reason)[:_MOST_SIGNS] or None
    _check(key, decision, why)
    house = Home(Path(home))
    with writing(house, "saving a decision on a change", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            name = _name(connection, key, decision)
            before = _standing(connection, key)
            if before is not None and _says_the_same(before, decision, why):
                return {"load_id": before.load_id, "is_new": False, "notes": []}
            row = key | _decided(before, decision, why) | {"decided_by": by}
            told = {column: str(value or "") for column, value in row.items()}
            form = Form(name, "Review", "", told)
            load_id = add_form(connection, form, {"version_decision": [row]}, by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _says_the_same(before: "_Standing", decision: str, why: str | None) -> bool:
    return why == before.reason and decision in {before.decision, "explained"}


def _decided(before: "_Standing | None", decision: str, why: str | None) -> dict[str, Any]:
    """What the row says; a reason alone leaves standing what was decided of both."""
    if decision == WITHDRAW and before is None:
        raise Refused("Nothing is decided of this change; load the page anew.")
    keeps = before is not None and decision in {WITHDRAW, "explained"}
    told = before.decision if before is not None and keeps else decision
    return {"decision": told, "reason": why, "is_withdrawn": decision == WITHDRAW}


def _check(key: Key, decision: str, why: str | None) -> None:
    """Raise Refused for what no versions are needed to see."""
    if decision not in _SAYS:
        raise Refused(
            f"A decision is same, not the same or explained, and not '{shortened(decision)}'."
        )
    has_both = key["from_item_id"] is not None and key["to_item_id"] is not None
    if decision in {"same", "not the same"} and not has_both:
        raise Refused("Say of which two items it is decided.")
    if key["from_item_id"] is None and key["to_item_id"] is None:
        raise Refused("Say of which item it is decided.")
    if decision == "explained" and why is None:
        raise Refused("Reason should say why it changed.")


def _name(connection: duckdb.DuckDBPyConnection, key: Key, decision: str) -> str:
    """What History calls it; raises Refused where a version or an item is not there."""
    codes = [
        _code(connection, key["plan_id"], key[f"{side}_load_id"], key[f"{side}_item_id"])
        for side in ("from", "to")
    ]
    return f"{_SAYS[decision]}: {' and '.join(filter(None, codes))}"


def _code(
    connection: duckdb.DuckDBPyConnection, plan_id: object, load_id: object, item_id: object
) -> str:
    is_there = connection.execute(
        "select 1 from live_version where plan_id = ? and load_id = ?", [plan_id, load_id]
    ).fetchone()
    if is_there is None:
        raise Refused("One of the two versions does not stand any more; load the page anew.")
    if item_id is None:
        return ""
    found = connection.execute(
        "select code from plan_item where plan_id = ? and load_id = ? and item_id = ?",
        [plan_id, load_id, item_id],
    ).fetchone()
    if found is None:
        raise Refused(f"The version of load {load_id} has no item '{shortened(str(item_id))}'.")
    return str(found[0])


def _standing(connection: duckdb.DuckDBPyConnection, key: Key) -> _Standing | None:
    found = connection.execute(
        "select load_id, decision, reason from ("
        "from version_decision semi join live_load using (load_id) "
        "where (plan_id, from_load_id, to_load_id) = ($plan_id, $from_load_id, $to_load_id) "
        "and from_item_id is not distinct from $from_item_id "
        "and to_item_id is not distinct from $to_item_id "
        "order by load_id desc, source limit 1) where not is_withdrawn",
        key,
    ).fetchone()
    return None if found is None else _Standing(*found)
