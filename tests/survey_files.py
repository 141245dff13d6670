"""Makes small exports of every survey tool as real files, from a few questions and answers.

Every respondent has a name, an e-mail and an IP address that nobody has, wherever the tool writes
them: `persons(3)` are what stands in the file of three respondents and nowhere else.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl

DAY = date(2026, 3, 16)
"""The first respondent answers on this day at nine, every other an hour after the one before; no
month has its number, so that it can be read in one way only."""
_FIRST_NAMES = ("Amaryllis", "Bartholomew", "Clementina", "Desiderio", "Evangeline")


@dataclass(frozen=True)
class Question:
    """A question with its answers, one a respondent; None is a blank cell."""

    wording: str
    answers: Sequence[str | float | None]
    stem: str = ""
    """What it has in common with the others of a matrix, which stand beside it."""
    is_open: bool = False
    code: str = ""
    """Where the tool writes codes: `Q1`, or `Q3_1` in a matrix, unless another is given here."""


@dataclass(frozen=True)
class Person:
    first_name: str
    last_name: str
    email: str
    ip: str
    started: datetime
    ended: datetime


def persons(count: int, day: date = DAY) -> list[Person]:
    """Who answers: none of it may ever be found again."""
    return [_person(number, day) for number in range(count)]


def survey_monkey(path: Path, questions: Sequence[Question], day: date = DAY) -> Path:
    """Two header rows: the question, and below it its rows or `Response`."""
    first = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    first += ["Email Address", "First Name", "Last Name", "Custom Data 1"]
    second: list[str | None] = [None] * len(first)
    for before, question in zip([None, *questions], questions, strict=False):
        goes_on = before is not None and question.stem and question.stem == before.stem
        first.append("" if goes_on else question.stem or question.wording)
        alone = "Open-Ended Response" if question.is_open else "Response"
        second.append(question.wording if question.stem else alone)
    rows = [
        [
            11400000000 + number,
            460000001,
            _american(person.started),
            _american(person.ended),
            person.ip,
            person.email,
            person.first_name,
            person.last_name,
            None,
        ]
        for number, person in enumerate(persons(_respondents(questions), day), start=1)
    ]
    return _written(path, [first, second], rows, questions)


def qualtrics(
    path: Path, questions: Sequence[Question], day: date = DAY, *, has_import_ids: bool = True
) -> Path:
    """Codes, questions as `stem - row`, and import ids unless that row is left away."""
    own = {
        "StartDate": "Start Date",
        "EndDate": "End Date",
        "Status": "Response Type",
        "IPAddress": "IP Address",
        "Progress": "Progress",
        "Duration (in seconds)": "Duration (in seconds)",
        "Finished": "Finished",
        "RecordedDate": "Recorded Date",
        "ResponseId": "Response ID",
        "RecipientLastName": "Recipient Last Name",
        "RecipientFirstName": "Recipient First Name",
        "RecipientEmail": "Recipient Email",
        "ExternalReference": "External Data Reference",
        "LocationLatitude": "Location Latitude",
        "LocationLongitude": "Location Longitude",
        "DistributionChannel": "Distribution Channel",
        "UserLanguage": "User Language",
    }
    codes = [*own, *_codes(questions, "{question}_{row}")]
    texts = [*own.values(), *(_joined(question, "{stem} - {row}") for question in questions)]
    ids = [json.dumps({"ImportId": f"QID{code}" if code not in own else code}) for code in codes]
    rows = [
        [
            str(person.started),
            str(person.ended),
            "IP Address",
            person.ip,
            100,
            180,
            "True",
            str(person.ended),
            f"R_{number:015d}",
            person.last_name,
            person.first_name,
            person.email,
            None,
            40.5,
            -80.25,
            "email",
            "EN",
        ]
        for number, person in enumerate(persons(_respondents(questions), day), start=1)
    ]
    headers = [codes, texts, ids] if has_import_ids else [codes, texts]
    return _written(path, headers, rows, questions)


def google_forms(
    path: Path, questions: Sequence[Question], day: date = DAY, *, is_spanish: bool = False
) -> Path:
    """One header row, `stem [row]`."""
    own = ["Marca temporal", "Dirección de correo electrónico"]
    own = own if is_spanish else ["Timestamp", "Email Address"]
    header = [*own, *(_joined(question, "{stem} [{row}]") for question in questions)]
    rows = [
        [f"{person.ended:%m/%d/%Y %H:%M:%S}", person.email]
        for person in persons(_respondents(questions), day)
    ]
    return _written(path, [header], rows, questions)


def microsoft_forms(
    path: Path, questions: Sequence[Question], day: date = DAY, *, is_spanish: bool = False
) -> Path:
    """One header row; of a matrix only the row is told."""
    own = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    if is_spanish:
        own = ["ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"]
        own += ["Hora de la última modificación"]
    header = [*own, *(question.wording for question in questions)]
    rows = [
        [
            number,
            _for(path, person.started),
            _for(path, person.ended),
            person.email,
            f"{person.first_name} {person.last_name}",
            None,
        ]
        for number, person in enumerate(persons(_respondents(questions), day), start=1)
    ]
    return _written(path, [header], rows, questions)


def lime_survey(
    path: Path, questions: Sequence[Question], day: date = DAY, *, headings: str = "both"
) -> Path:
    """One header row of `code` or `text`, or `both`: `code[sub]. stem [row]`."""
    own = {
        "id": "Response ID",
        "submitdate": "Date submitted",
        "lastpage": "Last page",
        "startlanguage": "Start language",
        "seed": "Seed",
        "startdate": "Date started",
        "datestamp": "Date last action",
        "ipaddr": "IP address",
    }
    codes = [*own, *_codes(questions, "{question}[SQ{row:03}]")]
    texts = [*own.values(), *(_joined(question, "{stem} [{row}]") for question in questions)]
    both = [f"{code}. {text}" for code, text in zip(codes, texts, strict=True)]
    rows = [
        [
            number,
            str(person.ended),
            3,
            "en",
            7000 + number,
            str(person.started),
            str(person.ended),
            person.ip,
        ]
        for number, person in enumerate(persons(_respondents(questions), day), start=1)
    ]
    header = {"code": codes, "text": texts, "both": both}[headings]
    return _written(path, [header], rows, questions)


def plain(path: Path, questions: Sequence[Question], title: str | None = None) -> Path:
    """One header row and nothing of a tool, below a title where there is one."""
    header = [_joined(question, "{stem} - {row}") for question in questions]
    rows: list[list[object]] = [[] for _ in range(_respondents(questions))]
    return _written(path, [[title], header] if title else [header], rows, questions)


def answer_rows(
    path: Path,
    questions: Sequence[Question],
    attributes: Sequence[Question] = (),
    headers: tuple[str, str, str] = ("Respondent", "Question", "Answer"),
) -> Path:
    """One row per answer, with the attributes of the respondent in every row."""
    rows = [
        [number + 1, _joined(question, "{stem} - {row}"), question.answers[number]]
        + [attribute.answers[number] for attribute in attributes]
        for number in range(_respondents(questions))
        for question in questions
    ]
    return write(path, [[*headers, *(attribute.wording for attribute in attributes)], *rows])


def write(path: Path, rows: Iterable[Sequence[object]], encoding: str = "utf-8") -> Path:
    """Rows as a file of the format that its name says: .csv, .tsv or .xlsx."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Sheet1")
        for row in rows:
            sheet.append([None if entry == "" else entry for entry in row])
        book.save(path)
        book.close()
        return path
    with path.open("w", newline="", encoding=encoding) as file:
        delimiter = "\t" if path.suffix == ".tsv" else ","
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def _written(
    path: Path,
    headers: Sequence[Sequence[object]],
    own: Sequence[Sequence[object]],
    questions: Sequence[Question],
) -> Path:
    """The header rows, then what the tool writes of every respondent and the answers beside it."""
    answers = zip(*(question.answers for question in questions), strict=True)
    rows = [[*start, *row] for start, row in zip(own, answers, strict=True)]
    return write(path, [*headers, *rows])


def _respondents(questions: Sequence[Question]) -> int:
    return len(questions[0].answers)


def _codes(questions: Sequence[Question], of_row: str) -> list[str]:
    found: list[str] = []
    number, row, stem = 0, 0, ""
    for question in questions:
        is_next = bool(question.stem) and question.stem == stem
        number, row, stem = number + (not is_next), (row + 1 if is_next else 1), question.stem
        code = of_row.format(question=f"Q{number}", row=row) if stem else f"Q{number}"
        found.append(question.code or code)
    return found


def _joined(question: Question, form: str) -> str:
    if not question.stem:
        return question.wording
    return form.format(stem=question.stem, row=question.wording)


def _person(number: int, day: date) -> Person:
    first_name = _FIRST_NAMES[number % len(_FIRST_NAMES)]
    last_name = f"Quillfeather{number}"
    started = datetime.combine(day, time(9)) + timedelta(hours=number)
    return Person(
        first_name,
        last_name,
        f"{first_name}.{last_name}@mail.example.org".lower(),
        f"203.0.113.{number % 250 + 1}",
        started,
        started + timedelta(minutes=3),
    )


def _american(moment: datetime) -> str:
    return f"{moment:%m/%d/%Y %I:%M:%S %p}"


def _for(path: Path, moment: datetime) -> datetime | str:
    """A workbook has dates; a text file has them in words."""
    return moment if path.suffix == ".xlsx" else f"{moment:%m/%d/%Y %H:%M:%S}"
