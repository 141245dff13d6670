"""Reports made, as people write them on a sheet and by the form of the page Calendar."""

from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest
from pictures import sheet, workbook
from plan_files import PLAN
from update_files import known

from loaders.home import Home
from loaders.loading import load_files, undo_load
from loaders.obligations.forms import report_made
from loaders.options import Options
from loaders.problems import Refused
from loaders.recognizing import recognized
from loaders.shapes import LAST, SHAPES, obligations

HEAD = "Plan item | What was to be reported | Due on | Reported on | Evidence | Reported by"
ROW = "1.a | Letter to members, each quarter. | 2026-04-30 | 2026-05-04 | Minutes | Ana"


def read(*rows, head=HEAD):
    book = workbook(sheet("\n".join([head, *rows]), "Reports made"), file_name="made.xlsx")
    report, found, _ = recognized(book, Options(known=known()))
    return report, found.get("obligation_report", [])


def said(report):
    return [(one.cell, one.message) for one in report.problems]


def test_a_report_is_read():
    report, (row,) = read(ROW)
    assert said(report) == []
    assert (row["item_id"], row["words"]) == ("plan/1.a", "Letter to members, each quarter")
    assert (row["due_on"], row["reported_on"]) == (date(2026, 4, 30), date(2026, 5, 4))
    assert (row["evidence"], row["reported_by"]) == ("Minutes", "Ana")
    assert row["obligation_id"].endswith(":2026-04-30")
    assert row["source"] == "made.xlsx!Reports made!A2"
    assert [one.says for one in report.sheets] == ["1 report made"]


def test_no_other_shape_takes_the_sheet():
    picture = sheet(f"{HEAD}\n{ROW}", "Reports made")
    others = [shape for shape in SHAPES if shape not in LAST]
    assert [shape for shape in others if shape.claims(picture)] == [obligations]


def test_every_problem_stands_at_its_cell():
    report, _ = read(
        "9.z | Letter | 2026-04-30 | 2026-05-04 | |",
        "1.a | | 2026-04-30 | 2026-05-04 | |",
        "1.a | Letter | in spring | 2026-05-04 | |",
        "1.a | Letter | 2026-07-30 | | |",
        "1.a | Card | 2026-07-30 | 2026-08-01 | |",
        "1.a | Card | 2026-07-30 | 2026-08-02 | |",
    )
    assert [cell for cell, _ in said(report)] == ["A2", "B3", "C4", "D5", "A7"]
    assert said(report)[-1][1].endswith("was reported for this day in A6 too; keep one row")


def test_withdraw_takes_a_report_back():
    report, (row,) = read("1.a | Letter | 2026-04-30 | withdraw | |")
    assert said(report) == []
    assert row["is_withdrawn"]


@pytest.fixture
def store(tmp_path, plan_file):
    path = plan_file("plan.xlsx", PLAN)
    home = tmp_path / "home"
    load_files(str(home), [{"path": str(path), "name": path.name}], "Ana")
    return str(home)


FILLED = {"Item": "1.a", "What was to be reported": "Told to all", "Due on": "2026-04-30",
          "Reported on": "2026-05-04", "Evidence": "=1+1 <b>x</b>"}  # fmt: skip


def found(home):
    house = Home(Path(home))
    file = house.published / house.current.read_text().strip()
    with closing(duckdb.connect(str(file), read_only=True)) as connection:
        return connection.execute(
            "select reporting_status, evidence, reported_by from obligation "
            "where words = 'Told to all'"
        ).fetchall()


def test_the_form_makes_a_load_that_can_be_undone(store):
    saved = report_made(store, FILLED, "Ben")
    assert saved["is_new"]
    assert found(store) == [("Reported", "=1+1 <b>x</b>", "Ben")]
    again = report_made(store, FILLED, "Ben")
    assert (again["is_new"], again["load_id"]) == (False, saved["load_id"])
    undo_load(store, saved["load_id"], "Ben")
    assert found(store) == []


def test_the_form_says_everything_that_is_wrong(store):
    with pytest.raises(Refused) as refused:
        report_made(store, FILLED | {"Item": "9.z", "Reported on": "soon"}, "Ben")
    assert "9.z" in str(refused.value)
    assert "Reported on" in str(refused.value)
