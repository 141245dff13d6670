"""One wave of a survey: the figures of its questions, and all of its numbers."""

from collections.abc import Sequence

import streamlit as st

from dashboard import (
    controls,
    parts,
    side_by_side,
    survey_finding,
    survey_queries,
    survey_words,
    words,
)
from dashboard.figures import survey as figures
from dashboard.figures import survey_colours, survey_distribution
from dashboard.markup import Html, Piece, element, link
from dashboard.measure_numbers import NONE
from dashboard.side_by_side import Panel
from dashboard.survey_records import Rating, Wave


def ask(surveys: dict[str, str]) -> tuple[Wave, str]:
    """Show the choice of a survey, its wave and the order of questions; return what they say."""
    with st.container(key="filters"):
        first, second, third = st.columns(3)
        with first:
            clears = ("held", "question", "by")
            survey_id = controls.choose("Survey", "survey", surveys, clears=clears)
        waves = survey_queries.waves(survey_id)
        with second:
            days = {one.held_on.isoformat(): words.day(one.held_on) for one in waves}
            held = controls.choose("Held", "held", days)
        with third:
            order = controls.choose("Order of the questions", "order", _ORDERS)
    return next(one for one in waves if one.held_on.isoformat() == held), order


_ORDERS = {"worst": "The furthest below its target first", "asked": "As they were asked"}


_CONTENTS = {
    "Over time and by group": "over-time",
    "All questions": "all-questions",
    "How these figures are made": "notes",
}


def show_contents() -> None:
    """Ways to what stands further down."""
    ways = [link(f"#{place}", title) for title, place in _CONTENTS.items()]
    parts.show_html(element("nav", *ways, class_="hw-contents", aria_label="On this page"))


def section(title: str) -> None:
    """One of the headings that `show_contents` leads to."""
    parts.show_html(element("h2", title, id=_CONTENTS[title]))


def show_panels(ratings: Sequence[Rating]) -> None:
    """Means beside their target and what was answered, for each length of scale apart."""
    panels: dict[tuple[int, int], list[Rating]] = {}
    for one in ratings:
        panels.setdefault(one.scale, []).append(one)
    for scale, own in sorted(panels.items(), key=lambda pair: -len(pair[1])):
        says = survey_finding.finding(own) + "." if len(panels) > 1 else ""
        parts.section(f"Rated from {scale[0]} to {scale[1]}", says)
        if any(one.mean is not None for one in own):
            _show_panel(own, f"{scale[0]}_{scale[1]}")
        else:
            parts.show_html(element("p", own[0].reason, class_="hw-quiet"))


def _show_panel(ratings: Sequence[Rating], key: str) -> None:
    for stem in dict.fromkeys(one.stem for one in ratings if one.stem):
        rows = sum(one.stem == stem for one in ratings)
        told = f"{words.count(rows, 'question')} of “{stem.rstrip(' -–—[.:')}”"
        parts.show_html(element("p", words.sentence(told), class_="hw-quiet"))
    side_by_side.show(_means(ratings, key), _answers(ratings, key))


_MARKS = element(
    "p",
    "Round reaches the target, pointed does not; filled where the whole interval says so.",
    class_="hw-quiet",
)


def _key(ratings: Sequence[Rating]) -> Html:
    """The colours and their words; the numbers alone where the questions have other words."""
    first = ratings[0]
    numbers = [str(number) for number in range(first.scale_low, first.scale_high + 1)]
    is_same = all(one.labels == first.labels for one in ratings)
    told = first.labels if is_same and first.labels else numbers
    colours = survey_colours.answers(len(numbers), parts.mode())
    entries = [
        element("li", element("span", class_="hw-swatch", style=f"background:{colour}"), word)
        for colour, word in zip(colours, told, strict=True)
    ]
    return element("ul", *entries, class_="hw-key")


def _means(ratings: Sequence[Rating], key: str) -> Panel:
    rows = [
        (one.wording, survey_words.mean(one), survey_words.interval(one),
         survey_words.target(one), survey_words.mark(one), one.respondents)
        for one in ratings
    ]  # fmt: skip
    return Panel(
        "Mean and 95% interval", _MARKS, figures.means_beside_target(ratings, parts.mode()),
        survey_finding.means_sentence(ratings), "The numbers: mean and interval",
        ("Question", "Mean", "95% interval", "Target", "Verdict", "Answers"), rows,
        f"survey_means_{key}",
    )  # fmt: skip


def _answers(ratings: Sequence[Rating], key: str) -> Panel:
    first = ratings[0]
    numbers = range(first.scale_low, first.scale_high + 1)
    header = ["Question", *(str(number) for number in numbers), "Not applicable", "Blank"]
    rows = [(one.wording, *_counts(one), one.not_applicable, one.missing) for one in ratings]
    return Panel(
        "What was answered, in percent", _key(ratings),
        survey_distribution.answers(ratings, parts.mode()),
        survey_finding.shares_sentence(ratings), "The numbers: how many gave each answer",
        header, rows, f"survey_answers_{key}",
    )  # fmt: skip


def _counts(rating: Rating) -> list[Piece]:
    if rating.counts:
        return list(rating.counts)
    return [NONE for _ in range(rating.scale_low, rating.scale_high + 1)]


def say_what_to_do() -> None:
    """How a survey comes in, where there is none."""
    steps = [
        "Export the answers from your survey tool as Excel or CSV, one row per respondent.",
        "Open Update and choose the file. See what was recognized in it, and what is not kept.",
        "Load it. Every question then stands here beside its target.",
    ]
    tools = "SurveyMonkey, Qualtrics, Google Forms, Microsoft Forms and LimeSurvey are known."
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    parts.show_html(element("p", tools, class_="hw-quiet"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
