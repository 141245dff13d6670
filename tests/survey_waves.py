"""Waves of a survey as rows of the ledger, drawn as text: a respondent a line."""

from datetime import date, timedelta
from itertools import count

import pyarrow as pa

from loaders.ledger import Load, add_load, open_ledger, transaction

TITLE = "Member survey"
WAVE = """
    Region | relevance | practicality
    North  | 5         | 4
    North  | 4         | -
    South  | 2         | 3
"""


def cells(line):
    return [part.strip() for part in line.split("|")]


def wave_rows(picture=WAVE, held_on="2026-03-31", *, title=TITLE, questions=None, columns=None):
    """Rows of one wave. In small letters stand questions, on agreement 5; `-` is not applicable.

    `questions` and `columns` give, by question_id, what differs in the rows of these tables.
    """
    header, *lines = [cells(line) for line in picture.strip().splitlines()]
    survey_id = title.casefold().replace(" ", "-")
    ends_on = date.fromisoformat(held_on)
    ids = {"source": "a.csv!a!A1", "survey_id": survey_id, "wave_id": f"{survey_id}@{held_on}"}
    rated = [name for name in header if name.islower()]
    groups = [name for name in header if not name.islower()]
    number = dict(zip(rated, count(1), strict=False))
    answers, grouped = [], []
    for respondent, line in enumerate(lines, 1):
        said = dict(zip(header, line, strict=True))
        answers += [
            {
                "question_no": number[name],
                "respondent": respondent,
                "rating": None if said[name] == "-" else int(said[name]),
            }
            for name in rated
            if said[name]
        ]
        grouped += [
            {
                "wave_id": ids["wave_id"],
                "respondent": respondent,
                "dimension": name,
                "group_name": said[name],
            }
            for name in groups
        ]
    wave = {
        "title": title,
        "starts_on": ends_on - timedelta(days=30),
        "ends_on": ends_on,
        "tool": "Google Forms",
        "respondents": len(lines),
        "is_demonstration": False,
    }
    return {
        "survey": [ids | wave],
        "survey_question": [ids | _question(name, number[name], questions) for name in rated],
        "survey_column": [ids | _column(name, columns) for name in header],
        "survey_answer": pa.Table.from_pylist(answers),
        "survey_group": pa.Table.from_pylist(grouped),
    }


def _question(name, number, differs):
    plain = {
        "question_no": number, "question_id": name, "code": f"Q{number}", "wording": f"{name}?",
        "was_worded": None, "kind": "rating", "scale": "agreement 5", "scale_low": 1,
        "scale_high": 5, "labels": None, "is_reversed": False, "not_applicable": ["N/A"],
        "measure_id": None, "target": None, "items": [],
    }  # fmt: skip
    return plain | (differs or {}).get(name, {})


def _column(name, differs):
    plain = {
        "code": "", "wording": f"{name}?", "taken_as": "rating", "question_id": name,
        "dimension": None, "is_decided": False,
    }  # fmt: skip
    if not name.islower():
        plain |= {"taken_as": "attribute", "question_id": None, "dimension": name}
    return plain | (differs or {}).get(name, {})


def put(home, rows, sha256="0"):
    """Load rows as they are; returns the load."""
    with open_ledger(home) as connection, transaction(connection):
        load = Load("file", "survey.csv", sha256, ["survey"], "test", "Ana")
        return add_load(connection, load, rows)
