"""Writes a demonstration plan as an outline in Word, whose levels stand only in the words."""

import tomllib
from pathlib import Path

import docx
from demo_document import describe, set_fonts


def write(source: Path, folder: Path) -> Path:
    """Write the document that a TOML file describes into a folder; return it."""
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "Demonstration data"
    set_fonts(document, {"Normal": 11, "Title": 22, "Heading 1": 14})
    document.add_paragraph(told["title"], style="Title")
    for line in told["lines"].strip().splitlines():
        mark, _, words = line.partition(" ")
        if set(mark) == {"#"}:
            document.add_heading(words, len(mark))
        elif mark == "-":
            document.add_paragraph(words, style="List Bullet")
        else:
            document.add_paragraph(line)
    describe(document, told["title"])
    path: Path = folder / told["file"]
    document.save(str(path))
    return path
