"""Runs Headway and what it is compared with, each in a process of its own, and tells the cost."""

import sys
from pathlib import Path

from process_tree import Ended, run

_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
sheet = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
print(sum(1 for row in sheet.iter_rows()))
"""
_HEADWAY = "from loaders.cli import main; main()"
_ROOM = Path(__file__).parents[1]
_SECONDS = 900


def calamine_alone(path: Path) -> Ended:
    """python-calamine iterating the rows of a workbook's first sheet."""
    return python(_CALAMINE, str(path))


def headway(*words: str, home: Path, code: int = 0) -> Ended:
    """A command of Headway; the benchmark ends when it ends with another code."""
    return python(_HEADWAY, *words, "--home", str(home), code=code)


def python(program: str, *words: str, code: int = 0) -> Ended:
    """A program of Python in the checkout; the benchmark ends when it ends with another code."""
    ended = run([sys.executable, "-c", program, *words], _ROOM, _SECONDS)
    if ended.code != code:
        sys.exit(f"{' '.join(words)} ended with {ended.code}:\n{ended.said}")
    return ended


def tell_headers() -> None:
    """Print what the columns of `tell` are."""
    print(f"{'':34}{'seconds':>9}{'CPU s':>8}{'MB':>7}{'ratio':>7}{'CPU ratio':>11}")


def tell(what: str, ended: Ended, alone: Ended) -> None:
    """Print what a run cost, and how many times as much as calamine alone."""
    ratio, cpu_ratio = ended.seconds / alone.seconds, ended.cpu_seconds / alone.cpu_seconds
    print(
        f"{what:34}{ended.seconds:9.1f}{ended.cpu_seconds:8.1f}{ended.peak_mb:7.0f}"
        f"{ratio:7.2f}{cpu_ratio:11.2f}",
        flush=True,
    )
