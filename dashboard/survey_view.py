"""One wave of a survey: the figures of its questions, and all of its numbers."""

from collections.abc import Sequence

import streamlit as st

from dashboard import controls, parts, survey_queries, survey_words, theme, words
from dashboard.figures import survey as figures
from dashboard.figures import survey_colours, survey_distribution
from dashboard.markup import Html, Piece, chip, element, join, link, table, url
from dashboard.measure_numbers import NONE, rounded
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
        says = survey_words.finding(own) + "." if len(panels) > 1 else ""
        parts.section(f"Rated from {scale[0]} to {scale[1]}", says)
        _show_panel(own, f"{scale[0]}_{scale[1]}")


def _show_panel(ratings: Sequence[Rating], key: str) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        parts.show_html(_over("Mean and 95% interval", _MARKS))
        says = survey_words.means_sentence(ratings)
        figure = figures.means_beside_target(ratings, parts.mode())
        parts.show(figure, says, *_means(ratings), f"survey_means_{key}")
    with right:
        parts.show_html(_over("What was answered, in percent", _key(ratings)))
        says = survey_words.shares_sentence(ratings)
        figure = survey_distribution.answers(ratings, parts.mode())
        parts.show(figure, says, *_shares(ratings), f"survey_answers_{key}")


def _over(title: str, key: Html) -> Html:
    """What stands over a figure, as high as over the one beside it, so that rows are level."""
    return element("div", element("h3", title), key, class_="hw-over")


_MARKS = element(
    "p", "Filled where the whole interval is on that side of the target.", class_="hw-quiet"
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


def _means(ratings: Sequence[Rating]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.wording, survey_words.mean(one), survey_words.interval(one),
         survey_words.target(one), survey_words.mark(one), one.respondents)
        for one in ratings
    ]  # fmt: skip
    return ("Question", "Mean", "95% interval", "Target", "Verdict", "Answers"), rows


def _shares(ratings: Sequence[Rating]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    first = ratings[0]
    numbers = range(first.scale_low, first.scale_high + 1)
    header = ["Question", *(str(number) for number in numbers), "Not applicable", "Blank"]
    rows = [(one.wording, *_counts(one), one.not_applicable, one.missing) for one in ratings]
    return header, rows


def _counts(rating: Rating) -> list[Piece]:
    if rating.counts:
        return list(rating.counts)
    return [NONE for _ in range(rating.scale_low, rating.scale_high + 1)]


def show_table(wave: Wave, ratings: Sequence[Rating]) -> None:
    """Every question with its numbers; the download also has every group."""
    rows = [
        (
            element("div", one.wording, _tied(one), class_="hw-question-cell"),
            survey_words.mean(one), survey_words.interval(one), one.respondents or NONE,
            NONE if one.sd is None else rounded(one.sd, 2),
            survey_words.percent(one.share_favorable), survey_words.target(one),
            chip(survey_words.mark(one)),
        )
        for one in ratings
    ]  # fmt: skip
    header = ("Question", "Mean", "95% interval", "n", "SD", "Favorable", "Target", "Verdict")
    caption = f"Every question of {wave.title}, {words.day(wave.held_on)}"
    parts.show_html(table(caption, header, rows, numbers=header[1:-1]))
    parts.show_html(element("p", "The download has every group as well.", class_="hw-quiet"))
    parts.download(f"survey_{wave.survey_id}_{wave.held_on}",
                   *as_csv(survey_queries.everything(wave)))  # fmt: skip


def _tied(rating: Rating) -> Piece:
    """The measure that a question feeds, and what a composite is the mean of."""
    notes = []
    if rating.is_composite:
        notes.append(element("div", _items(rating), class_="hw-quiet"))
    if rating.measure_code:
        way = link(url("measures", measure=rating.measure_code), f"Measure {rating.measure_code}")
        notes.append(element("div", way))
    return join(notes)


def _items(rating: Rating) -> str:
    items = [f"“{words.shorten(item, 40)}”" for item in rating.items]
    return f"Each respondent's mean of {words.listed(items)}."


def as_csv(ratings: Sequence[Rating]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of questions by group for a spreadsheet."""
    header = ("Question", "Code", "Dimension", "Group", "Scale", "Mean", "Low", "High", "SD", "n",
              "Not applicable", "Blank", "Favorable", "Target", "Verdict", "Why", "Change",
              "Change low", "Change high", "Hidden", "Source")  # fmt: skip
    rows = [
        (
            one.wording, one.code, one.dimension, one.group_name,
            f"{one.scale_low} to {one.scale_high}", one.mean, one.mean_low, one.mean_high, one.sd,
            one.respondents, one.not_applicable, one.missing, one.share_favorable,
            one.target_mean, survey_words.mark(one), one.reason, one.change, one.change_low,
            one.change_high, theme.HIDDEN if one.hidden else "", one.source,
        )
        for one in ratings
    ]  # fmt: skip
    return header, rows


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
