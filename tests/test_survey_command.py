"""A survey's export on the command line: what is shown, what a survey file says, what is kept."""

import json
import re

import duckdb
import openpyxl
import pytest

import loaders
from loaders.home import Home
from loaders.ledger import read_ledger
from loaders.sources import fingerprint

HEADER = (
    "Timestamp",
    "Email Address",
    "How useful was it?",
    "How many years?",
    "What is your role?",
)
LABELS = ("Not at all useful", "Slightly useful", "Moderately useful", "Very useful")
ROWS = [
    ("2026/03/14 10:01:22", "jane.roe@example.org", 3, 5, "Manager"),
    ("2026/03/15 10:01:22", "john.doe@example.org", 2, 4, "Worker"),
    ("2026/03/16 10:01:22", "ann.poe@example.org", 3, 1, "Worker"),
]
"""Bare numbers on a scale that the file does not say."""
SAID = """
survey = "Course survey"
invited = 4
[[columns]]
columns = ["How useful*"]
scale = "1-3"
"""
PERSONS = ("jane", "john", "ann.poe", "example.org")


@pytest.fixture
def export(tmp_path):
    """Write the export, as csv or as the first sheet of a workbook: gives its path."""

    def make(name="course.csv", rows=ROWS):
        path = tmp_path / name
        if name.endswith(".csv"):
            lines = [",".join(map(str, row)) for row in (HEADER, *rows)]
            path.write_text("\n".join(lines), encoding="utf-8")
            return path
        book = openpyxl.Workbook()
        for row in (HEADER, *rows):
            book.active.append(row)
        book.save(path)
        return path

    return make


@pytest.fixture
def said(tmp_path):
    """Write a survey file: gives its path."""

    def make(text=SAID, name="course.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return make


def asked(home, sql):
    with read_ledger(Home(home)) as connection:
        return connection.execute(sql).fetchall()


def test_without_a_survey_file_bare_numbers_are_not_taken_for_ratings(headway, export):
    code, out, _ = headway("check", export())
    assert code == 1
    assert "where they are bare numbers a survey file or the Update page says" in out


def test_a_survey_file_makes_them_ratings_and_the_recognition_is_shown(headway, home, export, said):
    code, out, _ = headway("check", export(), "--survey", said())
    assert code == 0
    assert "survey 'Course survey' (new), held on 2026-03-16 (" in out
    assert "Google Forms, sheet 'course': 3 respondents of 4 invited\n" in out
    lines = [re.split("  +", line.strip()) for line in out.splitlines()]
    assert ["column", "question", "taken as", "scale", "says"] in lines
    assert [
        "C",
        "How useful was it?",
        "rating (as said)",
        "1-3",
        "3 ratings from 1 to 3, 0 blank",
    ] in lines
    assert ["E", "What is your role?", "attribute", "Role", "2 groups: Worker, Manager"] in lines
    assert "1 survey added\n      + Course survey, 16 Mar 2026: 3 respondents, 1 question\n" in out
    assert "    3 answers to a survey added\n    3 groups of respondents added\n" in out
    assert "+ Course survey 16 Mar 2026: invited: 4" in out
    assert not home.exists()


def test_nothing_that_is_said_or_written_names_a_person(headway, home, export, said):
    options = (export(), "--survey", said())
    for words in (("check",), ("check", "--json"), ("load", "--yes"), ("load", "--yes", "--json")):
        _, out, err = headway(*words, *options)
        assert not any(name in (out + err).casefold() for name in PERSONS)
    written = [path.read_bytes().lower() for path in home.rglob("*") if path.is_file()]
    assert len(written) >= 3
    assert not any(name.encode() in one for one in written for name in PERSONS)


def test_the_published_list_of_loads_does_not_tell_how_few_answered(headway, home, export, said):
    told = []
    for rows in (ROWS, ROWS[:2]):
        assert headway("load", "--yes", export(rows=rows), "--survey", said())[0] == 0
        newest = max(Home(home).published.glob("*.duckdb"))
        with duckdb.connect(str(newest), read_only=True) as connection:
            told += connection.execute(
                "from (select rows from load order by load_id desc limit 1)"
            ).fetchall()
            assert connection.execute("select respondents from survey").fetchall() == [(None,)]
    # The survey, its five columns, its one question and the number invited, both times.
    assert told == [(8,), (8,)]


def test_the_json_of_a_check_has_every_column(headway, export, said):
    _, out, _ = headway("check", "--json", export(), "--survey", said())
    (told,) = json.loads(out)["files"][0]["surveys"]
    assert (told["survey_id"], told["held_on"], told["invited"]) == (
        "course-survey",
        "2026-03-16",
        4,
    )
    assert [column["taken_as"] for column in told["columns"]] == [
        "date",
        "names a person",
        "rating",
        "number without a scale",
        "attribute",
    ]


def test_a_load_says_the_same_as_the_check_before_it(home, export):
    options = loaders.Options(
        survey={"survey": "Course", "columns": [{"columns": ["column C"], "scale": "1-3"}]}
    )
    last_year = [(row[0].replace("2026", "2025"), *row[1:]) for row in ROWS[:2]]
    files = [(export(), "course.csv"), (export("more.xlsx", last_year), "more.xlsx")]
    checked = loaders.check(home, files, options)
    loaded = loaders.load(home, files, "Ana", options)
    assert [one.load_id for one in loaded] == [1, 2]
    assert [one.surveys[0].is_known for one in checked] == [False, True]
    assert [one.surveys for one in checked] == [one.surveys for one in loaded]
    assert [one.change_counts for one in checked] == [one.change_counts for one in loaded]


def test_the_same_export_is_loaded_again_only_when_something_else_is_said_of_it(
    headway, home, export, said
):
    path = export()
    headway("load", "--yes", path, "--survey", said())
    again = headway("load", "--yes", path, "--survey", said())[1]
    assert "Already loaded as load 1: nothing changes." in again
    other = said(SAID.replace('"1-3"', '"1-3"\nreversed = true'), "other.toml")
    code, out, _ = headway("load", "--yes", path, "--survey", other)
    assert code == 0
    assert "~ How useful was it?: is reversed: false → true" in out
    # 3, 2, 3 on 1 to 3 become 1, 2, 1.
    assert "    2 answers to a survey changed\n" in out
    ratings = "select rating from survey_answer semi join live_wave using (load_id) order by rating"
    assert asked(home, ratings) == [(1,), (1,), (2,)]


def test_an_undone_load_falls_back_to_the_one_before(headway, home, export, said):
    headway("load", "--yes", export(), "--survey", said())
    more = export("later.csv", [*ROWS, ("2026/03/17 10:00:00", "x@example.org", 1, 1, "Worker")])
    out = headway("load", "--yes", more, "--survey", said())[1]
    assert "~ Course survey, 16 Mar 2026" not in out
    assert "~ Course survey, 17 Mar 2026: held on: 16 Mar 2026 → 17 Mar 2026; respo" in out
    stands = "select respondents from survey semi join live_wave using (wave_id, load_id)"
    assert asked(home, stands) == [(4,)]
    headway("undo", 2)
    assert asked(home, stands) == [(3,)]
    headway("redo", 2)
    assert asked(home, stands) == [(4,)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("survey = 1", "course.toml: 'survey' should be words in quotation marks, not 1.\n"),
        ("[[columns]]\nscale = '1-3'", "course.toml, [[columns]] 1: 'columns' is missing; name"),
        ("survey", "course.toml cannot be read as TOML"),
    ],
)
def test_a_survey_file_that_is_wrong_stops_before_anything_is_read(
    headway, export, said, text, says
):
    code, out, err = headway("check", export(), "--survey", said(text))
    assert (code, out) == (1, "")
    assert err.startswith(says)


def test_a_survey_file_that_is_not_there_is_wrong_usage(headway, export, tmp_path):
    code, _, err = headway("check", export(), "--survey", tmp_path / "none.toml")
    assert code == 2
    assert "none.toml" in err


def test_what_one_export_has_is_not_said_of_several(headway, export, said):
    files = (export(), export("more.csv"))
    code, _, err = headway("check", *files, "--survey", said())
    assert code == 2
    assert "course.toml has 'invited', which one export has; load each alone." in err


def test_the_file_of_an_export_is_not_kept_and_history_and_doctor_say_so(
    headway, home, export, said, plan_file
):
    headway("load", "--yes", plan_file())
    path = export("course.xlsx")
    headway("load", "--yes", path, "--survey", said())
    plan = asked(home, "select sha256 from load where load_id = 1")[0][0]
    assert [one.name for one in Home(home).sources.iterdir()] == [plan]
    assert asked(home, "select sha256 from load where load_id = 2") == [(fingerprint(path),)]
    newest, oldest = headway("history")[1].splitlines()
    assert newest.endswith("  survey  14 rows  file not kept, as it may name people")
    assert "not kept" not in oldest
    told = json.loads(headway("history", "--json")[1])["loads"]
    assert [entry["is_kept"] for entry in told] == [False, True]
    code, out, _ = headway("doctor")
    assert code == 0
    assert "The kept files of all 1 loads are as loaded.\n" in out
    assert "Of 1 load the file is not kept: it is the export of a survey, which may name" in out


def test_a_file_that_was_kept_before_a_survey_was_recognized_in_it_is_taken_away(
    headway, home, export, said
):
    path = export("both.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Measures")
    for row in (("Code", "Measure", "Unit", "Frequency"), ("PAY", "Families paid", "%", "yearly")):
        sheet.append(row)
    book.save(path)
    headway("load", "--yes", path)
    kept = Home(home).sources / fingerprint(path)
    assert kept.exists()
    headway("load", "--yes", path, "--survey", said())
    assert not kept.exists()
    assert headway("doctor")[0] == 0
    # Without the survey file nothing is an export in it; it is still not kept.
    headway("undo", 1)
    headway("load", "--yes", path)
    assert not kept.exists()


def test_doctor_finds_the_file_of_an_export_that_lies_in_the_home(headway, home, export, said):
    path = export()
    headway("load", "--yes", path, "--survey", said())
    (Home(home).sources / fingerprint(path)).write_bytes(path.read_bytes())
    code, out, _ = headway("doctor")
    assert code == 1
    assert f"{fingerprint(path)} is the export of a survey, which may name people; delete" in out


def test_what_was_said_of_a_survey_holds_for_its_next_export_too(headway, home, export, said):
    last_year = [(row[0].replace("2026", "2025"), *row[1:]) for row in ROWS]
    without_invited = said(SAID.replace("invited = 4\n", ""))
    headway("load", "--yes", export("course25.csv", last_year), "--survey", without_invited)
    code, out, _ = headway("load", "--yes", export())
    assert code == 0
    assert "survey 'Course survey' (known), held on 2026-03-16 (" in out
    assert "rating (as before)" in out
    waves = "select ends_on::varchar, respondents from survey order by ends_on"
    assert asked(home, waves) == [("2025-03-16", 3), ("2026-03-16", 3)]
    decided = "select bool_and(is_decided) from survey_column where taken_as = 'rating'"
    assert asked(home, decided) == [(True,)]


def test_two_files_of_one_call_are_not_the_same_wave(headway, home, export, said):
    without_invited = said(SAID.replace("invited = 4\n", ""))
    more = export("more.csv", [*ROWS, ("2026/03/17 10:00:00", "x@example.org", 1, 1, "Worker")])
    code, out, _ = headway("load", "--yes", export(), more, "--survey", without_invited)
    assert code == 1
    assert (
        "course.csv: It is survey 'Course survey' of 2026-03-16, and so is more.csv beside" in out
    )
    assert (
        "more.csv: It is survey 'Course survey' of 2026-03-17, and so is course.csv beside" in out
    )
    assert not home.exists()
