"""What a plan item was in the version of its plan before, which keeps what was reported there."""

from collections.abc import Sequence

from dashboard import versions_queries, words
from dashboard.markup import Piece, bullets, element, join, link, url
from dashboard.records import Item, Plan
from dashboard.versions_records import Origin


def facts_of(plan: Plan, item: Item) -> dict[str, Piece]:
    """`{"In version 1": ...}`; nothing where the item is as it was, or its plan is the first."""
    found = versions_queries.origins(plan.plan_id, item.item_id)
    if not found:
        return {}
    lines = [_line(one) for one in found if one.code]
    pieces = [element("p", _says(found)), bullets(lines), _way(plan, found[0])]
    return {f"In version {found[0].version}": join(pieces)}


def _says(found: Sequence[Origin]) -> str:
    """What became of it, in one sentence."""
    first = found[0]
    if first.code is None:
        return "There was no such item: it is new."
    if first.is_doubtful:
        these = words.verb(len(found), "this was", "one of these was")
        return f"It may be what {these}; nobody said yet."
    if first.relation == "split":
        return "This was divided, and the item is one part of it; what was reported stays there."
    if first.relation == "merged":
        return "These became one item; what was reported of each stays there."
    return "It changed from this." if first.is_changed else "It stood elsewhere, as this."


def _line(one: Origin) -> str:
    """`1.2 Hire two analysts (At risk, 2026 Q3)`."""
    stood = ", ".join(filter(None, [one.status or "no status", one.status_period]))
    return f"{one.code} {one.text} ({stood})"


def _way(plan: Plan, one: Origin) -> Piece:
    """To the two versions beside each other."""
    versions = f"{one.version}-{one.newest_version}"
    return link(url("review", plan=plan.plan_id, versions=versions), "See what changed")
