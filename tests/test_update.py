"""A quarter's update: what is read from its sheets, and what stands in the ledger after it."""

import duckdb
import pytest
from update_files import DECIDED, GROUPS, PROGRESS, VALUES, add, measure_rows, stocked, workbook

from loaders.checking import check_files
from loaders.home import Home
from loaders.loading import load_files, undo_load
from loaders.report import Report


def load(home, *paths):
    files = [{"path": str(path), "name": path.name} for path in paths]
    return [Report.from_json(said) for said in load_files(str(home), files, "Ana", {})]


def check(home, *paths):
    files = [{"path": str(path), "name": path.name} for path in paths]
    return [Report.from_json(said) for said in check_files(str(home), files, {})]


def rows(home, sql):
    with duckdb.connect(str(Home(home).ledger)) as connection:
        return connection.execute(sql).fetchall()


def said(report):
    """Every problem of a report: cell and message."""
    return [(one.cell, one.message) for one in report.problems]


def odd(report):
    return [(one.cell, one.message) for one in report.warnings]


@pytest.fixture
def update(home, tmp_path):
    """Check a workbook of sheets drawn as text against a home with measures and a plan."""
    stocked(home)

    def checked(**sheets):
        return check(home, workbook(tmp_path / "update.xlsx", **sheets))[0]

    return checked


def test_values_go_to_the_ledger_with_their_cell(home, tmp_path):
    stocked(home)
    path = workbook(
        tmp_path / "update.xlsx",
        Values=f"""{VALUES}
            1-1 | '1.1 | Current support | 2026 Q3 | 61.2 | | | better | a.pdf
            1-2 | '1.2 | Cases closed    | 2026 Q3 | 850
            2-2 | '2.2 | Handbook        | 2026 Q3 | in progress
        """,
    )
    (report,) = load(home, path)
    assert report.problems == []
    assert report.load_id == 2
    assert rows(
        home,
        "select source, measure_id, period_id, dimension, group_name, value, state, note, evidence,"
        " is_withdrawn from measure_value order by source",
    ) == [
        (
            "update.xlsx!Values!E3", "1-1", "2026-07/P3M", "Overall", "Overall", 61.2, None,
            "better", "a.pdf", False,
        ),
        (
            "update.xlsx!Values!E4", "1-2", "2026-07/P3M", "Overall", "Overall", 850.0, None,
            None, None, False,
        ),
        (
            "update.xlsx!Values!E5", "2-2", "2026-07/P3M", "Overall", "Overall", None,
            "In progress", None, None, False,
        ),
    ]  # fmt: skip
