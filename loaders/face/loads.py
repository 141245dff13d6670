"""What a person does with files and loads: check, load, take back, bring back, publish."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from loaders.child import run
from loaders.clashes import without_clashes
from loaders.face.calls import Files, arguments_of, limits_of, write
from loaders.options import Options
from loaders.problems import Problem, Refused
from loaders.progress import Progress
from loaders.report import Report

_AS_WRITTEN = Options()


def check(
    home: Path, files: Files, options: Options = _AS_WRITTEN, on_progress: Progress | None = None
) -> list[Report]:
    """What a load of these files would do, one report each; nothing is written.

    Each file may refer to what those before it bring. One that breaks its reader is refused in its
    own report and does not touch the others.
    """
    limits = limits_of(home)
    limits = replace(limits, seconds=limits.seconds * max(1, len(files)))
    arguments = arguments_of(home, files, options)
    subject = files[0][1] if len(files) == 1 else "These files"
    try:
        said = run("check", arguments, limits, on_progress, subject)
        return [Report.from_json(one) for one in said]
    except Refused as refused:
        if len(files) == 1:
            return [Report(files[0][1], refused=str(refused))]
    by_one = [check(home, [file], options, on_progress)[0] for file in files]
    sound = [file for file, report in zip(files, by_one, strict=True) if report.refused is None]
    if not 1 < len(sound) < len(files):
        return without_clashes(by_one)
    # Without the one that broke its reader, the others can be read together.
    together = iter(check(home, sound, options, on_progress))
    return [report if report.refused is not None else next(together) for report in by_one]


def load(  # noqa: PLR0913, PLR0917 - what a person agrees to
    home: Path,
    files: Files,
    by: str,
    options: Options = _AS_WRITTEN,
    on_progress: Progress | None = None,
    expected_sha256: Sequence[str] = (),
    parents: Mapping[str, str] = MappingProxyType({}),
    surveys: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    counts: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> list[Report]:
    """Check again and load: each file one load, all or none, published once.

    When a file has a problem nothing is loaded, and the reports say what is wrong. With
    `expected_sha256`, one a file, a file that is no longer the one that was checked is refused.
    `parents` gives, by a file's name, the plan that its own plan stands under; `surveys` what a
    person says of the export of a survey, as `Options.survey`; `counts` what a person says of a
    table of counts, as `Options.counts`.
    """
    limits = limits_of(home)
    limits = replace(limits, seconds=limits.seconds * max(1, len(files)))
    own = {"parent_plan_id": parents, "survey": surveys, "counts": counts}
    arguments = arguments_of(home, files, options, expected_sha256, own) | {"by": by}
    return [Report.from_json(said) for said in run("load", arguments, limits, on_progress)]


def annotate(home: Path, path: Path, name: str, problems: Sequence[Problem], target: Path) -> None:
    """Write a copy of a workbook with the cells that have problems marked and commented."""
    arguments = {
        "path": str(path),
        "name": name,
        "problems": [asdict(problem) for problem in problems],
        "target": str(target),
    }
    run("annotate", arguments, limits_of(home), subject=name)


def undo(home: Path, load_id: int, by: str, on_progress: Progress | None = None) -> list[str]:
    """Take a load back and publish the state without it.

    Returns a sentence for every plan that loses the plan it stood under.
    """
    return list(write("undo", home, {"load_id": load_id, "by": by}, on_progress))


def redo(home: Path, load_id: int, by: str, on_progress: Progress | None = None) -> list[str]:
    """Bring an undone load back and publish; returns what else it changes, as `undo`."""
    return list(write("redo", home, {"load_id": load_id, "by": by}, on_progress))


def publish(
    home: Path,
    as_of: str | None = None,
    target: Path | None = None,
    on_progress: Progress | None = None,
) -> Path:
    """Publish the newest state, or the one right after a load ("3") or day ("2026-11-01").

    With `target`, a copy is written there and the dashboard stays as it is. Returns its path.
    """
    arguments = {"as_of": as_of, "target": None if target is None else str(target.absolute())}
    return Path(write("publish", home, arguments, on_progress))


def template(  # noqa: PLR0913, PLR0917 - what a person chooses
    home: Path,
    target: Path,
    owner: str | None = None,
    plan_id: str | None = None,
    period: str | None = None,
    on_progress: Progress | None = None,
) -> Path:
    """Write the update workbook, prefilled with what is due; return its path.

    `owner` is a code of a plan's key, `plan_id` a plan with its divisions, `period` words such as
    "2026 Q3"; without them it asks for everything, each measure for its last periods.
    """
    arguments = {
        "home": str(home),
        "target": str(target.absolute()),
        "owner": owner,
        "plan_id": plan_id,
        "period": period,
    }
    return Path(run("template", arguments, limits_of(home), on_progress, "The update workbook"))
