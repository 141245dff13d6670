"""The demonstration's survey exports, read by hand: who is in which group and answered what."""

import csv
from dataclasses import dataclass
from pathlib import Path

import openpyxl

DEMO = Path(__file__).resolve().parents[1] / "data" / "demo"
LABELS = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
"""From 1 to 5."""
NONE_FITS = "Not applicable"
QUESTIONS = {
    "relevant-to-my-work": "Relevant",
    "practical-i-could-use-something-from-it-within-a-month": "Practical",
    "useful-to-my-whole-team": "Useful",
    "training-helps-me-with-my-cases": "Training helps",
    "the-network-brings-the-right-partners-and-experts-to-the": "The Network brings",
    "i-find-what-i-need-on-the-members-pages": "I find",
    "i-have-a-say-in-what-the-network-does": "I have a say",
}
"""To how the header begins, after the words of a matrix."""
VALUE = "value-of-the-annual-conference"
ITEMS = list(QUESTIONS)[:3]
_PERSONS = ("IP Address", "Email", "Email Address", "First Name", "Last Name", "Name")


@dataclass(frozen=True)
class Member:
    """One respondent: the groups by dimension, the answers by question, and what names them."""

    groups: dict[str, str]
    answers: dict[str, str]
    persons: list[str]
    wish: str

    def rating(self, question):
        """The number of the answer, of the composite too; None where there is none."""
        if question == VALUE:
            rated = [one for item in ITEMS if (one := self.rating(item)) is not None]
            return sum(rated) / len(rated) if 2 * len(rated) >= len(ITEMS) else None
        answer = self.answers[question]
        return LABELS.index(answer) + 1 if answer in LABELS else None


def members(name):
    """Everybody who answered the survey of one year, as the file has them."""
    rows = _rows(DEMO / name)
    head = rows[1]
    below = 2
    if name.endswith(".csv"):  # SurveyMonkey's second header row has the rows of the matrix
        head = [under if under and "Response" not in under else over
                for over, under in zip(*rows[1:3], strict=True)]  # fmt: skip
        below = 3
    plain = [header.partition("[")[2].rstrip("]") or header for header in head]
    at = {question: next(i for i, words in enumerate(plain) if words.startswith(start))
          for question, start in QUESTIONS.items()}  # fmt: skip
    persons = [head.index(header) for header in _PERSONS if header in head]
    region, role, wish = (
        head.index(asked)
        for asked in (
            "Which region do you work in?",
            "What is your role?",
            "What should the Network do next?",
        )
    )
    return [
        Member(
            {"Overall": "Overall", "Region": row[region], "Role": row[role]},
            {question: row[column] for question, column in at.items()},
            [row[column] for column in persons],
            row[wish],
        )
        for row in rows[below:]
    ]


def _rows(path):
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [["" if value is None else str(value) for value in row] for row in sheet.values]
