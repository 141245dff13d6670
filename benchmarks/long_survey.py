"""How long a survey of 4 million answers takes, against python-calamine alone over the same sheet.

    python benchmarks/long_survey.py                       200,000 respondents, 20 questions
    python benchmarks/long_survey.py --respondents 30000   a quick look

Makes an export as Microsoft Forms writes it, then runs, each in a process of its own:
python-calamine iterating the sheet; `headway load --yes` of it into a fresh home, published.
Says seconds, the highest memory of each process tree and the ratios.
"""

import argparse
import tempfile
from pathlib import Path

from runs import calamine_alone, headway, tell, tell_headers
from survey_workbook import write_survey


def main() -> None:
    """Run it and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--respondents", type=int, default=200_000)
    parser.add_argument("--questions", type=int, default=20)
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export = write_survey(folder / "Needs.xlsx", asked.respondents, asked.questions)
        size = export.stat().st_size / 1e6
        print(f"{asked.respondents:,} respondents, {asked.questions} questions, {size:.0f} MB")
        tell_headers()
        for number in range(asked.runs):
            _once(folder / f"home{number}", export)


def _once(home: Path, export: Path) -> None:
    alone = calamine_alone(export)
    tell("python-calamine alone", alone, alone)
    loaded = headway("load", "--yes", str(export), home=home)
    tell("headway load --yes", loaded, alone)
    again = headway("load", "--yes", str(export), home=home)
    tell("headway load --yes, once more", again, alone)


if __name__ == "__main__":
    main()
