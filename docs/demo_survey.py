"""Writes the demonstration's member survey as three survey tools would have exported it."""

import csv
import io
import random
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from demo_survey_tools import TOOLS, Respondent, Row
from openpyxl.styles import Font

_SPREAD = 0.85
_BLANK = 0.02
_ONE_IN = 9
"""One respondent in so many writes what should be done next."""


def write(words: Path, folder: Path) -> list[Path]:
    """Write every wave of a TOML file into a folder; return the files."""
    told = tomllib.loads(words.read_text(encoding="utf-8"))
    written = []
    for place, wave in enumerate(told["waves"]):
        respondents = list(_respondents(told, place))
        rows = [[told["note"]], *TOOLS[wave["tool"]](told, place, respondents)]
        path = folder / wave["file"]
        (_write_csv if path.suffix == ".csv" else _write_workbook)(path, rows, told["title"])
        written.append(path)
    return written


def _respondents(told: dict[str, Any], place: int) -> Iterator[Respondent]:
    wave, people = told["waves"][place], told["people"]
    chance = random.Random(wave["file"])  # noqa: S311 - invented answers
    regions, roles = (
        [group for group, count in wave[of].items() for _ in range(count)]
        for of in ("region", "role")
    )
    chance.shuffle(roles)
    first, last = wave["days"]
    wishes = chance.sample(people["wishes"], k=len(people["wishes"]))
    for number, (region, role) in enumerate(sorted(zip(regions, roles, strict=True))):
        names = people["first_names"], people["last_names"]
        given, family = names[0][number % len(names[0])], names[1][number % len(names[1])]
        started = _moment(chance, first, last)
        answers = tuple(
            _answer(told, one, place, region, role, chance) for one in told["questions"]
        )
        yield Respondent(
            name=f"{given} {family}",
            email=f"{given}.{family}{number}@example.org".lower(),
            address=f"203.0.113.{number + 1}",
            started=started,
            ended=started + timedelta(minutes=chance.randint(3, 14)),
            region=region,
            role=role,
            answers=answers,
            wish=wishes.pop() if wishes and chance.random() < 1 / _ONE_IN else None,
        )


def _moment(chance: random.Random, first: date, last: date) -> datetime:
    day = first + timedelta(days=chance.randint(0, (last - first).days))
    return datetime.combine(day, time(chance.randint(8, 17), chance.randint(0, 59)))


def _answer(  # noqa: PLR0913, PLR0917 - what an answer depends on
    told: dict[str, Any],
    question: dict[str, Any],
    place: int,
    region: str,
    role: str,
    chance: random.Random,
) -> str | None:
    """A label drawn around the mean of the person's groups."""
    labels: list[str] = told["labels"]
    moved = question.get("region", {}).get(region, 0) + question.get("role", {}).get(role, 0)
    drawn = round(chance.gauss(question["mean"][place] + moved, _SPREAD))
    skipped = chance.random()
    if skipped < _BLANK:
        return None
    if skipped < _BLANK + question.get("not_there", 0):
        return str(told["na"])
    return labels[min(max(drawn, 1), len(labels)) - 1]


def _write_csv(path: Path, rows: list[Row], _title: str) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def _write_workbook(path: Path, rows: list[Row], title: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A3"
    book.save(path)
