"""A file against what stands: known already, at odds with it, or what it changes."""

from dataclasses import replace
from datetime import date

import duckdb

from loaders.calendars import Calendar
from loaders.changes import changes
from loaders.clashes import WAY_OUT
from loaders.known import Known
from loaders.matching.reporting import version_notes
from loaders.problems import Problem
from loaders.redefined import redefined
from loaders.report import Report
from loaders.rows import Rows, each
from loaders.settled import without_settled
from loaders.suspicions import suspicions


def against(
    connection: duckdb.DuckDBPyConnection,
    report: Report,
    rows: Rows,
    known: Known,
    progress_calendar: Calendar,
) -> Report:
    """The report with what a load changes in the ledger as it stands now.

    `known` is what the file refers to, `progress_calendar` the year of progress updates.
    """
    if not report.ok:
        return report
    orphans = _orphans(connection, report.file_name, rows)
    if orphans:
        return replace(report, problems=orphans)
    others = redefined(connection, report.file_name, rows)
    if any(not problem.is_warning for problem in others):
        return replace(report, problems=[one for one in others if not one.is_warning])
    report = without_settled(connection, report, rows)
    found = changes(connection, rows, known, progress_calendar)
    if not found.counts:
        # With other options the very same file may be another plan, or one with another parent.
        standing = _standing_load_of(connection, report.sha256, rows)
        return replace(
            report,
            already_loaded_as=standing,
            nothing_new=standing is None,
            unchanged=found.unchanged,
        )
    warnings = [
        *report.warnings,
        *_replaced(connection, report.file_name, rows),
        *others,
        *suspicions(connection, report.file_name, rows, known),
    ]
    return replace(
        report,
        notes=list(dict.fromkeys([*report.notes, *version_notes(connection, rows)])),
        warnings=warnings,
        changes=found.listed,
        change_counts=found.counts,
        unchanged=found.unchanged,
    )


def _standing_load_of(connection: duckdb.DuckDBPyConnection, sha256: str, rows: Rows) -> int | None:
    """The load that brought what stands, or its plans or waves, from this very file."""
    loads, names = "live_load", []
    if plan_ids := [plan["plan_id"] for plan in each(rows.get("plan"))]:
        loads, names = "live_plan where plan_id in (select unnest(?::varchar[]))", [plan_ids]
    elif wave_ids := [wave["wave_id"] for wave in each(rows.get("survey"))]:
        loads, names = "live_wave where wave_id in (select unnest(?::varchar[]))", [wave_ids]
    found = connection.execute(
        f"select max(load_id) from (from {loads}) join load using (load_id) where sha256 = ?",  # noqa: S608
        [*names, sha256],
    ).fetchall()
    return None if not found else found[0][0]


def _replaced(connection: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> list[Problem]:
    """A warning for every plan that another file brought, or that is of other years now."""
    plans = {plan["plan_id"]: plan for plan in rows.get("plan", [])}
    found = connection.execute(
        "select plan_id, load_id, file_name, starts_on, ends_on "
        "from live_plan join load using (load_id) join plan using (plan_id, load_id) "
        "where plan_id in (select unnest(?::varchar[])) "
        # What was only begun waits for its file.
        "and (plan_id, load_id) in (select plan_id, load_id from plan_item) order by plan_id",
        [list(plans)],
    ).fetchall()
    told = []
    for plan_id, load_id, file_name, starts_on, ends_on in found:
        plan = plans[plan_id]
        before = _years(starts_on, ends_on)
        after = _years(plan.get("starts_on"), plan.get("ends_on"))
        brought = f"which load {load_id} brought from {file_name}"
        if before and after and before != after:
            told.append(
                f"It replaces plan '{plan_id}' of {before}, {brought}, by one of {after}; to keep "
                "both, give it another id (--plan) or a title that differs in more than its years."
            )
        elif file_name != name:
            told.append(f"It replaces plan '{plan_id}', {brought}; give it {WAY_OUT} to keep both.")
    return [Problem(name, says, is_warning=True) for says in told]


def _years(starts_on: date | None, ends_on: date | None) -> str:
    """`2026-2028`, `2026`; blank where the title names none."""
    if starts_on is None or ends_on is None:
        return ""
    first, last = starts_on.year, ends_on.year
    return f"{first}" if first == last else f"{first}-{last}"


def _orphans(connection: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> list[Problem]:
    """A problem for every plan whose parent is not loaded, or stands under it itself."""
    parents = dict(
        connection.execute(
            "select plan_id, parent_plan_id from plan semi join live_plan using (plan_id, load_id)"
        ).fetchall()
    )
    return [
        Problem(name, says)
        for plan in rows.get("plan", [])
        if plan.get("parent_plan_id") is not None
        and (says := _wrong_parent(plan["plan_id"], plan["parent_plan_id"], parents))
    ]


def _wrong_parent(plan_id: str, parent_id: str, parents: dict[str, str | None]) -> str:
    """What is wrong with a parent; blank when nothing is."""
    if parent_id == plan_id:
        return f"It is plan '{plan_id}' and cannot stand under itself; name another parent."
    if parent_id not in parents:
        loaded = f"loaded are {', '.join(sorted(parents))}" if parents else "no plan is"
        return f"Its parent plan '{parent_id}' is not loaded; {loaded}."
    above, seen = parents[parent_id], {parent_id}
    while above is not None and above not in seen:
        if above == plan_id:
            return f"Its parent plan '{parent_id}' stands under it; name another parent."
        seen.add(above)
        above = parents.get(above)
    return ""
