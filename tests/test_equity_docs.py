"""What docs/equity.md says of the sheets on groups is what Headway takes."""

import re
from pathlib import Path

import pytest
from pictures import sheet, workbook
from update_files import known

from loaders.breakdowns.falling_short import LEAST_SHORT
from loaders.breakdowns.headers import BREAKDOWNS, DIMENSIONS, GROUPS
from loaders.breakdowns.words import ABOUT, PROCESSES, names_of
from loaders.impact.fields import DECISIONS
from loaders.impact.headers import ASSESSMENTS, IMPACT_GROUPS
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "equity.md").read_text(encoding="utf-8")


def table(after):
    """The cells of the rows of the next table below some words, its header first."""
    below = TEXT[TEXT.index(after) :]
    lines = re.search(r"((?:^\|.*\n)+)", below, re.MULTILINE)[1].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def columns(after):
    return [cells[0].strip("`") for cells in table(after)[2:]]


@pytest.mark.parametrize(
    ("after", "headers", "keys"),
    [
        ("## Dimensions", DIMENSIONS, set()),
        ("## Groups of dimensions", GROUPS, {"dimension", "group"}),
        ("## Whom a measure counts", BREAKDOWNS, {"code", "measure"}),
    ],
)
def test_every_column_is_documented_and_known(after, headers, keys):
    other = {"of_values", "of_measures", "group"} - keys
    assert {headers.field_of(one) for one in columns(after)} | keys == set(headers.fields) - other


@pytest.mark.parametrize("after", ["They stand on a sheet `Groups`", "**A part of two dimensions"])
def test_the_sheets_of_values_that_are_drawn_are_read(after):
    rows = table(after)
    picture = "\n".join("|".join(cells) for cells in [rows[0], *rows[2:]])
    report, found, _ = recognized(workbook(sheet(picture)), Options(known=known()))
    assert report.problems == []
    assert len(found["measure_value"]) == len(rows) - 2


def test_the_words_for_whom_and_for_what_are_those_that_are_taken():
    told = dict(zip(columns("## Whom a measure counts"), table("## Whom a measure counts")[2:],
                    strict=True))  # fmt: skip
    assert set(re.findall(r"`([^`]+)`", told["About"][1])) == set(ABOUT)
    assert set(re.findall(r"`([^`]+)`", told["Process"][1])) == set(PROCESSES)


def test_names_are_parted_as_it_says():
    told = next(cells[1] for cells in table("## Groups of dimensions") if "Also called" in cells[0])
    several, one = re.findall(r"`([^`;]+; [^`]+|[^`]+, [^`]+)`", told)
    assert (len(names_of(several)), len(names_of(one))) == (2, 1)


def test_how_short_a_period_has_to_be():
    assert f"over {LEAST_SHORT:.0%} below" in TEXT


def codes(cells):
    return [word for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize(
    ("after", "headers"),
    [("One row a proposal:", ASSESSMENTS), ("And one row a group,", IMPACT_GROUPS)],
)
def test_every_column_of_an_impact_assessment_is_documented_and_known(after, headers):
    told = codes(cells[0] for cells in table(after)[2:])
    assert sorted(headers.field_of(one) for one in told) == sorted(headers.fields)


def test_the_decisions_are_those_that_are_taken():
    told = next(cells for cells in table("One row a proposal:") if cells[0] == "`Decision`")
    assert codes([told[1]]) == [*DECISIONS, "withdraw"]


@pytest.mark.parametrize("setting", columns("## Settings"))
def test_a_setting_is_one_with_that_default(setting):
    told = dict(zip(columns("## Settings"), table("## Settings")[2:], strict=True))
    assert told[setting][1].endswith(f"({getattr(Settings(), setting)})")


@pytest.mark.parametrize("name", ["README.md", "docs/equity.md", "docs/equity_formulas.md"])
def test_every_page_and_picture_that_is_linked_is_there(name):
    page = ROOT / name
    told = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in told if not (page.parent / link).exists()] == []


def test_the_files_of_the_demonstration_that_it_names_are_there():
    names = re.findall(r"`(data/demo/[^`]+)`", TEXT)
    assert names
    assert [name for name in names if not list(ROOT.glob(name))] == []
