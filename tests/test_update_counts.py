"""What a person says of a table of counts on the Update page, and the counts file that it makes."""

import tomllib
from dataclasses import replace

import pytest

from dashboard import update_report
from dashboard.markup import element
from dashboard.update_counts_file import toml
from dashboard.update_counts_said import Said, missing, names, plain, recognized
from dashboard.update_counts_state import undescribed
from loaders import CountColumn, CountsSeen, Problem, Report, SheetSeen
from loaders.counts.declaring import declared_of

SEEN = CountsSeen(
    "Data",
    (
        CountColumn("A", "year", "period", "2 periods."),
        CountColumn("B", "Race/Ethnicity", "dimension", "3 groups.", "Race", ("White", "Total")),
        CountColumn("C", "n", "numerator", "Numbers from 1 to 9."),
        CountColumn("D", "of", "denominator", "Numbers from 1 to 9."),
        CountColumn("E", "note", "left out", "Blank."),
        CountColumn("F", "Note", "left out", "Blank."),
    ),
    rows=20,
    is_declared=False,
    is_likely=True,
)
NEW = {"code": "A 1", "name": 'Paid "on" time\x7f', "direction": "higher"}
SAID = Said(
    new=NEW,
    period="year",
    dimensions={"Race/Ethnicity": "Race or ethnicity"},
    way="rate",
    numerator="n",
    denominator="of",
    groups={
        "whole": {"Race or ethnicity": ("Total",), "Gone": ("All",)},
        "unknown": {"Race or ethnicity": ()},
    },
    left_out=("column E", "column F"),
)


def test_columns_that_are_called_alike_go_by_their_letters():
    assert list(names(SEEN)) == ["year", "Race/Ethnicity", "n", "of", "column E", "column F"]


def test_what_was_recognized_is_what_a_person_would_say():
    assert recognized(SEEN) == Said(
        period="year",
        dimensions={"Race/Ethnicity": "Race"},
        way="rate",
        numerator="n",
        denominator="of",
    )


def test_what_is_said_is_plain_json_with_the_keys_of_a_counts_file():
    assert plain(SAID) == {
        "measure": NEW,
        "period": "year",
        "numerator": "n",
        "denominator": "of",
        "left_out": ["column E", "column F"],
        "dimensions": {"Race or ethnicity": "Race/Ethnicity"},
        "whole": {"Race or ethnicity": ["Total"]},
    }


def test_columns_of_groups_are_said_with_their_dimension():
    said = Said(measure="M1", period="2024", way="columns", columns=("White", "Black"),
                columns_dimension="Race")  # fmt: skip
    assert plain(said) == {
        "measure": "M1", "period": "2024", "groups_in_columns": {"Race": ["White", "Black"]},
    }  # fmt: skip
    assert missing(said) == {}


@pytest.mark.parametrize("said", [SAID, Said(measure="M1", period="2024", count="n",
                                             dimensions={"a b": "A b"})])  # fmt: skip
def test_the_file_says_the_same_and_is_taken(said):
    assert tomllib.loads(toml(plain(said))) == plain(said)
    declared_of(plain(said))


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({}, []),
        ({"new": {"code": "A", "direction": "lower"}}, ["name"]),
        ({"new": {"code": "A", "name": "B"}}, ["direction"]),
        ({"measure": "M1", "new": {}}, []),
        ({"period": None}, ["period"]),
        ({"denominator": None}, ["denominator"]),
        ({"dimensions": {}}, ["dimensions"]),
        ({"way": "count"}, ["count"]),
        ({"way": "columns", "dimensions": {}}, ["columns", "columns_dimension"]),
    ],
)
def test_what_is_missing_is_said_of_its_field(change, lacking):
    assert list(missing(replace(SAID, **change))) == lacking


def test_all_that_is_missing_is_said_at_once():
    assert missing(Said(way="rate")) == {
        "code": "Give the new measure a code, or choose one that there is.",
        "name": "Say in words what is counted.",
        "direction": "Say whether a higher or a lower rate is better.",
        "period": "Choose the column with the period, or write the one period of all rows.",
        "dimensions": "Choose at least one column that holds groups.",
        "numerator": "Choose the column with the numerator.",
        "denominator": "Choose the column with the denominator.",
    }


def report(*seen):
    sheets = [SheetSeen("Data", None, "Not used."), SheetSeen("Notes", None, "Not used.")]
    problems = [Problem("t.xlsx", "Sheet 'Data' looks like a table of counts")]
    return Report("t.xlsx", sheets=sheets, problems=problems, counted=list(seen))


def test_counts_that_wait_to_be_described_are_no_problem_of_the_file():
    found = report(SEEN)
    waiting = undescribed(found, is_asked=False)
    assert waiting == {"Data"}
    assert update_report.problems(found, waiting) == []
    rows = [update_report.sheet_row(one, waiting) for one in found.sheets]
    assert rows[0] == ("Data", "counts", "A table of counts: say what it counts, below.")
    assert rows[1] == ("Notes", element("span", "not used", class_="hw-quiet"), "Not used.")


@pytest.mark.parametrize(
    ("seen", "is_asked", "waiting"),
    [
        (SEEN, False, {"Data"}),
        (replace(SEEN, is_likely=False), False, set()),
        (replace(SEEN, is_likely=False), True, {"Data"}),
        (replace(SEEN, is_declared=True), True, set()),
    ],
)
def test_a_person_may_call_any_table_one_of_counts(seen, is_asked, waiting):
    assert undescribed(report(seen), is_asked=is_asked) == waiting


def test_what_is_no_table_of_counts_keeps_its_problem():
    found = report(replace(SEEN, is_likely=False))
    assert update_report.problems(found, undescribed(found, is_asked=False)) == found.problems


def test_a_problem_at_a_place_is_told_whatever_waits():
    one = Problem("t.xlsx", "This cell holds an error", "Notes", "A1")
    found = replace(report(SEEN), problems=[*report().problems, one])
    assert update_report.problems(found, frozenset({"Data"})) == [one]
