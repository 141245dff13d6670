"""Files that are locked, broken, disguised or made to harm: one plain sentence each."""

import io
import zipfile

import openpyxl
import pytest
from files import excel, excel_parts, record, word, word_parts, zipped
from msoffcrypto.format.ooxml import OOXMLFile

from loaders import child
from loaders.problems import Refused
from loaders.settings import Limits
from loaders.workbook import open_workbook

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SMALL = Limits(memory_mb=400, seconds=20)
FIVE_SECONDS = Limits(memory_mb=400, seconds=5)


def refusal(path, limits=SMALL):
    with pytest.raises(Refused) as refused:
        open_workbook(path, limits)
    says = str(refused.value)
    assert says.startswith(path.name)
    assert "\n" not in says
    assert "Traceback" not in says
    return says


def written(path, content):
    path.write_bytes(content)
    return path


def test_two_cells_at_the_corners_of_a_sheet(tmp_path):
    rows = ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = excel(tmp_path / "corners.xlsx", rows)
    with pytest.raises(Refused) as refused:
        child.run("sheets", {"path": str(path)}, FIVE_SECONDS)
    assert str(refused.value) == (
        "corners.xlsx: sheet 'Plan' stretches over 17,179,869,184 cells, from row 1 to row 1048576 "
        "and column 1 to column 16384, more than the 10,000,000 that `cells` under [limits] in "
        "headway.toml allows; delete the stray cells far from the table, or raise that limit."
    )


def test_a_claim_of_two_thousand_million_texts(tmp_path):
    shared = '<sst count="2147483647" uniqueCount="2147483647"><si><t>a</t></si></sst>'
    path = excel(tmp_path / "texts.xlsx", ONE, shared)
    with pytest.raises(Refused) as refused:
        child.run("sheets", {"path": str(path)}, FIVE_SECONDS)
    assert str(refused.value) == (
        "texts.xlsx is damaged: it claims to hold 2,147,483,647 texts and has no room for them; "
        "open it in the program that wrote it, save it anew and load that."
    )


def test_the_last_cell_beyond_what_excel_knows(tmp_path):
    path = excel(tmp_path / "far.xlsx", '<row r="9999999"><c r="A9999999"><v>1</v></c></row>')
    assert "beyond the last row" in refusal(path)


def test_an_lo_sheet_of_repeated_cells(tmp_path):
    from test_workbook import libre  # noqa: PLC0415 - one maker of .ods files

    path = libre(
        tmp_path / "many.ods",
        '<table:table table:name="Plan"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-repeated="16000"/></table:table-row></table:table>',
    )
    assert "stretches over 16,000,000,000 cells" in refusal(path)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_refused_before_anything_expands_them(tmp_path, part):
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    parts = excel_parts(ONE, "<sst><si><t>a</t></si></sst>")
    parts[part] = bomb + parts[part]
    assert f"declares XML entities in {part}" in refusal(zipped(tmp_path / "bomb.xlsx", parts))


def test_entities_in_a_word_document_are_refused(tmp_path):
    parts = word_parts("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")
    parts["word/document.xml"] = (
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + parts["word/document.xml"]
    )
    assert "declares XML entities" in refusal(zipped(tmp_path / "xxe.docx", parts))


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(unpacked_mb=2), "3 MB unpacked, more than the 2 that `unpacked_mb`"),
        (Limits(part_mb=1), "3 MB in one part, more than the 1 that `part_mb`"),
        (Limits(compression_ratio=50), "times its packed size, more than the 50"),
        (Limits(cells=3, compression_ratio=5_000), "sheet 'Plan' stretches over 4 cells"),
    ],
)
def test_every_limit_names_its_setting(tmp_path, limits, says):
    parts = excel_parts(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'
    )
    parts["xl/media/blank.bin"] = bytes(3_000_000)
    assert says in refusal(zipped(tmp_path / "plan.xlsx", parts), limits)


def test_a_file_beyond_the_size_that_is_allowed(tmp_path):
    path = written(tmp_path / "plan.csv", b"a,b\n" * 300_000)
    assert "has 1 MB, more than the 1 that `file_mb` under [limits]" in refusal(
        path, Limits(file_mb=1)
    )


def test_two_parts_of_one_name(tmp_path):
    path = excel(tmp_path / "twice.xlsx", ONE)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "two parts of the same name" in refusal(path)


def locked(path, password):
    """An .xlsx as Excel encrypts it."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Goal"
    plain = io.BytesIO()
    book.save(plain)
    plain.seek(0)
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt(password, file)
    return path


def test_a_password_is_named(tmp_path):
    assert refusal(locked(tmp_path / "plan.xlsx", "tulip")) == (
        "plan.xlsx is protected with a password; save a copy without one and load that."
    )


def test_the_password_that_excel_itself_knows_is_none(tmp_path):
    book = open_workbook(locked(tmp_path / "plan.xlsx", "VelvetSweatshop"), Limits())
    assert book.sheets[0].cells[1, 1].value == "Goal"


def test_an_encrypted_part_and_an_encrypted_ods_are_passwords_too(tmp_path):
    path = excel(tmp_path / "plan.xlsx", ONE)
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "is protected with a password" in refusal(written(path, bytes(content)))
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": "garbled",
        "META-INF/manifest.xml": manifest,
    }
    assert "is protected with a password" in refusal(zipped(tmp_path / "plan.ods", parts))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"", "is empty;"),
        ("a.csv", b"\n \n", "is empty;"),
        ("a.xlsx", b"%PDF-1.7\n", "is a PDF; copy the table into an Excel workbook"),
        ("a.doc", rb"{\rtf1\ansi Plan}", "is a rich text (RTF) document; save it as a Word"),
        ("a.slk", b"ID;PWXL;N;E\nC;X1;Y1;K1\nE\n", "is a SYLK file; save it as an Excel"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "is a web page (HTML);"),
        ("a.xls", b"\xef\xbb\xbf\n<table><tr><td>1</td></tr></table>", "is a web page (HTML);"),
        (
            "a.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "is an Excel 2003 XML file; save it as an Excel workbook (.xlsx) and load that.",
        ),
        ("a.xml", b'<?xml version="1.0"?><plan/>', "is an XML file;"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "is a picture;"),
        ("a.xlsx", b"\x1f\x8b\x08" + bytes(64), "is a packed archive; unpack it"),
        ("a.xlsx", b"PK\x03\x04" + bytes(64), "is damaged: it is cut off or overwritten;"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "is damaged: it begins like"),
        ("a.csv", bytes(range(256)) * 8, "is neither a workbook nor text"),
        ("a.csv", b"\xff\xfe\x00", "is neither a workbook nor text"),
    ],
)
def test_what_is_not_read_here_is_named_with_the_way_out(tmp_path, name, content, says):
    assert says in refusal(written(tmp_path / name, content))


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("ppt/presentation.xml", "is a PowerPoint file;"),
        ("notes.txt", "is a zip archive and no workbook;"),
    ],
)
def test_other_zips_are_named(tmp_path, part, says):
    assert says in refusal(zipped(tmp_path / "plan.xlsx", {part: "<a/>"}))


def test_a_libreoffice_text_is_named(tmp_path):
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
    assert "save it as .docx" in refusal(zipped(tmp_path / "plan.odt", parts))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("make", [excel, word])
def test_a_file_cut_off_anywhere_is_damaged(tmp_path, make, share):
    path = make(tmp_path / "plan.file", ONE)
    content = path.read_bytes()
    assert "is damaged" in refusal(written(path, content[: int(len(content) * share)]))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
def test_a_part_that_is_no_xml_is_damage(tmp_path, part):
    parts = excel_parts(ONE) | {part: "<broken"}
    assert "is damaged" in refusal(zipped(tmp_path / "plan.xlsx", parts))


def test_a_workbook_without_sheets_is_not_passed_over(tmp_path):
    parts = excel_parts(ONE)
    parts["xl/workbook.xml"] = "<workbook/>"
    assert "it lists no sheets" in refusal(zipped(tmp_path / "plan.xlsx", parts))


def test_a_record_longer_than_its_file_is_damage(tmp_path):
    from files import binary_excel  # noqa: PLC0415 - used once

    path = binary_excel(tmp_path / "plan.xlsb", record(0, b"\0"))
    assert "its records cannot be read" in refusal(path)
