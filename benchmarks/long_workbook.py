"""Writes a catalogue of measures and an update of very many rows by group, as Excel writes them."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
from workbook_parts import MAIN, Texts, write_book

GROUPS, PERIODS = 250, 20
_FIRST_YEAR = 2021
_HEADERS = (
    *("Id", "Code", "Measure", "Period", "Dimension", "Group"),
    *("Value", "Numerator", "Denominator"),
)
_ROWS_AT_ONCE = 5_000
_ROW = (
    '<row r="{0}" spans="1:9"><c r="A{0}" t="s"><v>{1}</v></c><c r="B{0}" t="s"><v>{2}</v></c>'
    '<c r="C{0}" t="s"><v>{3}</v></c><c r="D{0}" t="s"><v>{4}</v></c><c r="E{0}" t="s"><v>{5}</v>'
    '</c><c r="F{0}" t="s"><v>{6}</v></c><c r="G{0}" s="1">{7}</c><c r="H{0}" s="1"><v>{8}</v></c>'
    '<c r="I{0}" s="1"><v>{9}</v></c></row>'
)
_STYLES = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs>'


def write_catalogue(path: Path, rows: int) -> Path:
    """A workbook with the measures that `rows` rows of values need."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Measures"
    sheet.append(["Code", "Measure", "Statistic", "Unit", "Frequency"])
    for number in range(-(-rows // (GROUPS * PERIODS))):
        sheet.append([f"M-{number}", f"Measure number {number}", "rate", "%", "quarterly"])
    book.save(path)
    return path


def write_update(path: Path, rows: int, last_value: str | None = None) -> Path:
    """A workbook with a sheet Groups of so many rows; `last_value` is typed into the last."""
    texts = Texts()
    return write_book(path, "Groups", _sheet(rows, texts, last_value), texts, _STYLES)


def _sheet(rows: int, texts: Texts, last_value: str | None) -> Iterator[str]:
    yield (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:I{rows + 1}"/>'
        '<cols><col min="1" max="1" width="4" hidden="1"/></cols><sheetData><row r="1">'
    )
    for letter, header in zip("ABCDEFGHI", _HEADERS, strict=True):
        yield f'<c r="{letter}1" t="s"><v>{texts(header)}</v></c>'
    yield "</row>"
    for first in range(0, rows, _ROWS_AT_ONCE):
        last = min(first + _ROWS_AT_ONCE, rows)
        typed = last_value if last == rows else None
        yield "".join(
            _row(number, texts, typed if number == rows - 1 else None)
            for number in range(first, last)
        )
    yield "</sheetData></worksheet>"


def _row(number: int, texts: Texts, typed: str | None) -> str:
    measure, rest = divmod(number, GROUPS * PERIODS)
    period, group = divmod(rest, GROUPS)
    # A rate of its own for every group, some percent up and down over the periods.
    denominator = 200 + number * 7919 % 5000
    numerator = denominator * (4000 + group * 16 + number * 31 % 500) // 10_000
    # Seventeen digits, as Excel stores what it shows with one decimal.
    value = f"<v>{round(100 * numerator / denominator, 1):.17g}</v>"
    row = _ROW.format(
        number + 2,
        texts(f"m-{measure}"),
        texts(f"M-{measure}"),
        texts(f"Measure number {measure}"),
        texts(f"{_FIRST_YEAR + period // 4} Q{period % 4 + 1}"),
        texts("Region" if group < GROUPS // 5 else "County"),
        texts(f"Group {group}"),
        value,
        numerator,
        denominator,
    )
    if typed is None:
        return row
    return row.replace(f' s="1">{value}', f' t="s"><v>{texts(typed)}</v>')
