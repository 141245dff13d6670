"""The ready catalogues are what their script makes of its sources, and every figure has a source."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[1]
CATALOGS = ("child_support", "cfsr_round4")
HEADER_ROW = 3
HEADERS = [
    *("Code", "Measure", "Definition", "Plan", "Plan items", "Kind", "Statistic", "Unit"),
    *("Direction", "Low", "High", "Tolerance", "Baseline", "Baseline period", "Target"),
    *("Target period", "Frequency", "Year", "Year starts in", "Numerator", "Denominator"),
    *("Scale", "Decimals", "Owner", "Source"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    for folder in folders:
        command = [sys.executable, str(ROOT / "docs" / "make_catalogs.py"), str(folder)]
        subprocess.run(command, check=True, capture_output=True)
    return folders


def path(name, folder=ROOT):
    return folder / "data" / "catalogs" / f"{name}.xlsx"


def source(name):
    return tomllib.loads((ROOT / "docs" / f"catalog_{name}.toml").read_text("utf-8"))


def parts(file):
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(file):
    book = openpyxl.load_workbook(file)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet
        for cell in row
    }


def rows(name, sheet):
    values = list(openpyxl.load_workbook(path(name))[sheet].values)
    headers = values[HEADER_ROW - 1]
    return [dict(zip(headers, row, strict=True)) for row in values[HEADER_ROW:]]


@pytest.mark.parametrize("name", CATALOGS)
def test_two_runs_give_the_same_bytes(made, name):
    first, second = made
    assert path(name, first).read_bytes() == path(name, second).read_bytes()


@pytest.mark.parametrize("name", CATALOGS)
def test_the_workbooks_in_the_repository_are_those_that_the_script_makes(made, name):
    assert cells(path(name)) == cells(path(name, made[0]))
    assert parts(path(name)) == parts(path(name, made[0]))


@pytest.mark.parametrize("name", CATALOGS)
def test_the_sheet_of_measures_has_a_title_and_the_headers_of_the_contract(name):
    sheet = openpyxl.load_workbook(path(name))["Measures"]
    assert sheet["A1"].value == source(name)["title"]
    assert [cell.value for cell in sheet[HEADER_ROW]] == HEADERS
    assert sheet.freeze_panes == "C4"


@pytest.mark.parametrize("name", CATALOGS)
def test_every_measure_is_whole_and_has_a_source(name):
    needed = ("Code", "Measure", "Definition", "Direction", "Unit", "Numerator", "Denominator")
    for row in rows(name, "Measures"):
        assert all(row[header] for header in (*needed, "Source")), row["Code"]
        assert "{" not in row["Definition"] + row["Source"]
        assert (row["Kind"], row["Frequency"]) == ("quantitative", "yearly")
        assert row["Year"] == "federal fiscal year"


@pytest.mark.parametrize("name", CATALOGS)
def test_the_figures_are_those_of_the_toml_and_named_in_the_source(name):
    told = source(name)
    sheet = told["figure_sheet"]
    shown = rows(name, sheet["name"])
    assert [row["Source"] is not None for row in shown] == [True] * len(told["measures"])
    for measure, row in zip(told["measures"], shown, strict=True):
        for column in sheet["columns"]:
            figure = measure["figures"].get(column["key"])
            if figure is not None:
                assert row[column["header"]] == figure
                is_whole = isinstance(figure, int)
                text = str(figure) if is_whole else f"{figure:.{measure['decimals']}f}"
                assert re.search(rf"(?<![\d.]){re.escape(text)}(?![\d.])", row["Source"])
        shown_keys = {column["key"] for column in sheet["columns"]}
        assert set(measure["figures"]) <= shown_keys, "a figure that no sheet shows"


def test_the_target_of_each_child_support_measure_earns_the_full_incentive():
    targets = {
        row["Code"]: (row["Target"], row["Unit"]) for row in rows("child_support", "Measures")
    }
    assert targets == {
        "CS-PEP": (80, "%"),
        "CS-ORDERS": (80, "%"),
        "CS-CURRENT": (80, "%"),
        "CS-ARREARS": (80, "%"),
        "CS-COST": (5.00, "$"),
    }


def test_the_thresholds_of_the_child_support_rule():
    # 42 U.S.C. 658a(b)(6), 652(g)(1); 45 CFR 305.40(a)
    headers = [column["header"] for column in source("child_support")["figure_sheet"]["columns"]]
    shown = [
        [row[header] for header in headers[2:6]] for row in rows("child_support", "Thresholds")
    ]
    assert shown == [
        [80, 50, 10, 90],
        [80, 50, 5, 40],
        [80, 40, 5, 35],
        [80, 40, 5, None],
        [5.00, 2.00, None, None],
    ]


def test_national_performance_is_a_comparison_and_neither_target_nor_benchmark():
    # Children's Bureau, CFSR Round 4 Statewide Data Indicators Workbook, March 2026, page 2
    shown = rows("cfsr_round4", "National performance")
    assert [(row["National performance"], row["Better when"]) for row in shown] == [
        (9.07, "lower"),
        (9.7, "lower"),
        (35.2, "higher"),
        (43.8, "higher"),
        (37.3, "higher"),
        (5.6, "lower"),
        (4.48, "lower"),
    ]
    assert "Benchmarks" not in openpyxl.load_workbook(path("cfsr_round4")).sheetnames
    for row, comparison in zip(rows("cfsr_round4", "Measures"), shown, strict=True):
        assert (row["Target"], row["Target period"]) == (None, None)
        figure = f"{comparison['National performance']:g}"
        assert f"National performance, a comparison: {figure}" in row["Definition"]
        assert "risk-standardized performance" in row["Definition"]


@pytest.mark.parametrize("name", CATALOGS)
def test_the_read_me_says_its_date_and_how_to_load_it(name):
    sheet = openpyxl.load_workbook(path(name))["Read me"]
    lines = [cell.value for cell in sheet["A"]]
    assert f"headway load data/catalogs/{name}.xlsx" in lines
    assert "2026" in lines[lines.index("Date of the facts") + 1]
