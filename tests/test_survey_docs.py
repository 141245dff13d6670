"""What docs/surveys.md says of exports and of the survey file is what Headway takes."""

import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from loaders.settings import Settings
from loaders.surveys.answer_rows import TOOL
from loaders.surveys.attributes import MOST_GROUPS, dimension_of
from loaders.surveys.declared_records import Declared, DeclaredColumn, DeclaredComposite
from loaders.surveys.declared_values import OF_A_COMPOSITE, OF_AN_EXPORT, OF_COLUMNS
from loaders.surveys.declaring import declared_of, read_declared
from loaders.surveys.records import TAKEN_AS
from loaders.surveys.scales import SCALES, is_not_applicable, scale_named
from loaders.surveys.tool_headers import TOOLS

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "surveys.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


def first_cells(*, after):
    """The first cells of the rows of the next table below some words."""
    below = TEXT[TEXT.index(after) :]
    table = re.search(r"((?:^\|.*\n)+)", below, re.MULTILINE)[1]
    return [line.split("|")[1].strip() for line in table.splitlines()[2:]]


def keys(after):
    return {key for cell in first_cells(after=after) for key in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize(
    ("after", "takes", "record"),
    [
        ("A blank file says no more", {*OF_AN_EXPORT, "columns", "composites"}, Declared),
        ("In a table `[[columns]]`:", set(OF_COLUMNS), DeclaredColumn),
        ("In a table `[[composites]]`", set(OF_A_COMPOSITE), DeclaredComposite),
    ],
)
def test_every_key_of_a_survey_file_is_documented_and_no_other(after, takes, record):
    assert keys(after) == takes == {field.name for field in fields(record)}


def test_everything_that_a_column_can_be_is_documented():
    listed = [
        word
        for cell in first_cells(after="## What is kept, and what never")
        for word in re.findall(r"`([^`]+)`", cell)
    ]
    assert sorted(listed) == sorted(TAKEN_AS)


def test_every_tool_is_documented():
    assert set(first_cells(after="## Which exports")) == {*TOOLS, TOOL}


def test_every_family_of_scales_is_documented_and_those_named_exist():
    below = TEXT[TEXT.index("| scales | families") :].partition("\n\n")[0]
    named = {word.strip() for line in below.splitlines()[2:]
             for word in line.split("|")[2].split(",")}  # fmt: skip
    assert named == {name.partition(" ")[0] for name in SCALES}
    for words in re.findall(r"`\"?(\w+ \d|\d-\d+|agreement 0-4)\"?`", TEXT):
        scale_named(words)


def test_the_attributes_that_are_named_are_taken_for_some():
    told = next(line for line in TEXT.splitlines() if line.startswith("| `attribute`"))
    listed = told.partition("told apart by: ")[2].partition(";")[0].split(", ")
    assert len(listed) > 10
    assert [word for word in listed if dimension_of(word) is None] == []
    assert f"at most {MOST_GROUPS} groups" in told


def test_the_words_for_not_applicable_are_taken_for_it():
    told = TEXT.partition("**N/A** (")[2].partition(")")[0]
    words = re.findall(r'"([^"]+)"', told)
    assert len(words) == 5
    assert all(map(is_not_applicable, words))


def test_the_example_of_a_survey_file_says_what_it_seems_to(tmp_path):
    path = tmp_path / "example.toml"
    path.write_text(BLOCKS[0], encoding="utf-8")
    assert declared_of(read_declared(path)) == Declared(
        survey="Member survey",
        held_on=date(2026, 3, 31),
        invited=120,
        columns=(
            DeclaredColumn(
                ("Q1", "Q3_*"), scale="1-5", reversed=True, not_applicable=("-1", "Refused")
            ),
            DeclaredColumn(("column P",), measure="M-04"),
            DeclaredColumn(("What is your cohort?",), dimension="Cohort"),
        ),
        composites=(DeclaredComposite("Value", ("Relevance", "Practicality", "Usefulness")),),
    )


@pytest.mark.parametrize("name", ["survey_2024", "survey_2025", "survey_2026"])
def test_the_survey_files_of_the_demonstration_are_taken(name):
    said = declared_of(read_declared(ROOT / "data" / "demo" / f"{name}.toml"))
    assert said.survey == "Member survey"


def test_the_settings_that_are_told_are_the_defaults():
    told = tomllib.loads(BLOCKS[1])
    assert told == {name: getattr(Settings(), name) for name in told}
    assert set(told) == {"survey_target", "hidden_up_to", "minimum_responses"}
