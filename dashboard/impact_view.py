"""One impact assessment, opened: whom it falls on, what becomes of the gap, what was decided."""

from collections.abc import Sequence

from dashboard import impact_queries, impact_words, parts, words
from dashboard.figures import impact as shares_figure
from dashboard.figures import impact_gap
from dashboard.impact_records import OVERALL, Assessment, Part
from dashboard.impact_words import interval, people, percent, points, times
from dashboard.markup import Html, Piece, chip, element, facts, join, link, url
from dashboard.records import Plan
from dashboard.theme import HIDDEN


def show_bar(plan: Plan | None, one: Assessment) -> None:
    """The verdict and the decision at a glance, and the way back to all."""
    back = link(
        url("review", plan=plan.plan_id if plan else "", view="decisions"), "All impact assessments"
    )
    chips = join([chip(one.verdict), chip(one.decision)], " ")
    nav = element("nav", back, aria_label="Impact assessments")
    parts.show_html(element("div", element("span", chips), nav, class_="hw-bar"))


def show_facts(plan: Plan | None, one: Assessment) -> None:
    """What is proposed, by whom, for which plan item, and what was decided."""
    decided = impact_words.decided(one.decided_by, one.decided_on)
    told: dict[str, Piece] = {
        "What is proposed": one.proposal,
        "What it does": impact_words.effect(one),
        "Decision": join([chip(one.decision), element("p", decided) if decided else ""]),
        "Mitigation": one.mitigation,
        "Part of": _item(one),
        "Chance before": _measure(plan, one),
        "Assessed by": f"{one.author}, {words.day(one.assessed_on)}",
        "Source": f"{words.where(one.source)}, load {one.load_id}",
    }
    parts.section("The proposal and the decision")
    parts.show_html(facts(told))


def _item(one: Assessment) -> Piece:
    if one.item_code is None:
        return ""
    way = link(url("plan", plan=one.plan_id, item=one.item_code), one.item_code)
    return join([way, f" {words.shorten(one.item_text or '')}"])


def _measure(plan: Plan | None, one: Assessment) -> Piece:
    if one.measure_code is None:
        return ""
    kept = plan.plan_id if plan else ""
    way = link(url("measures", plan=kept, measure=one.measure_code), one.measure_code)
    return join([way, f" {one.measure_name}"])


def show_shares(one: Assessment, found: Sequence[Part]) -> None:
    """Whom it falls on: shares of the people beside shares of those affected."""
    groups = groups_of_all(found)
    parts.section("Whom it falls on", _affected(one))
    if all(part.hidden for part in groups):
        parts.show_html(_all_hidden())
        return
    parts.show_html(_KEY)
    header = ("Group", "People", "Affected", "Share of the people", "Share of those affected",
              "Times its share", "95% interval", "More than if all were alike")  # fmt: skip
    rows = [
        (part.group_name, *or_hidden(part, (
            people(part.population), people(part.affected), percent(part.share_of_population),
            percent(part.share_of_affected), times(part.representation),
            interval(part.representation_low, part.representation_high), people(part.excess),
        )))
        for part in groups
    ]  # fmt: skip
    figure = shares_figure.shares(groups, parts.mode())
    parts.show(figure, impact_words.shares_sentence(groups), header, rows, "impact_shares")


def _affected(one: Assessment) -> str:
    if one.population is None or one.affected is None:
        return "How many people it affects in all is hidden for privacy."
    return (
        f"{people(one.affected)} of {people(one.population)} people are affected, "
        f"{percent(one.affected_rate)}."
    )


def show_gaps(one: Assessment, found: Sequence[Part]) -> None:
    """What becomes of the gap; nothing where no chance before, or no effect, is known."""
    groups = [part for part in groups_of_all(found) if not part.is_reference]
    if not one.gaps or one.reference_group is None:
        return
    parts.section("What becomes of the gap", _average(one))
    header = ("Group", "Chance now", "Chance after", "Gap now, points", "Gap after, points",
              "What becomes of it", "Chance now is from")  # fmt: skip
    rows = [
        (part.group_name, *or_hidden(part, (
            percent(part.rate_before), percent(part.rate_after), points(part.gap_before),
            points(part.gap_after), _gap_mark(one, part),
            part.before_basis or "",
        )))
        for part in groups_of_all(found)
    ]  # fmt: skip
    parts.show_html(element("p", _gap_key(one), class_="hw-quiet"))
    figure = impact_gap.gaps(one, groups, parts.mode())
    parts.show(figure, impact_words.gaps_sentence(groups), header, rows, "impact_gaps")


def _gap_mark(one: Assessment, part: Part) -> Piece:
    if part.is_reference:
        return "Reference"
    return chip(impact_words.gap_mark(part, is_outcome_good=one.is_outcome_good))


def _average(one: Assessment) -> str:
    outcome = f"“{one.outcome}”" if one.outcome else "the outcome"
    if one.rate_before is None or one.rate_after is None:
        return f"The chance of {outcome}, by group."
    return (
        f"The chance of {outcome} goes from {percent(one.rate_before)} to "
        f"{percent(one.rate_after)} on average."
    )


def _gap_key(one: Assessment) -> str:
    return (
        f"Points above or below {one.reference_group}: a ring where the gap is now, an arrow to "
        "where it is after the decision."
    )


_KEY = element(
    "ul",
    element("li", "○ share of the people"),
    element("li", "● share of those affected"),
    class_="hw-key",
)


def groups_of_all(found: Sequence[Part]) -> list[Part]:
    """The groups over all strata, without their sum."""
    return [part for part in found if part.stratum == OVERALL and not part.is_everybody]


def or_hidden(part: Part, cells: Sequence[Piece]) -> Sequence[Piece]:
    """The cells of a row, or the word that it is hidden and blanks."""
    return (chip(HIDDEN), *[""] * (len(cells) - 1)) if part.hidden else cells


def _all_hidden() -> Html:
    limit = impact_queries.hidden_up_to()
    says = (
        f" Some of its groups have 1 to {limit} people who are affected, or who are not, so that "
        "nothing by group is shown."
    )
    return element("p", chip(HIDDEN), says)
