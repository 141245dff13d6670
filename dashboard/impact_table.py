"""Impact assessments as lists: all of them with their verdicts, and one with all of its numbers."""

from collections.abc import Sequence

from dashboard import parts, words
from dashboard.impact_records import OVERALL, Assessment, Part
from dashboard.impact_words import decided, interval, people, percent, times
from dashboard.markup import Piece, chip, element, join, link, table, url
from dashboard.records import Plan
from dashboard.theme import HIDDEN


def show_list(plan: Plan | None, found: Sequence[Assessment]) -> None:
    """Every assessment with its verdict, its finding and its decision."""
    kept = plan.plan_id if plan else ""
    rows = [(_title(one, kept), _finding(one), _decision(one)) for one in found]
    header = ("Proposed decision", "Finding", "Decision")
    parts.show_html(table("Impact assessments", header, rows))


def _title(one: Assessment, plan_id: str) -> Piece:
    way = link(url("review", plan=plan_id, assessment=one.assessment_id), words.shorten(one.title))
    item = link(url("plan", plan=one.plan_id, item=one.item_code), one.item_code or "")
    of = join(["Part of ", item, ". "]) if one.item_code else ""
    by = f"{one.author}, {words.day(one.assessed_on)}"
    return element(
        "div", way, element("div", of, by, class_="hw-description"), class_="hw-question-cell"
    )


def _finding(one: Assessment) -> Piece:
    told = element("div", one.headline, ". ", element("span", one.says, class_="hw-quiet"))
    return join([chip(one.verdict), told])


def _decision(one: Assessment) -> Piece:
    by = decided(one.decided_by, one.decided_on)
    return join([chip(one.decision), element("div", by, class_="hw-description")])


def show_numbers(one: Assessment, found: Sequence[Part]) -> None:
    """Every group in every stratum, with a download."""
    within = one.stratum_dimension
    header = [one.dimension, "People", "Affected", "Affected of them", "Share of the people",
              "Share of those affected", "Times as likely"]  # fmt: skip
    if within:
        header = [within, *header]
    rows = [_row(part, has_strata=within is not None) for part in found]
    numbers = ("People", "Affected", "Affected of them", "Share of the people",
               "Share of those affected", "Times as likely")  # fmt: skip
    parts.section("All numbers", _against(one))
    caption = "All numbers of the assessment"
    group = 1 if within else 0
    shown = [_shown(row, group) for row in rows]
    parts.show_html(table(caption, header, shown, numbers, is_dense=True))
    parts.download("impact_assessment", header, rows)


def _against(one: Assessment) -> str:
    if one.reference_group is None:
        return "No group is shown that the others could be compared with."
    return f"Times as likely to be affected as {one.reference_group}, with its 95% interval."


def _row(part: Part, *, has_strata: bool) -> list[str]:
    name = "Everybody" if part.is_everybody else part.group_name
    stratum = "All" if part.stratum == OVERALL else part.stratum
    first = [stratum, name] if has_strata else [name]
    if part.hidden:
        return [*first, HIDDEN, *[""] * 5]
    return [
        *first, people(part.population), people(part.affected), percent(part.affected_rate),
        percent(part.share_of_population), percent(part.share_of_affected), _ratio(part),
    ]  # fmt: skip


def _ratio(part: Part) -> str:
    """`0.38× (0.34 to 0.41)`."""
    if part.is_reference:
        return "Reference"
    if part.ratio is None or part.ratio_low is None:
        return times(part.ratio)
    return f"{times(part.ratio)} ({interval(part.ratio_low, part.ratio_high)})"


def _shown(row: Sequence[str], group: int) -> list[Piece]:
    """The row with the name of its group, in column `group`, as wide as it may be, and marks."""
    return [
        element("div", cell, class_="hw-group") if index == group
        else chip(cell) if cell == HIDDEN and index == group + 1 else cell
        for index, cell in enumerate(row)
    ]  # fmt: skip
