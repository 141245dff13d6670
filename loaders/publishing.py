"""Publishes: a new numbered file, whole and on disk, and only then its name in CURRENT."""

import re
import time
from datetime import date
from pathlib import Path

from loaders.as_of import (
    choose,
    day_of,
    event_chosen,
    event_of,
    event_shown,
    is_of_other_marts,
)
from loaders.child_side import lift_time_limit
from loaders.home import Home
from loaders.ledger import newest_event, open_ledger
from loaders.lock import writing, writing_if_free
from loaders.marts import build
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.settings import read_settings
from loaders.sources import sync, sync_folder

_NUMBERED = re.compile(r"(\d{6,})\.duckdb(\..*)?")
_SWAP_SECONDS = 5.0
"""How long Windows may keep a reader's hold on CURRENT before we give up."""


def publish_as_of(
    home: str,
    as_of: str | None = None,
    target: str | None = None,
    by: str = "",
    progress: Progress | None = None,
) -> str:
    """Publish the state right after a load ("3") or at the end of a day ("2026-11-01").

    Without `as_of`, the newest. With `target`, a copy is written there and the dashboard stays
    as it is. Returns the path of what was written. Raises Refused.
    """
    house = Home(Path(home))
    with writing(house, "publishing", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection:
            newest = newest_event(connection)
            event_id = newest if as_of is None else event_of(connection, as_of)
            past_on = None
            if as_of is not None and event_id < newest:
                past_on = day_of(connection, as_of, event_id)
        if target is not None:
            return str(write_copy(house, event_id, Path(target), progress))
        return str(publish(house, event_id, past_on=past_on, progress=progress))


def publish(
    home: Home, event_id: int, *, past_on: date | None = None, progress: Progress | None = None
) -> Path:
    """Publish the state right after an event for the dashboard. Needs the lock.

    `past_on` is the day that somebody chose to look back at, so that `ensure_published` leaves
    it and the dashboard says so; None for the newest state.
    """
    number = 1 + max((_number(file) for file in home.published.iterdir()), default=0)
    _remove_left_over(home)
    file = home.published / f"{number:06}.duckdb"
    growing = file.with_name(f"{file.name}.tmp")
    try:
        build(home, event_id, growing, progress)
        sync(growing)
        growing.rename(file)
    except Exception:
        _remove_left_over(home)  # on a full disk every byte counts
        raise
    if past_on is not None:
        choose(home, event_id, past_on)
    _swap(home, file.name)
    if past_on is None:
        home.past.unlink(missing_ok=True)
    _remove_old(home, keep=read_settings(home.settings).keep_publications)
    return file


def write_copy(home: Home, event_id: int, target: Path, progress: Progress | None = None) -> Path:
    """Write the state right after an event to a file outside the home."""
    if target.is_dir() or not target.parent.is_dir():
        raise Refused(f"{target} should be a file in a folder that exists.")
    if target.resolve().is_relative_to(home.path.resolve()):
        raise Refused(f"{target} lies in Headway's own folder; choose another place.")
    growing = target.with_name(f"{target.name}.tmp")
    try:
        build(home, event_id, growing, progress)
        growing.replace(target)
    except OSError as error:
        raise Refused(f"{target} cannot be written: {error.strerror}.") from None
    finally:
        growing.unlink(missing_ok=True)
    return target


def ensure_published(home: Home, progress: Progress | None = None) -> bool:
    """Publish when the newest publication is behind the ledger, as after a crash.

    Returns whether it did. Leaves a state of the past that somebody chose, and leaves it to the
    writer when there is one, who will publish.
    """
    if home.path.exists() and not home.is_writable:
        return False
    if home.current.exists() and not home.ledger.exists():
        return False  # a copy of what was published elsewhere, to be read here
    with writing_if_free(home, "publishing") as is_free:
        if not is_free:
            return False
        with open_ledger(home) as connection:
            newest = newest_event(connection)
        shown = event_shown(home)
        if shown == newest or (shown is not None and shown == event_chosen(home)):
            return False
        publish(home, newest, progress=progress)
        return True


def _remove_left_over(home: Home) -> None:
    for left_over in home.published.glob("*.tmp*"):
        left_over.unlink(missing_ok=True)


def _number(file: Path) -> int:
    match = _NUMBERED.fullmatch(file.name)
    return int(match[1]) if match else 0


def _swap(home: Home, name: str) -> None:
    """Name the publication to read. Readers see the old name or the new one, never half."""
    sync_folder(home.published)
    arriving = home.current.with_name("CURRENT.tmp")
    arriving.write_text(f"{name}\n", encoding="utf-8")
    sync(arriving)
    give_up_at = time.monotonic() + _SWAP_SECONDS
    while True:
        try:
            arriving.replace(home.current)
            break
        except PermissionError:
            # On Windows a reader that has CURRENT open at this moment is in the way.
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.05)
    sync_folder(home.published)


def _remove_old(home: Home, keep: int) -> None:
    """Remove publications that nobody can be reading: all but the newest few older ones.

    And those of another version of Headway, which may hold what is not published any more.
    """
    current = home.current.read_text(encoding="utf-8").strip()
    older = sorted(
        (file for file in home.published.glob("*.duckdb") if file.name != current), key=_number
    )
    for file in [*older[:-keep], *filter(is_of_other_marts, older[-keep:])]:
        try:
            file.unlink()
        except PermissionError:
            continue  # Windows: somebody still reads it; the next publication removes it
