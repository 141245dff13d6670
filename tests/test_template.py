"""The update workbook: what it asks for, how it can be filled in, and that it comes back."""

import shutil
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest
from lxml import etree
from update_files import add, measure_rows, plan_rows, stocked

import loaders
from loaders.periods import Period
from loaders.publication import reading
from loaders.templates.contents import Wanted
from loaders.templates.value_rows import value_rows

HEADER = 4
QUARTER = "2026 Q3"


def value(code: str, starts_on: date, months: int, actual: float, **given) -> dict:
    period = Period(starts_on, months)
    return {
        "source": "update.xlsx!Values!J5",
        "measure_id": code.replace(".", "-"),
        "period_id": period.period_id,
        "months": months,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "dimension": "Overall",
        "group_name": "Overall",
        "value": actual,
        "is_withdrawn": False,
    } | given


@pytest.fixture
def home(tmp_path: Path, first_home: Path) -> Path:
    """Measures and a plan; 1.1 has values of 2025 Q4 and 2026 Q2, one of them by group."""
    return shutil.copytree(first_home, tmp_path / "home")


@pytest.fixture(scope="module")
def first_home(tmp_path_factory) -> Path:
    path = stocked(tmp_path_factory.mktemp("first") / "home")
    older = value("1.1", date(2025, 10, 1), 3, 58.04)
    newer = value("1.1", date(2026, 4, 1), 3, 61.26)
    north = value("1.1", date(2026, 4, 1), 3, 50.0, dimension="Region", group_name="North")
    add(path, {"measure_value": [older, newer, north]}, "update.xlsx")
    loaders.publish(path)
    return path


def written(home: Path, **wanted) -> openpyxl.Workbook:
    target = home.parent / "update.xlsx"
    target.unlink(missing_ok=True)
    loaders.template(home, target, **({"period": QUARTER} | wanted))
    return openpyxl.load_workbook(target)


def table(book: openpyxl.Workbook, name: str) -> list[dict]:
    """The prefilled rows of a sheet by header; blank rows to write in are left out."""
    rows = list(book[name].iter_rows(min_row=HEADER, values_only=True))
    found = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    return [row for row in found if row["Id"] is not None]


def cell(book: openpyxl.Workbook, name: str, header: str, row: int = HEADER + 1):
    sheet = book[name]
    column = next(one.column for one in sheet[HEADER] if one.value == header)
    return sheet.cell(row, column)


def test_asks_for_every_measure_whose_period_ends_in_the_quarter(home):
    rows = table(written(home), "Values")
    assert [(row["Code"], row["Period"]) for row in rows] == [
        ("1.1", "2026 Q3"),
        ("1.2", "2026 Q3"),
        ("1.3", "2026 Q3"),
        ("2.2", "2026 Q3"),
        ("3.1", "FFY 2026"),  # October 2025 to September 2026; 2.1 ends with the year
    ]
    first = rows[0]
    assert (first["Last period"], first["Last value"]) == ("2026 Q2", 61.3)
    assert first["Benchmark"] == 80  # neither benchmark nor baseline: held against the target
    assert first["Value"] is None


def test_asks_for_the_periods_that_were_missed(home):
    name = (home / "published" / "CURRENT").read_text().strip()
    with reading(home / "published" / name) as published:
        rows, _, _ = value_rows(published, {}, Wanted(day=date(2027, 5, 9)))
    assert [row.period for row in rows if row.code == "1.1"] == [
        "2026 Q3",
        "2026 Q4",
        "2027 Q1",
    ]
    # Never reported: the last period alone.
    assert [row.period for row in rows if row.code == "1.2"] == ["2027 Q1"]
    assert [row.period for row in rows if row.code == "2.1"] == ["2026"]


def test_of_what_is_finished_or_taken_once_it_asks_no_more(tmp_path):
    measures = measure_rows()
    measures[0]["frequency"] = "once"
    add(tmp_path / "home", {"measure": measures, **plan_rows()})
    done = [
        value("1.1", date(2025, 10, 1), 3, 58.0),
        value("2.2", date(2025, 10, 1), 3, None, state="Done"),
    ]
    add(tmp_path / "home", {"measure_value": done}, "done.xlsx")
    loaders.publish(tmp_path / "home")
    due = table(written(tmp_path / "home", period=None), "Values")
    assert [row["Code"] for row in due] == ["1.2", "1.3", "2.1", "3.1", "3.2"]
    asked = table(written(tmp_path / "home"), "Values")
    assert [row["Code"] for row in asked] == ["1.1", "1.2", "1.3", "2.2", "3.1"]


def test_what_has_not_begun_is_not_asked_for(home):
    name = (home / "published" / "CURRENT").read_text().strip()
    year = Wanted(period=Period(date(2026, 1, 1), 12), day=date(2026, 5, 9))
    with reading(home / "published" / name) as published:
        rows, _, _ = value_rows(published, {}, year)
    assert [row.period for row in rows if row.code == "1.2"] == ["2026 Q1", "2026 Q2"]
    with pytest.raises(loaders.Refused) as refused:
        written(home, period="2096 Q1")
    assert str(refused.value) == (
        "The period should have begun: '2096 Q1' does not begin before 2096-01-01."
    )


def test_a_division_is_asked_for_its_own_and_the_agency_for_what_serves_no_plan(tmp_path):
    rows = plan_rows(plan_id="agency", title="Agency")
    division = plan_rows(plan_id="division", title="Division")
    division["plan"][0]["parent_plan_id"] = "agency"
    at = {"source": "m.xlsx!Measures!A2", "measure_id": "1-2", "plan_id": "division"}
    add(
        tmp_path / "home",
        {
            "measure": measure_rows(),
            "measure_item": [at | {"item_code": "1.a"}],
            **{table: rows[table] + division[table] for table in rows},
        },
    )
    loaders.publish(tmp_path / "home")
    of_division = written(tmp_path / "home", plan_id="division")
    assert [row["Code"] for row in table(of_division, "Values")] == ["1.2"]
    assert {row["Plan"] for row in table(of_division, "Progress")} == {"Division"}
    of_agency = written(tmp_path / "home", plan_id="agency")
    assert [row["Code"] for row in table(of_agency, "Values")] == [
        "1.1",
        "1.2",
        "1.3",
        "2.2",
        "3.1",
    ]
    assert {row["Plan"] for row in table(of_agency, "Progress")} == {"Agency", "Division"}


def test_lists_the_groups_that_were_reported_before(home):
    (row,) = table(written(home), "Groups")
    assert (row["Code"], row["Dimension"], row["Group"]) == ("1.1", "Region", "North")


def test_lists_open_items_with_their_period(home):
    rows = table(written(home), "Progress")
    assert {row["Code"]: row["Period"] for row in rows} == dict.fromkeys(
        ("1", "1.a", "1.b"), QUARTER
    )


def test_input_is_open_and_the_rest_is_protected_without_a_password(home):
    book = written(home)
    for name, given, asked in (
        ("Values", "Measure", "Value"),
        ("Groups", "Group", "Numerator"),
        ("Progress", "Plan item", "Status"),
    ):
        assert book[name].protection.sheet
        assert not book[name].protection.password
        assert cell(book, name, given).protection.locked
        assert not cell(book, name, asked).protection.locked
        assert book[name].column_dimensions["A"].hidden
        assert book[name].freeze_panes is not None
        assert book[name].print_title_rows == f"${HEADER}:${HEADER}"
    last = cell(book, "Values", "Code", HEADER + 1 + len(table(book, "Values")))
    assert last.value is None
    assert not last.protection.locked


def test_a_percentage_stays_as_it_is_typed(home):
    """A cell of another format would turn 61.2% into 0.612."""
    assert cell(written(home), "Values", "Value").number_format == "@"


def test_words_are_chosen_from_lists(home):
    lists = {
        str(one.sqref): one.formula1
        for one in written(home)["Values"].data_validations.dataValidation
    }
    assert any("Off track" in formula for formula in lists.values())
    states = [cells for cells, formula in lists.items() if "In progress" in formula]
    row = HEADER + 1 + 3  # the fourth measure is the deliverable
    assert states == [f"J{row}"]


ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection",
    "autoFilter", "dataValidations", "pageMargins", "pageSetup", "headerFooter", "ignoredErrors",
)  # fmt: skip
"""Of a worksheet's parts those that it may have, as ECMA-376 part 1, 18.3.1.99 orders them."""
MOST_IN_A_LIST = 255


def test_its_parts_are_as_excel_wants_them(home):
    written(home)
    with zipfile.ZipFile(home.parent / "update.xlsx") as parts:
        assert parts.testzip() is None
        sheets = [
            etree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
            for number in range(1, 5)
        ]
    for sheet in sheets:
        found = [etree.QName(part).localname for part in sheet]
        assert found == [name for name in ORDER if name in found]
        assert sheet.findall(".//{*}f") == []
        protection = sheet.find("{*}sheetProtection").attrib
        assert protection["sheet"] == "1"
        assert not {"password", "hashValue", "algorithmName"} & set(protection)
        for listed in sheet.iterfind(".//{*}dataValidation"):
            assert listed.get("type") == "list"
            assert len(listed.findtext("{*}formula1")) <= MOST_IN_A_LIST
        # A height that is fixed would cut off what is written into the row.
        assert not any(row.get("customHeight") for row in sheet.iterfind(".//{*}row"))
    quiet = sheets[0].find(".//{*}ignoredError")
    assert dict(quiet.attrib) == {"sqref": "J5:J1048576", "numberStoredAsText": "1"}


def test_a_number_is_shown_with_its_commas_and_its_decimals(tmp_path):
    add(tmp_path / "home", {"measure": measure_rows(), **plan_rows()})
    values = [
        value("1.1", date(2026, 4, 1), 3, 61.26),
        value("1.3", date(2026, 4, 1), 3, 26_670_000.0),
    ]
    add(tmp_path / "home", {"measure_value": values}, "older.xlsx")
    loaders.publish(tmp_path / "home")
    book = written(tmp_path / "home")
    formats = [cell(book, "Values", "Last value", row).number_format for row in (5, 7)]
    assert formats == ["#,##0.0", "#,##0"]


def test_what_is_written_is_never_a_formula(tmp_path):
    measures = [row | {"name": "=1+1", "unit": "@x"} for row in measure_rows()]
    add(tmp_path / "home", {"measure": measures, **plan_rows(items=(("1", "=cmd|x"),))})
    loaders.publish(tmp_path / "home")
    book = written(tmp_path / "home")
    assert cell(book, "Values", "Measure").data_type == "s"
    assert cell(book, "Progress", "Plan item").data_type == "s"


def test_comes_back_unchanged_as_no_change(home):
    written(home)
    (report,) = loaders.load(home, [(home.parent / "update.xlsx", "update.xlsx")], "Ana")
    assert report.ok
    assert report.load_id is None
    assert report.changes == []


def test_comes_back_filled_in(home):
    book = written(home)
    cell(book, "Values", "Value").value = "61.2%"
    cell(book, "Progress", "Status").value = "At risk"
    book.save(home.parent / "filled.xlsx")
    (report,) = loaders.load(home, [(home.parent / "filled.xlsx", "filled.xlsx")], "Ana")
    assert report.problems == []
    assert report.load_id is not None
    name = (home / "published" / "CURRENT").read_text().strip()
    with duckdb.connect(str(home / "published" / name), read_only=True) as published:
        now = published.execute(
            "select actual, period, source from measure_now where measure_id = '1-1'"
        ).fetchone()
        assert now == (61.2, "2026 Q3", "filled.xlsx!Values!J5")
        assert published.execute("select status from plan_item where code = '1'").fetchone() == (
            "At risk",
        )


def test_asks_one_owner_only(tmp_path):
    measures = measure_rows()
    measures[0]["owners"] = ["ED"]
    add(tmp_path / "home", {"measure": measures, **plan_rows()})
    loaders.publish(tmp_path / "home")
    rows = table(written(tmp_path / "home", owner="ed"), "Values")
    assert [row["Code"] for row in rows] == ["1.1"]
    with pytest.raises(loaders.Refused, match="has the owner 'XX'; known are ED"):
        written(tmp_path / "home", owner="XX")


def test_refuses_what_it_cannot_make(home, tmp_path):
    with pytest.raises(loaders.Refused, match="no plan 'other'; known are plan"):
        written(home, plan_id="other")
    with pytest.raises(loaders.Refused, match="The period should be"):
        written(home, period="some day")
    with pytest.raises(loaders.Refused, match="should be a file in a folder that exists"):
        loaders.template(home, tmp_path / "nowhere" / "update.xlsx")
    (tmp_path / "there.xlsx").write_bytes(b"filled in")
    with pytest.raises(loaders.Refused, match=r"there\.xlsx is there already; it may be filled in"):
        loaders.template(home, tmp_path / "there.xlsx")
    assert (tmp_path / "there.xlsx").read_bytes() == b"filled in"
    with pytest.raises(loaders.Refused, match="Nothing has been loaded yet"):
        loaders.template(tmp_path / "empty", tmp_path / "update.xlsx")
