"""Separated text: encoding, delimiter, and no value that the file does not hold."""

import pytest

from loaders.cells import Kind
from loaders.problems import Refused
from loaders.settings import Limits
from loaders.workbook import open_workbook


def read(tmp_path, content, name="plan.csv", **limits):
    (tmp_path / name).write_bytes(content)
    return open_workbook(tmp_path / name, Limits(**limits))


def texts(book):
    return {cell.address: cell.text for cell in book.sheets[0].cells.values()}


@pytest.mark.parametrize(
    ("codec", "spoken"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
    ],
)
def test_the_encoding_is_found_and_told(tmp_path, codec, spoken):
    words = "name,city\nJosé Núñez,“Cañon City”\nAndré,Montréal – Québec\n"
    book = read(tmp_path, words.encode(codec))
    assert texts(book)["A2"] == "José Núñez"
    assert texts(book)["B3"] == "Montréal – Québec"
    assert book.notes == [f"encoding: {spoken}", "columns separated by: comma"]


def test_spanish_questions_are_not_taken_for_polish(tmp_path):
    header = "Timestamp;¿El curso fue útil?;El curso fue práctico;Región\r\n"
    rows = "2026/03/13;Totalmente de acuerdo;Agree;León\r\n2026/03/14;De acuerdo;Agree;Cádiz\r\n"
    book = read(tmp_path, (header + rows * 10).encode("cp1252"))
    assert texts(book)["B1"] == "¿El curso fue útil?"
    assert book.notes[0] == "encoding: Windows-1252"


def test_a_few_damaged_letters_do_not_turn_the_rest_into_another_encoding(tmp_path):
    content = ("name\n" + "José\n" * 50).encode() + b"Jos\xe9\n"
    book = read(tmp_path, content)
    assert texts(book)["A2"] == "José"
    assert book.notes[0] == "encoding: UTF-8 with 1 damaged letters, shown as \ufffd"


@pytest.mark.parametrize(
    ("delimiter", "spoken", "form"),
    [(",", "comma", "csv"), (";", "semicolon", "csv"), ("\t", "tab", "tsv"), ("|", "bar", "csv")],
)
def test_the_delimiter_is_found_despite_line_breaks_in_quotes(tmp_path, delimiter, spoken, form):
    words = 'Goal;x;"say, ""a""\n\nb\tc"\n1;2;3\n'.replace(";", delimiter)
    book = read(tmp_path, words.encode(), name="plan.txt")
    assert (book.format, book.notes[1]) == (form, f"columns separated by: {spoken}")
    assert texts(book) == {
        "A1": "Goal",
        "B1": "x",
        "C1": 'say, "a"\n\nb\tc',
        "A2": "1",
        "B2": "2",
        "C2": "3",
    }


def test_line_ends_in_cells_are_one_character(tmp_path):
    assert texts(read(tmp_path, b'"a\r\n\r\nb",c\r\n'))["A1"] == "a\n\nb"


def test_a_single_column_with_commas_in_its_sentences_in_a_semicolon_file(tmp_path):
    book = read(tmp_path, b"code;text\n1;Meet, greet, and write\n2;Train\n3;Pay\n")
    assert texts(book)["B2"] == "Meet, greet, and write"


def test_a_quote_that_is_never_closed_is_told(tmp_path):
    book = read(tmp_path, b'a,b\n1,x\n"2,y\n3,z\n')
    assert book.notes[-1] == (
        "the quotes in row 3 do not match: see that no rows after it run together"
    )


def test_only_plain_numbers_become_numbers(tmp_path):
    book = read(
        tmp_path, b"12,-3.50,00123,1e5,1/1,2026-01-02,$5,12%,12345678901234567,0,.5,TRUE,\n"
    )
    kinds = {cell.text: cell.kind for cell in book.sheets[0].cells.values()}
    numbers = [text for text, kind in kinds.items() if kind is Kind.NUMBER]
    assert numbers == ["12", "-3.5", "0"]
    assert set(kinds.values()) == {Kind.NUMBER, Kind.TEXT}
    assert "00123" in kinds
    assert "1/1" in kinds


def test_blank_cells_and_rows_keep_the_addresses_of_the_rest(tmp_path):
    assert texts(read(tmp_path, b"a,,b\r\n\r\n,,c\r\n")) == {"A1": "a", "C1": "b", "C3": "c"}


def test_a_tsv_that_is_comma_separated_is_read_as_what_it_is(tmp_path):
    assert read(tmp_path, b"a,b\n1,2\n", name="plan.tsv").format == "csv"


def test_text_that_claims_to_be_excel_is_noted(tmp_path):
    book = read(tmp_path, b"a,b\n1,2\n", name="plan.xlsx")
    assert book.notes[-1] == (
        "named .xlsx, but it is comma-separated text (.csv) and was read as that"
    )


def test_more_cells_than_the_limit_are_refused(tmp_path):
    with pytest.raises(Refused, match="more cells than the 3 "):
        read(tmp_path, b"1,2\n3,4\n", cells=3)


PROSE = b"Plan of the East\n\n  Goal: write, call, and visit\n\tStrategy: first, the coast\n"


def test_a_text_of_lines_is_read_line_by_line_with_its_blanks_and_commas(tmp_path):
    book = read(tmp_path, PROSE, "plan.txt")
    assert (book.format, book.notes) == ("txt", ["encoding: UTF-8"])
    assert texts(book) == {
        "A1": "Plan of the East",
        "A3": "  Goal: write, call, and visit",
        "A4": "\tStrategy: first, the coast",
    }
    assert book.sheets[0].is_prose


@pytest.mark.parametrize("table", [b"Code, Value\nM1, 4\nM2, 5\n", b"Code\tValue\nM1\t4\n"])
def test_a_table_that_is_named_as_a_text_is_a_table(tmp_path, table):
    book = read(tmp_path, table, "values.txt")
    assert not book.sheets[0].is_prose
    assert texts(book)["A2"] == "M1"


def test_a_text_of_commas_alone_holds_nothing(tmp_path):
    assert texts(read(tmp_path, b",,\n,,\n", "values.txt")) == {}
