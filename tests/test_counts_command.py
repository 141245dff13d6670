"""Tables of counts on the command line: checked, loaded, loaded again, undone, long."""

import json

import duckdb
import pytest
from counts_files import RATE, STAFF, write_counts

import loaders
from loaders.home import Home
from loaders.ledger import read_ledger

PICTURE = """
year | gender | division | employees
2024 | Female | North    | 25
2024 | Male   | North    | 30
2024 | Female | South    | 50
2024 | Male   | South    | 60
"""
SAID = """
period = "year"
count = "employees"
[measure]
code = "STAFF"
name = "Staff"
unit = "employees"
about = "employees"
[dimensions]
Gender = "gender"
Division = "division"
"""


@pytest.fixture
def staff(tmp_path):
    """The file and what is said of it."""

    def make(picture=PICTURE, said=SAID):
        (tmp_path / "staff.toml").write_text(said, encoding="utf-8")
        return write_counts(tmp_path / "staff.csv", picture), tmp_path / "staff.toml"

    return make


def standing(home):
    with read_ledger(Home(home)) as connection:
        return connection.execute(
            "select group_name, value from measure_value semi join live_load using (load_id) "
            "order by all"
        ).fetchall()


def published(home, sql):
    newest = max(Home(home).published.glob("*.duckdb"))
    with duckdb.connect(str(newest), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_check_says_what_a_load_would_bring_and_writes_nothing(headway, home, staff):
    file, said = staff()
    code, out, _ = headway("check", file, "--counts", said)
    assert code == 0
    assert "sheet 'staff': 4 counts of STAFF by Division and Gender" in out
    assert "+ STAFF Staff, 2024, Division × Gender: North × Female: 25 employees" in out
    assert not home.exists()


def test_without_what_is_said_it_says_what_is_missing(headway, staff):
    code, out, _ = headway("check", staff()[0])
    assert code == 1
    assert "looks like a table of counts, with 'year' as the period" in out


def with_counts(files):
    return files[0], "--counts", files[1]


def test_a_load_is_published_with_its_totals_and_the_same_again_changes_nothing(
    headway, home, staff
):
    assert headway("load", "--yes", *with_counts(staff()))[0] == 0
    totals = published(
        home,
        "select dimension, group_name, numerator from equity_rate where is_computed order by all",
    )
    assert totals == [
        ("Division", "North", 55),
        ("Division", "South", 110),
        ("Gender", "Female", 75),
        ("Gender", "Male", 90),
        ("Overall", "Overall", 165),
    ]
    code, out, _ = headway("load", "--yes", *with_counts(staff()))
    assert code == 0
    assert "Nothing was loaded." in out
    # Next year brings its values and no measure anew.
    code, out, _ = headway("check", *with_counts(staff(PICTURE.replace("2024", "2025"))))
    assert code == 0
    assert "4 values by group added" in out
    assert "measure added" not in out


def test_nothing_is_summed_where_a_count_is_kept_back_and_an_undo_takes_it_back(
    headway, home, staff
):
    assert headway("load", "--yes", *with_counts(staff(PICTURE.replace("25", "<11"))))[0] == 0
    rows = published(home, "select group_name, numerator, hidden from equity_rate order by all")
    assert rows == [
        ("North × Female", None, True),
        ("North × Male", 30, False),
        ("South × Female", 50, False),
        ("South × Male", 60, False),
    ]
    assert headway("undo", "1")[0] == 0
    assert standing(home) == []


def test_what_is_said_wrongly_is_refused_before_any_file_is_opened(headway, staff):
    file, said = staff(said="perod = 'year'")
    code, _, err = headway("check", file, "--counts", said)
    assert code == 1
    assert err.startswith("staff.toml: 'perod' is not known here, did you mean 'period'?")


def test_the_json_of_a_check_has_every_column(headway, staff):
    file, said = staff()
    _, out, _ = headway("check", "--json", file, "--counts", said)
    (table,) = json.loads(out)["files"][0]["counted"]
    assert [one["taken_as"] for one in table["columns"]] == [
        "period", "dimension", "dimension", "count",
    ]  # fmt: skip


def test_each_file_of_a_load_may_have_words_of_its_own(home, tmp_path):
    staff = write_counts(tmp_path / "staff.csv", PICTURE)
    paid = write_counts(tmp_path / "paid.csv", "race|paid|cases\nWhite|30|60\nBlack|20|50")
    said = {
        "staff.csv": {
            "measure": STAFF,
            "period": "year",
            "count": "employees",
            "dimensions": {"Gender": "gender", "Division": "division"},
        },
        "paid.csv": {
            "measure": RATE,
            "period": "2024",
            "numerator": "paid",
            "denominator": "cases",
            "dimensions": {"Race": "race"},
        },
    }
    files = [(path, path.name) for path in (staff, paid)]
    reports = loaders.load(home, files, "Ana Ruiz", counts=said)
    assert [report.load_id for report in reports] == [1, 2]
    # 100 × 30 / 60 and 100 × 20 / 50, rounded as every page rounds them.
    assert [change.what for change in reports[1].changes if "Race: " in change.text] == [
        "50.0% (30 of 60)", "40.0% (20 of 50)",
    ]  # fmt: skip
    assert published(
        home,
        "select group_name, numerator, denominator, rate from equity_rate "
        "where measure_id = 'paid' and dimension = 'Race' order by all",
    ) == [("Black", 20, 50, 40), ("White", 30, 60, 50)]


@pytest.fixture
def plan(tmp_path):
    """A plan with one thing to warn of: nobody wrote a title."""
    path = tmp_path / "plan.txt"
    path.write_text("Goal 1: Answer every caller\n\nStrategy: Add two lines\n", encoding="utf-8")
    return path


def test_a_counts_file_given_for_a_plan_brings_no_warnings_of_the_plan(headway, staff, plan):
    assert "1 warning:" in headway("check", plan)[1]
    code, out, _ = headway("check", plan, "--counts", staff()[1])
    assert code == 1
    assert "1 problem:\n    plan.txt: No sheet of it has the columns that are described" in out
    assert "warning" not in out


def test_a_counts_file_is_of_those_files_that_have_its_columns(headway, home, staff, plan):
    file, said = staff()
    code, out, _ = headway("load", "--yes", plan, file, "--counts", said)
    assert code == 0
    assert "Loaded plan.txt as load 1." in out
    assert "Loaded staff.csv as load 2." in out
    assert len(standing(home)) == 4
    # Where none has them, each says so.
    code, out, _ = headway("check", plan, plan, "--counts", said)
    assert code == 1
    assert out.count("No sheet of it has the columns that are described") == 2


def test_a_long_sheet_is_read_as_a_short_one(headway, staff):
    """21,000 rows: 7 years, 1,500 offices and two genders; one count is no number."""
    rows = [
        f"{year}|{gender}|Office {office}|{office + 20}"
        for year in range(2018, 2025)
        for office in range(1500)
        for gender in ("F", "M")
    ]
    head = "year|gender|division|employees\n"
    code, out, _ = headway("check", *with_counts(staff(head + "\n".join(rows))))
    assert code == 0
    assert "21,000 counts of STAFF by Division and Gender" in out
    assert "STAFF Staff, 2018, Division × Gender: Office 0 × F: 20 employees" in out
    rows[20_999] = "2024|M|Office 1499|many"
    rows[20_998] = "2024|F|Office 1498|7"
    code, out, _ = headway("check", *with_counts(staff(head + "\n".join(rows))))
    assert code == 1
    assert "cell D21001: employees should be a number, not 'many'" in out
    assert "is given here and at D20998; keep one of them" in out
