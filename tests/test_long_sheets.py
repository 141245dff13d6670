"""Sheets of very many rows are read in columns, and say what the same cells say one by one."""

import datetime as dt
import re

import pytest
from files import excel_parts, strict, zipped

from loaders import long_rows
from loaders.cells import Kind
from loaders.problems import Refused
from loaders.readers import ooxml
from loaders.settings import Limits
from loaders.workbook import open_workbook

SHARED = (
    '<sst><si><t>plain</t></si><si><t>  spaces  </t></si><si><t xml:space="preserve">  kept  </t>'
    "</si><si><r><t>ri</t></r><r><t>ch</t></r></si><si><t>a_x000D_b</t></si><si><t>x&amp;y &#65;"
    "</t></si><si><t/></si><si/><si><t>ph</t><rPh><t>on</t></rPh></si><si><t> </t></si><si><t>two"
    "</t><t>ts</t></si><si><t>line\r\nend\ttab\n</t></si><si><t>a &gt; b > c é </t></si></sst>"
)
CELLS = [
    *(f'<c r="@" t="s"><v>{number}</v></c>' for number in range(13)),
    '<c r="@" t="inlineStr"><is><t>inline</t></is></c>',
    '<c r="@" t="inlineStr"><is><t>  spaces  </t></is></c>',
    '<c r="@" t="inlineStr"><is><t xml:space="preserve">  kept  </t></is></c>',
    '<c r="@" t="inlineStr"><is><t>a_x000D_b &lt; > c</t></is></c>',
    '<c r="@" t="inlineStr"><is><t/></is></c>',
    '<c r="@" t="str"><v>  result </v></c>',
    '<c r="@" t="str"><f>A1&amp;"x"</f><v>x&amp;y</v></c>',
    '<c r="@" t="str"><f>"a" > "b"</f><v></v></c>',
    '<c r="@" t="str"><f>1</f><v> </v></c>',
    '<c r="@" t="str"><f>1</f></c>',
    '<c r="@" t="str"><v>12</v></c>',
    '<c r="@" t="b"><v>0</v></c>',
    '<c r="@" t="b"><f>1=1</f><v>1</v></c>',
    '<c r="@" t="b"><f>1=1</f><v></v></c>',
    '<c r="@"><v>61.2</v></c>',
    '<c r="@" t="n"><v>61.200000000000003</v></c>',
    '<c r="@"><v>0.61199999999999999</v></c>',
    '<c r="@"><v>1E3</v></c>',
    '<c r="@"><v>1E-05</v></c>',
    '<c r="@"><v>0.00001</v></c>',
    '<c r="@"><v>-0.5</v></c>',
    '<c r="@"><v>-0</v></c>',
    '<c r="@"><v>5.0</v></c>',
    '<c r="@"><v>007</v></c>',
    '<c r="@"><v>1234567890123456</v></c>',
    '<c r="@"><v>12345678901234567890</v></c>',
    '<c r="@"><v>0.1234567890123456789</v></c>',
    '<c r="@"><v>1.7976931348623157E308</v></c>',
    '<c r="@"><v>+5</v></c>',
    '<c r="@"><v>0x10</v></c>',
    '<c r="@"><f>A1*2</f><v>53</v></c>',
    '<c r="@"><f t="shared" si="0"/><v>54</v></c>',
    '<c r="@"><f>A1*2</f></c>',
    '<c r="@"><f>A1*2</f><v></v></c>',
    '<c r="@"><f>A1*2</f><v/></c>',
    '<c r="@"><f>A1*2</f><v /></c>',
    '<c r="@" t="str"><v xml:space="preserve"> kept </v></c>',
    '<c r="@" s="1" />',
    '<c r="@"><v></v></c>',
    '<c r="@" s="1"><v/></c>',
    '<c r="@" t="str"><v/></c>',
    '<c r="@" t="e"><v>#DIV/0!</v></c>',
    '<c r="@" t="e"><f>1/0</f><v>#REF!</v></c>',
    '<c r="@" t="e"/>',
    '<c r="@" s="1"><v>46295</v></c>',
    '<c r="@" s="1"><v>46295.604166666664</v></c>',
    *(
        f'<c r="@" s="{style}"><v>{days}</v></c>'
        for days in (
            *("0", "1", "59.75", "60", "61", "61.00001", "-1", "2958464.25", "2958465", "2958466"),
            *("46082.375123456784", "46082.999999999", "46082.99999421", "4.6E4", "46295.00001"),
        )
        for style in (1, 4)
    ),
    '<c r="@" s="2"><v>46295.25</v></c>',
    '<c r="@" s="2"><v>1.25</v></c>',
    '<c r="@" s="2"><v>0.5</v></c>',
    '<c r="@" s="3"><v>46295</v></c>',
    '<c r="@" s="4"><v>0.5</v></c>',
    '<c r="@" s="1" t="s"><v>0</v></c>',
    '<c r="@" t="d"><v>2026-03-31T00:00:00</v></c>',
    '<c r="@" s="1"/>',
    '<c r="@" s="1"></c>',
    '<c r="@" t="s"/>',
]
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs count="5">'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/>'
    '<xf numFmtId="20"/></cellXfs></styleSheet>'
)


def filling(first, last):
    """Rows of a text and a number, so that a sheet is large."""
    return "".join(
        f'<row r="{row}" spans="1:3"><c r="A{row}" t="s"><v>0</v></c><c r="C{row}"><v>{row}</v></c></row>'
        for row in range(first, last + 1)
    )


def odd_rows(first):
    """One odd cell a row, in column B, between a text and a number."""
    return "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c>{cell.replace("@", f"B{row}")}'
        f'<c r="C{row}"><v>{row}</v></c></row>'
        for row, cell in enumerate(CELLS, start=first)
    )


def many(path, rows, after="", before="", change=lambda parts: parts):
    """A workbook of these rows, large enough to be read in columns."""
    parts = excel_parts(rows, SHARED, after, before)
    parts["xl/styles.xml"] = STYLES
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(
        "</Relationships>",
        '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/styles" Target="styles.xml"/></Relationships>',
    )
    return zipped(path, change(parts))


@pytest.fixture(autouse=True)
def _lowered(monkeypatch):
    """Sheets of some thousand rows are long here."""
    monkeypatch.setattr(ooxml, "LARGE_BYTES", 200_000)
    monkeypatch.setattr(long_rows, "LONG_ROWS", 1_000)


@pytest.fixture
def cell_by_cell(monkeypatch):
    """Open a workbook by the readers of sheets that are not long."""

    def opened(path):
        with monkeypatch.context() as patch:
            patch.setattr(ooxml, "LARGE_BYTES", 10**9)
            patch.setattr(long_rows, "LONG_ROWS", 10**9)
            return open_workbook(path, Limits())

    return opened


def opened_in_columns(path):
    book = open_workbook(path, Limits(compression_ratio=5000))
    (sheet,) = book.sheets
    assert book.notes == [f"sheet 'Plan' has {len(sheet.long.rows):,} rows and is held in columns"]
    return sheet


def all_cells(sheet):
    return sheet.long.cells(sheet.long.rows.tolist())


def test_every_cell_is_what_the_cell_by_cell_readers_say(tmp_path, cell_by_cell):
    rows = filling(2, 2_050) + odd_rows(2_060) + filling(3_000, 8_000)
    path = many(tmp_path / "long.xlsx", rows)
    sheet = opened_in_columns(path)
    (slow,) = cell_by_cell(path).sheets
    assert all_cells(sheet) == slow.cells
    assert sheet.long.rows.tolist() == sorted({row for row, _ in slow.cells})
    found = sheet.long.table({"text": 1, "odd": 2, "number": 3}, after_row=2_000).to_pylist()
    assert found == [
        {
            "row": row,
            "text": "plain",
            "odd": slow.cells[row, 2].text if (row, 2) in slow.cells else None,
            "number": str(row),
        }
        for row in sheet.long.rows.tolist()
        if row > 2_000
    ]


def test_hidden_rows_and_columns_and_merged_ranges_are_as_in_other_sheets(tmp_path, cell_by_cell):
    rows = (
        filling(2, 4_000)
        + '<row r="4001" hidden="1"><c r="A4001"><v>7</v></c></row>'
        + odd_rows(4_002)
        + filling(4_200, 7_500)
    )
    merged = ("A3:A5", "B4003:B4010", "C4000:D4004", "A7400:C7410", "Z9:Z900", "A2:A2")
    cells = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    path = many(
        tmp_path / "long.xlsx",
        rows,
        after=f"<mergeCells>{cells}</mergeCells>",
        before='<cols><col min="2" max="2" hidden="1"/></cols>',
    )
    sheet = opened_in_columns(path)
    (slow,) = cell_by_cell(path).sheets
    assert all_cells(sheet) == slow.cells
    assert sheet.long.cells([4_001])[4_001, 1].is_hidden
    assert sheet.long.cells([3])[3, 1].rows == 3
    table = sheet.long.table({"text": 1, "nowhere": 99}, after_row=2).slice(0, 4).to_pylist()
    assert [row["text"] for row in table] == ["plain"] * 4
    assert [row["nowhere"] for row in table] == [None] * 4
    assert sheet.long.is_covered([1])[1:4].tolist() == [True, True, True]


def test_a_header_in_row_14_and_blank_rows_keep_their_numbers(tmp_path):
    rows = '<row r="14"><c r="B14" t="inlineStr"><is><t>Code</t></is></c></row>' + filling(
        15, 3_000
    )
    rows += '<row r="3001"><c r="A3001" s="1"/></row><row r="3002"/>' + filling(9_000, 13_000)
    sheet = opened_in_columns(many(tmp_path / "long.xlsx", rows))
    assert [cell.address for cell in sheet.rows()[0]] == ["B14"]
    assert sheet.long.rows[[0, 1, 2_986, 2_987]].tolist() == [14, 15, 3_000, 9_000]
    assert [cell.address for cell in sheet.long.cells([3_001, 9_000]).values()] == [
        "A9000",
        "C9000",
    ]
    assert len(sheet.cells) < 500


def test_a_large_sheet_of_few_rows_has_cells(tmp_path, cell_by_cell):
    text = "x" * 400
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for row in range(1, 800)
    )
    path = many(tmp_path / "wide.xlsx", rows)
    book = open_workbook(path, Limits(compression_ratio=5000))
    assert book.sheets[0].long is None
    assert book.sheets[0].cells == cell_by_cell(path).sheets[0].cells


def test_a_stray_cell_far_below_makes_no_sheet_long(tmp_path):
    rows = filling(1, 50) + filling(60_000, 60_000)
    (sheet,) = open_workbook(many(tmp_path / "stray.xlsx", rows), Limits()).sheets
    assert sheet.long is None
    assert sheet.cells[60_000, 3].value == 60_000


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda rows: rows.replace("<row", "<!-- x --><row", 1), "has elements"),
        (lambda rows: rows.replace(' r="2000"', "", 1), "has elements"),
        (lambda rows: rows.replace('r="A7000" t="s"', 'r="A7000" x="&amp;<" t="s"'), ""),
        (lambda rows: rows.replace('r="A7000"', 'r="A6999"'), "names another row"),
        (lambda rows: rows.replace("<v>0</v>", "<v>99</v>", 1), "refers to a text"),
        (
            lambda rows: rows.replace("<v>0</v>", "<![CDATA[<v>]]><v>0</v>", 1),
            "has elements",
        ),
        (
            lambda rows: rows.replace(
                '<c r="A9" t="s"><v>0</v></c>',
                '<c r="A9" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
            ),
            "has elements",
        ),
    ],
)
def test_what_is_written_in_another_way_is_read_by_the_readers_that_know_all_of_xml(
    tmp_path, cell_by_cell, change, note
):
    path = many(tmp_path / "other.xlsx", change(filling(1, 7_500)))

    def outcome(read):
        try:
            book = read(path)
        except Refused as refused:
            return str(refused)
        return book.reader, book.sheets[0].long or book.sheets[0].cells

    expected, found = outcome(cell_by_cell), outcome(lambda file: open_workbook(file, Limits()))
    if isinstance(expected, str):
        assert found == expected
        return
    assert found[0] == expected[0]
    assert found[1].cells(range(7_501)) == expected[1]
    assert note in " ".join(open_workbook(path, Limits()).notes)


@pytest.mark.parametrize("dialect", ["strict", "prefixed", "spaced"])
def test_dialects_of_office_programs_are_read_in_columns(tmp_path, cell_by_cell, dialect):
    name = "xl/worksheets/sheet1.xml"

    def prefixed(parts):
        tag = re.compile(r"<(/?)(?=\w)")
        for part in (name, "xl/sharedStrings.xml"):
            parts[part] = tag.sub(r"<\1x:", parts[part]).replace(" xmlns=", " xmlns:x=")
        return parts

    def spaced(parts):
        return parts | {name: parts[name].replace("<row", "\n <row").replace("<c ", "\n  <c ")}

    change = {"strict": strict, "prefixed": prefixed, "spaced": spaced}[dialect]
    path = many(tmp_path / "long.xlsx", filling(1, 7_500) + odd_rows(7_501), change=change)
    sheet = opened_in_columns(path)
    assert all_cells(sheet) == cell_by_cell(path).sheets[0].cells


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path):
    def old(parts):
        book = parts["xl/workbook.xml"]
        return parts | {
            "xl/workbook.xml": book.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
        }

    rows = filling(1, 7_500) + '<row r="7501"><c r="B7501" s="1"><v>44886</v></c></row>'
    sheet = opened_in_columns(many(tmp_path / "mac.xlsx", rows, change=old))
    (cell,) = sheet.long.cells([7_501]).values()
    assert (cell.value, cell.kind, cell.text) == (dt.date(2026, 11, 22), Kind.DATE, "2026-11-22")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (filling(1, 7_500) + '<row r="9999999"><c r="A9999999"><v>1</v></c></row>', "beyond the"),
        (filling(1, 7_500) + '<row r="9000"><c r="XFD9000"><v>1</v></c></row>', "stretches ov"),
        (filling(1, 7_500) + "<row", "is damaged"),
        (filling(1, 7_500) + "</sheetData><sheetData>" + filling(2, 3), ""),
    ],
)
def test_what_a_short_sheet_is_refused_for_a_long_one_is_too(tmp_path, cell_by_cell, rows, says):
    path = many(tmp_path / "bad.xlsx", rows)
    outcomes = []
    for read in (cell_by_cell, lambda file: open_workbook(file, Limits())):
        try:
            outcomes.append(len(read(path).sheets[0].cells) and "read")
        except Refused as refused:
            outcomes.append(str(refused))
    assert outcomes[0] == outcomes[1]
    assert says in outcomes[1]


def test_separated_text_of_many_rows_is_the_same_in_columns(tmp_path, cell_by_cell):
    odd = ["a", " b ", "", "  ", "1", "-0", "1.50", "00123", "1e5", '"x\r\ny"', "5.0", "é", " 7 "]
    lines = [f"{odd[row % len(odd)]},{row},{odd[row % 7]}" for row in range(3_000)]
    lines[2_500:2_500] = ["", "", "lone", ",,,,far"]
    path = tmp_path / "long.csv"
    path.write_bytes("\n".join(lines).encode())
    (sheet,) = open_workbook(path, Limits()).sheets
    assert all_cells(sheet) == cell_by_cell(path).sheets[0].cells
    assert sheet.long.rows[-1] == 3_004
