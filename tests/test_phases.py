"""Phases on a line of time: their states, the sentence and the figure."""

from datetime import date

from dashboard import plan_spans
from dashboard.figures import phases
from dashboard.phase_records import Span, Statement

DAY = date(2027, 2, 1)


def span(code, starts_on, ends_on, **given):
    told = {
        "item_id": f"p/{code}", "code": code, "level": 1, "level_name": "phase", "name": None,
        "text": f"Phase {code}", "status": None, "words": "as written", "partners": [],
        "source": "p.docx!Text 1!A1",
    }  # fmt: skip
    return Span(**told | given, starts_on=starts_on, ends_on=ends_on)


LOOK = span("1", date(2026, 10, 1), date(2027, 1, 31), partners=["the courts", "Harbor College"])
DECIDE = span("2", date(2027, 2, 1), date(2027, 3, 31), status="On track")
TRAIN = span("3-4", date(2027, 4, 1), None)
REVIEW = span("5", None, date(2027, 6, 30), name="Review")
ALL = [LOOK, DECIDE, TRAIN, REVIEW]


def test_a_phase_is_under_way_from_its_first_to_its_last_day():
    assert [one.state(DAY) for one in ALL] == ["Ended", "Under way", "Ahead", "Ahead"]
    assert DECIDE.state(date(2027, 1, 31)) == "Ahead"
    assert DECIDE.state(date(2027, 3, 31)) == "Under way"
    assert DECIDE.state(date(2027, 4, 1)) == "Ended"
    assert TRAIN.state(date(2030, 1, 1)) == "Under way"
    assert REVIEW.state(date(2027, 7, 1)) == "Ended"


def test_the_sentence_says_what_is_under_way_and_what_begins_next():
    assert plan_spans.sentence(ALL, DAY) == (
        "4 items have dates; phase 2 is under way; phase 3-4 begins next, on 1 Apr 2027."
    )
    assert plan_spans.sentence([LOOK], DAY) == "1 item has dates; none is under way."


def test_the_table_has_what_the_figure_shows():
    header, rows = plan_spans.table([LOOK, REVIEW], DAY)
    assert header == ("Code", "What", "First day", "Last day", "State", "Status", "Partners")
    assert rows == [
        ("1", "Phase 1", "1 Oct 2026", "31 Jan 2027", "Ended", "No update yet",
         "the courts, Harbor College"),
        ("5", "Review", "", "30 Jun 2027", "Ahead", "No update yet", "–"),
    ]  # fmt: skip


def test_the_figure_has_a_row_for_each_in_the_order_of_the_plan():
    figure = phases.timeline(ALL, DAY, "light")
    assert list(figure.layout.yaxis.categoryarray) == ["5", "3-4", "2", "1"]
    drawn = {trace.y[0]: (trace.mode, trace.x) for trace in figure.data}
    # A bar reaches to the end of its last day.
    assert drawn["1"] == ("lines+markers+text", (date(2026, 10, 1), date(2027, 2, 1)))
    assert drawn["3-4"] == ("markers+text", (date(2027, 4, 1),))
    assert drawn["5"] == ("markers+text", (date(2027, 6, 30),))
    words = {text.strip() for trace in figure.data for text in trace.text if text.strip()}
    assert words == {"■ Ended", "▶ Under way", "▷ Ahead"}


def test_principles_and_values_are_lists_of_their_own():
    told = [Statement("value", "Care", "s"), Statement("principle", "Be <open>", "s")]
    lists = plan_spans.statement_lists([*told, Statement("principle", "Be kind", "s")])
    assert list(lists) == ["Principles", "Values"]
    assert lists["Principles"].text == "<ul><li>Be &lt;open&gt;</li><li>Be kind</li></ul>"
    assert plan_spans.statement_lists([]) == {}
