"""What every test may ask for: an empty home, and small workbooks drawn as text."""

import io
import sys

import pytest
from plan_files import PLAN, TITLE, draw_workbook

from loaders import cli


class Terminal(io.StringIO):
    """A person at the keyboard."""

    def isatty(self):
        return True


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


@pytest.fixture
def headway(home, monkeypatch, capsys):
    """Run a command in the test's home: gives exit code, standard output and standard error."""

    def run(*words, typed=None):
        monkeypatch.setenv("HEADWAY_HOME", str(home))
        monkeypatch.setattr(sys, "argv", ["headway", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", Terminal(typed) if typed else io.StringIO())
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        said = capsys.readouterr()
        return stopped.value.code, said.out, said.err

    return run
