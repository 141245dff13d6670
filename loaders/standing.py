"""A file against what stands: known already, at odds with it, or what it changes."""

from dataclasses import replace

import duckdb

from loaders.changes import changes
from loaders.ledger import Rows, standing_load_of
from loaders.problems import Problem
from loaders.report import Report


def against(connection: duckdb.DuckDBPyConnection, report: Report, rows: Rows) -> Report:
    """The report with what a load changes in the ledger as it stands now."""
    if not report.ok:
        return report
    standing = standing_load_of(connection, report.sha256)
    if standing is not None:
        notes = report.notes + _superseded(connection, standing)
        return replace(report, already_loaded_as=standing, notes=notes)
    orphans = _orphans(connection, report.file_name, rows)
    if orphans:
        return replace(report, problems=orphans)
    found, unchanged = changes(connection, rows)
    return replace(report, changes=found, unchanged=unchanged)


def _superseded(connection: duckdb.DuckDBPyConnection, load_id: int) -> list[str]:
    found = connection.execute(
        "select distinct live_plan.load_id from plan join live_plan using (plan_id) "
        "where plan.load_id = ? and live_plan.load_id > plan.load_id",
        [load_id],
    ).fetchall()
    return [
        f"Load {newer} came after it and stands; undo load {newer} to come back to this file."
        for (newer,) in found
    ]


def _orphans(connection: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> list[Problem]:
    standing = {
        plan_id for (plan_id,) in connection.execute("select plan_id from live_plan").fetchall()
    }
    return [
        Problem(
            name,
            f"Its parent plan '{plan['parent_plan_id']}' is not loaded; "
            + (f"loaded are {', '.join(sorted(standing))}." if standing else "no plan is."),
        )
        for plan in rows.get("plan", [])
        if plan.get("parent_plan_id") is not None
        and plan["parent_plan_id"] not in standing - {plan["plan_id"]}
    ]
