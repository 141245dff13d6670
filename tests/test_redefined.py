"""A catalogue that makes a measure with values into another one."""

from pathlib import Path

import pytest
from update_files import stocked, workbook

import loaders

HEADER = "Code | Measure | Kind | Statistic | Unit | Direction | Frequency | Year | Target"
AS_IT_IS = {
    "Code": "1.2",
    "Measure": "Cases closed",
    "Kind": "quantitative",
    "Statistic": "count",
    "Unit": "",
    "Direction": "higher",
    "Frequency": "quarterly",
    "Year": "calendar year",
    "Target": "900",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return stocked(tmp_path / "home")


def catalogue(home: Path, **changed: str) -> list[loaders.Report]:
    row = " | ".join((AS_IT_IS | changed).values())
    path = workbook(home.parent / "new.xlsx", Measures=f"{HEADER}\n{row}")
    return loaders.load(home, [(path, "new.xlsx")], "Ana")


def give_a_value(home: Path) -> None:
    picture = "Code | Period | Value\n1.2 | 2026 Q2 | 850"
    path = workbook(home.parent / "values.xlsx", Values=picture)
    (report,) = loaders.load(home, [(path, "values.xlsx")], "Ana")
    assert report.load_id is not None


def test_values_keep_their_meaning(home):
    give_a_value(home)
    (report,) = catalogue(home, Unit="$", Statistic="amount")
    assert [str(problem) for problem in report.problems] == [
        f"new.xlsx, sheet 'Measures', cell A3: The {name} of 1.2 was {before} and is {after} now, "
        "but it has 1 value; give the new measure a code of its own"
        for name, before, after in (("statistic", "count", "amount"), ("unit", "none", "$"))
    ]
    assert report.load_id is None


def test_another_frequency_is_told(home):
    give_a_value(home)
    (report,) = catalogue(home, Frequency="monthly")
    assert report.load_id is not None
    assert (
        "The frequency of 1.2 was quarterly and is monthly now; its values of other periods "
        "stay in its history alone"
    ) in [warning.message for warning in report.warnings]


def test_a_measure_without_values_may_become_another(home):
    (report,) = catalogue(home, Unit="$", Statistic="amount")
    assert report.problems == []
    assert report.load_id is not None


def test_the_rest_of_a_measure_may_change(home):
    give_a_value(home)
    (report,) = catalogue(home, Target="950", Measure="Cases closed in time")
    assert report.problems == []
    assert report.load_id is not None
