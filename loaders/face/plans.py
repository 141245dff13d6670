"""What a person says of a plan: its readings, progress, versions, divisions, its beginning."""

from collections.abc import Sequence
from pathlib import Path

from loaders.face.calls import Filled, write
from loaders.saved import Saved


def settle(  # noqa: PLR0913, PLR0917 - the fields of the form
    home: Path, plan_id: str, item_id: str, field: str, original: str, words: str, by: str
) -> int:
    """Choose one reading of an unclear cell; returns the load that this is."""
    arguments = {
        "plan_id": plan_id,
        "item_id": item_id,
        "field": field,
        "original": original,
        "words": words,
        "by": by,
    }
    return int(write("settle", home, arguments, None))


def report_progress(home: Path, item_id: str, filled: Filled, by: str) -> Saved:
    """Load a progress update of a plan item.

    `filled` has the headers of the sheet Progress: Period, Status, % complete, What happened ...
    """
    arguments = {"item_id": item_id, "filled": dict(filled), "by": by}
    return Saved(**write("report_progress", home, arguments, None))


def decide_change(  # noqa: PLR0913, PLR0917 - the fields of the form
    home: Path,
    plan_id: str,
    from_load_id: int,
    to_load_id: int,
    from_item_id: str | None,
    to_item_id: str | None,
    decision: str,
    reason: str,
    by: str,
) -> Saved:
    """Say whether items of two versions of a plan, called by their loads, are the same, and why.

    `decision` is `same`, `not the same`, `explained` (only gives the reason of a change; one of
    the items may be None) or `withdraw`, which takes back what was decided.
    """
    arguments = {
        "plan_id": plan_id,
        "from_load_id": from_load_id,
        "to_load_id": to_load_id,
        "from_item_id": from_item_id,
        "to_item_id": to_item_id,
        "decision": decision,
        "reason": reason,
        "by": by,
    }
    return Saved(**write("decide_change", home, arguments, None))


def serve_item(home: Path, filled: Filled, by: str) -> Saved:
    """Say which items of the plan above an item serves, or take that back.

    `filled` has the headers of the sheet Serves: Plan, Item, Serves, Plan served, Note.
    """
    return Saved(**write("serve_item", home, {"filled": dict(filled), "by": by}, None))


def withdraw_service(  # noqa: PLR0913, PLR0917 - both ends, and who takes it back
    home: Path, plan_id: str, code: str, serves_plan_id: str, serves_code: str, by: str
) -> Saved:
    """Take back that the item of one plan serves the item of another."""
    arguments = {
        "plan_id": plan_id,
        "code": code,
        "serves_plan_id": serves_plan_id,
        "serves_code": serves_code,
        "by": by,
    }
    return Saved(**write("withdraw_service", home, arguments, None))


def start_plan(  # noqa: PLR0913, PLR0917 - the steps of the page
    home: Path,
    filled: Filled,
    levels: Sequence[str] | None,
    owners: Sequence[Filled] | None,
    statements: Sequence[Filled] | None,
    by: str,
) -> Saved:
    """Begin a plan, or say more of one that has no items yet.

    `filled` has the headers Title, Organization, Vision, Mission, First year, Last year and Parent
    plan, and Plan (its id) for one that is begun; `levels` go from the top down, each of `owners`
    has Code and Name, each of `statements` Kind (principle or value) and Text. A header that is
    missing, and whatever is None, stay as they stand.
    """
    arguments = {
        "filled": dict(filled),
        "levels": None if levels is None else list(levels),
        "owners": None if owners is None else [dict(one) for one in owners],
        "statements": None if statements is None else [dict(one) for one in statements],
        "by": by,
    }
    return Saved(**write("start_plan", home, arguments, None))


def plan_workbook(home: Path, target: Path, plan_id: str) -> Path:
    """Write the workbook in which the items of a plan that is begun are filled in; its path."""
    arguments = {"target": str(target.absolute()), "plan_id": plan_id}
    return Path(write("plan_workbook", home, arguments, None))
