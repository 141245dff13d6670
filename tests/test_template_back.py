"""The update workbook after people worked with it: sorted, cut, pasted into, saved as something else."""

import csv
import shutil
from datetime import date

import duckdb
import pytest
from test_template import cell, value, written
from update_files import add, measure_rows, plan_rows, stocked

import loaders
from loaders.loading import load_files

HEADER = 4
QUARTER = "2026 Q3"


@pytest.fixture
def home(tmp_path, first_home):
    """Measures and a plan; 1.1 was 58.0 in 2025 Q4 and 61.3 in 2026 Q2."""
    return shutil.copytree(first_home, tmp_path / "home")


@pytest.fixture(scope="module")
def first_home(tmp_path_factory):
    path = stocked(tmp_path_factory.mktemp("first") / "home")
    values = [
        value("1.1", date(2025, 10, 1), 3, 58.0),
        value("1.1", date(2026, 4, 1), 3, 61.3),
    ]
    add(path, {"measure_value": values}, "older.xlsx")
    loaders.publish(path)
    return path


def load(home, path):
    (report,) = load_files(str(home), [{"path": str(path), "name": path.name}], "Ana")
    return report


def back(home, book, name="filled.xlsx"):
    path = home.parent / name
    book.save(path)
    book.close()
    return load(home, path)


def standing(home):
    """Measure, period and value of everything that stands."""
    name = (home / "published" / "CURRENT").read_text().strip()
    with duckdb.connect(str(home / "published" / name), read_only=True) as published:
        return published.execute(
            "select measure_id, period, coalesce(actual::varchar, state) from measure_value "
            "where load_id is not null order by measure_id, ends_on"
        ).fetchall()


BEFORE = [("1-1", "2025 Q4", "58.0"), ("1-1", "2026 Q2", "61.3")]


def problems(report):
    return [(one["sheet"], one["cell"], one["message"]) for one in report["problems"]]


def warnings(report):
    return [(one["sheet"], one["cell"], one["message"]) for one in report["warnings"]]


def rows_of(sheet):
    return [[one.value for one in row] for row in sheet.iter_rows(min_row=HEADER + 1)]


def write_rows(sheet, rows):
    for number, row in enumerate(rows, start=HEADER + 1):
        for column, one in enumerate(row, start=1):
            sheet.cell(number, column).value = one


def test_sorted_rows_are_the_same_rows(home):
    book = written(home)
    cell(book, "Values", "Value").value = "62%"
    rows = rows_of(book["Values"])
    write_rows(book["Values"], sorted(rows, key=lambda row: str(row[2] or "~"), reverse=True))
    report = back(home, book)
    assert problems(report) == []
    assert standing(home) == [*BEFORE, ("1-1", QUARTER, "62.0")]


def test_rows_sorted_without_their_hidden_ids_are_refused_at_their_codes(home):
    book = written(home)
    sheet = book["Values"]
    rows = rows_of(sheet)[:2]
    for row in rows:
        row[9] = 12
    write_rows(sheet, [[rows[0][0], *rows[1][1:]], [rows[1][0], *rows[0][1:]]])
    report = back(home, book)
    assert [one[:2] for one in problems(report)] == [("Values", "B5"), ("Values", "B6")]
    assert "for which this row was handed out" in problems(report)[0][2]
    assert report["load_id"] is None


@pytest.mark.parametrize("header", ["Id", "Measure", "Unit", "Owner", "Last value", "Note"])
def test_a_deleted_column_does_no_harm(home, header):
    book = written(home)
    cell(book, "Values", "Value").value = "62%"
    sheet = book["Values"]
    sheet.delete_cols(next(one.column for one in sheet[HEADER] if one.value == header))
    report = back(home, book)
    assert problems(report) == []
    assert standing(home)[-1] == ("1-1", QUARTER, "62.0")


def test_a_column_that_is_needed_is_missed(home):
    book = written(home)
    cell(book, "Values", "Value").value = "62%"
    del book["Groups"], book["Progress"]
    sheet = book["Values"]
    sheet.delete_cols(next(one.column for one in sheet[HEADER] if one.value == "Period"))
    report = back(home, book)
    assert report["load_id"] is None
    assert "values 'Code', 'Period' and 'Value'" in problems(report)[0][2]


def test_an_added_column_is_told_to_be_unread(home):
    book = written(home)
    sheet = book["Values"]
    sheet.insert_cols(4)
    sheet.cell(HEADER, 4).value = "What the director says"
    sheet.cell(HEADER + 1, 4).value = "Hm."
    cell(book, "Values", "Value").value = "62%"
    report = back(home, book)
    assert problems(report) == []
    assert [one for one in warnings(report) if one[1] == "D4"] == [
        (
            "Values",
            "D4",
            "Column 'What the director says' is none that values have, so it is not read",
        )
    ]
    assert standing(home)[-1] == ("1-1", QUARTER, "62.0")


def test_sheets_may_have_any_name_and_rows_above_the_header_any_words(home):
    book = written(home)
    cell(book, "Values", "Value").value = "62%"
    book["Values"].title = "Our figures (final) 2"
    book["Our figures (final) 2"].insert_rows(1, 3)
    book.move_sheet("Read me", -3)
    report = back(home, book)
    assert problems(report) == []
    assert standing(home)[-1] == ("1-1", QUARTER, "62.0")


def test_pasted_cells_bring_their_own_kind(home):
    """A number for text, a date for a period, and 0.623 that another workbook shows as 62.3%."""
    book = written(home)
    first = cell(book, "Values", "Value")
    first.number_format = "0.0%"
    first.value = 0.623
    period = cell(book, "Values", "Period")
    period.number_format = "yyyy-mm-dd"
    period.value = date(2026, 9, 30)
    second = cell(book, "Values", "Value", HEADER + 2)
    second.number_format = "General"
    second.value = 1234
    report = back(home, book)
    assert problems(report) == []
    assert standing(home)[-2:] == [("1-1", QUARTER, "62.3"), ("1-2", QUARTER, "1234.0")]


def test_a_filtered_and_saved_sheet_is_read_whole(home):
    book = written(home)
    cell(book, "Values", "Value").value = "62%"
    book["Values"].row_dimensions[HEADER + 1].hidden = True
    report = back(home, book)
    assert problems(report) == []
    assert standing(home)[-1] == ("1-1", QUARTER, "62.0")
    assert any("hidden" in one[2] for one in warnings(report))


def test_one_sheet_saved_as_csv_is_read_too(home):
    book = written(home)
    cell(book, "Values", "Value").value = "62%"
    path = home.parent / "Values.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows(book["Values"].iter_rows(values_only=True))
    report = load(home, path)
    assert problems(report) == []
    assert standing(home)[-1] == ("1-1", QUARTER, "62.0")


def test_a_workbook_of_one_quarter_may_come_back_in_the_next(home):
    book = written(home, period="2026 Q1")
    assert cell(book, "Values", "Period").value == "2026 Q1"
    # Its last value is that of the quarter before, though a newer one stands.
    assert cell(book, "Values", "Last period").value == "2025 Q4"
    assert cell(book, "Values", "Last value").value == 58
    cell(book, "Values", "Value").value = 60
    newer = value("1.1", date(2026, 7, 1), 3, 63.0)
    add(home, {"measure_value": [newer]}, "newer.xlsx")
    report = back(home, book)
    assert problems(report) == []
    assert standing(home) == [
        ("1-1", "2025 Q4", "58.0"), ("1-1", "2026 Q1", "60.0"), ("1-1", "2026 Q2", "61.3"),
        ("1-1", "2026 Q3", "63.0"),
    ]  # fmt: skip


def test_owners_bring_their_parts_one_by_one_in_any_order(tmp_path):
    home = tmp_path / "home"
    measures = measure_rows()
    for measure, owners in zip(measures, (["ED"], ["BD"], ["ED", "BD"]), strict=False):
        measure["owners"] = owners
    add(home, {"measure": measures, **plan_rows()})
    loaders.publish(home)
    parts = {owner: written(home, owner=owner) for owner in ("ED", "BD")}
    codes = {
        owner: [row[1] for row in rows_of(book["Values"]) if row[1]]
        for owner, book in parts.items()
    }
    assert codes == {"ED": ["1.1", "1.3"], "BD": ["1.2", "1.3"]}
    cell(parts["ED"], "Values", "Value").value = 61.2
    cell(parts["ED"], "Values", "Value", HEADER + 2).value = "$5 k"
    cell(parts["BD"], "Values", "Value").value = 7
    reports = [back(home, parts[owner], f"{owner}.xlsx") for owner in ("BD", "ED")]
    assert [problems(report) for report in reports] == [[], []]
    assert standing(home) == [
        ("1-1", QUARTER, "61.2"), ("1-2", QUARTER, "7.0"), ("1-3", QUARTER, "5000.0"),
    ]  # fmt: skip


def test_an_owner_of_items_alone_gets_their_rows_and_room_for_more(tmp_path):
    home = tmp_path / "home"
    rows = plan_rows()
    rows["plan_item"][1]["owners"] = ["IM"]
    add(home, {"measure": measure_rows(), **rows})
    loaders.publish(home)
    book = written(home, owner="im")
    assert [row[2] for row in rows_of(book["Progress"])] == ["1.a"]
    assert not any(row[0] for row in rows_of(book["Values"]))
    cell(book, "Progress", "% complete").value = "40%"
    # A measure of somebody else's can be written below all the same.
    cell(book, "Values", "Code").value = 1.2
    cell(book, "Values", "Period").value = QUARTER
    cell(book, "Values", "Value").value = 9
    report = back(home, book)
    assert problems(report) == []
    assert standing(home) == [("1-2", QUARTER, "9.0")]


NAMES = (
    "Calls\nanswered\r\nin time",
    "Families 👩‍👧‍👦 housed 🏠",
    "x" * 300,
    "Bell \x07 and \x0b tab",
    "=SUM(A1:A9)",
)


def test_names_with_line_breaks_emoji_and_no_end_come_back(tmp_path):
    home = tmp_path / "home"
    measures = measure_rows()
    for measure, name in zip(measures, NAMES, strict=False):
        measure["name"] = name
    items = [(f"1.{letter}", name) for letter, name in zip("abcde", NAMES, strict=True)]
    add(home, {"measure": measures, **plan_rows(items, title="A plan 🧭 " + "of many words " * 20)})
    loaders.publish(home)
    book = written(home)
    for row in range(HEADER + 1, HEADER + 4):
        cell(book, "Values", "Value", row).value = row
        cell(book, "Progress", "What happened", row).value = "Line one\nline two 🎉"
    report = back(home, book)
    assert problems(report) == []
    assert len(standing(home)) == 3
    assert book["Values"].row_dimensions[HEADER + 1].height == 45  # three lines


def test_a_plan_of_five_hundred_items_and_three_hundred_measures(tmp_path):
    home = tmp_path / "home"
    first = measure_rows()[0]
    measures = [
        first | {"code": f"M{n}", "measure_id": f"m{n}", "name": f"Measure {n}"} for n in range(300)
    ]
    items = [(f"{n}.a", f"Do thing number {n}") for n in range(500)]
    add(home, {"measure": measures, **plan_rows(items)})
    loaders.publish(home)
    book = written(home)
    assert [row[1] for row in rows_of(book["Values"])[:11]] == [f"M{n}" for n in range(11)]
    for row in range(HEADER + 1, HEADER + 301):
        cell(book, "Values", "Value", row).value = 50 + row % 40
    for row in range(HEADER + 1, HEADER + 501):
        cell(book, "Progress", "Status", row).value = "On track"
    report = back(home, book)
    assert problems(report) == []
    assert len(standing(home)) == 300
