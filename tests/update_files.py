"""Small homes with a catalogue and a plan, and the updates that an analyst fills in for them."""

from datetime import date
from pathlib import Path

import openpyxl

from loaders.home import Home
from loaders.known import Known
from loaders.ledger import Load, add_load, open_ledger, transaction

MEASURES = """
    code | name                 | kind         | statistic   | unit | months | year_kind      | target
    1.1  | Current support      | quantitative | rate        | %    | 3      | calendar       | 80
    1.2  | Cases closed         | quantitative | count       |      | 3      | calendar       | 900
    1.3  | Collected            | quantitative | amount      | $    | 3      | calendar       |
    2.1  | Members are content  | quantitative | mean rating |      | 12     | calendar       | 4
    2.2  | Handbook             | deliverable  | milestone   |      | 3      | calendar       |
    3.1  | Orders               | quantitative | rate        | %    | 12     | federal fiscal |
    3.2  | Moves in care        | quantitative | rate        | moves per 1,000 days in care | 12 | calendar |
"""
"""Measures as rows of the ledger, those columns that differ."""
ITEMS = (("1", "Grow the network"), ("1.a", "Write to ten firms"), ("1.b", "Hold an open day"))
VALUES = "Id | Code | Measure | Period | Value | Numerator | Denominator | Note | Evidence"
DECIDED = f"{VALUES} | Status by decision | Reason | Decided by"
GROUPS = "Id | Code | Measure | Period | Dimension | Group | Value | Numerator | Denominator"
PROGRESS = (
    "Id | Plan | Code | Plan item | Period | Status | % complete | What happened | What next | "
    "Help needed | Evidence"
)


_SPECIAL = {"true": True, "a day": date(2026, 1, 1)}


def cells(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


def measure_rows(picture: str = MEASURES) -> list[dict]:
    lines = [cells(line) for line in picture.strip().splitlines()]
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        given = dict(zip(lines[0], line, strict=True))
        kind = given["year_kind"]
        is_rating = given["statistic"] == "mean rating"
        rows.append(
            {
                "source": f"catalogue.xlsx!Measures!A{number}",
                "measure_id": given["code"].replace(".", "-"),
                **{name: given[name] or None for name in ("code", "name", "kind", "statistic")},
                "unit": given["unit"] or None,
                "direction": "higher",
                "target": float(given["target"]) if given["target"] else None,
                "months": int(given["months"]),
                "frequency": {"3": "quarterly", "12": "yearly"}[given["months"]],
                "year_kind": kind,
                "year_start_month": 10 if kind == "federal fiscal" else 1,
                "scale_low": 1.0 if is_rating else None,
                "scale_high": 5.0 if is_rating else None,
                "decimals": 1 if given["unit"] == "%" else None,
                "owners": [],
                "is_demonstration": False,
            }
        )
    return rows


def plan_rows(items=ITEMS, plan_id="plan", title="Small Plan") -> dict[str, list[dict]]:
    at = {"source": "plan.xlsx!Plan!A1", "plan_id": plan_id}
    return {
        "plan": [{**at, "title": title, "is_demonstration": False}],
        "plan_item": [
            {
                **at,
                "item_id": f"{plan_id}/{code}",
                "level": code.count(".") + 1,
                "level_name": "strategy" if "." in code else "goal",
                "code": code,
                "ordinal": ordinal,
                "text": text,
                "sub_items": [],
                "owners": [],
                "approvers": [],
            }
            for ordinal, (code, text) in enumerate(items, start=1)
        ],
    }


def add(home: Path, rows: dict, name: str = "catalogue.xlsx") -> int:
    """Put rows into the ledger as one load; nothing is published."""
    house = Home(home)
    house.create()
    with open_ledger(house) as connection, transaction(connection):
        load = Load("file", name, name, ["measures"], "test", "Ana")
        return add_load(connection, load, rows)


def known() -> Known:
    """What a file may refer to in a home with the measures and the plan above."""
    return Known().with_rows({"measure": measure_rows(), **plan_rows()})


def stocked(home: Path) -> Path:
    """A home with the measures and the plan above."""
    add(home, {"measure": measure_rows(), **plan_rows()})
    return home


def workbook(path: Path, **sheets: str) -> Path:
    """Sheets drawn as text: header first, a row a line, cells between bars.

    A cell that spells a number is one, `true` and `a day` are what Excel makes of them; `'61.2` is
    that text. A title stands above each table.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, picture in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(["Update for 2026 Q3"])
        for line in picture.strip().splitlines():
            sheet.append([_typed(text) for text in cells(line)])
    book.save(path)
    book.close()
    return path


def _typed(text: str) -> object:
    if text in _SPECIAL:
        return _SPECIAL[text]
    if text.startswith("'"):
        return text[1:]
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text or None
