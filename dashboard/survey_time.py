"""One question of a survey over its waves."""

from collections.abc import Sequence

from dashboard import controls, parts, survey_finding, survey_queries, survey_words, words
from dashboard.figures import survey_trend
from dashboard.markup import Html, Piece, chip, element, join, link, url
from dashboard.survey_records import Rating


def ask(ratings: Sequence[Rating]) -> Rating:
    """Show the choice of a question and return it; the first one unless the address says."""
    told = {one.question_id: words.shorten(one.short, 90) for one in ratings}
    question_id = controls.choose("Question", "question", told)
    return next(one for one in ratings if one.question_id == question_id)


def show(rating: Rating) -> None:
    """Means by the day held with their intervals, and the change since last time in words."""
    waves = survey_queries.over_time(rating)
    parts.show_html(_heading(rating))
    known = [one for one in waves if one.mean is not None]
    if len(waves) == 1 or not known:
        says = "It was asked once so far, so there is nothing to compare it with."
        parts.show_html(
            element("p", says if len(waves) == 1 else rating.reason or "", class_="hw-quiet")
        )
    else:
        says = survey_finding.trend_sentence(waves)
        figure = survey_trend.means_over_time(waves, parts.mode())
        parts.show(figure, says, *_numbers(waves), "survey_trend")
    if others := survey_queries.other_scales(rating):
        told = f"{words.count(others, 'other wave')} asked it on another scale; "
        says = f"{told}such means cannot be compared and are left out."
        parts.show_html(element("p", says.capitalize(), class_="hw-quiet"))


def _heading(rating: Rating) -> Html:
    told = [
        element("h3", rating.wording),
        element("p", chip(survey_words.mark(rating)), " ", rating.reason),
    ]
    if rating.change_verdict:
        change = chip(rating.change_verdict.capitalize())
        told.append(element("p", change, " ", rating.change_reason))
    if rating.was_worded:
        told.append(element("p", f"It was worded “{rating.was_worded}” before.", class_="hw-quiet"))
    if rating.measure_code:
        way = url("measures", measure=rating.measure_code)
        told.append(element("p", "It feeds ", link(way, f"measure {rating.measure_code}"), "."))
    return join(told)


def _numbers(waves: Sequence[Rating]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (words.day(one.held_on), survey_words.mean(one), survey_words.interval(one),
         survey_words.target(one), survey_words.mark(one), one.respondents)
        for one in waves
    ]  # fmt: skip
    return ("Held", "Mean", "95% interval", "Target", "Verdict", "Answers"), rows
