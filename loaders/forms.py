"""Loads what was filled in on a page: sheets of a few rows, read as any workbook's, and a load."""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.child_side import lift_time_limit
from loaders.home import Home
from loaders.known import Known, known_of
from loaders.ledger import Load, add_load, open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.options import Options
from loaders.problems import Problem, Refused
from loaders.progress import Progress
from loaders.recognizing import recognized
from loaders.report import Report
from loaders.rows import Rows
from loaders.settings import read_settings
from loaders.standing import against

Filled: TypeAlias = Mapping[str, str | float | None]
"""Header to what was filled in; None and blank are a cell that is left blank."""
Plain: TypeAlias = dict[str, Any]
"""A `Saved` as plain JSON."""
_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Form:
    """One form, filled in."""

    name: str
    """What History calls it, such as `Progress on 1.2.a for 2026 Q3`."""
    page: str
    """The page that it stands on."""
    sheet: str
    """The sheet that it stands for."""
    filled: Filled
    standing: Callable[[duckdb.DuckDBPyConnection, "Form"], int | None] = lambda *_: None
    """The load that this very form made already. Raises Refused where it no longer fits."""
    also: Callable[[duckdb.DuckDBPyConnection, Known, Rows], Rows] = lambda *read: read[-1]
    """Adds what no sheet says. Raises Refused for what only a form can have wrong."""
    more: Mapping[str, Sequence[Filled]] = field(default_factory=dict)
    """Other sheets that it stands for, each with its rows."""

    @property
    def source(self) -> str:
        """Where its rows come from."""
        return f"the form on the page {self.page}: {self.name}"

    @property
    def sha256(self) -> str:
        """The same for the same form, filled in alike."""
        told: list[Any] = [self.page, self.name, dict(self.filled)]
        told += [[sheet, *map(dict, rows)] for sheet, rows in self.more.items()]
        words = json.dumps(told, sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()


def load_form(home: str, form: Form, by: str, progress: Progress | None = None) -> Plain:
    """Load a form and publish; a `Saved` as JSON.

    Filling in what stands already changes nothing. Raises Refused with every problem of what was
    filled in.
    """
    house = Home(Path(home))
    with writing(house, f"saving a form, {form.name}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            standing = form.standing(connection, form)
            if standing is not None:
                return {"load_id": standing, "is_new": False, "notes": []}
            report, rows, known = _read(house, connection, form)
            calendar = read_settings(house.settings).progress_calendar
            report = against(connection, report, rows, known, calendar)
            if not report.ok:
                raise Refused(_said(report.problems))
            notes = [_sentence(one.message) for one in report.warnings]
            if not report.is_new:
                return {"load_id": report.already_loaded_as, "is_new": False, "notes": notes}
            load_id = add_form(connection, form, rows, by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": notes}


def add_form(connection: duckdb.DuckDBPyConnection, form: Form, rows: Rows, by: str) -> int:
    """Add a form's rows to the ledger as one load. Needs a transaction."""
    load = Load("form", form.name, form.sha256, sorted(rows), "form", by)
    return add_load(connection, load, _from_form(form, rows))


def _read(
    home: Home, connection: duckdb.DuckDBPyConnection, form: Form
) -> tuple[Report, Rows, Known]:
    settings = read_settings(home.settings)
    before = known_of(connection)
    options = Options(
        fiscal_year_start_month=settings.fiscal_year_start_month,
        school_year_start_month=settings.school_year_start_month,
        known=before,
    )
    report, rows, known = recognized(_workbook(form), options)
    if not report.ok:
        raise Refused(_said(report.problems))
    rows = {table: entries for table, entries in rows.items() if len(entries)}
    if not rows:
        raise Refused("Nothing is filled in.")
    return replace(report, sha256=form.sha256), form.also(connection, before, rows), known


def _from_form(form: Form, rows: Rows) -> Rows:
    """The rows with the form as their source, in place of a cell that nobody ever saw."""
    return {
        table: [
            entry | {"source": form.source}
            for entry in (entries if isinstance(entries, list) else entries.to_pylist())
        ]
        for table, entries in rows.items()
    }


def _said(problems: list[Problem]) -> str:
    """Every problem in one paragraph; a form has no cells to name."""
    return " ".join(_sentence(problem.message) for problem in problems)


def _sentence(says: str) -> str:
    return f"{says.rstrip('.')}."


def _workbook(form: Form) -> Workbook:
    sheets = [_sheet(form.sheet, [form.filled])]
    sheets += [_sheet(name, rows) for name, rows in form.more.items()]
    return Workbook(form.name, "form", "form", sheets)


def _sheet(name: str, rows: Sequence[Filled]) -> Sheet:
    sheet = Sheet(name)
    headers = dict.fromkeys(header for filled in rows for header in filled)
    for column, header in enumerate(headers, start=1):
        sheet.cells[1, column] = Cell(1, column, header, Kind.TEXT)
        for row, filled in enumerate(rows, start=2):
            value = filled.get(header)
            if isinstance(value, str) and (words := clean(value)):
                sheet.cells[row, column] = Cell(row, column, words, Kind.TEXT)
            elif isinstance(value, int | float):
                sheet.cells[row, column] = Cell(row, column, value, Kind.NUMBER)
    return sheet


def clean(words: str) -> str:
    """Without the signs that no keyboard types and no database of ours keeps."""
    unseen = {"Cc", "Cs"}
    return "".join(
        sign for sign in words if sign in _KEPT or unicodedata.category(sign) not in unseen
    ).strip()
