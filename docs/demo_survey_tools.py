"""How three survey tools lay out the same answers: their header rows and their own columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Row = list[str | int | datetime | None]


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


TOOLS = {
    "SurveyMonkey": _survey_monkey,
    "Google Forms": _google_forms,
    "Microsoft Forms": _microsoft_forms,
}
"""To what writes the rows of an export, from all that was told, the wave and who answered."""
