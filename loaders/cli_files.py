"""The commands `check` and `load`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

import loaders
from loaders import show
from loaders.cli_comments import tell_forms
from loaders.cli_options import (
    CountsOption,
    FilesArgument,
    HomeOption,
    JsonOption,
    ParentOption,
    PlanOption,
    SurveyOption,
    TitleOption,
)
from loaders.counts.declaring import read_counts_file
from loaders.home import Home
from loaders.lock import user_name
from loaders.options import Options
from loaders.problems import Refused
from loaders.report import Report
from loaders.serving import publish_behind
from loaders.surveys.declaring import read_declared


def check(  # noqa: PLR0913, PLR0917 - the command's options
    files: FilesArgument,
    home: HomeOption,
    plan: PlanOption = None,
    title: TitleOption = None,
    parent: ParentOption = None,
    survey: SurveyOption = None,
    counts: CountsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what loading files would do, and what is wrong with them; nothing is written."""
    counted = read_counts_file(counts) if counts is not None else None
    options = Options(plan, title, parent, _declared(survey, files), counted)
    _finish(_checked(home, files, options, tell=not as_json), as_json=as_json)


def load(  # noqa: PLR0913, PLR0917 - the command's options
    files: FilesArgument,
    home: HomeOption,
    plan: PlanOption = None,
    title: TitleOption = None,
    parent: ParentOption = None,
    survey: SurveyOption = None,
    counts: CountsOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Load files: show what they change, ask, commit and publish. All of them, or none."""
    if not (yes or as_json or sys.stdin.isatty()):
        show.err.print("There is nobody to ask here; add --yes to load without asking.")
        raise typer.Exit(2)
    counted = read_counts_file(counts) if counts is not None else None
    options = Options(plan, title, parent, _declared(survey, files), counted)
    if yes:
        reports = _loaded_unasked(home, files, options, tell=not as_json)
    else:
        reports = _checked(home, files, options, tell=not as_json)
        if _is_new(reports) and not as_json and typer.confirm("Load this?"):
            reports = _loaded(home, files, options, [report.sha256 for report in reports])
            # What was well when it was checked and is not any more.
            _tell([report for report in reports if not report.ok])
    if not any(report.load_id for report in reports) and Home(home).ledger.exists():
        publish_behind(Home(home))
    if not as_json:
        _tell_loaded(reports)
        tell_forms(home, reports)
    _finish(reports, as_json=as_json)


def _declared(survey: Path | None, files: Sequence[Path]) -> dict[str, Any] | None:
    """What a survey file says; None without one."""
    if survey is None:
        return None
    said = read_declared(survey)
    of_one = [f"'{key}'" for key in ("held_on", "invited") if key in said]
    if of_one and len(files) > 1:
        says = f"{survey.name} has {' and '.join(of_one)}, which one export has; load each alone."
        raise typer.BadParameter(says, param_hint="'--survey'")
    return said


def _checked(home: Path, files: list[Path], options: Options, *, tell: bool) -> list[Report]:
    with show.Bar() as progress:
        reports = loaders.check(home, _named(files), options, progress)
    _tell(reports if tell else [])
    return reports


def _loaded(
    home: Path, files: list[Path], options: Options, expected: Sequence[str] = ()
) -> list[Report]:
    with show.Bar() as progress:
        return loaders.load(home, _named(files), user_name(), options, progress, expected)


def _loaded_unasked(home: Path, files: list[Path], options: Options, *, tell: bool) -> list[Report]:
    """Load without a check before, so that every file is read once."""
    try:
        reports = _loaded(home, files, options)
    except Refused:
        # One of them may have broken its reader; a check reads each apart and says which.
        reports = _checked(home, files, options, tell=False)
        if all(report.ok for report in reports):
            raise
    _tell(reports if tell else [])
    return reports


def _named(files: list[Path]) -> list[tuple[Path, str]]:
    return [(file, file.name) for file in files]


def _is_new(reports: list[Report]) -> bool:
    return all(report.ok for report in reports) and any(report.is_new for report in reports)


def _tell(reports: list[Report]) -> None:
    for report in reports:
        show.report(report)


def _tell_loaded(reports: list[Report]) -> None:
    for report in reports:
        if report.load_id is not None:
            show.out.print(f"Loaded {report.file_name} as load {report.load_id}.")
    if all(report.load_id is None for report in reports):
        show.out.print("Nothing was loaded.")


def _finish(reports: list[Report], *, as_json: bool) -> None:
    if as_json:
        show.json({"files": [report.as_json() for report in reports]})
    raise typer.Exit(0 if all(report.ok for report in reports) else 1)
