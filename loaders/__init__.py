"""Everything that opens a file or writes; this page of it is all that others may use.

Every function that opens a file or writes does so in a child process, so that no file can take
its caller down and stopping the caller cannot cut a load. All raise `Refused`, whose message is
one plain sentence.
"""

from loaders.counts.records import CountColumn, CountsSeen
from loaders.face.loads import annotate, check, load, publish, redo, template, undo
from loaders.face.measures import (
    assess_impact,
    confirm_measure,
    decide_impact,
    decline_measure,
    link_requirement,
    match_measure,
    override_status,
    unlink_requirement,
)
from loaders.face.meetings import add_meeting, report_made, withdraw_meeting
from loaders.face.plans import (
    decide_change,
    plan_workbook,
    report_progress,
    serve_item,
    settle,
    start_plan,
    withdraw_service,
)
from loaders.face.rounds import (
    ChangedMeanwhile,
    DecidedMeanwhile,
    PublicForm,
    add_comment,
    add_public_comment,
    change_round,
    close_round,
    decide_comment,
    open_round,
    partner_workbook,
    public_forms,
    reopen_round,
    round_record,
)
from loaders.options import Options
from loaders.problems import Problem, Refused
from loaders.report import Change, ChangeKind, Report, SheetSeen
from loaders.saved import Saved
from loaders.suffixes import SUFFIXES
from loaders.surveys.scales import SCALES
from loaders.surveys.seen_records import ColumnSeen, SurveySeen

__all__ = [
    "SCALES",
    "SUFFIXES",
    "Change",
    "ChangeKind",
    "ChangedMeanwhile",
    "ColumnSeen",
    "CountColumn",
    "CountsSeen",
    "DecidedMeanwhile",
    "Options",
    "Problem",
    "PublicForm",
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
    "change_round",
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
    "public_forms",
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
