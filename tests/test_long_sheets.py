"""Sheets of very many rows are read in columns, and say what the same cells say one by one."""


import pytest
from files import excel_parts, zipped

from loaders import long_rows
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
    '<c r="@" t="e"><v>#DIV/0!</v></c>',
    '<c r="@" t="e"><f>1/0</f><v>#REF!</v></c>',
    '<c r="@" t="e"/>',
    '<c r="@" s="1"><v>46295</v></c>',
    '<c r="@" s="1"><v>46295.604166666664</v></c>',
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
    rows = filling(2, 20_050) + odd_rows(20_060) + filling(30_000, 80_000)
    path = many(tmp_path / "long.xlsx", rows)
    sheet = opened_in_columns(path)
    (slow,) = cell_by_cell(path).sheets
    assert all_cells(sheet) == slow.cells
    assert sheet.long.rows.tolist() == sorted({row for row, _ in slow.cells})
    found = sheet.long.table({"text": 1, "odd": 2, "number": 3}, after_row=20_000).to_pylist()
    assert found == [
        {
            "row": row,
            "text": "plain",
            "odd": slow.cells[row, 2].text if (row, 2) in slow.cells else None,
            "number": str(row),
        }
        for row in sheet.long.rows.tolist()
        if row > 20_000
    ]
