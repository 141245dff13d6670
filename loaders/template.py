"""Writes the update workbook: what is due, prefilled, for one owner, one plan or everybody."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import duckdb

from loaders.home import Home
from loaders.marts import reading
from loaders.periods import Calendar, Period, parse_period, period_of
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.reading import reading_of
from loaders.settings import read_settings
from loaders.templates.book import write_book
from loaders.templates.contents import Contents, Wanted, contents
from loaders.templates.read_me import read_me


def write_template(  # noqa: PLR0913, PLR0917 - what a person chooses
    home: str,
    target: str,
    owner: str | None = None,
    plan_id: str | None = None,
    period: str | None = None,
    progress: Progress | None = None,
) -> str:
    """Write the update workbook to `target`; return its path.

    `owner` is a code of a plan's key; `plan_id` stands for that plan and its divisions; `period`
    is written as in a workbook, and without it every measure is asked for its own last periods.
    Raises Refused when there is nothing to fill in or a name is not known.
    """
    house = Home(Path(home))
    settings = read_settings(house.settings)
    calendar = settings.progress_calendar
    day = date.today()  # noqa: DTZ011 - the user's day
    with reading(_publication(house)) as published:
        wanted = Wanted(
            owner=_known_owner(published, owner),
            plan_ids=_with_divisions(published, plan_id),
            period=_period(period, calendar),
            day=day,
        )
        months = settings.progress_months
        last = period_of(day, calendar, months).previous()
        found = contents(published, _groups(house, progress), wanted, (last, calendar))
        title = _title(published, wanted, (wanted.period or last).label(calendar))
    _check_filled(found)
    if progress is not None:
        progress(0.5, "Writing the workbook")
    write_book(found, title, read_me(wanted.owner), _writable(Path(target)))
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
            "The dashboard shows a past state; run `headway publish` before a workbook is made."
        )
    return home.published / name


def _period(words: str | None, calendar: Calendar) -> Period | None:
    if words is None:
        return None
    try:
        return parse_period(words, calendar, None)
    except ValueError as error:
        raise Refused(f"The period {error}.") from None


def _known_owner(published: duckdb.DuckDBPyConnection, owner: str | None) -> str | None:
    if owner is None:
        return None
    known = [
        row[0]
        for row in published.execute(
            "select distinct unnest(owners) as code from published.measure "
            "union select distinct unnest(owners) from published.plan_item order by code"
        ).fetchall()
    ]
    found = next((code for code in known if code.casefold() == owner.strip().casefold()), None)
    if found is None:
        raise Refused(f"No measure and no plan item has the owner '{owner}'; {_listed(known)}.")
    return str(found)


def _with_divisions(
    published: duckdb.DuckDBPyConnection, plan_id: str | None
) -> tuple[str, ...] | None:
    if plan_id is None:
        return None
    plans = published.execute("select plan_id, parent_plan_id from published.plan").fetchall()
    if plan_id not in {one for one, _ in plans}:
        known = sorted(one for one, _ in plans)
        raise Refused(f"There is no plan '{plan_id}'; {_listed(known)}.")
    found = [plan_id]
    for above in found:
        found += [one for one, parent in plans if parent == above and one not in found]
    return tuple(found)


def _listed(known: list[str]) -> str:
    return f"known are {', '.join(known)}" if known else "none is known"


def _groups(home: Home, progress: Progress | None) -> dict[str, list[tuple[str, str]]]:
    """The dimensions and groups that each measure was reported for, in the order of their names."""
    with reading_of(home, "making the update workbook", progress) as ledger:
        rows = ledger.execute(
            "select distinct measure_id, dimension, group_name from measure_value "
            "semi join live_load using (load_id) where dimension <> 'Overall' "
            "order by measure_id, dimension, group_name"
        ).fetchall()
    found = defaultdict(list)
    for measure_id, dimension, group_name in rows:
        found[measure_id].append((dimension, group_name))
    return dict(found)


def _title(published: duckdb.DuckDBPyConnection, wanted: Wanted, period: str) -> str:
    title = f"Update for {period}"
    if wanted.plan_ids:
        row = published.execute(
            "select title from published.plan where plan_id = ?", [wanted.plan_ids[0]]
        ).fetchone()
        title += f": {row[0]}" if row else ""
    return f"{title} ({wanted.owner})" if wanted.owner else title


def _check_filled(found: Contents) -> None:
    if not (found.values or found.progress):
        raise Refused(
            "There is nothing to fill in: no measure and no open plan item is among what was "
            "asked for. Load a catalogue of measures, or ask for another owner, plan or period."
        )


def _writable(target: Path) -> Path:
    if target.is_dir() or not target.parent.is_dir():
        raise Refused(f"{target} should be a file in a folder that exists.")
    return target
