"""Reads a file as far as a load would go, and says what a load of it would do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from loaders.cells import Sheet, Workbook
from loaders.clashes import without_clashes
from loaders.home import Home
from loaders.ledger import empty_ledger
from loaders.options import Options
from loaders.problems import Problem, Refused
from loaders.progress import Progress
from loaders.reading import reading_of
from loaders.report import Report, SheetSeen
from loaders.rows import Rows, together
from loaders.settings import Limits
from loaders.shapes import SHAPES
from loaders.sources import fingerprint
from loaders.standing import against
from loaders.workbook import open_workbook


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file with what was read from it."""

    path: Path
    report: Report
    rows: Rows = field(default_factory=dict)


def check_files(
    home: str,
    files: Sequence[dict[str, str]],
    options: dict[str, Any] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> list[dict[str, Any]]:
    """Check files (`path`, and `name` as its user knows it) against the standing state.

    Returns their reports as JSON; nothing is written.
    """
    house = Home(Path(home))
    found = prepare_files(files, Options(**options or {}), limits or Limits(), progress)
    if not house.ledger.exists():
        with empty_ledger() as connection:
            return [against(connection, entry.report, entry.rows).as_json() for entry in found]
    names = ", ".join(file["name"] for file in files)
    with reading_of(house, f"checking {names}", progress) as connection:
        return [against(connection, entry.report, entry.rows).as_json() for entry in found]


def prepare_files(
    files: Sequence[dict[str, str]],
    options: Options,
    limits: Limits,
    progress: Progress | None = None,
) -> list[Prepared]:
    """Open and read every file; what is wrong with one stands in its report.

    A file may bring `expected_sha256`: of what its user has seen and agreed to.
    """
    found = []
    for number, file in enumerate(files):
        if progress is not None:
            progress(number / (len(files) + 1), f"Reading {file['name']}")
        entry = prepare(Path(file["path"]), file["name"], options, limits)
        found.append(_as_expected(entry, file.get("expected_sha256")))
    reports = without_clashes([entry.report for entry in found])
    return [replace(entry, report=report) for entry, report in zip(found, reports, strict=True)]


def _as_expected(entry: Prepared, sha256: str | None) -> Prepared:
    report = entry.report
    if sha256 is None or report.sha256 in {"", sha256}:
        return entry
    says = f"{report.file_name} changed since it was checked; check it again."
    return Prepared(entry.path, Report(report.file_name, refused=says))


def prepare(path: Path, name: str, options: Options, limits: Limits) -> Prepared:
    """Open one file and read what its sheets say; a refusal stands in the report."""
    try:
        stamp = _stamp(path, name)
        workbook = open_workbook(path, limits, name)
        report, rows = _recognized(workbook, options)
        sha256 = fingerprint(path)
        is_the_same = _stamp(path, name) == stamp
    except Refused as refused:
        return Prepared(path, Report(name, refused=str(refused)))
    if not is_the_same:
        says = f"{name} was changed while it was being read; try again."
        return Prepared(path, Report(name, refused=says))
    return Prepared(path, replace(report, sha256=sha256), rows)


def _stamp(path: Path, name: str) -> tuple[int, int]:
    try:
        if not path.exists():
            raise Refused(f"There is no file {name}.")
        if not path.is_file():
            what = "a folder, not a file" if path.is_dir() else "not a file"
            raise Refused(f"{name} is {what}; name one workbook or Word document.")
        with path.open("rb"):
            pass
        found = path.stat()
    except OSError as error:
        raise Refused(f"{name} cannot be opened: {error.strerror}.") from None
    return found.st_size, found.st_mtime_ns


def _recognized(workbook: Workbook, options: Options) -> tuple[Report, Rows]:
    claims: dict[str, SheetSeen] = {}
    found: list[Problem] = []
    rows: Rows = {}
    for shape in SHAPES:
        records = shape.read(workbook, options)
        if records is None:
            continue
        claims |= {
            sheet: SheetSeen(sheet, shape.NAME, says) for sheet, says in records.sheets.items()
        }
        of_shape = shape.validate(records)
        found += of_shape
        if all(problem.is_warning for problem in of_shape):
            rows = together(rows, shape.rows(records))
    if not claims:
        found.append(Problem(workbook.file_name, _no_shape(workbook)))
    report = Report(
        workbook.file_name,
        plan_ids=[plan["plan_id"] for plan in rows.get("plan", [])],
        format=workbook.format,
        reader=workbook.reader,
        notes=workbook.notes,
        sheets=[claims.get(sheet.name) or _unclaimed(sheet) for sheet in workbook.sheets],
        problems=[problem for problem in found if not problem.is_warning],
        warnings=[problem for problem in found if problem.is_warning],
    )
    return report, rows


def _unclaimed(sheet: Sheet) -> SheetSeen:
    kind = "Text" if sheet.is_prose else "A hidden sheet" if sheet.is_hidden else "A sheet"
    says = f"{kind} without a shape that Headway knows; not used."
    return SheetSeen(sheet.name, None, says if sheet.cells else "Blank.")


def _no_shape(workbook: Workbook) -> str:
    if not any(sheet.cells for sheet in workbook.sheets):
        return "There is no data in it."
    return (
        "No sheet here has a shape that Headway knows; a strategy table has headers such as "
        "'Strategies', 'By When' and 'Who'."
    )
