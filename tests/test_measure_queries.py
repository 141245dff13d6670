"""What the pages ask about measures and reports, on figures small enough to redo by hand."""

from datetime import date

import pytest
from measure_rows import add_benchmarks, add_measure, add_progress, add_values, serve
from small_home import SmallHome

from dashboard import measure_queries, plan_queries, report_queries
from dashboard.measure_records import MeasureFilters
from loaders.calendars import Calendar

DAY = date(2026, 11, 22)
PICTURE = """
    1     | Grow              |       |              |           |            |
    1.1   | Reach more people |       |              |           |            |
    1.1.a | Write to firms    | ED    | June 2026    | once      | 2026-06-30 | On track
    1.1.b | Hold an open day  | ED BD | June 2027    | once      | 2027-06-30 | Completed
    2     | Keep              |       |              |           |            |
    2.1   | Ask who leaves    |       |              |           |            |
    2.1.a | Call each of them | BD    | Monthly      | monthly   |            | Paused
"""
DIVISION = """
    1     | Train             |       |              |           |            |
    1.1   | Have the lessons  |       |              |           |            |
    1.1.a | Write a lesson    | DTR   |              |           |            | Ongoing
"""


def fill(path):
    """A plan with four measures, a division with one, and one that serves nothing yet."""
    made = SmallHome(path)
    made.day = DAY
    made.load()
    made.plan("p", "Small plan", PICTURE)
    made.add("plan_owner", source="f!s!A1", plan_id="p", owner_code="ED", name="Director")
    made.load()
    made.plan("d", "Division", DIVISION, parent_plan_id="p")
    add_measure(made, "OFF", baseline=(50, "2025 Q4"), target=(70, "2027 Q4"), owners=["ED"])
    add_measure(made, "MET", target=(60, "2027 Q4"), owners=["BD"])
    add_measure(made, "NEAR", target=(63, "2027 Q4"), tolerance=2, owners=["BD", "ED"])
    add_measure(made, "NONE", target=(60, "2027 Q4"))
    add_measure(made, "LESSON", target=(60, "2027 Q4"), owners=["DTR"])
    add_measure(made, "FREE")
    for code, item in {"OFF": "1.1", "MET": "1.1.a", "NEAR": "2.1", "NONE": "2"}.items():
        serve(made, code, item)
    serve(made, "NEAR", "1.1.b")
    serve(made, "LESSON", "1.1.a", "d")
    add_values(made, {"2026 Q1": 53.0, "2026 Q2": 53.5, "2026 Q3": 55.0}, "OFF")
    add_values(made, {"2026 Q3": 60.0}, "MET")
    add_values(made, {"2026 Q2": 60.0, "2026 Q3": 61.2}, "NEAR")
    made.publish()
    return made


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Read only, by every test of this module that asks for it."""
    return fill(tmp_path_factory.mktemp("measures") / "home")


@pytest.fixture
def reading(store, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(store.path))


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The same, of this test's own."""
    made = fill(tmp_path / "home")
    monkeypatch.setenv("HEADWAY_HOME", str(made.path))
    return made


def codes(measures):
    return [one.code for one in measures]


@pytest.mark.usefixtures("reading")
def test_a_plan_has_its_own_measures_those_of_its_divisions_and_those_that_serve_nothing():
    assert codes(measure_queries.measures("p")) == ["OFF", "NEAR", "FREE", "LESSON", "NONE", "MET"]
    assert codes(measure_queries.measures("d")) == ["LESSON"]
    assert codes(measure_queries.measures()) == codes(measure_queries.measures("p"))


@pytest.mark.usefixtures("reading")
def test_what_needs_attention_comes_first():
    found = {one.code: one.now.status for one in measure_queries.measures("p")}
    assert found == {
        # 50 on 31 Dec 2025, 70 on 31 Dec 2027: 273 of 730 days are 57.479..., and 55 is short.
        "OFF": "Off track", "NEAR": "Near", "FREE": "No data", "LESSON": "No data",
        "NONE": "No data", "MET": "Met target",
    }  # fmt: skip
    assert measure_queries.status_counts("p") == {
        "Off track": 1, "Near": 1, "No data": 3, "Met target": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (MeasureFilters(status="Near"), ["NEAR"]),
        (MeasureFilters(owner="ED"), ["OFF", "NEAR"]),
        (MeasureFilters(goal="1"), ["OFF", "NEAR", "MET"]),
        (MeasureFilters(goal="1.1.a"), ["MET"]),
        (MeasureFilters(goal="2", owner="BD"), ["NEAR"]),
        (MeasureFilters(goal="9"), []),
        (MeasureFilters(owner="'; drop table measure; --"), []),
    ],
)
@pytest.mark.usefixtures("reading")
def test_filters(filters, expected):
    assert codes(measure_queries.measures("p", filters)) == expected


@pytest.mark.parametrize("code", ["off", "OFF", "Off"])
@pytest.mark.usefixtures("reading")
def test_a_measure_is_found_in_any_case(code):
    found = measure_queries.measure(code)
    assert found.code == "OFF"
    assert found.baseline_starts_on == date(2025, 10, 1)
    assert found.target_ends_on == date(2027, 12, 31)
    assert found.distance == 15  # 70 - 55
    assert found.now.benchmark == pytest.approx(50 + 20 * 273 / 730)
    assert (found.now.previous, found.now.previous_period) == (53.5, "2026 Q2")


@pytest.mark.usefixtures("reading")
def test_no_measure_has_that_code():
    assert measure_queries.measure("no such") is None


@pytest.mark.usefixtures("reading")
def test_an_item_has_its_own_measures_and_where_asked_those_below():
    own = {item: codes(found) for item, found in measure_queries.by_item("p").items()}
    assert own == {
        "p/1.1": ["OFF"], "p/1.1.a": ["MET"], "p/1.1.b": ["NEAR"], "p/2.1": ["NEAR"],
        "p/2": ["NONE"],
    }  # fmt: skip
    below = measure_queries.by_item("p", and_below=True)
    assert codes(below["p/1"]) == ["OFF", "NEAR", "MET"]
    assert codes(below["p/2"]) == ["NEAR", "NONE"]


@pytest.mark.usefixtures("reading")
def test_a_measure_may_serve_several_items():
    served = measure_queries.serves("near")
    assert [(one.code, one.text) for one in served] == [
        ("1.1.b", "Hold an open day"), ("2.1", "Ask who leaves"),
    ]  # fmt: skip


def test_a_correction_stands_and_what_it_replaced_stays_to_be_seen(home):
    home.load("correction.xlsx", by="Ben")
    add_values(home, {"2026 Q3": 58.0}, "OFF")
    home.publish()
    newest = measure_queries.values("off")[-1]
    assert (newest.period, newest.actual, newest.times_given) == ("2026 Q3", 58.0, 2)
    assert newest.status == "On track"  # 58.0 is beyond 57.479...
    first, second, *_ = measure_queries.history("off")
    assert (first.actual, first.loaded_by, first.is_standing) == (58.0, "Ben", True)
    assert (second.actual, second.loaded_by, second.is_standing) == (55.0, "Ana", False)
    # On 30 Jun 2026 50 + 20 * 181 / 730 = 54.958... was due, and 53.5 was off track.
    now = measure_queries.measure("off").now
    assert (now.status_change, now.previous_status) == ("better", "Off track")

    home.event("undone", by="Ben")
    home.publish()
    newest = measure_queries.values("off")[-1]
    assert (newest.actual, newest.times_given) == (55.0, 1)
    assert measure_queries.history("off")[0].undone_at is not None


def test_benchmarks_step_from_the_baseline_to_the_target(home):
    add_benchmarks(home, {"2026 Q2": 55.0, "2027 Q1": 62.0}, "OFF")
    home.publish()
    steps = measure_queries.benchmarks("off")
    assert (steps[0].period, steps[-1].period) == ("2025 Q4", "2027 Q4")
    held = {step.period: step.benchmark for step in steps}
    assert (held["2026 Q2"], held["2026 Q4"], held["2027 Q1"]) == (55.0, 55.0, 62.0)


def test_a_fiscal_year_has_no_steps_or_holes_of_the_calendar_year(home):
    fiscal = {"year_kind": "federal fiscal", "year_start_month": 10, "frequency": "yearly"}
    calendar = Calendar("federal fiscal", 10)
    add_measure(home, "FFY", baseline=(50, "FFY 2024"), target=(60, "FFY 2027"), **fiscal)
    add_measure(home, "YEAR", frequency="yearly", target=(60, 2027))
    add_values(home, {"FFY 2024": 50.0, "FFY 2026": 55.0}, "FFY", calendar)
    add_values(home, {2024: 50.0, 2025: 51.0}, "YEAR")
    home.publish()
    years = ["FFY 2024", "FFY 2025", "FFY 2026", "FFY 2027"]
    assert [step.period for step in measure_queries.benchmarks("ffy")] == years
    assert [one.period for one in measure_queries.values("ffy")] == years[:3]


@pytest.mark.usefixtures("reading")
def test_owners_of_measures_have_their_names():
    assert measure_queries.owners(measure_queries.measures("p")) == {
        "BD": "", "DTR": "", "ED": "Director",
    }  # fmt: skip


def test_invented_measures_are_known(home):
    assert not measure_queries.has_demonstration("p")
    add_measure(home, "TOY", is_demonstration=True)
    home.publish()
    assert measure_queries.has_demonstration("p")
    assert not measure_queries.has_demonstration("d")


def test_measures_stand_without_any_plan(tmp_path, monkeypatch):
    made = SmallHome(tmp_path / "alone")
    monkeypatch.setenv("HEADWAY_HOME", str(made.path))
    made.load("catalogue.xlsx")
    add_measure(made, "CSPM1")
    made.publish()
    assert codes(measure_queries.measures()) == ["CSPM1"]
    assert measure_queries.serves("cspm1") == []


def owed(day, owner="", plans=("p", "d")):
    """Code, period, last period and state of each report that is owed."""
    found = report_queries.owed(plans, day, owner)
    return [(one.code, one.period, one.last_period, one.status) for one in found]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 12, 31), None),  # the first period after the load has not ended
        (date(2027, 1, 1), "Due"),
        (date(2027, 1, 30), "Due"),  # 30 days of grace after 31 Dec
        (date(2027, 1, 31), "Overdue"),
    ],
)
@pytest.mark.usefixtures("reading")
def test_a_report_is_due_after_its_period_and_overdue_after_the_days_of_grace(day, status):
    found = {(code, last): state for code, _, last, state in owed(day)}
    assert found.get(("NEAR", "2026 Q3")) == status
    assert found.get(("1.1.a", None)) == status


@pytest.mark.usefixtures("reading")
def test_what_an_owner_owes():
    day = date(2027, 1, 15)
    assert owed(day, "ED") == [
        ("NEAR", "2026 Q4", "2026 Q3", "Due"),
        ("OFF", "2026 Q4", "2026 Q3", "Due"),
        ("1.1.a", "2026 Q4", None, "Due"),  # 1.1.b is completed
    ]
    assert owed(day, "DTR", ["p"]) == []
    assert [code for code, *_ in owed(day, "DTR")] == ["LESSON", "1.1.a"]
    assert {code for code, *_ in owed(day)} >= {"FREE"}
    (first, *_) = report_queries.owed(["p"], day, "ED")
    assert (first.since, first.due_on) == (date(2027, 1, 1), date(2027, 1, 30))


@pytest.mark.usefixtures("reading")
def test_a_family_is_a_plan_and_those_under_it():
    assert report_queries.family("p") == ["p", "d"]
    assert report_queries.family("d") == ["d"]


@pytest.mark.usefixtures("reading")
def test_what_an_item_and_a_plan_come_to():
    area = report_queries.rollups("p")["p/1"]
    assert (area.worst_status, area.worst_measure_id, area.measures) == ("Off track", "off", 3)
    assert (area.on_course, area.counted) == (2, 2)  # on track and completed
    keep = report_queries.rollups("p")["p/2"]
    assert (keep.worst_status, keep.on_course, keep.counted) == ("Near", 0, 0)  # paused
    assert [
        (title, one.scope, one.on_course, one.counted)
        for title, one in report_queries.plan_rollups("p")
    ] == [
        ("Small plan", "plan with divisions", 3, 3),
        ("Small plan", "plan", 2, 2),
        ("Division", "plan with divisions", 1, 1),
    ]
    assert [one.scope for _, one in report_queries.plan_rollups("d")] == ["plan"]


def test_progress_that_was_reported_and_what_it_changed(home):
    home.load("update.xlsx", by="Ben")
    told = {
        ("1.1.a", "Write to firms"): ("On track", "Off track"),
        ("2.1.a", "Call each of them"): ("At risk", "On track"),
        ("1.1.b", "Hold an open day"): ("On track", "Paused"),
    }
    for (code, text), (before, after) in told.items():
        add_progress(home, code, "2026 Q2", text, status=before, happened="First.")
        add_progress(home, code, "2026 Q3", text, status=after, help_needed="A lawyer.")
    home.publish()
    assert [
        (one.code, one.before, one.after, one.direction) for one in report_queries.changes("p")
    ] == [
        ("1.1.a", "On track", "Off track", "worse"),
        ("2.1.a", "At risk", "On track", "better"),
        ("1.1.b", "On track", "Paused", None),
    ]
    newest, first = report_queries.updates("p/1.1.a")
    assert (newest.period, newest.status, newest.help_needed) == (
        "2026 Q3", "Off track", "A lawyer.",
    )  # fmt: skip
    assert (first.period, first.happened, first.is_newest) == ("2026 Q2", "First.", False)
    asking = plan_queries.asking("p", DAY)
    assert [(item.code, item.help_needed) for item in asking] == [
        ("1.1.a", "A lawyer."), ("1.1.b", "A lawyer."), ("2.1.a", "A lawyer."),
    ]  # fmt: skip
    assert {item.reporting_status for item in asking} == {"Reported"}
    assert asking[0].status_reason.startswith("Reported by Ben for 2026 Q3 (update.xlsx, Progress")


@pytest.mark.usefixtures("reading")
def test_a_measure_that_serves_an_item_or_its_goal_leaves_no_measure_open():
    assert "No measure" not in plan_queries.findings("p")
    assert plan_queries.findings("d") == {"No deadline": 1}
