"""Small outlines, drawn as text, as Word documents, worksheets and text files."""

from pathlib import Path

import docx
import openpyxl

PHASED = """
    # Training Plan of Harbor County 2026-2027
    ## Our Vision
    Every worker is ready on the first day.
    ## Our Mission
    We train with the offices, not for them.
    ## Guiding Principles
    - Start from the work
    - Count what changes
    ## Core Values
    - Honesty
    ## Phase I – Look around (July to September 2026)
    Partners: the courts; Harbor College
    During this phase, we will:
    - List the courses that exist
    - Visit every office by September 15, 2026
    ## Phase II – Decide (October 2026 to January 2027)
    Owner: ED
    Measure: Nine of ten offices agree
    - Draft the plan
    ## Phase III and IV – Train, and review.
    Please say what you need no later than close of business March 31, 2027. We thank you.
    Sincerely,
    Chief of Training
"""


def _lines(picture: str) -> list[str]:
    return [line.strip() for line in picture.strip("\n").splitlines()]


def draw_document(path: Path, picture: str) -> Path:
    """Write a Word document: `#` heads, deeper with more; `-` is a bullet, `--` one below it."""
    document = docx.Document()
    for line in _lines(picture):
        mark, _, words = line.partition(" ")
        if set(mark) == {"#"}:
            document.add_heading(words, len(mark))
        elif mark in {"-", "--"}:
            document.add_paragraph(words, style="List Bullet" + " 2" * (mark == "--"))
        else:
            document.add_paragraph(line)
    document.save(str(path))
    return path


def draw_cells(path: Path, picture: str) -> Path:
    """Write one sheet: a row a line, a cell between bars; a blank one sets the line in."""
    book = openpyxl.Workbook()
    for line in _lines(picture):
        book.active.append([part.strip() or None for part in line.split("|")])
    book.save(path)
    book.close()
    return path


def draw_text(path: Path, picture: str) -> Path:
    """Write a text file with the lines as they stand, less the common indentation."""
    rows = picture.strip("\n").splitlines()
    least = min(len(row) - len(row.lstrip()) for row in rows if row.strip())
    path.write_text("\n".join(row[least:] for row in rows), encoding="utf-8")
    return path
