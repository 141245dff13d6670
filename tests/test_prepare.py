"""A plan that is begun before its first file: what is kept, refused, handed out and read again."""

import openpyxl
import pytest
from outline_files import draw_document
from processes import at_once, each_killed
from standing import asked, loads, one

from loaders.checking import check_files
from loaders.home import Home
from loaders.loading import load_files, redo_load, undo_load
from loaders.preparing.forms import start_plan
from loaders.preparing.workbooks import write_plan_workbook
from loaders.problems import Refused
from loaders.publishing import ensure_published

WORDS = {"Title": "Harbor Plan 2027-2029", "Organization": "Harbor County",
         "Vision": "Every child is safe.", "Mission": "We help families."}  # fmt: skip
LEVELS = ["Goal", "Strategy", "Task"]
OWNERS = [{"Code": "ED", "Name": "Executive Director"}, {"Code": "BD", "Name": "Board"}]
SAID = [{"Kind": "principle", "Text": "Ask first."}, {"Kind": "value", "Text": "Candor."}]
MINE = {"Plan": "harbor-plan"}
FIRST_ROW = 9
"""Of the workbook's blank ones: under the header in row 4, vision, mission and two statements."""
HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> '; drop table plan; -- 🦊ä"


def begin(home, by="Ana", words=WORDS):
    return start_plan(str(home), words, LEVELS, OWNERS, SAID, by)


def refusal(home, words, levels=None, owners=None, statements=None):
    with pytest.raises(Refused) as refused:
        start_plan(str(home), words, levels, owners, statements, "Ana")
    return str(refused.value)


def filled(home, folder, *rows):
    """The handed-out workbook with rows written into it."""
    target = folder / "handed-out.xlsx"
    target.unlink(missing_ok=True)
    write_plan_workbook(str(home), str(target), "harbor-plan")
    book = openpyxl.load_workbook(target)
    for number, row in enumerate(rows, FIRST_ROW):
        for column, value in enumerate(row, 1):
            book["Plan"].cell(number, column).value = value
    book.save(target)
    book.close()
    return {"path": str(target), "name": "handed-out.xlsx"}


ROWS = (("Goal", "Reach every child"), ("Strategy", "Call them", "ED", "Monthly"),
        ("Task", "Buy a phone", "BD", "March 2027"))  # fmt: skip


def test_what_is_said_stands_as_a_plan_without_items(home):
    assert begin(home) == {"load_id": 1, "is_new": True, "notes": []}
    plan = one(home, "from plan")
    assert {name: plan[name] for name in ("plan_id", "title", "organization", "vision")} == {
        "plan_id": "harbor-plan", "title": "Harbor Plan 2027-2029",
        "organization": "Harbor County", "vision": "Every child is safe.",
    }  # fmt: skip
    assert (str(plan["starts_on"]), str(plan["ends_on"])) == ("2027-01-01", "2029-12-31")
    assert plan["source"] == "the form on the page Prepare: Start of Harbor Plan 2027-2029"
    assert [row["level_name"] for row in asked(home, "from plan_level order by level")] == [
        "goal", "strategy", "task",
    ]  # fmt: skip
    assert asked(home, "select owner_code, name from plan_owner") == [
        {"owner_code": "BD", "name": "Board"}, {"owner_code": "ED", "name": "Executive Director"},
    ]  # fmt: skip
    assert asked(home, "select kind, text from plan_statement order by ordinal") == [
        {"kind": "principle", "text": "Ask first."}, {"kind": "value", "text": "Candor."},
    ]  # fmt: skip


def test_a_step_leaves_the_others_as_they_stand(home):
    begin(home)
    saved = start_plan(str(home), MINE | {"Mission": "We listen."}, None, None, None, "Ben")
    assert saved["load_id"] == 2
    plan = one(home, "select vision, mission, organization from plan")
    assert plan == {
        "vision": "Every child is safe.", "mission": "We listen.", "organization": "Harbor County",
    }  # fmt: skip
    start_plan(str(home), MINE, ["goal", "bureau aim"], None, None, "Ben")
    assert one(home, "select string_agg(level_name, '>' order by level) as x from plan_level") == {
        "x": "goal>bureau aim"
    }
    assert one(home, "select count(*) as owners from plan_owner") == {"owners": 2}
    start_plan(str(home), MINE, None, [], [], "Ben")
    assert asked(home, "select owner_code from plan_owner") == []
    assert asked(home, "select text from plan_statement") == []


def test_a_step_repeated_changes_nothing(home):
    begin(home)
    again = start_plan(str(home), MINE | WORDS, LEVELS, OWNERS, SAID, "Ben")
    assert again == {"load_id": None, "is_new": False, "notes": []}
    assert loads(home) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"Title": " "}, "Title should be filled in."),
        ({"Title": "Goal 1: Grow"}, "Title should name the plan, not say 'Goal 1: Grow'."),
        ({"Title": "Vision: light"}, "Title should name the plan, not say 'Vision: light'."),
        ({"Title": "!?"}, "Title should name the plan, not say '!?'."),
        ({"Title": "x" * 151}, "Title should be no longer than 150 signs, not 151."),
        (
            {"Title": "Harbor", "First year": "2030", "Last year": "2027"},
            "First year and Last year should be years such as 2026 and 2028, not '2030' and '2027'.",
        ),
        ({"Title": "Harbor", "Parent plan": "Sky"}, "There is no plan 'Sky' to stand under."),
    ],
)
def test_words_that_a_file_could_not_have_are_refused(home, words, says):
    assert refusal(home, words) == says
    assert loads(home) == 0


def test_every_fault_of_a_step_is_told(home):
    says = refusal(
        home, {"Title": "Harbor"}, ["goal", "goal", "vision"],
        [{"Code": "E D", "Name": "x"}, {"Code": "BD", "Name": "a = b"}, {"Code": "bd", "Name": "y"}],
        [{"Kind": "rule", "Text": "Be kind."}],
    )  # fmt: skip
    assert says == (
        "A level should have a name such as goal or action step, not 'vision'. "
        "Two levels are called 'goal'. "
        "An owner's code should be 1 to 10 letters or digits, such as ED, not 'E D'. "
        "The name of BD should be words without ; or =, not 'a = b'. "
        "Two owners have the code BD. "
        "Kind should be principle or value, not 'rule'."
    )
    assert refusal(home, {"Title": "Harbor"}, None, [{"Code": "IT", "Name": " "}]) == (
        "The line IT should say who that is: IT = its name."
    )
    assert refusal(home, {"Title": "Harbor"}, ["task", "goal"]) == (
        "'goal' is read as a level above 'task': put it before that one."
    )


def test_a_plan_is_known_by_its_title(home):
    begin(home)
    assert refusal(home, {"Title": "Harbor Plan 2030"}) == (
        "There is a plan 'Harbor Plan 2027-2029' already: choose it, or give this one another title."
    )
    assert refusal(home, MINE | {"Title": "Lake Plan"}).startswith(
        "The plan is known by its title: 'Lake Plan' is another plan than 'Harbor Plan 2027-2029'"
    )
    start_plan(str(home), MINE | {"Title": "HARBOR PLAN 2028"}, None, None, None, "Ben")
    assert one(home, "select title from plan") == {"title": "HARBOR PLAN 2028"}


def test_a_division_stands_under_the_agency(home):
    begin(home)
    words = {"Title": "Pier Plan", "Parent plan": "Harbor Plan 2027-2029"}
    start_plan(str(home), words, None, None, None, "Ben")
    parent = one(home, "select parent_plan_id from plan where plan_id = 'pier-plan'")
    assert parent == {"parent_plan_id": "harbor-plan"}
    assert refusal(home, MINE | {"Parent plan": "pier-plan"}) == (
        "'Pier Plan' stands under this plan already."
    )


def test_the_handed_out_workbook_is_read_as_the_same_plan(home, tmp_path):
    begin(home)
    (report,) = load_files(str(home), [filled(home, tmp_path, *ROWS)], "Ben")
    assert (report["problems"], report["warnings"], report["load_id"]) == ([], [], 2)
    # Nothing of what was said when it was begun is told as changed or withdrawn.
    assert set(report["change_counts"]["plan_item"]) == {"added"}
    assert not {"plan", "plan_owner", "plan_statement"} & set(report["change_counts"])
    items = asked(home, "select code, level_name, text, owners from plan_item order by ordinal")
    assert [(row["code"], row["level_name"], row["owners"]) for row in items] == [
        ("1", "goal", []), ("1.1", "strategy", ["ED"]), ("1.1.1", "task", ["BD"]),
    ]  # fmt: skip
    plan = one(home, "select plan_id, organization, vision, mission from plan")
    assert list(plan.values()) == [
        "harbor-plan", "Harbor County", "Every child is safe.", "We help families.",
    ]  # fmt: skip
    assert len(asked(home, "from plan_statement")) == 2
    # What was begun is no version to compare with.
    assert one(home, "select version, items from plan_version") == {"version": 1, "items": 3}


def test_a_plan_with_items_is_changed_by_its_next_file(home, tmp_path):
    begin(home)
    load_files(str(home), [filled(home, tmp_path, *ROWS)], "Ben")
    assert refusal(home, MINE | {"Mission": "Else."}) == (
        "'Harbor Plan 2027-2029' has 3 items already: what it says of itself changes with its next "
        "file."
    )


def test_a_file_that_says_less_leaves_what_was_said_when_the_plan_was_begun(home, plan_file):
    begin(home)
    path = plan_file("plan.xlsx", title="Harbor Plan 2027-2029")
    (report,) = load_files(str(home), [{"path": str(path), "name": "plan.xlsx"}], "Ben")
    assert not any("replaces" in one["message"] for one in report["warnings"])
    plan = one(home, "select organization, vision, mission from plan")
    assert list(plan.values()) == ["Harbor County", "Every child is safe.", "We help families."]
    assert [row["text"] for row in asked(home, "from plan_statement")] == ["Ask first.", "Candor."]
    assert "Board" in [row["name"] for row in asked(home, "from plan_owner")]


def outlined(folder, name, line):
    picture = f"# Harbor Plan 2027-2029\n{line}\n# Goal 1: Grow\nStrategy 1: Plant trees\n"
    return {"path": str(draw_document(folder / name, picture)), "name": name}


def changes_of(report):
    return [(one["kind"], one["text"]) for one in report["changes"]
            if one["table"] == "plan_statement"]  # fmt: skip


def test_a_file_that_is_silent_about_principles_leaves_those_of_the_start(home, tmp_path):
    """Two principles and a value were said; each file stands for the kinds that it speaks of."""
    first, second, value = (
        {"Kind": "principle", "Text": "Ask first."}, {"Kind": "principle", "Text": "Listen."},
        {"Kind": "value", "Text": "Candor."},
    )  # fmt: skip
    start_plan(str(home), WORDS, LEVELS, OWNERS, [first, second, value], "Ana")
    said = "select kind, text from plan_statement order by kind, ordinal"
    (report,) = load_files(str(home), [outlined(tmp_path, "a.docx", "Values: Courage")], "Ben")
    assert changes_of(report) == [("added", "Courage"), ("withdrawn", "Candor.")]
    assert [tuple(row.values()) for row in asked(home, said)] == [
        ("principle", "Ask first."), ("principle", "Listen."), ("value", "Courage"),
    ]  # fmt: skip
    # The next file speaks of principles only: its values are those of the start again.
    (report,) = load_files(str(home), [outlined(tmp_path, "b.docx", "Principles: Share")], "Ben")
    assert sorted(changes_of(report)) == [
        ("added", "Candor."), ("added", "Share"), ("withdrawn", "Ask first."),
        ("withdrawn", "Courage"), ("withdrawn", "Listen."),
    ]  # fmt: skip
    assert [tuple(row.values()) for row in asked(home, said)] == [
        ("principle", "Share"), ("value", "Candor."),
    ]  # fmt: skip


def test_the_file_stands_whatever_was_begun_later(home, tmp_path):
    begin(home)
    load_files(str(home), [filled(home, tmp_path, *ROWS)], "Ben")
    undo_load(str(home), 2, "Ana")
    start_plan(str(home), MINE | {"Vision": "New."}, None, None, None, "Ana")
    assert one(home, "select vision, load_id from plan") == {"vision": "New.", "load_id": 3}
    redo_load(str(home), 2, "Ana")
    assert one(home, "select count(*) as items from plan_item") == {"items": 3}
    assert one(home, "select load_id from plan") == {"load_id": 2}


def test_a_workbook_that_is_not_filled_in_brings_nothing(home, tmp_path):
    begin(home)
    (report,) = check_files(str(home), [filled(home, tmp_path)])
    assert [one["message"] for one in report["problems"]] == [
        "No plan item is filled in yet; a row needs its Level and its Text"
    ]


def test_one_row_is_a_plan(home, tmp_path):
    begin(home)
    (report,) = load_files(str(home), [filled(home, tmp_path, ("Goal", "Only this"))], "Ben")
    assert report["problems"] == []
    assert one(home, "select text from plan_item") == {"text": "Only this"}


def test_the_workbook_needs_levels_and_offers_them(home, tmp_path):
    start_plan(str(home), {"Title": "Harbor Plan"}, None, None, None, "Ana")
    with pytest.raises(Refused, match="has no levels yet; name them first"):
        write_plan_workbook(str(home), str(tmp_path / "x.xlsx"), "harbor-plan")
    start_plan(str(home), MINE, ["priority", "commitment"], None, None, "Ana")
    write_plan_workbook(str(home), str(tmp_path / "x.xlsx"), "harbor-plan")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    offered = [rule.formula1 for rule in book["Plan"].data_validations.dataValidation]
    book.close()
    assert offered == ['"Priority,Commitment"']
    with pytest.raises(Refused, match="is there already"):
        write_plan_workbook(str(home), str(tmp_path / "x.xlsx"), "harbor-plan")
    with pytest.raises(Refused, match="There is no plan 'sky'"):
        write_plan_workbook(str(home), str(tmp_path / "y.xlsx"), "sky")


def test_levels_of_own_names_come_back(home, tmp_path):
    begin(home)
    start_plan(str(home), MINE, ["bureau aim", "promise"], None, None, "Ana")
    rows = (("Bureau aim", "Grow"), ("Promise", "Plant trees", "ED"), ("Promise", "Water them"))
    load_files(str(home), [filled(home, tmp_path, *rows)], "Ben")
    found = asked(home, "select code, level, level_name from plan_item order by ordinal")
    assert [tuple(row.values()) for row in found] == [
        ("1", 1, "bureau aim"), ("1.1", 2, "promise"), ("1.2", 2, "promise"),
    ]  # fmt: skip


def test_hostile_words_stay_words(home, tmp_path):
    words = {"Title": "Harbor Plan", "Organization": HOSTILE, "Vision": HOSTILE}
    start_plan(
        str(home), words, LEVELS, [{"Code": "ED", "Name": "@SUM(A1) <b>x</b>"}],
        [{"Kind": "value", "Text": HOSTILE}], "Ana",
    )  # fmt: skip
    plan = one(home, "select organization, vision from plan")
    assert set(plan.values()) == {HOSTILE}
    write_plan_workbook(str(home), str(tmp_path / "x.xlsx"), "harbor-plan")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    kinds = {cell.data_type for row in book["Plan"] for cell in row if cell.value is not None}
    book.close()
    assert kinds == {"s"}


def _begin_as(home, by, title):
    start_plan(home, {"Title": title}, LEVELS, None, None, by)


def test_two_people_at_once_begin_two_plans(home):
    both = [(str(home), "Ana", "Harbor Plan"), (str(home), "Ben", "Pier Plan")]
    assert at_once(_begin_as, *both) == [0, 0]
    assert [row["plan_id"] for row in asked(home, "from plan order by plan_id")] == [
        "harbor-plan", "pier-plan",
    ]  # fmt: skip
    assert loads(home) == 2


def test_killed_while_saving_it_stands_whole_or_not_at_all(home):
    begin(home)
    given = [(str(home), "Ben", f"Pier {number} Plan") for number in range(5)]
    for _ in each_killed(_begin_as, *given):
        held = loads(home)
        ensure_published(Home(home))
        assert len(asked(home, "from plan")) == held
