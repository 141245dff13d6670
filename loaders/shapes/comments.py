"""Comment rounds, what partners say, and what becomes of it; each table on any sheet.

| Round       | Plan | Version | Request  | Partners     | Opens | Due | Closed | Public form |
| Spring 2027 | FS   | 2       | Text ... | Coast; Plain |       | ... |        | yes         |

| Id | Round       | Item  | Kind     | Comment  | Name | Partner | Received | Disposition | ...
|    | Spring 2027 | 2.1.a | addition | Text ... | Ana  | Coast   | ...      |             |

| Round       | Item  | Plan item | Addition | Deletion | Augmentation | Other comment |
| Spring 2027 | 2.1.a | Text ...  | Text ... |          |              |               |

The last is what partners fill in; their name may stand over it. Without an item a comment is on the
whole plan. A comment that comes after the round was closed is taken, late.
"""

from dataclasses import dataclass

from loaders.cells import Sheet, Workbook
from loaders.comments.checks import check_closing, check_late
from loaders.comments.comments import comments_in
from loaders.comments.dispositions import dispositions_in
from loaders.comments.headers import COMMENTS, PARTNER_SHEET, ROUNDS
from loaders.comments.knowing import rounds_with
from loaders.comments.ledger_rows import ledger_rows
from loaders.comments.records import Comment, Disposition, Round
from loaders.comments.rounds import rounds_in
from loaders.day_order import unclear_in
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings
from loaders.flat.tables import FlatTable, heads, tables
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows, each

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "comments"
_DAYS = ("opens", "due", "closed", "received", "decided_on")
_KINDS = (ROUNDS, PARTNER_SHEET, COMMENTS)


@dataclass(frozen=True, slots=True)
class Records:
    """What the rounds and comments of one workbook say."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    rounds: list[Round]
    comments: list[Comment]
    dispositions: list[Disposition]


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds rounds, comments or what became of them."""
    return heads(sheet, *_KINDS)


def read(workbook: Workbook, options: Options) -> Records | None:
    """The rounds and comments of a workbook; None when it has none."""
    places = [table for sheet in workbook.sheets for table in tables(sheet, *_KINDS)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        found.problems += broken_cells(workbook.file_name, table)
        found.problems += unread(workbook.file_name, table)
        found.problems += unclear_in(workbook.file_name, table, _DAYS)
    before = options.known.rounds
    rounds = rounds_in(_of(places, ROUNDS), options.known, found)
    after = rounds_with(before, _rows(workbook, rounds))
    comments = comments_in([t for t in places if t.headers is not ROUNDS], after, found)
    after = rounds_with(after, _rows(workbook, [], comments))
    dispositions = dispositions_in(_of(places, COMMENTS), comments, after, found)
    after = rounds_with(after, _rows(workbook, [], [], dispositions))
    check_closing(rounds, before, after)
    check_late(comments, before)
    sheets = {table.sheet.name: "" for table in places}
    told = {name: _says(name, rounds, comments, dispositions) for name in sheets}
    return Records(workbook, told, found.problems, rounds, comments, dispositions)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return ledger_rows(records.workbook, records.rounds, records.comments, records.dispositions)


def _rows(
    workbook: Workbook,
    rounds: list[Round],
    comments: list[Comment] | None = None,
    dispositions: list[Disposition] | None = None,
) -> dict[str, list[dict[str, object]]]:
    found = ledger_rows(workbook, rounds, comments or [], dispositions or [])
    return {table: each(entries) for table, entries in found.items()}


def _of(places: list[FlatTable], headers: object) -> list[FlatTable]:
    return [table for table in places if table.headers is headers]


def _says(
    sheet: str, rounds: list[Round], comments: list[Comment], dispositions: list[Disposition]
) -> str:
    """`1 comment round`, `7 comments, 3 dispositions`."""
    numbers = {
        "comment round": sum(one.line.table.sheet.name == sheet for one in rounds),
        "comment": sum(one.line.table.sheet.name == sheet for one in comments),
        "disposition": sum(one.line.table.sheet.name == sheet for one in dispositions),
    }
    told = [f"{n:,} {noun}{'s' * (n != 1)}" for noun, n in numbers.items() if n]
    return ", ".join(told) or "Comments, none of which is filled in"
