"""Loads files, and undoes and redoes loads: each a transaction, followed by a publication."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from loaders.as_of import event_shown
from loaders.checking import (
    Prepared,
    options_with_known,
    prepare_again,
    prepare_files,
    stands_against,
)
from loaders.child_side import lift_time_limit
from loaders.comments.ledger_rows import with_versions
from loaders.faults import fault_of
from loaders.home import Home
from loaders.ledger import (
    Event,
    Load,
    add_event,
    add_load,
    newest_event,
    open_ledger,
    read_ledger,
    transaction,
)
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress, part_of
from loaders.publishing import publish
from loaders.report import Report
from loaders.settings import Limits
from loaders.sources import EXPORT, drop, is_kept, keep


class _NothingLoadedError(Exception):
    """Rolls the transaction back because a file turned out to have a problem."""


def load_files(  # noqa: PLR0913, PLR0917 - what a child is given
    home: str,
    files: Sequence[dict[str, Any]],
    by: str,
    options: dict[str, Any] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> list[dict[str, Any]]:
    """Load files (`path`, and `name` as its user knows it), all or none, and publish once.

    Returns their reports as JSON; `load_id` is set where a load was made. When one has a problem
    nothing is loaded. Raises Refused when it cannot be written or published.
    """
    doing = f"loading {', '.join(file['name'] for file in files)}"
    house = Home(Path(home))
    limits = limits or Limits()
    as_known = options_with_known(house, options, doing, progress)
    found = prepare_files(files, as_known, limits, progress)
    if not all(entry.report.ok for entry in found):
        return [entry.report.as_json() for entry in found]
    with writing(house, doing, by, progress):
        if house.ledger.exists():
            with read_ledger(house) as connection:
                found = prepare_again(connection, found, files, as_known, limits, progress)
            if not all(entry.report.ok for entry in found):
                return [entry.report.as_json() for entry in found]
        lift_time_limit()
        return [report.as_json() for report in load_prepared(house, found, by, progress)]


def load_prepared(
    home: Home, found: Sequence[Prepared], by: str, progress: Progress | None = None
) -> list[Report]:
    """Commit what was read, all or none, and publish it. Needs the lock."""
    reports: list[Report] = []
    at_last = part_of(progress, len(found), len(found) + 1)
    try:
        with open_ledger(home) as connection, transaction(connection):
            for entry in found:
                at_last(0, f"Writing {entry.report.file_name}")
                reports.append(_added(home, connection, entry, by))
            _stop_at_problems(reports)
    except _NothingLoadedError:
        return [replace(report, load_id=None) for report in reports]
    for report in reports:
        if not is_kept(_shapes(report)):
            drop(home, report.sha256)
    publish_loads(home, [one.load_id for one in reports if one.load_id is not None], by, at_last)
    return reports


def publish_loads(
    home: Home, load_ids: Sequence[int], by: str, progress: Progress | None = None
) -> None:
    """Publish what was just loaded. Loads that cannot be published are undone. Needs the lock."""
    try:
        publish_newest(home, progress)
    except Exception as error:
        try:
            with open_ledger(home) as connection, transaction(connection):
                for load_id in load_ids:
                    add_event(connection, load_id, "undone", by)
        except Exception:  # noqa: BLE001 - what is told is what stands
            loads = " and ".join(str(load_id) for load_id in load_ids)
            raise _unpublished(f"It is loaded as load {loads}", error) from error
        with suppress(Exception):  # what is shown is the state before, with or without this
            publish_newest(home, progress)
        raise Refused(
            f"Nothing was loaded, because it could not be published: {_why(error)}"
        ) from error


def publish_newest(home: Home, progress: Progress | None = None) -> None:
    """Publish the newest state unless it is the one that is shown. Needs the lock."""
    with open_ledger(home) as connection:
        newest = newest_event(connection)
    if event_shown(home) != newest:
        publish(home, newest, progress=progress)


def undo_load(home: str, load_id: int, by: str, progress: Progress | None = None) -> list[str]:
    """Take a load back; the state before it is published. Raises Refused when it is undone.

    Returns a sentence for every plan that loses the plan it stood under.
    """
    return _change_standing(home, load_id, "undone", by, progress)


def redo_load(home: str, load_id: int, by: str, progress: Progress | None = None) -> list[str]:
    """Bring an undone load back and publish. Raises Refused when it is not undone.

    Returns a sentence for every plan that stands under another again.
    """
    return _change_standing(home, load_id, "redone", by, progress)


def _change_standing(
    home: str, load_id: int, event: Event, by: str, progress: Progress | None
) -> list[str]:
    house = Home(Path(home))
    doing = f"undoing load {load_id}" if event == "undone" else f"redoing load {load_id}"
    with writing(house, doing, by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            is_undone = _is_undone(connection, load_id)
            if event == "undone" and is_undone:
                raise Refused(f"Load {load_id} is undone already.")
            if event == "redone" and not is_undone:
                raise Refused(f"Load {load_id} stands; there is nothing to redo.")
            before = _parents(connection)
            add_event(connection, load_id, event, by)
            after = _parents(connection)
        try:
            publish_newest(house, progress)
        except Exception as error:
            raise _unpublished(f"Load {load_id} is {event}", error) from error
    return [
        f"Plan '{plan_id}' stood under '{before[plan_id]}' and now stands alone."
        if after[plan_id] is None
        else f"Plan '{plan_id}' stands under '{after[plan_id]}' again."
        for plan_id in sorted(before.keys() & after.keys())
        if before[plan_id] != after[plan_id]
    ]


def _parents(connection: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """Every plan that stands, to the plan that it stands under if that one stands."""
    return dict(
        connection.execute(
            "select plan.plan_id, parent.plan_id "
            "from plan semi join live_plan using (plan_id, load_id) "
            "left join live_plan as parent on parent.plan_id = plan.parent_plan_id"
        ).fetchall()
    )


def _is_undone(connection: duckdb.DuckDBPyConnection, load_id: int) -> bool:
    found = connection.execute(
        "select undone_at is not null from load_state where load_id = ?", [load_id]
    ).fetchone()
    if found is None:
        raise Refused(f"There is no load {load_id}; `headway history` lists them.")
    return bool(found[0])


def _added(home: Home, connection: duckdb.DuckDBPyConnection, entry: Prepared, by: str) -> Report:
    report = stands_against(home, connection, entry)
    if not report.is_new:
        return report
    shapes = _shapes(report)
    if is_kept([*shapes, *_shapes_before(connection, report.sha256)]):
        keep(home, entry.path, report.sha256)
    load = Load("file", report.file_name, report.sha256, shapes, report.reader, by)
    rows = with_versions(connection, entry.rows)
    return replace(report, load_id=add_load(connection, load, rows))


def _shapes(report: Report) -> list[str]:
    """What was recognized in a file; a survey's export also on a sheet that has another shape."""
    found = {sheet.shape for sheet in report.sheets if sheet.shape is not None}
    return sorted(found | ({EXPORT} if report.surveys else set()))


def _shapes_before(connection: duckdb.DuckDBPyConnection, sha256: str) -> list[str]:
    """What was ever recognized in this very file."""
    found = connection.execute(
        "select distinct unnest(shapes) from load where sha256 = ?", [sha256]
    ).fetchall()
    return [shape for (shape,) in found]


def _stop_at_problems(reports: list[Report]) -> None:
    if not all(report.ok for report in reports):
        raise _NothingLoadedError


def _unpublished(done: str, error: Exception) -> Refused:
    return Refused(
        f"{done}, but it could not be published: {_why(error)} "
        "Run `headway publish` when that is put right."
    )


def _why(error: Exception) -> str:
    return fault_of(error) or (str(error).splitlines() or [type(error).__name__])[0]
