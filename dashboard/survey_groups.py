"""One question of a survey by the groups of those who answered, and groups under a happy mean."""

from collections.abc import Sequence

from dashboard import controls, parts, survey_finding, survey_queries, survey_words
from dashboard.figures import survey as figures
from dashboard.markup import Piece, chip, element, join, link, table, url
from dashboard.survey_records import Rating, Wave


def show_unhappy(wave: Wave) -> None:
    """Groups that clearly miss a target which all together reach; nothing where there are none."""
    found = survey_queries.unhappy_groups(wave)
    if not found:
        return
    parts.section("Under a mean that reaches its target")
    told = [
        element("p", chip(survey_words.mark(one)), " ", link(_address(wave, one), _told(one)))
        for one in found
    ]
    parts.show_html(join(told))


def _told(one: Rating) -> str:
    name = f"{one.dimension} {one.group_name}"
    return f"{name}: {survey_words.mean(one)} for {survey_words.name(one)}"


def _address(wave: Wave, one: Rating) -> str:
    return url("surveys", survey=wave.survey_id, held=wave.held_on.isoformat(),
               question=one.question_id, by=one.dimension)  # fmt: skip


def show(wave: Wave, rating: Rating) -> None:
    """The groups of one dimension on the scale of the question, with a line for all together."""
    dimensions = survey_queries.dimensions(wave)
    if not dimensions:
        says = (
            "With so few answers nothing is shown by group."
            if wave.respondents is None
            else "This survey asked nothing that its answers could be broken down by."
        )
        parts.show_html(element("p", says, class_="hw-quiet"))
        return
    dimension = controls.choose("By", "by", {name: name for name in dimensions})
    groups = survey_queries.groups(rating, dimension)
    if any(one.mean is not None for one in groups):
        figure = figures.groups_beside_overall(groups, rating, parts.mode())
        says = survey_finding.groups_sentence(groups, rating)
        parts.show(figure, says, *_numbers([*groups, rating]), "survey_groups")
    else:
        rows = [(one.group_name, chip(survey_words.mark(one))) for one in groups]
        parts.show_html(table(f"By {dimension}", ("Group", "Mean"), rows))
    if reason := next((one.hidden_reason for one in groups if one.hidden), ""):
        parts.show_html(element("p", chip("Hidden for privacy"), " ", reason, class_="hw-quiet"))


def _numbers(groups: Sequence[Rating]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.group_name, survey_words.mean(one), survey_words.interval(one),
         survey_words.mark(one), one.respondents, one.reliability)
        for one in groups
    ]  # fmt: skip
    return ("Group", "Mean", "95% interval", "Verdict", "Answers", "Note"), rows
