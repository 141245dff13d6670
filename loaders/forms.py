"""Loads what was filled in on a page: a sheet of one row, read as any workbook's, and a load."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.child_side import lift_time_limit
from loaders.home import Home
from loaders.known import known_of
from loaders.ledger import Load, add_load, open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.options import Options
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.recognizing import recognized
from loaders.report import Report
from loaders.rows import Rows
from loaders.settings import read_settings
from loaders.standing import against

Filled = Mapping[str, str | float | None]
"""Header to what was filled in."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form, filled in."""

    name: str
    """What History calls it."""
    subject: str
    """What it is about, such as a plan item."""
    sheet: str
    filled: Filled
    also: Callable[[Rows], Rows] = dict
    """Adds what no sheet says."""


def load_form(home: str, form: Form, by: str, progress: Progress | None = None) -> int:
    """Load a form and publish; return the load.

    Filling in what stands already changes nothing and returns the load that brought it. Raises
    Refused with every problem of what was filled in.
    """
    house = Home(Path(home))
    with writing(house, f"taking in {form.name.lower()}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            report, rows = _read(house, connection, form)
            report = against(connection, report, rows)
            if not report.ok:
                raise Refused(_said(report))
            if report.already_loaded_as is not None:
                return report.already_loaded_as
            load = Load("form", form.name, report.sha256, sorted(rows), "form", by)
            load_id = add_load(connection, load, rows)
        publish_loads(house, [load_id], by, progress)
    return load_id


def _read(home: Home, connection: duckdb.DuckDBPyConnection, form: Form) -> tuple[Report, Rows]:
    settings = read_settings(home.settings)
    options = Options(
        fiscal_year_start_month=settings.fiscal_year_start_month,
        school_year_start_month=settings.school_year_start_month,
        known=known_of(connection),
    )
    report, rows, _ = recognized(_workbook(form), options)
    if not report.ok:
        raise Refused(_said(report))
    filled = {table: entries for table, entries in form.also(rows).items() if len(entries)}
    source = f"{form.name}!{form.subject}"
    return replace(report, sha256=_sha256(form)), {
        table: [entry | {"source": source} for entry in entries]
        for table, entries in filled.items()
        if isinstance(entries, list)
    }


def _said(report: Report) -> str:
    """Every problem in one paragraph; a form has no cells to name."""
    return " ".join(f"{problem.message.rstrip('.')}." for problem in report.problems)


def _workbook(form: Form) -> Workbook:
    sheet = Sheet(form.sheet)
    filled = {header: value for header, value in form.filled.items() if value not in {None, ""}}
    for column, (header, value) in enumerate(filled.items(), start=1):
        kind = Kind.TEXT if isinstance(value, str) else Kind.NUMBER
        sheet.cells[1, column] = Cell(1, column, header, Kind.TEXT)
        sheet.cells[2, column] = Cell(2, column, value, kind)
    return Workbook(form.name, "form", "form", [sheet])


def _sha256(form: Form) -> str:
    words = json.dumps([form.name, form.subject, dict(form.filled)], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()
