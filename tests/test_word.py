"""Word documents: order, blank lines, merged cells, and the labels that Word shows."""

import zipfile

import docx
import pytest
from files import (
    list_definition,
    list_use,
    on_list,
    paragraph,
    strict,
    table,
    word,
    word_parts,
    zipped,
)

from loaders.readers.word_numerals import numeral
from loaders.settings import Limits
from loaders.workbook import open_workbook

LETTERS = list_definition(0, ("lowerLetter", "%1)"), ("lowerRoman", "%2."), ("bullet", "o"))
DECIMAL = list_definition(1, ("decimal", "%1."), ("decimal", "%1.%2"), ("upperLetter", "%1.%2.%3"))


def opened(path):
    return open_workbook(path, Limits())


def lines(path):
    (sheet,) = opened(path).sheets
    return [cell.value for cell in sheet.cells.values()]


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_text_and_tables_stay_in_order(tmp_path):
    body = (
        paragraph("Strategic Plan", '<w:pStyle w:val="h1"/>')
        + paragraph()
        + paragraph("Goal 1")
        + table(("Strategy", "Who"), ("a) Write", "ED"))
        + paragraph()
        + table(("only",))
        + paragraph("KEY: ED")
    )
    styles = '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/></w:style>'
    book = opened(word(tmp_path / "plan.docx", body, styles=styles))
    names = [(sheet.name, sheet.is_prose) for sheet in book.sheets]
    assert names == [("Text 1", True), ("Table 1", False), ("Table 2", False), ("Text 2", True)]
    text, first, _, last = book.sheets
    assert {cell.address: cell.value for cell in text.cells.values()} == {
        "A1": "Strategic Plan",
        "A3": "Goal 1",
    }
    assert text.styles == {1: "Heading 1", 3: "Normal"}
    assert {cell.address: cell.value for cell in first.cells.values()} == {
        "A1": "Strategy",
        "B1": "Who",
        "A2": "a) Write",
        "B2": "ED",
    }
    assert last.cells[1, 1].value == "KEY: ED"
    assert (book.format, book.reader, book.notes) == ("docx", "python-docx", [])


def test_blank_paragraphs_and_line_breaks_of_a_cell_keep_their_lines(tmp_path):
    cell = (
        paragraph("Ongoing")
        + paragraph()
        + "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>"
        + paragraph()
        + paragraph("end")
    )
    (sheet,) = opened(word(tmp_path / "plan.docx", table((cell,)))).sheets
    assert sheet.cells[1, 1].value == "Ongoing\n\none\ntwo\tthree\n\nend"


def test_merged_cells_are_one_cell_with_spans(tmp_path):
    def cell(properties, text):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    body = table(
        (cell('<w:gridSpan w:val="2"/>', "wide"), "C"),
        (cell('<w:vMerge w:val="restart"/>', "tall"), "B2", "C2"),
        (cell("<w:vMerge/>", ""), "B3", "C3"),
        (cell("<w:vMerge/>", ""), "B4", "C4"),
        (cell('<w:vMerge w:val="restart"/>', "next"), "B5", "C5"),
    )
    (sheet,) = opened(word(tmp_path / "plan.docx", body)).sheets
    spans = {cell.value: (cell.address, cell.rows, cell.columns) for cell in sheet.cells.values()}
    assert spans["wide"] == ("A1", 1, 2)
    assert spans["C"] == ("C1", 1, 1)
    assert spans["tall"] == ("A2", 3, 1)
    assert spans["C4"] == ("C4", 1, 1)
    assert spans["next"] == ("A5", 1, 1)


def test_a_row_that_begins_further_right_keeps_its_columns(tmp_path):
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:r><w:t>B2</w:t></w:r></w:p></w:tc></w:tr>'
    body = table(("A1", "B1")).replace("</w:tbl>", late + "</w:tbl>")
    (sheet,) = opened(word(tmp_path / "plan.docx", body)).sheets
    assert {cell.address for cell in sheet.cells.values()} == {"A1", "B1", "B2"}


def test_inner_tables_become_lines_and_are_noted(tmp_path):
    cell = paragraph("before") + table(("x", "y"), ("z", "")) + paragraph("after")
    book = opened(word(tmp_path / "plan.docx", table((cell,))))
    assert book.sheets[0].cells[1, 1].value == "before\nx\ty\nz\t\nafter"
    assert book.notes == ["Table 1: a table inside a cell was read as lines"]


def test_automatic_letters_go_on_across_cells_as_word_counts_them(tmp_path):
    first = on_list("Write", 1) + on_list("to firms", 1, 1) + on_list("to towns", 1, 1)
    second = on_list("Call", 1) + on_list("firms", 1, 1) + on_list("in the fall", 1, 2)
    path = word(
        tmp_path / "plan.docx", table((first, "x"), (second, "y")), LETTERS + list_use(1, 0)
    )
    (sheet,) = opened(path).sheets
    assert sheet.cells[1, 1].value == "a) Write\ni. to firms\nii. to towns"
    assert sheet.cells[2, 1].value == "b) Call\ni. firms\n• in the fall"


def test_levels_that_name_the_levels_above(tmp_path):
    body = (
        on_list("Goal", 1)
        + on_list("Objective", 1, 1)
        + on_list("Objective", 1, 1)
        + on_list("Step", 1, 2)
        + on_list("Goal", 1)
        + on_list("Objective", 1, 1)
    )
    path = word(tmp_path / "plan.docx", body, DECIMAL + list_use(1, 1))
    assert lines(path) == [
        "1. Goal",
        "1.1 Objective",
        "1.2 Objective",
        "1.2.A Step",
        "2. Goal",
        "2.1 Objective",
    ]


def test_two_lists_of_one_definition_go_on_unless_one_begins_anew(tmp_path):
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = LETTERS + list_use(1, 0) + list_use(2, 0) + list_use(3, 0, anew)
    body = "".join(on_list("item", number) for number in (1, 1, 2, 3, 3))
    path = word(tmp_path / "plan.docx", body, numbering)
    assert lines(path) == ["a) item", "b) item", "c) item", "a) item", "b) item"]


@pytest.mark.parametrize(("restart", "last"), [("", "a"), ('<w:lvlRestart w:val="0"/>', "b")])
def test_a_level_that_never_begins_anew(tmp_path, restart, last):
    definition = list_definition(0, ("decimal", "%1."), ("lowerLetter", "%2)"), more=restart)
    body = on_list("A", 1) + on_list("x", 1, 1) + on_list("B", 1) + on_list("y", 1, 1)
    path = word(tmp_path / "plan.docx", body, definition + list_use(1, 0))
    assert lines(path) == ["1. A", "a) x", "2. B", f"{last}) y"]


def test_a_list_can_come_from_the_style_and_its_parents(tmp_path):
    styles = (
        '<w:style w:type="paragraph" w:styleId="lb"><w:name w:val="List Bullet"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Mine"/>'
        '<w:basedOn w:val="lb"/></w:style>'
    )
    none = '<w:pStyle w:val="mine"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("kept", '<w:pStyle w:val="mine"/>') + paragraph("taken off", none)
    numbering = list_definition(0, ("bullet", "\uf0b7")) + list_use(1, 0)
    path = word(tmp_path / "plan.docx", body, numbering, styles)
    assert lines(path) == ["• kept", "taken off"]


def test_a_style_stands_on_the_level_that_names_it(tmp_path):
    definition = list_definition(0, ("decimal", "%1."), ("lowerLetter", "%2)")).replace(
        '<w:lvlText w:val="%2)"/>', '<w:pStyle w:val="sub"/><w:lvlText w:val="%2)"/>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="sub"><w:name w:val="Sub"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = on_list("Goal", 1) + paragraph("Strategy", '<w:pStyle w:val="sub"/>')
    path = word(tmp_path / "plan.docx", body, definition + list_use(1, 0), styles)
    assert lines(path) == ["1. Goal", "a) Strategy"]


def test_a_blank_paragraph_on_a_list_is_counted_and_stays_blank(tmp_path):
    body = table((on_list("one", 1) + on_list("", 1) + on_list("three", 1),))
    path = word(tmp_path / "plan.docx", body, LETTERS + list_use(1, 0))
    assert lines(path) == ["a) one\n\nc) three"]


@pytest.mark.parametrize(
    ("number", "notation", "text"),
    [
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"),
        (22, "ordinal", "22nd"),
        (12, "ordinal", "12th"),
        (3, "none", ""),
        (3, "chicago", "3"),
    ],
)
def test_numerals(number, notation, text):
    assert numeral(number, notation) == text


def test_links_controls_and_insertions_count_and_deletions_do_not(tmp_path):
    body = (
        f"<w:p>{run('Meet ')}<w:del><w:r><w:delText>often</w:delText></w:r></w:del>"
        f"<w:ins>{run('monthly')}</w:ins>"
        f"<w:hyperlink>{run(' online')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run(' in May')}</w:sdtContent></w:sdt>"
        f"{run(' secretly', '<w:vanish/>')}</w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('in a control')}</w:sdtContent></w:sdt>"
    )
    book = opened(word(tmp_path / "plan.docx", body))
    cells = [cell.value for cell in book.sheets[0].cells.values()]
    assert cells == ["Meet monthly online in May", "in a control"]
    assert book.notes == [
        "tracked changes: insertions were read, deletions were left out",
        "hidden text is left out",
    ]


def test_a_deleted_paragraph_end_joins_the_next_line(tmp_path):
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Meet </w:t></w:r></w:p>"
    assert lines(word(tmp_path / "plan.docx", gone + paragraph("monthly"))) == ["Meet monthly"]


def test_what_is_not_read_is_noted(tmp_path):
    body = '<w:p><w:r><w:t>Goal</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert opened(word(tmp_path / "plan.docx", body)).notes == ["footnotes are not read"]


@pytest.mark.parametrize("dialect", ["strict", "macro", "template"])
def test_other_dialects_of_word_are_read(tmp_path, dialect):
    parts = word_parts(table(("Goal", "Who")))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    if dialect == "strict":
        parts = strict(parts)
    else:
        other = {
            "macro": "application/vnd.ms-word.document.macroEnabled.main+xml",
            "template": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        }[dialect]
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(kind, other)
    (sheet,) = opened(zipped(tmp_path / "plan.docx", parts)).sheets
    assert [cell.value for cell in sheet.cells.values()] == ["Goal", "Who"]


def test_a_document_that_python_docx_wrote(tmp_path):
    document = docx.Document()
    document.add_heading("Goals", 1)
    document.add_paragraph("Grow", "List Bullet")
    document.add_paragraph("First", "List Number")
    document.add_paragraph("Second", "List Number")
    document.save(tmp_path / "plan.docx")
    assert lines(tmp_path / "plan.docx") == ["Goals", "• Grow", "1. First", "2. Second"]


def test_a_document_without_numbering_or_styles(tmp_path):
    parts = word_parts(paragraph("Goal", '<w:numPr><w:numId w:val="4"/></w:numPr>'))
    del parts["word/numbering.xml"], parts["word/styles.xml"]
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )
    path = zipped(tmp_path / "plan.docx", parts)
    assert zipfile.is_zipfile(path)
    assert lines(path) == ["Goal"]
