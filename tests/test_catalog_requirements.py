"""The catalogue of requirements and the demonstration's crosswalk are what their scripts make."""

import subprocess
import sys
import tomllib
from pathlib import Path

import openpyxl
import pytest
from pictures import sheet, workbook

from loaders.home import DATA
from loaders.known import Known
from loaders.options import Options
from loaders.recognizing import recognized
from loaders.settings import Limits
from loaders.workbook import open_workbook

ROOT = Path(__file__).resolve().parents[1]
CATALOG = DATA / "catalogs" / "cfsr_requirements.xlsx"
DEMO = DATA / "demo" / "crosswalk.xlsx"


@pytest.fixture(scope="module")
def told():
    return tomllib.loads((ROOT / "docs" / "catalog_cfsr_requirements.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def read():
    """The report and the rows of the catalogue."""
    report, rows, _ = recognized(open_workbook(CATALOG, Limits()), Options())
    assert (report.problems, report.warnings) == ([], [])
    return report, rows


def test_the_workbook_in_the_repository_is_the_one_that_the_script_makes(tmp_path):
    command = [sys.executable, str(ROOT / "docs" / "make_catalogs.py"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    made = tmp_path / "data" / "catalogs" / "cfsr_requirements.xlsx"
    assert made.read_bytes() == CATALOG.read_bytes()


def test_it_has_seven_outcomes_and_seven_systemic_factors_with_36_items(told, read):
    report, rows = read
    assert [(one.name, one.shape, one.says) for one in report.sheets[:3]] == [
        ("Frameworks", "crosswalk", "1 framework"),
        ("Requirements", "crosswalk", "36 requirements"),
        ("Crosswalk", "crosswalk", "A crosswalk that says nothing yet"),
    ]
    assert [row["code"] for row in rows["requirement"]] == [f"Item {n}" for n in range(1, 37)]
    headings = list(dict.fromkeys(row["heading"] for row in rows["requirement"]))
    # 45 CFR 1355.34(b)(1): seven outcomes, items 1 to 18; (c): seven systemic factors, items 19 to 36.
    assert [" Outcome " in heading for heading in headings] == [True] * 7 + [False] * 7
    assert [heading.rpartition("1355.34")[2] for heading in headings] == [
        *("(b)(1)(i)(A))", "(b)(1)(i)(B))", "(b)(1)(ii)(A))", "(b)(1)(ii)(B))"),
        *("(b)(1)(iii)(A))", "(b)(1)(iii)(B))", "(b)(1)(iii)(C))"),
        *(f"(c)({number}))" for number in range(1, 8)),
    ]
    assert rows["requirement"][17]["heading"] == headings[6]
    assert rows["requirement"][18]["heading"] == headings[7]
    (framework,) = rows["framework"]
    assert framework["name"] == told["framework"]["name"]
    assert "45 CFR 1355.34(b) and (c)" in framework["source_note"]
    assert "crosswalk_link" not in rows


def test_the_number_of_items_under_each_heading(told):
    # Onsite Review Instrument: 1, 2, 3, 5, 4, 1 and 2 items; Statewide Assessment: 1, 5, 1, 3, 2, 2, 4.
    assert [len(one["items"]) for one in told["headings"]] == [
        1,
        2,
        3,
        5,
        4,
        1,
        2,
        1,
        5,
        1,
        3,
        2,
        2,
        4,
    ]


def test_its_sheet_to_fill_in_is_read_once_it_is_filled_in(tmp_path):
    book = openpyxl.load_workbook(CATALOG)
    first = book["Crosswalk"][4]
    assert [cell.value for cell in first[:2]] == ["CFSR", "Item 1"]
    first[4].value, first[5].value = "1.a", "partial"
    book.save(tmp_path / "filled.xlsx")
    plan = {"source": "p", "plan_id": "p"}
    item = plan | {
        "item_id": "p/1.a",
        "code": "1.a",
        "text": "Answer",
        "level_name": "goal",
        "owners": [],
    }
    known = Known().with_rows({"plan": [plan | {"title": "Plan"}], "plan_item": [item]})
    report, rows, _ = recognized(
        open_workbook(tmp_path / "filled.xlsx", Limits()), Options(known=known)
    )
    assert report.problems == []
    assert [(row["requirement_code"], row["item_id"], row["coverage"]) for row in rows["crosswalk_link"]] == [
        ("Item 1", "p/1.a", "partial")
    ]  # fmt: skip


def rows_of(sheet):
    """The rows of a sheet of the demonstration below its header, blank cells as None."""
    rows = list(openpyxl.load_workbook(DEMO)[sheet].values)
    header = next(number for number, row in enumerate(rows) if row[0] == "Framework")
    return [dict(zip(rows[header], row, strict=True)) for row in rows[header + 1 :]]


def test_the_demonstration_has_a_gap_a_duplicate_and_what_is_covered_in_part():
    codes = [(row["Framework"], row["Code"]) for row in rows_of("Requirements")]
    linked = {code: [] for code in codes}
    for row in rows_of("Crosswalk"):
        key = row["Framework"], row["Requirement"]
        linked.setdefault(key, []).append(row["Coverage"])
    assert linked["Training", "T5"] == linked["Training", "T7"] == []
    assert linked["Training", "T4"] == ["full", "full"]
    assert linked["Training", "T3"] == ["partial", "partial"]
    assert all("Demonstration data" in one["A1"].value for one in openpyxl.load_workbook(DEMO))


def test_the_demonstration_is_told_as_invented():
    drawn = sheet(
        "Demonstration data: an example.\nFramework | Code | Program | Requirement\nF|1|A|Do", "R"
    )
    _, rows, _ = recognized(workbook(drawn), Options())
    assert rows["framework"][0]["is_demonstration"] is True
