"""Figures and colours: what they show, by the numbers in them, and that they can be read."""

from datetime import date
from itertools import chain

import plotly.graph_objects as go
import pytest

from dashboard import theme
from dashboard.figures import plan
from dashboard.records import Item

MODES = ("light", "dark")
TODAY = date(2026, 11, 2)


def item(code, due_on, status=None, deadline_status="Due"):
    values = dict.fromkeys(Item.__dataclass_fields__)
    return Item(**values | {
        "code": code, "due_on": due_on, "status": status, "deadline_status": deadline_status,
    })  # fmt: skip


@pytest.mark.parametrize("mode", MODES)
def test_the_status_bar_has_one_part_a_status_worst_first(mode):
    counts = {"Completed": 5, "Off track": 2, "No update yet": 92, "At risk": 1}
    figure = plan.status_bar(counts, mode)
    assert isinstance(figure, go.Figure)
    assert [(part.name, part.x[0]) for part in figure.data] == [
        ("Off track", 2), ("At risk", 1), ("Completed", 5), ("No update yet", 92),
    ]  # fmt: skip
    assert list(figure.layout.xaxis.range) == [0, 100]


def test_a_part_that_is_too_short_has_no_number_on_it():
    figure = plan.status_bar({"Off track": 2, "At risk": 4, "Completed": 94}, "light")
    assert [part.text[0] for part in figure.data] == ["", "4", "✓ 94"]


def test_no_counts_are_an_empty_bar():
    assert len(plan.status_bar({}, "light").data) == 0


def test_the_timeline_tells_overdue_due_and_closed_apart_by_more_than_colour():
    figure = plan.timeline(
        [
            item("1.b", date(2026, 6, 30), deadline_status="Overdue"),
            item("1.a", date(2027, 1, 31)),
            item("1.c", date(2026, 1, 31), "Completed", "Not applicable"),
            item("1.d", None),
        ],
        TODAY,
        "light",
    )
    shown = {part.name: part for part in figure.data}
    assert {name: list(part.y) for name, part in shown.items()} == {
        "Overdue": ["1.b"], "Due": ["1.a"], "Closed": ["1.c"],
    }  # fmt: skip
    assert len({part.marker.symbol for part in shown.values()}) == 3
    assert shown["Overdue"].text[0].strip() == "! Jun 2026"
    # Plotly counts categories from the bottom: the earliest stands on top.
    assert list(figure.layout.yaxis.categoryarray) == ["1.a", "1.b", "1.c"]
    assert figure.layout.shapes[0].x0 == "2026-11-02"


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2.1: relative luminance of the lighter over the darker, each plus 0.05."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("word", theme.MARKS)
def test_a_status_can_be_read_on_the_page_and_on_its_tint(word, mode):
    mark = theme.MARKS[word]
    tint = mark.tint_light if mode == "light" else mark.tint_dark
    assert contrast(mark.colour(mode), theme.paper(mode)) >= 4.5
    assert contrast(mark.colour(mode), tint) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", [theme.ink, theme.quiet, theme.accent])
def test_text_can_be_read(colour, mode):
    panel = theme._panel(mode)
    assert contrast(colour(mode), theme.paper(mode)) >= 4.5
    assert contrast(colour(mode), panel) >= 4.5


def test_every_status_has_an_icon_and_those_of_one_colour_differ_in_it():
    words = (*theme.STATUSES, theme.NO_UPDATE)
    looks = [(theme.MARKS[word].icon, theme.MARKS[word].light) for word in words]
    assert len(set(looks)) == len(looks)
    assert len({icon for icon, _ in looks}) == len(looks)


@pytest.mark.parametrize("mode", MODES)
def test_axes_are_told_their_colours(mode):
    figure = plan.timeline([item("1.a", date(2027, 1, 31))], TODAY, mode, "2 Nov 2026")
    assert figure.layout.annotations[0].text == "2 Nov 2026"
    axes = chain(figure.select_xaxes(), figure.select_yaxes())
    assert {axis.tickfont.color for axis in axes} == {theme.quiet(mode)}


@pytest.mark.parametrize(
    ("day", "side"),
    [
        (date(2020, 1, 31), "middle right"),  # close to the left edge, far from today
        (date(2026, 6, 30), "middle left"),
        (date(2027, 1, 31), "middle right"),
        (date(2033, 1, 31), "middle left"),  # close to the right edge, far from today
    ],
)
def test_a_label_stands_where_it_has_room(day, side):
    dates = [date(2020, 1, 31), date(2026, 6, 30), date(2027, 1, 31), date(2033, 1, 31)]
    figure = plan.timeline([item(str(one), one) for one in dates], TODAY, "light")
    due = next(part for part in figure.data if part.name == "Due")
    assert dict(zip(due.y, due.textposition, strict=True))[str(day)] == side
