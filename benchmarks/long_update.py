"""How long an update of a million rows takes, against python-calamine alone over the same sheet.

    python benchmarks/long_update.py                 a million rows: some minutes, 2 GB of disk
    python benchmarks/long_update.py --rows 30000    a quick look

Makes a catalogue and an update workbook, then runs, each in a process of its own: python-calamine
iterating the sheet; `headway load --yes` into a fresh home; `headway check` of the same workbook
with an error in its last row. Says seconds, the highest memory of each process tree and the ratios.
"""

import argparse
import tempfile
from pathlib import Path

from long_workbook import write_catalogue, write_update
from runs import calamine_alone, headway, tell, tell_headers


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
        tell_headers()
        for number in range(runs):
            _once(folder / f"home{number}", catalogue, update, wrong)


def _once(home: Path, catalogue: Path, update: Path, wrong: Path) -> None:
    alone = calamine_alone(update)
    tell("python-calamine alone", alone, alone)
    headway("load", "--yes", str(catalogue), home=home)
    loaded = headway("load", "--yes", str(update), home=home)
    tell("headway load --yes", loaded, alone)
    again = headway("load", "--yes", str(update), home=home)
    tell("headway load --yes, once more", again, alone)
    checked = headway("check", str(wrong), home=home, code=1)
    tell("headway check, error in last row", checked, alone)
    for line in checked.said.splitlines():
        if "4.7x" in line:
            print(f"    {line.strip()}")


if __name__ == "__main__":
    main()
