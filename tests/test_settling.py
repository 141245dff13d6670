"""A reading that a person settled, through later versions of the plan."""

import duckdb
import openpyxl
import pytest

import loaders
from loaders.home import Home
from loaders.loading import load_files
from loaders.settling import settle_reading

WORDS = "Ongoing\n\n\n\nMonthly"
THREE = ("Open late.", "Call back.", "Write plainly.")


@pytest.fixture
def plan(home, tmp_path):
    """Load a goal whose strategies stand in one cell beside two deadlines."""

    def load(strategies, words=WORDS):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["Plan"])
        sheet.append(["GOAL STATEMENT #1: Answer every parent."])
        sheet.append(["Strategies", "By When?", "Who?"])
        cell = "\n\n".join(
            f"{letter}) {text}" for letter, text in zip("abcde", strategies, strict=False)
        )
        sheet.append([cell, words, "ED"])
        path = tmp_path / "plan.xlsx"
        book.save(path)
        (report,) = load_files(str(home), [{"path": str(path), "name": path.name}], "Ana")
        load.warnings = [
            f"{one['cell']}: {one['message']}"
            for one in report["warnings"]
            if "(by when)" in one["message"]
        ]
        return report["load_id"]

    return load


def deadlines(home):
    """Code to (deadline, whether its deadline waits to be settled)."""
    name = Home(home).current.read_text().strip()
    with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
        found = connection.execute(
            "select code, by_when, item_id not in (select item_id from item_reading "
            "where field = 'by_when' and is_settled) and item_id in "
            "(select item_id from item_reading where field = 'by_when') "
            "from plan_item where is_lowest order by ordinal"
        ).fetchall()
    return {code: (by_when, waits) for code, by_when, waits in found}


def settle(home, code, words):
    return settle_reading(str(home), "plan", f"plan/{code}", "by_when", WORDS, words, "Ben")


def test_a_choice_follows_its_strategy_when_another_is_put_in_before_it(home, plan):
    plan(THREE)
    settle(home, "1.b", "Monthly")
    assert deadlines(home)["1.b"] == ("Monthly", False)
    plan(("Greet everybody.", *THREE))
    found = deadlines(home)
    assert found["1.c"] == ("Monthly", False)
    assert found["1.b"][1], "the strategy that is now 1.b was never settled"


def test_a_choice_ends_when_the_words_of_the_cell_change_and_comes_back_with_them(home, plan):
    plan(THREE)
    settle(home, "1.b", "Monthly")
    second = plan(THREE, "Ongoing\n\n\n\nWeekly")
    assert deadlines(home)["1.b"] == (None, True)
    loaders.undo(home, second, "Ana")
    assert deadlines(home)["1.b"] == ("Monthly", False)


def test_a_choice_for_one_of_two_equal_strategies_is_not_taken_for_the_other(home, plan):
    plan(("Open late.", "Call back.", "Call back."))
    settle(home, "1.b", "Monthly")
    found = deadlines(home)
    assert found["1.b"] == ("Monthly", False)
    assert found["1.c"][1]


def test_a_later_version_does_not_warn_of_what_was_settled(home, plan):
    plan(THREE)
    assert plan.warnings == [
        "B4: 1.b can be read in more than one way (by when); settle it on the page Settle readings",
        "B4: 1.c can be read in more than one way (by when); settle it on the page Settle readings",
    ]
    settle(home, "1.b", "Monthly")
    plan(("Greet everybody.", *THREE))
    assert [one[:7] for one in plan.warnings] == ["B4: 1.b", "B4: 1.d"]
    loaders.undo(home, 2, "Ana")
    plan((*THREE, "Greet everybody."))
    assert [one[:7] for one in plan.warnings] == ["B4: 1.b", "B4: 1.c", "B4: 1.d"]


def test_one_of_two_equal_strategies_is_still_warned_of(home, plan):
    plan(("Open late.", "Call back.", "Call back."))
    settle(home, "1.b", "Monthly")
    plan(("Open late.", "Call back.", "Call back.", "Write plainly."))
    assert [one[:7] for one in plan.warnings] == ["B4: 1.c", "B4: 1.d"]
