"""The start of a plan as it stands in the ledger, and the rows that it is."""

from datetime import date

import duckdb

from loaders.preparing.records import Start
from loaders.rows import Rows

_WORDS = (
    "title, organization, vision, mission, starts_on, ends_on, parent_plan_id, is_demonstration"
)
_WORDS = (
    "title, organization, vision, mission, starts_on, ends_on, parent_plan_id, is_demonstration"
)
_DETAILS = {
    "levels": "select level_name from plan_level {live} order by level",
    "owners": "select owner_code, name from plan_owner {live} order by owner_code, name",
    "statements": "select kind, text from plan_statement {live} order by ordinal",
}
_LIVE = "semi join live_plan using (plan_id, load_id) where plan_id = $plan_id"


def start_of(connection: duckdb.DuckDBPyConnection, plan_id: str) -> Start | None:
    """What stands of a plan, with or without items; None where there is no such plan."""
    row = connection.execute(
        f"select {_WORDS} from plan {_LIVE}",  # noqa: S608 - constants only
        {"plan_id": plan_id},
    ).fetchone()
    if row is None:
        return None
    title, organization, vision, mission, starts_on, ends_on, parent, is_demonstration = row
    found = {
        name: connection.execute(sql.format(live=_LIVE), {"plan_id": plan_id}).fetchall()
        for name, sql in _DETAILS.items()
    }
    years = (starts_on.year, ends_on.year) if starts_on and ends_on else None
    return Start(
        plan_id, title, organization, vision, mission, years, parent, is_demonstration,
        tuple(name for (name,) in found["levels"]),
        tuple((code, name) for code, name in found["owners"]),
        tuple((kind, text) for kind, text in found["statements"]),
    )  # fmt: skip


def items_of(connection: duckdb.DuckDBPyConnection, plan_id: str) -> int:
    """How many items the plan has in its newest version."""
    found = connection.execute(
        f"select count(*) from plan_item {_LIVE}",  # noqa: S608 - constants only
        {"plan_id": plan_id},
    ).fetchone()
    return int(found[0]) if found else 0


def rows_of(start: Start) -> Rows:
    """The rows of each ledger table, without load and source."""
    of_plan = {"plan_id": start.plan_id}
    first, last = start.years or (None, None)
    tables: Rows = {
        "plan": [
            of_plan
            | {
                "title": start.title,
                "organization": start.organization,
                "vision": start.vision,
                "mission": start.mission,
                "starts_on": date(first, 1, 1) if first else None,
                "ends_on": date(last, 12, 31) if last else None,
                "parent_plan_id": start.parent_plan_id,
                "is_demonstration": start.is_demonstration,
            }
        ],
        "plan_level": [
            of_plan | {"level": level, "level_name": name}
            for level, name in enumerate(start.levels, start=1)
        ],
        "plan_owner": [of_plan | {"owner_code": code, "name": name} for code, name in start.owners],
        "plan_statement": [
            of_plan | {"kind": kind, "ordinal": place, "text": text}
            for place, (kind, text) in enumerate(start.statements, start=1)
        ],
    }
    return {table: entries for table, entries in tables.items() if entries}
