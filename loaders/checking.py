"""Reads a file as far as a load would go, and says what a load of it would do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from loaders.child_side import loosen_memory_limit
from loaders.clashes import without_clashes
from loaders.home import Home
from loaders.known import Known, known_of
from loaders.ledger import empty_ledger
from loaders.options import Options
from loaders.problems import Refused
from loaders.progress import Progress, part_of
from loaders.reading import reading_of
from loaders.recognizing import recognized
from loaders.report import Report
from loaders.rows import Rows
from loaders.settings import Limits, read_settings
from loaders.sources import fingerprint
from loaders.standing import against
from loaders.workbook import open_workbook


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file with what was read from it."""

    path: Path
    report: Report
    rows: Rows = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    """What a file after this one may refer to."""


def check_files(
    home: str,
    files: Sequence[dict[str, Any]],
    options: dict[str, Any] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> list[dict[str, Any]]:
    """Check files (`path`, and `name` as its user knows it) against the standing state.

    Returns their reports as JSON; nothing is written.
    """
    doing = f"checking {', '.join(file['name'] for file in files)}"
    house = Home(Path(home))
    limits = limits or Limits()
    as_known = options_with_known(house, options, doing, progress)
    found = prepare_files(files, as_known, limits, progress)
    if not house.ledger.exists():
        with empty_ledger() as connection:
            return [stands_against(house, connection, entry).as_json() for entry in found]
    with reading_of(house, doing, progress) as connection:
        found = prepare_again(connection, found, files, as_known, limits, progress)
        return [stands_against(house, connection, entry).as_json() for entry in found]


def stands_against(home: Home, connection: duckdb.DuckDBPyConnection, entry: Prepared) -> Report:
    """The report on a file with what a load of it changes in the ledger as it stands now."""
    calendar = read_settings(home.settings).progress_calendar
    return against(connection, entry.report, entry.rows, entry.known, calendar)


def options_with_known(
    home: Home, options: dict[str, Any] | None, doing: str, progress: Progress | None = None
) -> Options:
    """The options that a call was given, with what its files may refer to as the ledger stands."""
    plain = Options(**options or {})
    if not home.ledger.exists():
        return plain
    with reading_of(home, doing, progress) as connection:
        return replace(plain, known=known_of(connection))


def prepare_files(
    files: Sequence[dict[str, Any]],
    options: Options,
    limits: Limits,
    progress: Progress | None = None,
) -> list[Prepared]:
    """Open and read every file; what is wrong with one stands in its report.

    Each may refer to what is known by the options and to what those before it bring. A file may
    bring `expected_sha256`, of what its user has seen and agreed to, the `parent_plan_id` of its
    plan, and what a person says of the `survey` that it is an export of, or of its `counts`.
    What the options say of counts is of those files that have the columns, where any has.
    """
    if options.counts is not None and len(files) > 1 and not options.counts_of_some:
        of_some = replace(options, counts_of_some=True)
        found = prepare_files(files, of_some, limits, progress)
        if any(one.is_declared for entry in found for one in entry.report.counted):
            return found
    found = []
    for number, file in enumerate(files):
        of_file = part_of(progress, number, len(files) + 1)
        of_file(0, f"Reading {file['name']}")
        known = found[-1].known if found else options.known
        own = {name: file[name] for name in ("parent_plan_id", "survey", "counts") if name in file}
        sees = replace(options, known=known, **own)
        entry = prepare(Path(file["path"]), file["name"], sees, limits, of_file)
        found.append(_as_expected(entry, file.get("expected_sha256")))
    reports = without_clashes([entry.report for entry in found])
    return [replace(entry, report=report) for entry, report in zip(found, reports, strict=True)]


def prepare_again(  # noqa: PLR0913, PLR0917 - all that they were read with
    connection: duckdb.DuckDBPyConnection,
    found: list[Prepared],
    files: Sequence[dict[str, Any]],
    options: Options,
    limits: Limits,
    progress: Progress | None = None,
) -> list[Prepared]:
    """The same files, read anew where others changed what they may refer to in the meantime.

    Needs the lock, so that nobody changes it again.
    """
    known = known_of(connection)
    if known.says_as_much_as(options.known):
        return found
    return prepare_files(files, replace(options, known=known), limits, progress)


def _as_expected(entry: Prepared, sha256: str | None) -> Prepared:
    report = entry.report
    if sha256 is None or report.sha256 in {"", sha256}:
        return entry
    says = f"{report.file_name} changed since it was checked; check it again."
    return replace(entry, report=Report(report.file_name, refused=says), rows={})


def prepare(
    path: Path, name: str, options: Options, limits: Limits, progress: Progress | None = None
) -> Prepared:
    """Open one file and read what its sheets say; a refusal stands in the report."""
    refusal = partial(Prepared, path, known=options.known)
    try:
        stamp = _stamp(path, name)
        workbook = open_workbook(path, limits, name, progress)
        loosen_memory_limit(limits)
        if progress is not None:
            progress(1.0, f"Checking {name}")
        report, rows, known = recognized(workbook, options)
        sha256 = fingerprint(path)
        is_the_same = _stamp(path, name) == stamp
    except Refused as refused:
        return refusal(Report(name, refused=str(refused)))
    if not is_the_same:
        says = f"{name} was changed while it was being read; try again."
        return refusal(Report(name, refused=says))
    return Prepared(path, replace(report, sha256=sha256), rows, known)


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
