"""Parts of two and three dimensions on a sheet of groups, and the groups a workbook asks for."""

import pytest
from update_files import add, known, measure_rows, stocked, workbook

from loaders import long_rows
from loaders.breakdowns.knowing import breakdowns_of
from loaders.calendars import Period
from loaders.changes import changes
from loaders.home import Home
from loaders.ledger import read_ledger
from loaders.options import Options
from loaders.readers import ooxml
from loaders.settings import Limits
from loaders.shapes import update
from loaders.templates.group_rows import groups_of
from loaders.workbook import open_workbook

HEADERS = (
    "Code | Period | Dimension | Group | Dimension 2 | Group 2 | Dimension 3 | Group 3 | Numerator "
    "| Denominator"
)
SHEET = """
    '1.1 | 2025 Q3 | Region             | Coast         | Ethnicity | Black |        |       | 20 | 40
    '1.1 | 2025 Q3 | Region x Ethnicity | Coast x White |           |       |        |       | 21 | 40
    '1.1 | 2025 Q3 | Region             | Coast         | Ethnicity | All   |        |       | 41 | 80
    '1.1 | 2025 Q3 | Region             | Coast         | Ethnicity | Black | Gender | Women | 9  | 30
    '1.1 | 2025 Q3 | Region             | Coast         |           |       |        |       | 77 | 80
    '1.1 | 2025 Q3 | Region             | Coast         | Ethnicity |       |        |       | 20 | 40
    '1.1 | 2025 Q3 | Region             | Coast         | region    | Hills |        |       | 20 | 40
    '1.1 | 2025 Q3 | Region × Ethnicity | Hills × Asian | Age       | Young | Gender | Men   | 20 | 40
    '1.1 | 2025 Q3 | Region × Ethnicity | Hills         |           |       |        |       | 20 | 40
    '1.1 | 2025 Q3 |                    |               |           |       | Age    | Young | 20 | 40
    '1.1 | 2025 Q3 | Region             | All           | Age       | total |        |       | 20 | 40
"""


def said(path):
    """Rows of measure_value by dimension and group, and problems by cell."""
    records = update.read(open_workbook(path, Limits()), Options(known=known()))
    rows = update.rows(records)["measure_value"].to_pylist()
    values = [(row["dimension"], row["group_name"], row["numerator"]) for row in rows]
    return values, [(one.cell, one.message) for one in update.validate(records)]


@pytest.fixture(params=["cells", "columns"])
def path(request, tmp_path, monkeypatch):
    """The sheet above, read by its cells and as a long sheet is."""
    if request.param == "columns":
        monkeypatch.setattr(ooxml, "LARGE_BYTES", 10)
        monkeypatch.setattr(long_rows, "LONG_ROWS", 5)
    return workbook(tmp_path / "update.xlsx", Groups=f"{HEADERS}\n{SHEET.strip()}")


def test_parts_of_several_dimensions_stand_in_one_order(path):
    values, problems = said(path)
    assert values == [
        ("Ethnicity × Region", "Black × Coast", 20),
        ("Ethnicity × Region", "White × Coast", 21),
        ("Region", "Coast", 41),
        ("Ethnicity × Gender × Region", "Black × Women × Coast", 9),
        ("Region", "Coast", 77),
        ("Age", "Young", 20),
    ]
    assert problems == [
        ("I5", "1.1 of Coast in 2025 Q3 is given here and at I7; keep one of them"),
        ("I7", "1.1 of Coast in 2025 Q3 is given here and at I5; keep one of them"),
        ("F8", "Group 2 should be given: a value by group needs a group"),
        ("E9", "Dimension 2 should be another one than Region, which the row has already"),
        ("C10", "Dimension should be up to 3 dimensions, not 4"),
        ("D11", ("Group should be one group of each of Region and Ethnicity, joined by ×, not "
                "'Hills'")),
        ("D13", "Group should be one part, not 'All'; the whole stands on sheet Values"),
    ]  # fmt: skip


def test_a_fourth_dimension_is_not_read_in_silence(tmp_path):
    path = workbook(
        tmp_path / "update.xlsx",
        Groups="Code | Period | Dimension | Group | Dimension | Dimension | Dimension | Value\n"
        "'1.2 | 2025 Q3 | Region | Coast | | | Age | 20",
    )
    _, problems = said(path)
    assert problems == [
        ("G2", "Column 'Dimension' stands twice; the one further left is read, not this one")
    ]


def group_row(measure_id, dimension, group, number, period_id="2025-07/P3M", **given):
    period = Period.from_id(period_id)
    return {
        "source": "old.xlsx!Groups!H3", "measure_id": measure_id, "period_id": period_id,
        "months": period.months, "starts_on": period.starts_on, "ends_on": period.ends_on,
        "dimension": dimension, "group_name": group, "numerator": number, "denominator": 100.0,
        "is_withdrawn": False, **given,
    }  # fmt: skip


def test_case_alone_changes_the_value_that_stands(home):
    stocked(home)
    add(home, {"measure_value": [group_row("1-1", "Region", "Coast", 40.0)]}, "old.xlsx")
    with read_ledger(Home(home)) as ledger:
        told = changes(
            ledger, {"measure_value": [group_row("1-1", "REGION", "coast", 41.0)]}, known()
        )
    ((kind, line),) = [(one.kind, one.line) for one in told.listed]
    assert (kind, line) == (
        "changed", "1.1 Current support, 2025 Q3, REGION: coast: now 41.0% (41 of 100)",
    )  # fmt: skip


CATALOGUE = {
    "dimension": [
        {
            "source": "d.xlsx!D!A2", "dimension": "Region", "ordinal": 1, "is_ordered": False,
            "is_expected": True, "synonyms": ["Area"], "is_withdrawn": False,
        },
    ],
    "dimension_group": [
        {
            "source": "d.xlsx!G!B2", "dimension": dimension, "group_name": group,
            "ordinal": ordinal, "synonyms": synonyms, "is_overlapping": False,
            "is_unknown": False, "is_withdrawn": False,
        }
        for dimension, group, ordinal, synonyms in (
            ("Region", "Hills", 1, []), ("Region", "Coast", 2, ["Seaside"]), ("Sex", "Men", 1, []),
        )
    ],
    "measure_breakdown": [
        {
            "source": "d.xlsx!B!A2", "measure_id": "1-2", "about": "customers",
            "dimensions": ["Region", "Region × Sex"], "is_withdrawn": False,
        },
    ],
}  # fmt: skip


def test_a_workbook_asks_for_groups_that_were_reported_and_that_are_expected(home):
    add(home, {"measure": measure_rows()})
    values = [
        group_row("1-1", "Area", "Seaside", 4.0),
        group_row("1-1", "Region", "HILLS", 4.0),
        group_row("1-1", "Region", "Bay", 4.0),
        group_row("1-1", "Region × Sex", "Coast × Men", 4.0),
        group_row("1-1", "Sex", "men", 4.0),
        group_row("1-1", "Sex", "Women", 4.0),
    ]
    add(home, {"measure_value": values}, "old.xlsx")
    taken = group_row("1-1", "sex", "women", None) | {"denominator": None, "is_withdrawn": True}
    add(home, {"measure_value": [taken]}, "back.xlsx")
    add(home, CATALOGUE, "d.xlsx")
    with read_ledger(Home(home)) as ledger:
        asked = groups_of(ledger)
        assert breakdowns_of(ledger).dimension("AREA") == "region"
    assert asked == {
        "1-1": [
            ("Region", "Hills"), ("Region", "Coast"), ("Region", "Bay"), ("Sex", "Men"),
            ("Region × Sex", "Coast × Men"),
        ],
        "1-2": [
            ("Region", "Hills"), ("Region", "Coast"),
            ("Region × Sex", "Hills × Men"), ("Region × Sex", "Coast × Men"),
        ],
    }  # fmt: skip
