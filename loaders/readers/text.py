"""Reads separated text: its encoding, its delimiter, and numbers where they are plain."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from charset_normalizer import from_bytes

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.problems import Refused
from loaders.readers.facts import MOST_COLUMNS
from loaders.settings import Limits

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\0\0", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp1250": "Windows-1250"}
_USUAL = ("cp1252", "mac_roman")
_DELIMITERS = ",;\t|"
_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE_BYTES = 200_000
_SAMPLE_ROWS = 200
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?$", re.ASCII)
"""A plain number; what Excel would also mangle (00123, 1e5, 16 digits) stays text."""
_REPLACED = "\ufffd"
_FEW = 20
"""A file is UTF-8 with damage where this many times more letters are right than wrong."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(path: Path, name: str, limits: Limits) -> Workbook:
    """Read a text file as one sheet. Raises Refused for bytes that are no text."""
    try:
        text, encoding = _decoded(path.read_bytes(), name)
    except UnicodeDecodeError:
        raise _no_text(name) from None
    delimiter = _delimiter(text)
    form = "tsv" if delimiter == "\t" else "csv"
    book = Workbook(name, form, "csv", notes=[f"encoding: {encoding}"])
    book.notes.append(f"columns separated by: {_DELIMITER_NAMES[delimiter]}")
    sheet = Sheet(Path(name).stem or name)
    book.sheets.append(sheet)
    csv.field_size_limit(max(len(text), 1))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, entries in enumerate(rows, start=1):
            _take(sheet, number, entries)
            if len(sheet.cells) > limits.cells or len(entries) > MOST_COLUMNS:
                raise Refused(
                    f"{name} has more cells than the {limits.cells:,} in {MOST_COLUMNS:,} columns "
                    "that `cells` under [limits] in headway.toml allows; split it."
                )
    except csv.Error as error:
        raise Refused(f"{name} cannot be read as a table ({error}); save it as .xlsx.") from None
    return book


def _take(sheet: Sheet, row: int, entries: list[str]) -> None:
    for column, entry in enumerate(entries, start=1):
        if not entry.strip():
            continue
        if _NUMBER.match(entry.strip()):
            number = entry.strip()
            value = float(number) if "." in number else int(number)
            sheet.cells[row, column] = Cell(row, column, value, Kind.NUMBER)
        else:
            sheet.cells[row, column] = Cell(row, column, entry, Kind.TEXT)


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    """Return the text, line ends as they are, and the encoding as a person knows it."""
    for mark, codec, spoken in _MARKS:
        if content.startswith(mark):
            return _strictly(content, codec, name), spoken
    if b"\0" in content:
        return _strictly(content, _without_mark(content, name), name), "UTF-16"
    try:
        return _strictly(content, "utf-8", name), "UTF-8"
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    unreadable = text.count(_REPLACED)
    if unreadable * _FEW < len(text) - len(text.encode("ascii", "ignore")):
        return text, f"UTF-8 with {unreadable} damaged letters, shown as {_REPLACED}"
    for candidate in (_guess(content, name), "cp1252", "latin-1"):
        try:
            text = _strictly(content, candidate, name)
        except UnicodeDecodeError:
            continue
        return text, _NAMES.get(candidate, candidate.replace("_", "-").upper())
    raise _no_text(name)


def _guess(content: bytes, name: str) -> str:
    """Return the likeliest codec; among equals the ones that Excel writes on these desks."""
    lines = content.splitlines(keepends=True)
    telling = b"".join(line for line in lines if not line.isascii())[:_SAMPLE_BYTES]
    matches = from_bytes(telling)
    best = matches.best()
    if best is None:
        raise _no_text(name)
    equals = {
        codec
        for match in matches
        if match.chaos <= best.chaos and match.coherence >= best.coherence
        for codec in (match.encoding, *match.could_be_from_charset)
    }
    return next((codec for codec in _USUAL if codec in equals), best.encoding)


def _without_mark(content: bytes, name: str) -> str:
    """UTF-16 that says nothing of itself: every other byte of Western text is zero."""
    sample = content[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 4:
        return "utf-16-be" if even > odd else "utf-16-le"
    raise _no_text(name)


def _strictly(content: bytes, codec: str, name: str) -> str:
    """Decode, or raise UnicodeDecodeError; Refused for what decodes to no text."""
    text = content.decode(codec)
    # A few control characters come with text that was pasted; many are no text.
    if "\0" in text or len(_CONTROL.findall(text)) > max(len(text) // 1000, 2):
        raise _no_text(name)
    return text


def _no_text(name: str) -> Refused:
    return Refused(
        f"{name} is neither a workbook nor text in an encoding that can be told; "
        "open it in the program that wrote it, save it as .xlsx and load that."
    )


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first rows into the most columns, and most evenly."""
    sample = text[:_SAMPLE_BYTES]
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            for _, row in zip(range(_SAMPLE_ROWS), reader, strict=False):
                widths[len(row)] += bool(row)
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
        score = (count / max(sum(widths.values()), 1), width)
        if score > best_score:
            best, best_score = delimiter, score
    return best
