"""Runs the marts: one file that may be shown, built from the ledger and checked."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from loaders.disclosure.impact import check_impact, settle_impact
from loaders.disclosure.publishing import check_cells, settle_cells
from loaders.home import Home
from loaders.impact import functions as impact_functions
from loaders.ledger import schema_sql
from loaders.mart_periods import periods_in_use
from loaders.matching import functions as matching_functions
from loaders.meetings import functions as meeting_functions
from loaders.obligations import functions as obligation_functions
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.publication import (
    check_whole,
    in_memory,
    is_private,
    macro_files,
    mart_files,
    marts_mark,
    quoted,
    wal,
)
from loaders.settings import Settings, read_settings
from loaders.statistics import register
from loaders.suppression import check_hidden, hidden_groups
from loaders.suppression_layout import Layouts, wave_layouts


def build(home: Home, event_id: int, file: Path, progress: Progress | None = None) -> None:
    """Write the state right after an event into a new file, whole and on one file.

    Event 0 is the state before the first load. Raises Refused when the result is not whole.
    """
    for stale in (file, wal(file)):
        stale.unlink(missing_ok=True)
    with in_memory() as connection:
        connection.execute(f"set temp_directory = {quoted(home.path / 'spill')}")
        _attach_ledger(connection, home)
        prepare(
            connection, read_settings(home.settings), event_id, _day_of_event(connection, event_id)
        )
        _check_items(connection)
        connection.execute(f"attach {quoted(file)} as published")
        connection.execute("use published")
        run(connection, progress)
        connection.execute("checkpoint published")
        connection.execute("use memory")
        connection.execute("detach published")
    check_whole(file)


def run(connection: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> None:
    """Make every mart in the database in use of a connection that `prepare` was called with.

    What is too small to be shown is settled after the private marts, and the others are audited
    in the end. Raises Refused when something could be computed from them.
    """
    for script in macro_files():
        _run(connection, script)
    scripts = mart_files()
    private = sum(is_private(script) for script in scripts)
    layouts: Layouts = {}
    for number, script in enumerate(scripts):
        if number == private:
            layouts = wave_layouts(connection)
            _settle_hidden(connection, layouts)
            settle_cells(connection)
            settle_impact(connection)
        _run(connection, script)
        if progress is not None:
            progress((number + 1) / len(scripts), "Publishing")
    check_hidden(connection, layouts)
    check_cells(connection)
    check_impact(connection)


def _run(connection: duckdb.DuckDBPyConnection, script: Path) -> None:
    # At once: to write every comment of a column into the file by itself takes as long as the rest.
    connection.execute(f"begin; {script.read_text(encoding='utf-8')}; commit")


def _settle_hidden(connection: duckdb.DuckDBPyConnection, layouts: Layouts) -> None:
    hidden = hidden_groups(connection, layouts)  # noqa: F841 - DuckDB reads it
    connection.execute(
        "set variable survey_hidden = (select coalesce(list(hidden), []) from hidden)"
    )


def prepare(
    connection: duckdb.DuckDBPyConnection, settings: Settings, event_id: int, day: date
) -> None:
    """Give a connection whose ledger is attached as `ledger` what the marts ask for besides it.

    `day` is the one that due dates and missed periods are counted from.
    """
    register(connection)
    impact_functions.register(connection)
    obligation_functions.register(connection)
    matching_functions.register(connection)
    values = {
        "as_of_event": event_id,
        "as_of_on": day,
        "marts": marts_mark(),
        "organization": settings.organization,
        "minimum_responses": settings.minimum_responses,
        "survey_target": settings.survey_target,
        "hidden_up_to": settings.hidden_up_to,
        "reporting_grace_days": settings.reporting_grace_days,
        "fiscal_year_start_month": settings.fiscal_year_start_month,
        "progress_months": settings.progress_months,
        "progress_year_kind": settings.progress_calendar.kind,
        "progress_start_month": settings.progress_calendar.start_month,
    }
    for name, value in values.items():
        connection.execute(f"set variable {name} = ?", [value])
    meeting_functions.register(
        connection,
        {"fiscal": settings.fiscal_year_start_month, "school": settings.school_year_start_month},
        day,
    )
    periods = periods_in_use(connection, settings.progress_calendar, day)  # noqa: F841 - DuckDB reads it
    connection.execute("set variable periods = (select list(periods) from periods)")


def _check_items(connection: duckdb.DuckDBPyConnection) -> None:
    """Refuse items that stand twice: joined to themselves they would fill the memory."""
    found = connection.execute(
        "select item_id, first(source order by source), last(source order by source) "
        "from ledger.plan_item semi join ledger.live_plan using (plan_id, load_id) "
        "group by item_id having count(*) > 1 order by item_id limit 1"
    ).fetchone()
    if found is not None:
        raise Refused(f"Two plan items are called {found[0]}, one at {found[1]}, one at {found[2]}")


def _attach_ledger(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    if home.ledger.exists():
        connection.execute(f"attach {quoted(home.ledger)} as ledger (read_only)")
        return
    connection.execute("attach ':memory:' as ledger")
    connection.execute("use ledger")
    connection.execute(schema_sql())


def _day_of_event(connection: duckdb.DuckDBPyConnection, event_id: int) -> date:
    # To the end: a result with rows left is in the way of what the connection does next.
    found = connection.execute(
        "select happened_at from ledger.load_event where event_id = ?", [event_id]
    ).fetchall()
    return _local_day(found[0][0]) if found else date.today()  # noqa: DTZ011 - the user's day


def _local_day(moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone().date()
