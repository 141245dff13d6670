"""What a load changes in rounds, comments and dispositions, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from loaders.comments.known_records import KnownRounds
from loaders.report import Change
from loaders.spelling import shortened

_SAID = {
    "comment_round": {
        "title": "title", "plan_id": "plan", "version_load_id": "version of load",
        "request": "what is asked", "partners": "partners", "opens_on": "opens",
        "due_on": "due", "closed_on": "closed", "closed_by": "closed by",
        "is_demonstration": "is demonstration",
    },
    "round_comment": {
        "item_id": "item", "kind": "kind", "text": "comment", "author": "name",
        "partner": "partner", "received_at": "received",
    },
    "comment_disposition": {
        "disposition": "disposition", "reason": "reason", "decided_by": "decided by",
        "decided_on": "decided on",
    },
}  # fmt: skip
_LONGEST = 80


def comment_change(table: str, row: Mapping[str, Any], known: KnownRounds) -> Change:
    """One changed row of the table `compared`; the key of the public form is never told."""
    key = row["round_id"] if table == "comment_round" else row["comment_id"]
    will = row if row["kind"] != "withdrawn" else _renamed(row)
    if table == "comment_round":
        text = will["will_title"]
    else:
        comment = known.comments.get(key)
        said = comment.text if comment else will.get("will_text")
        text = shortened(said or key, _LONGEST)
    if row["kind"] == "changed":
        return Change("changed", table, key, text, _differences(table, row))
    first = "withdrawn" if row["kind"] == "withdrawn" else _first(table, will)
    return Change(row["kind"], table, key, text, f"{first}: {text}" if first else "")


def _first(table: str, row: Mapping[str, Any]) -> str:
    match table:
        case "comment_round":
            return f"due {_shown(row['will_due_on'])}"
        case "round_comment":
            by = row["will_partner"] or row["will_author"] or "nobody named"
            return f"{row['will_kind']} by {by}"
    return str(row["will_disposition"])


def _renamed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("was_", "will_", 1): row[name] for name in row if name.startswith("was_")}


def _differences(table: str, row: Mapping[str, Any]) -> str:
    told = [
        f"{words}: {_shown(row[f'was_{name}'])} → {_shown(row[f'will_{name}'])}"
        for name, words in _SAID[table].items()
        if row[f"was_{name}"] != row[f"will_{name}"]
    ]
    if table == "comment_round" and row["was_public_key"] != row["will_public_key"]:
        told.append("public form opened" if row["will_public_key"] else "public form taken down")
    return "; ".join(told)


def _shown(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(str, value)) or "nothing"
        case date():
            return f"{value.day} {value:%b %Y}"
    return shortened(str(value), _LONGEST)
