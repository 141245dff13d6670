"""Workbooks of every format become sheets of cells that know what they show."""

import datetime as dt
import re
import struct

import openpyxl
import pytest
from files import binary_excel, compound, excel, excel_parts, record, strict, zipped
from openpyxl.chart import BarChart

from loaders.cells import Kind
from loaders.problems import Refused
from loaders.settings import Limits
from loaders.workbook import open_workbook


def opened(path, **limits):
    return open_workbook(path, Limits(**limits))


def shown(sheet):
    """Address to text and kind, as a person sees the sheet."""
    return {cell.address: (cell.text, cell.kind.value) for cell in sheet.cells.values()}


def saved(path, *rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_every_kind_of_cell_is_told(tmp_path):
    path = excel(
        tmp_path / "kinds.xlsx",
        """<row r="2"><c r="B2"><v>26.5</v></c><c r="C2" t="inlineStr"><is><t>26.5</t></is></c>
        <c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#DIV/0!</v></c>
        <c r="F2"><f>B2*2</f></c><c r="G2"><f>B2*2</f><v>53</v></c>
        <c r="H2" t="str"><f>""</f><v></v></c><c r="I2" t="e"><f>1/0</f><v>#REF!</v></c>
        <c r="J2" t="d"><v>2026-03-31T00:00:00</v></c></row>""",
    )
    (sheet,) = opened(path).sheets
    assert shown(sheet) == {
        "B2": ("26.5", "number"),
        "C2": ("26.5", "text"),
        "D2": ("TRUE", "boolean"),
        "E2": ("#DIV/0!", "error"),
        "F2": ("", "formula"),
        "G2": ("53", "number"),
        "I2": ("#REF!", "error"),
        "J2": ("2026-03-31", "date"),
    }


def test_formulas_that_openpyxl_wrote_were_never_calculated(tmp_path):
    (sheet,) = opened(saved(tmp_path / "new.xlsx", [1, "=A1*2"])).sheets
    assert shown(sheet) == {"A1": ("1", "number"), "B1": ("", "formula")}


def test_formulas_of_charts_and_rules_are_no_cells(tmp_path):
    after = "<extLst><ext><f>Plan!$A$1</f></ext></extLst>"
    (sheet,) = opened(excel(tmp_path / "x.xlsx", "<row><c><v>1</v></c></row>", after=after)).sheets
    assert shown(sheet) == {"A1": ("1", "number")}


def test_dates_times_and_formats_that_only_look_like_dates(tmp_path):
    book = openpyxl.Workbook()
    for row, (value, form) in enumerate(
        [
            (dt.datetime(2026, 9, 30), "yyyy-mm-dd"),  # noqa: DTZ001 - cells know no zone
            (dt.datetime(2026, 9, 30, 14, 30), "yyyy-mm-dd hh:mm"),  # noqa: DTZ001 - cells know no zone
            (dt.timedelta(hours=30), "[h]:mm"),
            (4, "[Red]0"),
            (4, "#,##0 [$Mex$-80A]"),
            (4, '0 "days"'),
        ],
        start=1,
    ):
        book.active.cell(row, 1, value).number_format = form
    book.save(tmp_path / "dates.xlsx")
    (sheet,) = opened(tmp_path / "dates.xlsx").sheets
    assert [cell.value for cell in sheet.cells.values()] == [
        dt.date(2026, 9, 30),
        dt.datetime(2026, 9, 30, 14, 30),  # noqa: DTZ001 - cells know no zone
        dt.timedelta(hours=30),
        4,
        4,
        4,
    ]
    assert [cell.kind for cell in sheet.cells.values()] == [Kind.DATE] * 3 + [Kind.NUMBER] * 3


def test_the_1904_calendar_gives_the_same_dates(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = dt.date(2026, 11, 22)
    book.save(tmp_path / "mac.xlsx")
    (sheet,) = opened(tmp_path / "mac.xlsx").sheets
    assert sheet.cells[1, 1].value == dt.date(2026, 11, 22)


def test_merged_ranges_stand_at_their_top_left_and_keep_nothing_under_it(tmp_path):
    rows = """<row r="1"><c r="A1" t="inlineStr"><is><t>Goal</t></is></c>
        <c r="B1" t="inlineStr"><is><t>under it</t></is></c></row><row r="3"><c r="C3"><v>3</v></c>
        </row>"""
    after = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    (sheet,) = opened(excel(tmp_path / "merged.xlsx", rows, after=after)).sheets
    assert shown(sheet) == {"A1": ("Goal", "text"), "C3": ("3", "number")}
    assert (sheet.cells[1, 1].rows, sheet.cells[1, 1].columns) == (2, 2)
    assert (sheet.cells[3, 3].rows, sheet.cells[3, 3].columns) == (1, 1)


def test_hidden_rows_columns_and_sheets_are_read_and_marked(tmp_path):
    book = openpyxl.Workbook()
    for row in range(1, 4):
        book.active.append([row, row * 10, row * 100])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("Notes")["A1"] = "secret"
    book["Notes"].sheet_state = "veryHidden"
    book.save(tmp_path / "hidden.xlsx")
    plan, notes = opened(tmp_path / "hidden.xlsx").sheets
    hidden = [cell.address for cell in plan.cells.values() if cell.is_hidden]
    assert hidden == ["C1", "A2", "B2", "C2", "C3"]
    assert (plan.is_hidden, notes.is_hidden, notes.cells[1, 1].value) == (False, True, "secret")


def test_a_chart_sheet_is_no_sheet(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.save(tmp_path / "chart.xlsx")
    assert [sheet.name for sheet in opened(tmp_path / "chart.xlsx").sheets] == ["Sheet"]


def test_a_strict_workbook_is_read_whole(tmp_path):
    rows = '<row r="1"><c r="A1"><v>7</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    path = zipped(tmp_path / "strict.xlsx", strict(excel_parts(rows)))
    with pytest.warns(UserWarning, match="invalid specification"):
        assert openpyxl.load_workbook(path).sheetnames == []
    (sheet,) = opened(path).sheets
    assert shown(sheet) == {"A1": ("7", "number"), "B1": ("#N/A", "error")}


def test_a_tab_without_a_sheet_behind_it_needs_the_fallback_and_is_noted(tmp_path):
    parts = excel_parts('<row r="1"><c r="A1"><v>7</v></c></row>')
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="Gone" sheetId="2" r:id=""/></sheets>'
    )
    book = opened(zipped(tmp_path / "gap.xlsx", parts))
    assert book.reader.startswith("openpyxl (calamine could not: ")
    assert book.notes == ["the file lists a sheet 'Gone' and does not hold it"]
    assert [shown(sheet) for sheet in book.sheets] == [{"A1": ("7", "number")}]


def test_a_binary_workbook_tells_errors_hidden_and_merged(tmp_path):
    def row(number, flags=0):
        return record(0, struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0) + b"\0" * 4)

    sheet = (
        record(390)
        + record(60, struct.pack("<IIIIH", 2, 2, 2000, 0, 1))
        + record(391)
        + record(145)
        + row(0)
        + record(5, struct.pack("<IId", 0, 0, 2.5))
        + record(3, struct.pack("<IIB", 1, 0, 7))
        + row(1, flags=0x10)
        + record(5, struct.pack("<IId", 0, 0, 3.5))
        + record(5, struct.pack("<IId", 2, 0, 4.5))
        + record(146)
        + record(177, bytes([1, 0, 0, 0]))
        + record(176, struct.pack("<IIII", 1, 2, 0, 1))
        + record(178)
    )
    book = opened(binary_excel(tmp_path / "plan.xlsb", sheet))
    (plan,) = book.sheets
    assert (book.format, book.reader) == ("xlsb", "calamine")
    assert shown(plan) == {
        "A1": ("2.5", "number"),
        "B1": ("#DIV/0!", "error"),
        "A2": ("3.5", "number"),
        "C2": ("4.5", "number"),
    }
    assert [cell.address for cell in plan.cells.values() if cell.is_hidden] == ["A2", "C2"]
    assert (plan.cells[2, 1].rows, plan.cells[2, 1].columns) == (2, 2)


ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
 <office:automatic-styles><style:style style:name="off" style:family="table">
 <style:table-properties table:display="false"/></style:style></office:automatic-styles>
 <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>
</office:document-content>"""


def libre(path, tables, **parts):
    content = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": re.sub(r">\s+<", "><", ODS.format(tables=tables)),
        "META-INF/manifest.xml": "<manifest/>",
    }
    return zipped(path, content | parts)


def test_a_libreoffice_workbook_tells_errors_hidden_and_merged(tmp_path):
    path = libre(
        tmp_path / "plan.ods",
        """<table:table table:name="Plan"><table:table-column/>
        <table:table-column table:visibility="collapse"/>
        <table:table-row><table:table-cell office:value-type="string"
          table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>Goal</text:p>
        </table:table-cell><table:covered-table-cell/></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
        <table:table-row table:visibility="filter"><table:table-cell office:value-type="float"
          office:value="4"><text:p>4</text:p></table:table-cell><table:table-cell
          table:formula="of:=1/0" office:value-type="string" office:string-value=""
          calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
        </table:table><table:table table:name="Aside" table:style-name="off"><table:table-row>
        <table:table-cell office:value-type="float" office:value="1"/></table:table-row>
        </table:table>""",
    )
    plan, aside = opened(path).sheets
    assert shown(plan) == {
        "A1": ("Goal", "text"),
        "A4": ("4", "number"),
        "B4": ("#DIV/0!", "error"),
    }
    assert plan.cells[1, 1].columns == 2
    assert [cell.address for cell in plan.cells.values() if cell.is_hidden] == ["A4", "B4"]
    assert (plan.is_hidden, aside.is_hidden) == (False, True)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("plan.xls", "named .xls, but it is an Excel workbook (.xlsx) and was read as that"),
        ("plan.csv", "named .csv, but it is an Excel workbook (.xlsx) and was read as that"),
        (
            "plan",
            "named without an ending, but it is an Excel workbook (.xlsx) and was read as that",
        ),
    ],
)
def test_a_file_is_what_it_holds_whatever_it_is_called(tmp_path, name, says):
    book = opened(saved(tmp_path / "made.xlsx", [1]).rename(tmp_path / name))
    assert (book.format, book.notes) == ("xlsx", [says])


def test_the_name_of_its_owner_is_the_one_that_is_told(tmp_path):
    path = saved(tmp_path / "made.xlsx", [1]).rename(tmp_path / "5feceb66ffc8")
    book = open_workbook(path, Limits(), "plan.xlsx")
    (sheet,) = book.sheets
    assert book.notes == []
    assert book.source(sheet, sheet.cells[1, 1]) == "plan.xlsx!Sheet!A1"


def test_line_ends_in_cells_are_one_character(tmp_path):
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_\n_x000D_\nb</t></is></c></row>'
    (sheet,) = opened(excel(tmp_path / "lines.xlsx", rows)).sheets
    assert sheet.cells[1, 1].value == "a\n\nb"


def old_records(*cells):
    """One hidden row 2, one hidden column C, A1:B1 merged; the cells are records."""

    def record(number, form, *values):
        data = struct.pack(f"<{form}", *values)
        return struct.pack("<HH", number, len(data)) + data

    def start(kind):
        return record(0x809, "HHHHII", 0x600, kind, 0, 1996, 0, 6)

    name = struct.pack("<BB", 4, 0) + b"Plan"
    listed = start(5)
    place = len(listed) + 4 + 6 + len(name) + 4
    tab = struct.pack("<IBB", place, 0, 0) + name
    sheet = (
        start(0x10)
        + record(0x7D, "HHHHHH", 2, 2, 2000, 0, 1, 0)
        + record(0x208, "HHHHHHI", 1, 0, 4, 255, 0, 0, 0x20)
        + b"".join(cells)
        + record(0xE5, "HHHHH", 1, 0, 0, 0, 1)
        + record(0x0A, "")
    )
    return listed + struct.pack("<HH", 0x85, len(tab)) + tab + record(0x0A, "") + sheet


def old_cell(number, form, *values):
    data = struct.pack(f"<{form}", *values)
    return struct.pack("<HH", number, len(data)) + data


OLD_CELLS = (
    old_cell(0x203, "HHHd", 0, 0, 0, 2.5),
    old_cell(0x205, "HHHBB", 0, 2, 0, 7, 1),
    old_cell(0x203, "HHHd", 1, 0, 0, 3.5),
    old_cell(0x205, "HHHBB", 1, 1, 0, 1, 0),
)


def test_an_old_workbook_tells_errors_hidden_and_merged(tmp_path):
    path = compound(tmp_path / "plan.xls", "Workbook", old_records(*OLD_CELLS))
    book = opened(path)
    (sheet,) = book.sheets
    assert (book.format, book.reader, book.notes) == ("xls", "calamine", [])
    assert shown(sheet) == {
        "A1": ("2.5", "number"),
        "C1": ("#DIV/0!", "error"),
        "A2": ("3.5", "number"),
        "B2": ("TRUE", "boolean"),
    }
    assert sheet.cells[1, 1].columns == 2
    assert sorted(cell.address for cell in sheet.cells.values() if cell.is_hidden) == [
        "A2",
        "B2",
        "C1",
    ]


def test_an_old_workbook_without_its_wrapping_is_read_by_xlrd(tmp_path):
    path = tmp_path / "plan.xls"
    path.write_bytes(old_records(*OLD_CELLS))
    book = opened(path)
    assert book.reader.startswith("xlrd (calamine could not: ")
    assert shown(book.sheets[0])["C1"] == ("#DIV/0!", "error")
    assert shown(book.sheets[0])["B2"] == ("TRUE", "boolean")


def test_a_large_sheet_stays_quick_and_complete(tmp_path):
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}"><v>{row}</v></c>' for letter in "ABCDEFGHIJ")
        + "</row>"
        for row in range(1, 2001)
    )
    (sheet,) = opened(excel(tmp_path / "large.xlsx", rows)).sheets
    assert len(sheet.cells) == 20_000
    assert sheet.cells[2000, 10].value == 2000


def test_the_fallback_shows_the_same_sheet(tmp_path, monkeypatch):
    from loaders.readers import calamine  # noqa: PLC0415 - the fault is put in here

    path = saved(tmp_path / "plan.xlsx", ["Goal", 4, True], [None, dt.date(2026, 1, 31)])
    first = opened(path)

    def panics(*_):
        raise type("PanicException", (BaseException,), {})("index out of range")

    monkeypatch.setattr(calamine, "values", panics)
    second = opened(path)
    assert second.reader == "openpyxl (calamine could not: it panicked: index out of range)"
    assert [shown(sheet) for sheet in second.sheets] == [shown(sheet) for sheet in first.sheets]


def test_ctrl_c_is_not_taken_for_a_panic(tmp_path, monkeypatch):
    from loaders.readers import calamine  # noqa: PLC0415 - the fault is put in here

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(calamine, "values", interrupted)
    with pytest.raises(KeyboardInterrupt):
        opened(saved(tmp_path / "plan.xlsx", [1]))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(Refused, match=r"^There is no file plan.xlsx; check its name and folder.$"):
        opened(tmp_path / "plan.xlsx")
    with pytest.raises(Refused, match="is not a file"):
        opened(tmp_path)
