"""Writes the demonstration's member survey as three survey tools would have exported it."""

import csv
import io
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

Row = list[str | int | datetime | None]
_SPREAD = 0.85
_BLANK = 0.02
_ONE_IN = 9
"""One respondent in so many writes what should be done next."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """One person who answered, and everything that a survey tool keeps of them."""

    name: str
    email: str
    address: str
    started: datetime
    ended: datetime
    region: str
    role: str
    answers: tuple[str | None, ...]
    """A label for every question; None where it was left blank."""
    wish: str | None


def write(words: Path, folder: Path) -> list[Path]:
    """Write every wave of a TOML file into a folder; return the files."""
    told = tomllib.loads(words.read_text(encoding="utf-8"))
    written = []
    for place, wave in enumerate(told["waves"]):
        respondents = list(_respondents(told, place))
        rows = [[told["note"]], *_TOOLS[wave["tool"]](told, place, respondents)]
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


def _wording(question: dict[str, Any], place: int) -> str:
    words = question["wording"]
    return str(words if isinstance(words, str) else words[place])


def _survey_monkey(told: dict[str, Any], place: int, people: list[Respondent]) -> Iterator[Row]:
    """Two header rows: a matrix stands over its rows."""
    asked = told["people"]
    first: Row = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    first += ["Email Address", "First Name", "Last Name"]
    second: Row = [None] * len(first)
    matrix = ""
    for question in told["questions"]:
        over = question.get("matrix", "")
        first.append((None if over == matrix else over) if over else _wording(question, place))
        second.append(_wording(question, place) if over else "Response")
        matrix = over
    yield [*first, asked["region"], asked["role"], asked["open"]]
    yield [*second, "Response", "Response", "Open-Ended Response"]
    for number, one in enumerate(people):
        given, family = one.name.split()
        days: Row = [f"{moment:%m/%d/%Y %H:%M:%S}" for moment in (one.started, one.ended)]
        who: Row = [11_800_000_000 + number, 431_000_001, *days, one.address]
        who += [one.email, given, family]
        yield [*who, *one.answers, one.region, one.role, one.wish]


def _google_forms(told: dict[str, Any], place: int, people: list[Respondent]) -> Iterator[Row]:
    """One header row: the row of a matrix stands in square brackets."""
    asked = told["people"]
    head: Row = ["Timestamp", "Email Address", asked["region"], asked["role"]]
    for question in told["questions"]:
        words = _wording(question, place)
        head.append(f"{question['matrix']} [{words}]" if "matrix" in question else words)
    yield [*head, asked["open"]]
    for one in sorted(people, key=lambda one: one.ended):
        yield [one.ended, one.email, one.region, one.role, *one.answers, one.wish]


def _microsoft_forms(told: dict[str, Any], place: int, people: list[Respondent]) -> Iterator[Row]:
    """One header row: of a matrix only its rows."""
    asked = told["people"]
    head: Row = ["ID", "Start time", "Completion time", "Email", "Name"]
    head += [asked["region"], asked["role"]]
    yield [*head, *(_wording(one, place) for one in told["questions"]), asked["open"]]
    for number, one in enumerate(sorted(people, key=lambda one: one.ended), start=1):
        who: Row = [number, one.started, one.ended, one.email, one.name, one.region, one.role]
        yield [*who, *one.answers, one.wish]


_TOOLS = {
    "SurveyMonkey": _survey_monkey,
    "Google Forms": _google_forms,
    "Microsoft Forms": _microsoft_forms,
}


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
