"""The four stages of planning, each with what it needs, what there is and what is missing."""

from collections.abc import Sequence
from urllib.parse import urlencode

from dashboard import parts, prepare_words
from dashboard.markup import Piece, chip, element, link, table
from dashboard.prepare_records import Check
from dashboard.records import Plan

_HEADER = ("What is needed", "State", "What there is")


def show(plan: Plan, found: Sequence[Check]) -> None:
    """A section a stage: its sentence and its list, as one table."""
    for stage, says in prepare_words.STAGES.items():
        own = [one for one in found if one.stage == stage]
        parts.section(stage, f"{says}. {prepare_words.stage_sentence(own)}")
        caption = f"What the stage {stage} needs of {plan.title}"
        listed = table(caption, _HEADER, [_row(plan, one) for one in own])
        parts.show_html(element("div", listed, class_="hw-stages"))


def _row(plan: Plan, one: Check) -> list[Piece]:
    sign = "&" if "?" in one.page else "?"
    address = f"{one.page}{sign}{urlencode({'plan': plan.plan_id})}"
    name = element("span", link(address, one.check_name), class_="hw-wrap")
    return [name, chip(one.state), one.says]
