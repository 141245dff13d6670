"""How long an update of a million rows takes, against python-calamine alone over the same sheet.

    python benchmarks/long_update.py                 a million rows: some minutes, 2 GB of disk
    python benchmarks/long_update.py --rows 30000    a quick look

Makes a catalogue and an update workbook, then runs, each in a process of its own: python-calamine
iterating the sheet; `headway load --yes` into a fresh home; `headway check` of the same workbook
with an error in its last row. Says seconds, the highest memory of each process tree and the ratios.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from long_workbook import write_catalogue, write_update
from process_tree import Ended, run

_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
sheet = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name("Groups")
print(sum(1 for row in sheet.iter_rows()))
"""
_HEADWAY = "from loaders.cli import main; main()"
_ROOM = Path(__file__).parents[1]
_SECONDS = 900


def main() -> None:
    """Run it and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=1)
    rows, runs = (found := parser.parse_args()).rows, found.runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        catalogue = write_catalogue(folder / "catalogue.xlsx", rows)
        update = write_update(folder / "update.xlsx", rows)
        wrong = write_update(folder / "wrong.xlsx", rows, last_value="4.7x")
        print(f"{rows:,} rows, {update.stat().st_size / 1e6:.0f} MB as a file")
        print(f"{'':34}{'seconds':>9}{'CPU s':>8}{'MB':>7}{'ratio':>7}{'CPU ratio':>11}")
        for number in range(runs):
            _once(folder / f"home{number}", catalogue, update, wrong)


def _once(home: Path, catalogue: Path, update: Path, wrong: Path) -> None:
    alone = _python(_CALAMINE, str(update))
    _told("python-calamine alone", alone, alone)
    _headway("load", "--yes", str(catalogue), home=home)
    loaded = _headway("load", "--yes", str(update), home=home)
    _told("headway load --yes", loaded, alone)
    again = _headway("load", "--yes", str(update), home=home)
    _told("headway load --yes, once more", again, alone)
    checked = _headway("check", str(wrong), home=home, code=1)
    _told("headway check, error in last row", checked, alone)
    for line in checked.said.splitlines():
        if "4.7x" in line:
            print(f"    {line.strip()}")


def _headway(*words: str, home: Path, code: int = 0) -> Ended:
    return _python(_HEADWAY, *words, "--home", str(home), code=code)


def _python(program: str, *words: str, code: int = 0) -> Ended:
    command = [sys.executable, "-c", program, *words]
    ended = run(command, _ROOM, _SECONDS)
    if ended.code != code:
        sys.exit(f"{' '.join(words)} ended with {ended.code}:\n{ended.said}")
    return ended


def _told(what: str, ended: Ended, alone: Ended) -> None:
    ratio, cpu_ratio = ended.seconds / alone.seconds, ended.cpu_seconds / alone.cpu_seconds
    print(
        f"{what:34}{ended.seconds:9.1f}{ended.cpu_seconds:8.1f}{ended.peak_mb:7.0f}"
        f"{ratio:7.2f}{cpu_ratio:11.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
