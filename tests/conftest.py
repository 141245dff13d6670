"""What every test may ask for: an empty home, and small workbooks drawn as text."""

import pytest
from plan_files import PLAN, TITLE, draw_workbook


@pytest.fixture
def home(tmp_path):
    """The path of a home that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def plan_file(tmp_path):
    """Make a workbook with one strategy table: `plan_file("plan.xlsx", PLAN)` gives its path."""

    def make(name="plan.xlsx", picture=PLAN, title=TITLE):
        return draw_workbook(tmp_path / name, picture, title)

    return make
