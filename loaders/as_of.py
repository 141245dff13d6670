"""Which state is published: the newest, or that of a load or day of the past."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import duckdb

from loaders.home import Home
from loaders.problems import Refused
from loaders.publication import marts_mark, reading

_FIRST_DAY, _LAST_DAY = date(1970, 1, 2), date(9999, 1, 1)
"""Days beyond these have no moment in UTC everywhere, and no load."""


def event_shown(home: Home) -> int | None:
    """The event whose state the dashboard shows; None when nothing that it can show is published.

    What another version of Headway published may lack a table or a column that pages ask for.
    """
    try:
        name = home.current.read_text(encoding="utf-8").strip()
        with reading(home.published / name) as connection:
            found = connection.execute(
                "select as_of_event from published.publication where marts = ?", [marts_mark()]
            ).fetchone()
    except (OSError, duckdb.Error):
        return None
    return None if found is None else int(found[0])


def is_of_other_marts(file: Path) -> bool:
    """Whether another version of Headway made a publication; False where it cannot be read."""
    try:
        with reading(file) as connection:
            found = connection.execute("select marts from published.publication").fetchone()
    except (OSError, duckdb.Error):
        return False
    return found is not None and found[0] != marts_mark()


def event_chosen(home: Home) -> int | None:
    """Return the event of the past that somebody chose to show; None for the newest."""
    try:
        return int(home.past.read_text(encoding="utf-8").partition("\n")[0])
    except (OSError, ValueError):
        return None


def choose(home: Home, event_id: int, on: date) -> None:
    """Keep that the dashboard shows an event of the past, and the day that days count from."""
    home.past.write_text(f"{event_id}\n{on.isoformat()}\n", encoding="utf-8")


def day_of(connection: duckdb.DuckDBPyConnection, as_of: str, event_id: int) -> date:
    """The day that "2026-11-01" means, or on which load "3" was loaded, here."""
    if not as_of.isdecimal():
        return date.fromisoformat(as_of)
    found = connection.execute(
        "select happened_at from load_event where event_id = ?", [event_id]
    ).fetchone()
    if found is None:
        raise Refused(f"There is no load {as_of}; `headway history` lists them.")
    happened_at: datetime = found[0]
    return happened_at.replace(tzinfo=UTC).astimezone().date()


def event_of(connection: duckdb.DuckDBPyConnection, as_of: str) -> int:
    """The event that "3" (load 3) or "2026-11-01" (the end of that day) means."""
    if as_of.isdecimal():
        found = connection.execute(
            "select event_id from load_event where event = 'loaded' and load_id = ?", [int(as_of)]
        ).fetchone()
        if found is None:
            raise Refused(f"There is no load {as_of}; `headway history` lists them.")
        return int(found[0])
    try:
        day = min(max(date.fromisoformat(as_of), _FIRST_DAY), _LAST_DAY)
    except ValueError:
        raise Refused(
            f"'{as_of}' should be the number of a load, or a day such as 2026-11-01."
        ) from None
    midnight = datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)
    found = connection.execute(
        "select coalesce(max(event_id), 0) from load_event where happened_at < ?",
        [midnight.replace(tzinfo=None)],
    ).fetchone()
    return 0 if found is None else int(found[0])
