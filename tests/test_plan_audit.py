"""What a plan leaves open, from a workbook to the published audit."""

import duckdb
import openpyxl
import pytest

from loaders.home import Home
from loaders.loading import load_files
from loaders.settling import settle_reading

H = ("Strategies", "By When?", "Who?", "Measures of Success")


@pytest.fixture
def audit(home, tmp_path):
    """Load a plan of these rows; give (code, finding) of its audit, and the codes of what is done."""

    def load(*rows):
        book = openpyxl.Workbook()
        for row in (("Plan",), *rows):
            book.active.append(row)
        path = tmp_path / "plan.xlsx"
        book.save(path)
        (report,) = load_files(str(home), [{"path": str(path), "name": path.name}], "Ana")
        assert report["problems"] == []
        name = Home(home).current.read_text().strip()
        with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
            found = connection.execute(
                "select code, finding from plan_audit join plan_item using (item_id) "
                "order by ordinal, finding"
            ).fetchall()
            lowest = connection.execute(
                "select code from plan_item where is_lowest order by ordinal"
            ).fetchall()
        return found, [code for (code,) in lowest]

    return load


def test_owner_deadline_and_measure_are_looked_for_beside_every_strategy(audit):
    found, lowest = audit(
        ("Goal 1: Answer every parent.",),
        H,
        ("a) Open late.", "Monthly", "ED", "Calls answered"),
        ("b) Call back.", None, None, None),
        ("c) Write plainly.", "1st meeting of the year", "ED", "Letters"),
    )
    assert lowest == ["1.a", "1.b", "1.c"]
    assert found == [
        ("1.b", "No deadline"),
        ("1.b", "No measure"),
        ("1.b", "No owner"),
        ("1.c", "Meeting without a date"),
    ]


def test_a_measure_of_the_goal_is_one_for_each_of_its_strategies(audit):
    found, _ = audit(
        ("Goal 1: Answer every parent.",),
        H,
        ("a) Open late.\n\nb) Call back.", "Monthly\n\nMonthly", "ED\n\nED", "Calls answered"),
    )
    assert found == []


def test_an_owner_is_held_against_the_key_only_where_there_is_one(audit):
    rows = (("Goal 1: G",), H, ("a) Open late.", "Monthly", "XY", "Calls"))
    assert audit(*rows)[0] == []
    assert audit(*rows, ("KEY: ED= Director",))[0] == [("1.a", "Owner not in the key")]


def test_an_outcome_is_nothing_to_be_done(audit):
    found, lowest = audit(
        ("Goal 1: G",), ("Outcome: Parents trust us.",), H, ("a) Open.", "Monthly", "ED", "Calls")
    )
    assert (found, lowest) == ([], ["1.a"])


def test_what_is_not_settled_is_open_and_what_is_settled_as_nothing_is_missing(audit, home):
    found, _ = audit(
        ("Goal 1: Answer every parent.",),
        H,
        ("a) Open late.\n\nb) Call back.", "Ongoing", "ED\n\nBD", "Calls answered"),
    )
    # The one deadline is level with a; b has it too, or none.
    assert found == [("1.b", "Reading not settled")]
    settle_reading(str(home), "plan", "plan/1.b", "by_when", "Ongoing", "", "Ben")
    assert reasons(home) == [
        ("1.b", "No deadline", "A person settled that no deadline is meant for it, in load 2.")
    ]


def test_a_reading_of_nothing_is_no_missing_owner_until_it_is_settled(audit, home):
    words = "ED\n\n\n\nBD"
    found, _ = audit(
        ("Goal 1: Answer every parent.",),
        H,
        ("a) Open late.\n\nb) Call back.\n\nc) Write.", "Monthly", words, "Calls answered"),
    )
    assert {finding for _, finding in found} == {"Reading not settled"}
    settle_reading(str(home), "plan", "plan/1.b", "who", words, "", "Ben")
    assert ("1.b", "No owner", "A person settled that nobody is named for it, in load 2.") in (
        reasons(home)
    )


def reasons(home):
    """Code, finding and reason of everything that the published plan leaves open."""
    name = Home(home).current.read_text().strip()
    with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
        return connection.execute(
            "select code, finding, reason from plan_audit join plan_item using (item_id) "
            "order by ordinal, finding"
        ).fetchall()
