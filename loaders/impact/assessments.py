"""Reads proposed decisions, a row each: what is wrong with one is said at its cells."""

from collections.abc import Sequence
from datetime import date

from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.impact.fields import (
    MITIGATED,
    NOT_DECIDED,
    day,
    decision,
    is_good,
    name_in,
    points,
)
from loaders.impact.links import item_of, measure_of, plan_of
from loaders.impact.records import Assessment
from loaders.known import KnownMeasure, measure_id_of
from loaders.measures.fields import Fields
from loaders.plans.lines import is_demonstration
from loaders.subjects import Subjects
from loaders.updates.allowed import is_withdraw

_UNREAD = date.min
"""Of an assessment that has a problem, and so never becomes a row."""


def assessments_of(
    tables: Sequence[FlatTable], subjects: Subjects, found: Findings
) -> list[Assessment]:
    """Every assessment of these tables that has a name; the same one twice is a problem."""
    read: dict[str, Assessment] = {}
    for table in tables:
        is_invented = any(is_demonstration(cell.text) for cell in table.above)
        for row in table.rows:
            one = _assessment(Line(table, row, found), subjects, is_invented=is_invented)
            if one is None:
                continue
            if one.assessment_id in read:
                first = read[one.assessment_id].line.address("assessment")
                one.line.refuse("assessment", f"stands in {first} already; keep one row of it")
            read.setdefault(one.assessment_id, one)
    return list(read.values())


def _assessment(line: Line, subjects: Subjects, *, is_invented: bool) -> Assessment | None:
    fields = Fields(line)
    code = name_in(fields, "assessment")
    if code is None or not measure_id_of(code):
        line.refuse("assessment", "should be a short name that no other assessment has")
        return None
    is_withdrawn = is_withdraw(line.code("decision"))
    item, measure = item_of(fields, subjects), measure_of(fields, subjects)
    chosen = None if is_withdrawn else fields.read("decision", decision)
    if not is_withdrawn:
        _check(fields, chosen, measure)
    return Assessment(
        line=line,
        code=code,
        title=name_in(fields, "title") or code,
        proposal=fields.words("proposal") or "",
        plan_id=plan_of(fields, subjects, item),
        item_id=item.item_id if item else None,
        item_text=item.text if item else None,
        measure_id=measure.measure_id if measure else None,
        dimension=name_in(fields, "dimension") or "",
        reference_group=name_in(fields, "reference"),
        stratum_dimension=name_in(fields, "within"),
        effect_points=fields.read("points", points),
        effect=fields.words("effect"),
        outcome=name_in(fields, "outcome"),
        is_outcome_good=_is_good(fields, measure),
        author=name_in(fields, "author") or "",
        assessed_on=fields.read("assessed_on", day) or _UNREAD,
        decision=chosen or NOT_DECIDED,
        decided_by=name_in(fields, "decided_by"),
        decided_on=fields.read("decided_on", day),
        mitigation=fields.words("mitigation"),
        is_demonstration=is_invented,
        is_withdrawn=is_withdrawn,
    )


_ASKED = {
    "proposal": "should say what is proposed",
    "dimension": "should be what people are told apart by, such as Race or Region",
    "author": "should be who made the assessment",
    "assessed_on": "should be the day of the assessment, such as 2026-03-31",
}


def _check(fields: Fields, chosen: str | None, measure: KnownMeasure | None) -> None:
    """A problem at every field that is missing, or that another one asks for."""
    line = fields.line
    for name, says in _ASKED.items():
        if fields.cell(name) is None and line.cell(name) is None:
            line.refuse(name, says)
    is_decided = chosen is not None and chosen != NOT_DECIDED
    if is_decided and fields.cell("decided_by") is None:
        line.refuse("decided_by", "should be who decided, as there is a decision")
    if chosen == MITIGATED and fields.cell("mitigation") is None:
        line.refuse("mitigation", f"should say what is done, as the decision is '{MITIGATED}'")
    says_which = fields.cell("outcome_is") is not None or _direction(measure) is not None
    if fields.cell("points") is not None and not says_which:
        line.refuse("outcome_is", "should be good or bad: the effect changes the chance of it")


def _is_good(fields: Fields, measure: KnownMeasure | None) -> bool | None:
    if fields.cell("outcome_is") is None:
        return _direction(measure)
    return fields.read("outcome_is", is_good)


def _direction(measure: KnownMeasure | None) -> bool | None:
    """Whether more of what a measure counts is good; None where it does not say."""
    return None if measure is None else {"higher": True, "lower": False}.get(measure.direction)
