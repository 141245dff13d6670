"""The update workbook in LibreOffice: opened, typed into, saved as .xlsx and .ods, loaded."""

from datetime import date

import duckdb
import pytest
from update_files import add, stocked

import loaders
from loaders.loading import load_files
from loaders.periods import Period

QUARTER = "2026 Q3"
# Rows of the sheet Values below its header: 1.1, 1.2, 1.3, 2.2 (a deliverable) and 3.1.
SUPPORT, CASES, COLLECTED, HANDBOOK = 5, 6, 7, 8
FIRST_BLANK, FAR_BELOW = 10, 300
LONG = "Six of ten firms wrote back, and two of them asked for a visit. " * 6


@pytest.fixture
def home(tmp_path):
    """Measures and a plan; 1.1 was 58.0 in 2025 Q4, 1.3 was 9 in 2026 Q2."""
    path = stocked(tmp_path / "home")
    rows = [
        {
            "source": "update.xlsx!Values!J5", "measure_id": measure_id,
            "period_id": period.period_id, "months": 3, "starts_on": period.starts_on,
            "ends_on": period.ends_on, "dimension": "Overall", "group_name": "Overall",
            "value": value, "is_withdrawn": False,
        }
        for measure_id, period, value in (
            ("1-1", Period(date(2025, 10, 1), 3), 58.0),
            ("1-3", Period(date(2026, 4, 1), 3), 9.0),
        )
    ]  # fmt: skip
    add(path, {"measure_value": rows}, "older.xlsx")
    loaders.publish(path)
    loaders.template(path, tmp_path / "update.xlsx", period=QUARTER)
    return path


def load(home, path):
    (report,) = load_files(str(home), [{"path": str(path), "name": path.name}], "Ana")
    return report


def asked(home, sql):
    name = (home / "published" / "CURRENT").read_text().strip()
    with duckdb.connect(str(home / "published" / name), read_only=True) as published:
        return published.execute(sql).fetchall()


GIVEN = [("Values", f"C{SUPPORT}"), ("Values", f"F{SUPPORT}"), ("Progress", "D6"), ("Groups", "C5")]
TYPED = [
    ("Values", f"J{SUPPORT}", "61.2%"),
    ("Values", f"J{CASES}", "1,234"),
    ("Values", f"K{COLLECTED}", "12,5x"),
    ("Values", f"K{COLLECTED}", ""),
    ("Values", f"J{COLLECTED}", "$26.67 M"),
    ("Values", f"J{HANDBOOK}", "In progress"),
    ("Values", f"N{HANDBOOK}", "https://example.org/draft"),
    ("Values", f"O{SUPPORT}", "Near"),
    ("Values", f"P{SUPPORT}", "the storm"),
    ("Values", f"Q{SUPPORT}", "the Board"),
    # Below the list: an older value is taken back, and far below it another is corrected.
    ("Values", f"B{FIRST_BLANK}", "1.1"),
    ("Values", f"F{FIRST_BLANK}", "2025 Q4"),
    ("Values", f"J{FIRST_BLANK}", "withdraw"),
    ("Values", f"B{FAR_BELOW}", "1.3"),
    ("Values", f"F{FAR_BELOW}", "2026 Q2"),
    ("Values", f"J{FAR_BELOW}", "1/2"),
    ("Values", f"J{FAR_BELOW}", "10"),
    ("Groups", "B5", "1.1"),
    ("Groups", "D5", "2026 Q3"),
    ("Groups", "E5", "Region"),
    ("Groups", "F5", "North"),
    ("Groups", "H5", "412"),
    ("Groups", "I5", "673"),
    ("Progress", "H6", "At risk"),
    ("Progress", "I6", "40%"),
    ("Progress", "J6", LONG),
    # What is given is protected.
    *[(*cell, "Something else") for cell in GIVEN],
]
ASKED = [
    *GIVEN, ("Progress", "J6"), ("Values", f"J{HANDBOOK}"), ("Values", f"O{SUPPORT}"),
    ("Progress", "H6"), ("Values", f"J{FAR_BELOW}"),
]  # fmt: skip


def test_typed_in_libreoffice_saved_as_xlsx_and_ods_and_loaded(home, tmp_path, office):
    saved = [tmp_path / "filled.xlsx", tmp_path / "filled.ods"]
    told = office(tmp_path / "update.xlsx", TYPED, ASKED, saved)
    assert told["protected"] == ["Values", "Groups", "Progress", "Read me"]
    shown = {
        (sheet, cell): one["shows"]
        for (sheet, cell, _), one in zip(TYPED, told["typed"], strict=True)
    }
    # A text cell keeps what is typed: no fraction of 0.612, no first of February.
    assert shown["Values", f"J{SUPPORT}"] == "61.2%"
    assert shown["Values", f"J{COLLECTED}"] == "$26.67 M"
    assert shown["Values", f"J{FAR_BELOW}"] == "10"
    before = dict(zip(ASKED, told["before"], strict=True))
    after = dict(zip(ASKED, told["after"], strict=True))
    for cell in GIVEN:
        assert after[cell]["is_locked"]
        assert after[cell]["shows"] == before[cell]["shows"]
    assert not after["Values", f"J{FAR_BELOW}"]["is_locked"]
    # Long words open their row.
    assert after["Progress", "J6"]["height"] > 2 * before["Progress", "J6"]["height"]
    assert (
        before["Values", f"J{HANDBOOK}"]["choices"]
        == '"Not started";"In progress";"Done";"withdraw"'
    )
    assert before["Values", f"O{SUPPORT}"]["choices"].startswith('"Met target";"On track";"Near"')
    assert before["Progress", "H6"]["choices"].startswith('"Not started";"On track";"At risk"')

    report = load(home, saved[0])
    assert report["problems"] == []
    assert report["load_id"] is not None
    again = load(home, saved[1])
    assert (again["problems"], again["load_id"], again["nothing_new"]) == ([], None, True)

    values = asked(
        home,
        "select measure_id, period, actual, state, status, evidence from measure_value "
        "where load_id is not null order by measure_id, ends_on",
    )
    assert values == [
        ("1-1", "2026 Q3", 61.2, None, "Near", None),
        ("1-2", "2026 Q3", 1234.0, None, "Met target", None),
        ("1-3", "2026 Q2", 10.0, None, "No target set", None),
        ("1-3", "2026 Q3", 26_670_000.0, None, "No target set", None),
        ("2-2", "2026 Q3", None, "In progress", "No target set", "https://example.org/draft"),
    ]
    assert asked(home, "select item_id, status, percent_complete, happened from item_progress") == [
        ("plan/1.a", "At risk", 40.0, LONG.strip())
    ]


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls"])
def test_opened_and_saved_without_a_change_it_is_no_change(home, tmp_path, office, ending):
    path = tmp_path / f"same{ending}"
    office(tmp_path / "update.xlsx", saved=[path])
    report = load(home, path)
    assert (report["problems"], report["warnings"]) == ([], [])
    assert (report["load_id"], report["nothing_new"]) == (None, True)
