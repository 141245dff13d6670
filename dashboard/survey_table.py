"""Every question of a wave with its numbers, and all of them with every group for a spreadsheet."""

from collections.abc import Sequence

from dashboard import parts, survey_queries, survey_words, theme, words
from dashboard.markup import Piece, chip, element, join, link, table, url
from dashboard.measure_numbers import NONE, rounded
from dashboard.survey_records import Rating, Wave


def show(wave: Wave, ratings: Sequence[Rating]) -> None:
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
