"""Sentences of the dashboard, and text from files made harmless."""

from datetime import date, datetime

import pytest

from dashboard import words
from dashboard.markup import Html, Row, bullets, chip, element, html, link, table, url


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "no strategies"), (1, "1 strategy"), (2, "2 strategies")],
)
def test_counts(number, expected):
    assert words.count(number, "strategy", words.plural("strategy")) == expected


def test_plurals_and_lists():
    assert [words.plural(one) for one in ("task", "strategy", "process", "day")] == [
        "tasks", "strategies", "processes", "days",
    ]  # fmt: skip
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 11, 2), "today"),
        (date(2026, 11, 3), "in 1 day"),
        (date(2026, 10, 30), "3 days ago"),
        (date(2027, 3, 2), "in 4 months"),
        (date(2023, 11, 2), "3 years ago"),
    ],
)
def test_how_far_a_date_lies(due, expected):
    assert words.ago(due, date(2026, 11, 2)) == expected


def test_dates_and_times():
    assert words.day(date(2026, 3, 1)) == "1 Mar 2026"
    assert words.day_range(date(2026, 3, 1), date(2026, 3, 1)) == "1 Mar 2026"
    assert words.day_range(None, None) == ""
    # JavaScript counts minutes from local time to UTC: 300 in New York in winter.
    assert words.moment(datetime.fromisoformat("2026-11-02 02:05:00"), 300) == "1 Nov 2026, 21:05"


def test_what_needs_attention():
    counts = {"Off track": 2, "At risk": 1, "On track": 3}
    assert words.attention_sentence(counts, 1, (0, 0), "task", "tasks") == (
        "Of 6 tasks, 2 off track and 1 at risk; 1 deadline has passed."
    )
    assert words.attention_sentence({"No update yet": 4}, 0, (2, 3), "task", "tasks") == (
        "Nobody has reported on any of the 4 tasks yet; "
        "no deadlines have passed and 3 readings of 2 items wait to be settled."
    )


def test_a_name_that_the_text_repeats_is_shown_once():
    assert words.title_and_rest("RELEVANCE", "RELEVANCE (current services)") == (
        "RELEVANCE", "current services",
    )  # fmt: skip
    assert words.title_and_rest("Phase II – Look back", "Phase II – Look back.") == (
        *("Phase II – Look back", ""),
    )
    assert words.title_and_rest(None, "Write to firms") == ("Write to firms", "")


def test_sources_are_read_from_the_right():
    assert words.where("a!b.xlsx!Plan!B7") == "a!b.xlsx, Plan, cell B7"


@pytest.mark.parametrize("text", ["![x](http://e.example)", "**b**", "<b>", ":material/x:", "$x$"])
def test_markdown_of_a_file_is_escaped(text):
    escaped = words.plain(text)
    assert escaped.replace("\\", "") == text
    for mark in "*[]()<>:$!":
        assert escaped.count(mark) == escaped.count(f"\\{mark}")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_formula_is_text_in_our_csv(text):
    told = words.csv_bytes(("Text",), [(text,)]).decode("utf-8-sig")
    assert told.splitlines()[0] == "Text"
    assert f"'{text}".rstrip("\r\tx1") in told


def test_numbers_and_dates_stay_what_they_are_in_our_csv():
    told = words.csv_bytes(("N", "D", "E"), [(-1, date(2026, 1, 2), None)]).decode("utf-8-sig")
    assert told == "N,D,E\r\n-1,2026-01-02,\r\n"


def test_html_is_escaped_wherever_it_comes_in():
    evil = "<script>\"&'"
    safe = "&lt;script&gt;&quot;&amp;&#x27;"
    assert html(evil) == safe
    assert html(element("p", evil, title=evil)) == f'<p title="{safe}">{safe}</p>'
    assert "<script>" not in html(table(evil, [evil], [(evil,), Row((evil,), evil)]))
    assert "<script>" not in html(link(url("plan", text=evil), evil, label=evil))
    assert "<script>" not in html(bullets([evil, Html("<b>ours</b>")]))
    assert html(bullets([Html("<b>ours</b>")])) == "<p><b>ours</b></p>"


def test_signs_that_turn_the_direction_of_reading_are_shown_as_marks():
    assert html("Pay \u202e001\u202c") == "Pay [U+202E]001[U+202C]"
    assert element("a", title="\u2066x\u200f").text == '<a title="[U+2066]x[U+200F]"></a>'
    assert words.plain("\u061c") == r"\[U\+061C\]"
    # Words of a language that is written from the right are as they are.
    assert words.visible("שלום") == "שלום"


def test_an_address_leaves_out_what_is_empty():
    assert url("plan", owner="A&B", area="", text=None) == "plan?owner=A%26B"
    assert url("plan") == "plan"
    assert url("") == "?"


def test_a_status_is_an_icon_hidden_from_readers_and_a_word():
    told = html(chip("At risk", "2 days"))
    assert 'aria-hidden="true">▲</span>At risk, 2 days</span>' in told
    assert "hw-at-risk" in told


def test_the_last_cell_of_a_short_row_fills_it():
    told = html(table("T", ("A", "B", "C"), [Row(("1", "wide"))]))
    assert '<td colspan="2" role="cell" data-label="B">wide</td>' in told
    assert '<th scope="row" role="rowheader">1</th>' in told
