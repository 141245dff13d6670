"""Everything that opens a file or writes; this page of it is all that others may use.

Every function that opens a file or writes does so in a child process, so that no file can take
its caller down and stopping the caller cannot cut a load. All raise `Refused`, whose message is
one plain sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from loaders.child import run
from loaders.clashes import without_clashes
from loaders.counts.records import CountColumn, CountsSeen
from loaders.home import Home
from loaders.options import Options
from loaders.problems import Problem, Refused
from loaders.progress import Progress
from loaders.report import Change, ChangeKind, Report, SheetSeen
from loaders.saved import Saved
from loaders.settings import Limits, read_settings
from loaders.surveys.scales import SCALES
from loaders.surveys.seen_records import ColumnSeen, SurveySeen

__all__ = [
    "SCALES",
    "Change",
    "ChangeKind",
    "ColumnSeen",
    "CountColumn",
    "CountsSeen",
    "Options",
    "Problem",
    "Refused",
    "Report",
    "Saved",
    "SheetSeen",
    "SurveySeen",
    "add_comment",
    "add_meeting",
    "add_public_comment",
    "annotate",
    "assess_impact",
    "check",
    "close_round",
    "confirm_measure",
    "decide_change",
    "decide_comment",
    "decide_impact",
    "decline_measure",
    "link_requirement",
    "load",
    "match_measure",
    "open_round",
    "override_status",
    "partner_workbook",
    "plan_workbook",
    "publish",
    "redo",
    "reopen_round",
    "report_made",
    "report_progress",
    "round_record",
    "serve_item",
    "settle",
    "start_plan",
    "template",
    "undo",
    "unlink_requirement",
    "withdraw_meeting",
    "withdraw_service",
]

Filled = Mapping[str, str | float | None]
"""What a form was filled in with, by the headers of the sheet that it stands for."""
Files = Sequence[tuple[Path, str]]
"""Each file's path, and its name as its user knows it."""
_AS_WRITTEN = Options()


def check(
    home: Path, files: Files, options: Options = _AS_WRITTEN, on_progress: Progress | None = None
) -> list[Report]:
    """What a load of these files would do, one report each; nothing is written.

    Each file may refer to what those before it bring. One that breaks its reader is refused in its
    own report and does not touch the others.
    """
    limits = _limits(home)
    limits = replace(limits, seconds=limits.seconds * max(1, len(files)))
    arguments = _arguments(home, files, options)
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
    limits = _limits(home)
    limits = replace(limits, seconds=limits.seconds * max(1, len(files)))
    own = {"parent_plan_id": parents, "survey": surveys, "counts": counts}
    arguments = _arguments(home, files, options, expected_sha256, own) | {"by": by}
    return [Report.from_json(said) for said in run("load", arguments, limits, on_progress)]


def annotate(home: Path, path: Path, name: str, problems: Sequence[Problem], target: Path) -> None:
    """Write a copy of a workbook with the cells that have problems marked and commented."""
    arguments = {
        "path": str(path),
        "name": name,
        "problems": [asdict(problem) for problem in problems],
        "target": str(target),
    }
    run("annotate", arguments, _limits(home), subject=name)


def undo(home: Path, load_id: int, by: str, on_progress: Progress | None = None) -> list[str]:
    """Take a load back and publish the state without it.

    Returns a sentence for every plan that loses the plan it stood under.
    """
    return list(_write("undo", home, {"load_id": load_id, "by": by}, on_progress))


def redo(home: Path, load_id: int, by: str, on_progress: Progress | None = None) -> list[str]:
    """Bring an undone load back and publish; returns what else it changes, as `undo`."""
    return list(_write("redo", home, {"load_id": load_id, "by": by}, on_progress))


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
    return Path(_write("publish", home, arguments, on_progress))


def settle(  # noqa: PLR0913, PLR0917 - the fields of the form
    home: Path, plan_id: str, item_id: str, field: str, original: str, words: str, by: str
) -> int:
    """Choose one reading of an unclear cell; returns the load that this is."""
    arguments = {
        "plan_id": plan_id,
        "item_id": item_id,
        "field": field,
        "original": original,
        "words": words,
        "by": by,
    }
    return int(_write("settle", home, arguments, None))


def report_progress(home: Path, item_id: str, filled: Filled, by: str) -> Saved:
    """Load a progress update of a plan item.

    `filled` has the headers of the sheet Progress: Period, Status, % complete, What happened ...
    """
    arguments = {"item_id": item_id, "filled": dict(filled), "by": by}
    return Saved(**_write("report_progress", home, arguments, None))


def override_status(home: Path, measure_id: str, filled: Filled, by: str) -> Saved:
    """Set a measure's status for a period against the rule, or take such a decision back.

    `filled` has the headers of the sheet Values: Period, Status by decision (`withdraw` takes it
    back), Reason, Decided by.
    """
    arguments = {"measure_id": measure_id, "filled": dict(filled), "by": by}
    return Saved(**_write("override_status", home, arguments, None))


def confirm_measure(home: Path, plan_id: str, words: str, filled: Filled, by: str) -> Saved:
    """Make a measure of a measure of success in a plan's own words.

    `filled` has the headers of a catalogue's sheet Measures: Code, Measure, Target ... Raises
    Refused also when somebody decided on these words before, or the code is not free.
    """
    arguments = {"plan_id": plan_id, "words": words, "filled": dict(filled), "by": by}
    return Saved(**_write("confirm_measure", home, arguments, None))


def match_measure(home: Path, plan_id: str, words: str, measure_id: str, by: str) -> Saved:
    """Say that a measure which is there already measures words in a plan."""
    arguments = {"plan_id": plan_id, "words": words, "measure_id": measure_id, "by": by}
    return Saved(**_write("match_measure", home, arguments, None))


def decline_measure(home: Path, plan_id: str, words: str, by: str) -> Saved:
    """Say that words in a plan are no measure."""
    arguments = {"plan_id": plan_id, "words": words, "by": by}
    return Saved(**_write("decline_measure", home, arguments, None))


def assess_impact(
    home: Path, filled: Filled, groups: Sequence[Filled], by: str, replaces: str = ""
) -> Saved:
    """Load an impact assessment with all of its groups.

    `filled` has the headers of the sheet Impact assessments: Assessment, Proposal, Dimension ...,
    each of `groups` those of Impact groups: Stratum, Group, Population, Affected, Outcomes before.
    `replaces` is the id of the assessment that this one takes the place of.
    """
    arguments = {"filled": dict(filled), "groups": [dict(one) for one in groups]}
    return Saved(
        **_write("assess_impact", home, arguments | {"by": by, "replaces": replaces}, None)
    )


def decide_impact(home: Path, assessment_id: str, filled: Filled, by: str) -> Saved:
    """Record what was decided on an impact assessment; all else of it stays.

    `filled` has the headers Decision, Decided by, Decided on and Mitigation.
    """
    arguments = {"assessment_id": assessment_id, "filled": dict(filled), "by": by}
    return Saved(**_write("decide_impact", home, arguments, None))


def start_plan(  # noqa: PLR0913, PLR0917 - the steps of the page
    home: Path,
    filled: Filled,
    levels: Sequence[str] | None,
    owners: Sequence[Filled] | None,
    statements: Sequence[Filled] | None,
    by: str,
) -> Saved:
    """Begin a plan, or say more of one that has no items yet.

    `filled` has the headers Title, Organization, Vision, Mission, First year, Last year and Parent
    plan, and Plan (its id) for one that is begun; `levels` go from the top down, each of `owners`
    has Code and Name, each of `statements` Kind (principle or value) and Text. A header that is
    missing, and whatever is None, stay as they stand.
    """
    arguments = {
        "filled": dict(filled),
        "levels": None if levels is None else list(levels),
        "owners": None if owners is None else [dict(one) for one in owners],
        "statements": None if statements is None else [dict(one) for one in statements],
        "by": by,
    }
    return Saved(**_write("start_plan", home, arguments, None))


def plan_workbook(home: Path, target: Path, plan_id: str) -> Path:
    """Write the workbook in which the items of a plan that is begun are filled in; its path."""
    arguments = {"target": str(target.absolute()), "plan_id": plan_id}
    return Path(_write("plan_workbook", home, arguments, None))


def add_meeting(home: Path, filled: Filled, by: str) -> Saved:
    """Add a meeting to the calendar, or change the one whose Id is given.

    `filled` has the headers of the sheet Meetings: Meeting, Kind, Starts, Ends, Time, Place, Note.
    """
    return Saved(**_write("add_meeting", home, {"filled": dict(filled), "by": by}, None))


def withdraw_meeting(home: Path, meeting_id: str, by: str) -> Saved:
    """Take a meeting out of the calendar."""
    arguments = {"meeting_id": meeting_id, "by": by}
    return Saved(**_write("withdraw_meeting", home, arguments, None))


def report_made(home: Path, filled: Filled, by: str) -> Saved:
    """Record that something which a plan promises to report was reported.

    `filled` has the headers of the sheet Reports made: Plan, Item, What was to be reported, Due on,
    Reported on (`withdraw` takes a report back), Evidence, Reported by.
    """
    return Saved(**_write("report_made", home, {"filled": dict(filled), "by": by}, None))


def open_round(home: Path, filled: Filled, by: str, replaces: str = "") -> Saved:
    """Open a comment round, or change the one whose id is `replaces`.

    `filled` has the headers of the sheet Comment rounds: Round, Plan, Version, Request, Partners,
    Opens, Due, Public form (yes or no).
    """
    arguments = {"filled": dict(filled), "by": by, "replaces": replaces}
    return Saved(**_write("open_round", home, arguments, None))


def close_round(home: Path, round_id: str, by: str) -> Saved:
    """Close a comment round; refused while a comment of it has no disposition."""
    return Saved(**_write("close_round", home, {"round_id": round_id, "by": by}, None))


def reopen_round(home: Path, round_id: str, by: str) -> Saved:
    """Open a closed comment round again."""
    return Saved(**_write("reopen_round", home, {"round_id": round_id, "by": by}, None))


def add_comment(home: Path, round_id: str, filled: Filled, by: str, once: str = "") -> Saved:
    """Take a comment into a round that is open.

    `filled` has the headers of the sheet Comments: Item, Kind, Comment, Name, Partner, Received.
    What is sent twice with the same `once` is one comment.
    """
    arguments = {"round_id": round_id, "filled": dict(filled), "by": by, "once": once}
    return Saved(**_write("add_comment", home, arguments, None))


def add_public_comment(home: Path, key: str, filled: Filled, once: str = "") -> Saved:
    """The same for somebody without an account, who knows the key of the round's form."""
    arguments = {"key": key, "filled": dict(filled), "once": once}
    return Saved(**_write("add_public_comment", home, arguments, None))


def decide_comment(home: Path, comment_id: str, filled: Filled, by: str) -> Saved:
    """Record what became of a comment.

    `filled` has the headers Disposition (`withdraw` takes it back), Reason, Decided by, Decided on.
    """
    arguments = {"comment_id": comment_id, "filled": dict(filled), "by": by}
    return Saved(**_write("decide_comment", home, arguments, None))


def partner_workbook(home: Path, target: Path, round_id: str, partner: str = "") -> Path:
    """Write the workbook in which a partner comments on a round's version; return its path."""
    arguments = {"target": str(target.absolute()), "round_id": round_id, "partner": partner}
    return Path(_write("partner_workbook", home, arguments, None))


def round_record(home: Path, target: Path, round_id: str) -> Path:
    """Write a round with every comment and what became of it as a workbook; return its path."""
    arguments = {"target": str(target.absolute()), "round_id": round_id}
    return Path(_write("round_record", home, arguments, None))


def link_requirement(home: Path, filled: Filled, by: str) -> Saved:
    """Say that a plan item covers a requirement of a framework, in full or in part.

    `filled` has the headers of the sheet Crosswalk: Framework, Requirement, Plan, Item, Coverage
    (full, partial) and Note.
    """
    return Saved(**_write("link_requirement", home, {"filled": dict(filled), "by": by}, None))


def unlink_requirement(  # noqa: PLR0913, PLR0917 - the link and who takes it back
    home: Path, framework_id: str, requirement_code: str, plan_id: str, item_text: str, by: str
) -> Saved:
    """Say that the item with these words covers a requirement no more.

    The words may also be those of an item that its plan has no more. Raises Refused where there is
    no such link.
    """
    arguments = {
        "framework_id": framework_id,
        "requirement_code": requirement_code,
        "plan_id": plan_id,
        "item_text": item_text,
        "by": by,
    }
    return Saved(**_write("unlink_requirement", home, arguments, None))


def decide_change(  # noqa: PLR0913, PLR0917 - the fields of the form
    home: Path,
    plan_id: str,
    from_load_id: int,
    to_load_id: int,
    from_item_id: str | None,
    to_item_id: str | None,
    decision: str,
    reason: str,
    by: str,
) -> Saved:
    """Say whether items of two versions of a plan, called by their loads, are the same, and why.

    `decision` is `same`, `not the same`, `explained` (only gives the reason of a change; one of
    the items may be None) or `withdraw`, which takes back what was decided.
    """
    arguments = {
        "plan_id": plan_id,
        "from_load_id": from_load_id,
        "to_load_id": to_load_id,
        "from_item_id": from_item_id,
        "to_item_id": to_item_id,
        "decision": decision,
        "reason": reason,
        "by": by,
    }
    return Saved(**_write("decide_change", home, arguments, None))


def serve_item(home: Path, filled: Filled, by: str) -> Saved:
    """Say which items of the plan above an item serves, or take that back.

    `filled` has the headers of the sheet Serves: Plan, Item, Serves, Plan served, Note.
    """
    return Saved(**_write("serve_item", home, {"filled": dict(filled), "by": by}, None))


def withdraw_service(  # noqa: PLR0913, PLR0917 - both ends, and who takes it back
    home: Path, plan_id: str, code: str, serves_plan_id: str, serves_code: str, by: str
) -> Saved:
    """Take back that the item of one plan serves the item of another."""
    arguments = {
        "plan_id": plan_id,
        "code": code,
        "serves_plan_id": serves_plan_id,
        "serves_code": serves_code,
        "by": by,
    }
    return Saved(**_write("withdraw_service", home, arguments, None))


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
    return Path(run("template", arguments, _limits(home), on_progress, "The update workbook"))


def _write(
    task: str, home: Path, arguments: Mapping[str, object], on_progress: Progress | None
) -> Any:
    subject = "The publication" if task == "publish" else "The ledger"
    return run(task, {"home": str(home), **arguments}, _limits(home), on_progress, subject)


def _arguments(
    home: Path,
    files: Files,
    options: Options,
    expected_sha256: Sequence[str] = (),
    own: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> dict[str, object]:
    """What a child is given; `own` are options of single files, each by the file's name."""
    settings = read_settings(Home(home).settings)
    named: list[dict[str, Any]] = [
        {"path": str(path.absolute()), "name": name}
        | {option: of_files[name] for option, of_files in own.items() if name in of_files}
        for path, name in files
    ]
    if expected_sha256:
        for file, sha256 in zip(named, expected_sha256, strict=True):
            file["expected_sha256"] = sha256
    options = replace(
        options,
        fiscal_year_start_month=settings.fiscal_year_start_month,
        school_year_start_month=settings.school_year_start_month,
    )
    return {"home": str(home), "files": named, "options": options.as_json()}


def _limits(home: Path) -> Limits:
    return read_settings(Home(home).settings).limits
