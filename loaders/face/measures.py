"""What a person decides on measures, on proposed decisions and on requirements."""

from collections.abc import Sequence
from pathlib import Path

from loaders.face.calls import Filled, write
from loaders.saved import Saved


def override_status(home: Path, measure_id: str, filled: Filled, by: str) -> Saved:
    """Set a measure's status for a period against the rule, or take such a decision back.

    `filled` has the headers of the sheet Values: Period, Status by decision (`withdraw` takes it
    back), Reason, Decided by.
    """
    arguments = {"measure_id": measure_id, "filled": dict(filled), "by": by}
    return Saved(**write("override_status", home, arguments, None))


def confirm_measure(home: Path, plan_id: str, words: str, filled: Filled, by: str) -> Saved:
    """Make a measure of a measure of success in a plan's own words.

    `filled` has the headers of a catalogue's sheet Measures: Code, Measure, Target ... Raises
    Refused also when somebody decided on these words before, or the code is not free.
    """
    arguments = {"plan_id": plan_id, "words": words, "filled": dict(filled), "by": by}
    return Saved(**write("confirm_measure", home, arguments, None))


def match_measure(home: Path, plan_id: str, words: str, measure_id: str, by: str) -> Saved:
    """Say that a measure which is there already measures words in a plan."""
    arguments = {"plan_id": plan_id, "words": words, "measure_id": measure_id, "by": by}
    return Saved(**write("match_measure", home, arguments, None))


def decline_measure(home: Path, plan_id: str, words: str, by: str) -> Saved:
    """Say that words in a plan are no measure."""
    arguments = {"plan_id": plan_id, "words": words, "by": by}
    return Saved(**write("decline_measure", home, arguments, None))


def assess_impact(
    home: Path, filled: Filled, groups: Sequence[Filled], by: str, replaces: str = ""
) -> Saved:
    """Load an impact assessment with all of its groups.

    `filled` has the headers of the sheet Impact assessments: Assessment, Proposal, Dimension ...,
    each of `groups` those of Impact groups: Stratum, Group, Population, Affected, Outcomes before.
    `replaces` is the id of the assessment that this one takes the place of.
    """
    arguments = {"filled": dict(filled), "groups": [dict(one) for one in groups]}
    return Saved(**write("assess_impact", home, arguments | {"by": by, "replaces": replaces}, None))


def decide_impact(home: Path, assessment_id: str, filled: Filled, by: str) -> Saved:
    """Record what was decided on an impact assessment; all else of it stays.

    `filled` has the headers Decision, Decided by, Decided on and Mitigation.
    """
    arguments = {"assessment_id": assessment_id, "filled": dict(filled), "by": by}
    return Saved(**write("decide_impact", home, arguments, None))


def link_requirement(home: Path, filled: Filled, by: str) -> Saved:
    """Say that a plan item covers a requirement of a framework, in full or in part.

    `filled` has the headers of the sheet Crosswalk: Framework, Requirement, Plan, Item, Coverage
    (full, partial) and Note.
    """
    return Saved(**write("link_requirement", home, {"filled": dict(filled), "by": by}, None))


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
    return Saved(**write("unlink_requirement", home, arguments, None))
