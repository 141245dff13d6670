"""Warns of days such as 02/03/2027, which are read month first and may be meant day first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from loaders.alike import APART
from loaders.cells import Kind
from loaders.flat.tables import FlatTable
from loaders.problems import Problem

_DAY = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-])",
    re.ASCII,
)
_MONTHS = 12
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Written:
    """Words that may name days, and where they stand."""

    sheet: str
    cell: str
    words: str
    column: str = ""
    """What the column is called, for the beginning of a sentence; blank in prose."""
    is_read: bool = True
    """Whether days of this form are read in them; others only prove what stands first."""


def unclear_days(file_name: str, written: Iterable[Written]) -> Iterator[Problem]:
    """A warning of every day that could be another one, for each column of a sheet.

    Where there are many the first says how many others there are, and where. A column in which a
    day such as 3/15/2027 stands needs none: it is written month first.
    """
    columns: dict[tuple[str, str], list[Written]] = defaultdict(list)
    for one in dict.fromkeys(written):
        columns[one.sheet, one.column].append(one)
    for entries in columns.values():
        if any(_is_month_first(one.words) for one in entries):
            continue
        odd = [(one, says) for one in entries if one.is_read and (says := _unclear(one.words))]
        is_many = len(odd) > APART
        others = [one.cell for one, _ in odd[1:]] if is_many else []
        for one, says in odd[:1] if is_many else odd:
            message = f"{one.column} {says}".strip() + _likewise(others)
            yield Problem(file_name, message, one.sheet, one.cell, is_warning=True)


def unclear_in(file_name: str, table: FlatTable, fields: Iterable[str]) -> Iterator[Problem]:
    """The same of these fields of a flat table; real dates of a workbook are clear."""
    return unclear_days(file_name, (
        Written(table.sheet.name, cell.address, cell.text, table.column_name(name))
        for name in fields
        for row in table.rows
        if (cell := row.cells.get(name)) is not None and cell.kind is Kind.TEXT
    ))  # fmt: skip


def _likewise(others: list[str]) -> str:
    if not others:
        return ""
    rest = len(others) - _PLACES
    places = ", ".join(others[:_PLACES]) + (f" and {rest:,} more" if rest > 0 else "")
    return f"; likewise in {len(others):,} other cells of the column: {places}"


def _is_month_first(words: str) -> bool:
    return any(
        int(found["first"]) <= _MONTHS < int(found["second"]) for found in _DAY.finditer(words)
    )


def _unclear(words: str) -> str:
    """How the first day that could be another one is read, and the way out; blank for none."""
    for found in _DAY.finditer(words):
        first, second = int(found["first"]), int(found["second"])
        if first != second and 0 < first <= _MONTHS and 0 < second <= _MONTHS:
            year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)  # noqa: PLR2004 - digits
            read, other = date(year, first, second), date(year, second, first)
            return (
                f"'{found[0]}' is read month first, as {read}; write {read}, or {other} where "
                "the day stands first"
            )
    return ""
