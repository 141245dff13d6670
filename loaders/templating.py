"""Writes the update workbook: what is due, prefilled, for one owner, one plan or everybody."""

from pathlib import Path

import duckdb

from loaders.faults import fault_of
from loaders.home import Home
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.publication import reading
from loaders.reading import reading_of
from loaders.settings import read_settings
from loaders.templates.asked_periods import progress_period
from loaders.templates.book import write_book
from loaders.templates.contents import Contents, Reported, Wanted
from loaders.templates.group_rows import Groups, groups_of
from loaders.templates.progress_rows import progress_rows
from loaders.templates.read_me import read_me
from loaders.templates.value_rows import value_rows
from loaders.templates.wanted import wanted_of


def write_template(  # noqa: PLR0913, PLR0917 - what a person chooses
    home: str,
    target: str,
    owner: str | None = None,
    plan_id: str | None = None,
    period: str | None = None,
    progress: Progress | None = None,
) -> str:
    """Write the update workbook to `target`, a file that is not there yet; return its path.

    `owner` is a code of a plan's key; `plan_id` stands for that plan and its divisions; `period`
    is written as in a workbook, and without it every measure is asked for its own last periods.
    Raises Refused when there is nothing to fill in or a name is not known.
    """
    house = Home(Path(home))
    settings = read_settings(house.settings)
    reported = Reported(settings.progress_months, settings.progress_calendar)
    place = _writable(Path(target))
    with reading(_publication(house)) as published:
        wanted = wanted_of(published, reported.calendar, owner, plan_id, period)
        found = _contents(published, _groups(house, progress), wanted, reported)
        title = _title(published, wanted, reported)
    if not (found.values or found.progress):
        raise Refused(
            "There is nothing to fill in: no measure and no open plan item is among what was "
            "asked for. Load a catalogue of measures, or ask for another owner, plan or period."
        )
    if progress is not None:
        progress(0.5, "Writing the workbook")
    growing = place.with_name(f"{place.name}.tmp")
    try:
        write_book(found, title, read_me(wanted.owner), growing)
        growing.replace(place)
    except OSError as error:
        raise Refused(f"{place} cannot be written: {fault_of(error)}") from None
    finally:
        growing.unlink(missing_ok=True)
    return target


def _publication(home: Home) -> Path:
    try:
        name = home.current.read_text(encoding="utf-8").strip()
    except OSError:
        raise Refused(
            "Nothing has been loaded yet; load a plan and a catalogue of measures first."
        ) from None
    if home.past.exists():
        raise Refused(
            "The dashboard shows a past state; come back to now (`headway publish`) before a "
            "workbook is made."
        )
    return home.published / name


def _writable(target: Path) -> Path:
    if target.is_dir() or not target.parent.is_dir():
        raise Refused(f"{target} should be a file in a folder that exists.")
    if target.exists():
        raise Refused(f"{target} is there already; it may be filled in. Choose another name.")
    return target


def _groups(home: Home, progress: Progress | None) -> Groups:
    with reading_of(home, "making the update workbook", progress) as ledger:
        return groups_of(ledger)


def _contents(
    published: duckdb.DuckDBPyConnection, groups: Groups, wanted: Wanted, reported: Reported
) -> Contents:
    values, of_groups, left_out = value_rows(published, groups, wanted)
    return Contents(values, of_groups, progress_rows(published, wanted, reported), left_out)


def _title(published: duckdb.DuckDBPyConnection, wanted: Wanted, reported: Reported) -> str:
    period = wanted.period or progress_period(reported, wanted)
    title = f"Update for {period.label(reported.calendar)}"
    if wanted.plan_ids:
        row = published.execute(
            "select title from published.plan where plan_id = ?", [wanted.plan_ids[0]]
        ).fetchone()
        title += f": {row[0]}" if row else ""
    return f"{title} ({wanted.owner})" if wanted.owner else title
