"""Reads separated text: its encoding, its delimiter, and numbers where they are plain."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from loaders import long_rows
from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.problems import Refused
from loaders.readers.encoding import decoded
from loaders.readers.facts import MOST_COLUMNS
from loaders.readers.long_text import rows_of
from loaders.settings import Limits

_DELIMITERS = ",;\t|"
_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_TEXTS = {".txt", ".text", ".md"}
_SAMPLE_BYTES = 200_000
_LONGEST_FIELD = 2**31 - 1
_SAMPLE_ROWS = 200
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?$", re.ASCII)
"""A plain number; what Excel would also mangle (00123, 1e5, 16 digits) stays text."""


def read(path: Path, name: str, limits: Limits) -> Workbook:
    """Read a text file as one sheet. Raises Refused for bytes that are no text."""
    csv.field_size_limit(_LONGEST_FIELD)
    text, encoding = decoded(path.read_bytes(), name)
    delimiter = _delimiter(text)
    if _is_prose(text, name, delimiter):
        return _lines(text, name, encoding, limits)
    book = Workbook(name, "tsv" if delimiter == "\t" else "csv", "csv")
    book.notes.append(f"encoding: {encoding}")
    book.notes.append(f"columns separated by: {_DELIMITER_NAMES[delimiter]}")
    book.notes.extend(_unbalanced(text, delimiter))
    sheet = Sheet(Path(name).stem or name)
    book.sheets.append(sheet)

    def check(cells: int, columns: int) -> None:
        if cells > limits.cells or columns > MOST_COLUMNS:
            raise Refused(
                f"{name} has more cells than the {limits.cells:,} in {MOST_COLUMNS:,} columns "
                "that `cells` under [limits] in headway.toml allows; split it."
            )

    if text.count("\n") + text.count("\r") > long_rows.LONG_ROWS:
        rows_of(_rows(text, delimiter), f"^{_NUMBER.pattern}", check).fill(sheet)
        return book
    for number, entries in enumerate(_rows(text, delimiter), start=1):
        _take(sheet, number, entries)
        check(len(sheet.cells), len(entries))
    return book


def _is_prose(text: str, name: str, delimiter: str) -> bool:
    """Whether a file that is named as a text has lines and no table: few are of one width."""
    if Path(name).suffix.lower() not in _TEXTS or text.count("\n") > long_rows.LONG_ROWS:
        return False
    rows = [row for row in _rows(text, delimiter) if any(map(str.strip, row))]
    header = len(rows[0]) if rows else 0
    widths = Counter(len(row) for row in rows if len(row) == header or not _is_sentence(row))
    most = max((count for width, count in widths.items() if width > 1), default=0)
    return 2 * most < len(rows)


def _is_sentence(row: Sequence[str]) -> bool:
    """Whether parts are those of a sentence, with a blank behind every comma."""
    return all(part.startswith(" ") for part in row[1:])


def _lines(text: str, name: str, encoding: str, limits: Limits) -> Workbook:
    """A text of one sheet whose lines are its rows, with the blanks before them."""
    lines = re.split(r"\r\n|\r|\n", text)
    if len(lines) > limits.cells:
        raise Refused(
            f"{name} has more lines than the {limits.cells:,} that `cells` under [limits] in "
            "headway.toml allows; split it."
        )
    sheet = Sheet(Path(name).stem or name, is_prose=True)
    for row, line in enumerate(lines, start=1):
        if line.strip():
            sheet.cells[row, 1] = Cell(row, 1, line.rstrip(), Kind.TEXT)
    return Workbook(name, "txt", "text", [sheet], [f"encoding: {encoding}"])


def _rows(text: str, delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _unbalanced(text: str, delimiter: str) -> Iterator[str]:
    """Tell where a quote is opened and not closed: rows after it may run together."""
    rows = 1
    try:
        for _ in _rows(text, delimiter, strict=True):
            rows += 1
    except csv.Error:
        yield f"the quotes in row {rows} do not match: see that no rows after it run together"


def _take(sheet: Sheet, row: int, entries: list[str]) -> None:
    for column, entry in enumerate(entries, start=1):
        if not entry.strip():
            continue
        if _NUMBER.match(entry.strip()):
            number = entry.strip()
            value = float(number) if "." in number else int(number)
            sheet.cells[row, column] = Cell(row, column, value, Kind.NUMBER)
        else:
            lines = entry.replace("\r\n", "\n").replace("\r", "\n")
            sheet.cells[row, column] = Cell(row, column, lines, Kind.TEXT)


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first rows into the most columns, and most evenly."""
    sample = text[:_SAMPLE_BYTES]
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        widths: Counter[int] = Counter()
        for row in islice(_rows(sample, delimiter), _SAMPLE_ROWS):
            widths[len(row)] += bool(row)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
        score = (count / max(sum(widths.values()), 1), width)
        if score > best_score:
            best, best_score = delimiter, score
    return best
