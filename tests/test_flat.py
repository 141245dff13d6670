"""Flat tables are found wherever they stand, and nothing that is not read stays unsaid."""

import dataclasses

from pictures import sheet

from loaders.cells import Cell, Kind
from loaders.flat.checks import broken_cells, repeats, unread
from loaders.flat.headers import Headers
from loaders.flat.tables import heads, tables

TOOLS = Headers(
    "tools",
    {"code": ("code", "tool code"), "name": ("tool", "name of tool"), "price": ("price",)},
    needs=(frozenset({"code", "name"}),),
    never=frozenset({"price"}),
)
PRICES = Headers(
    "prices",
    {"code": ("code", "tool code"), "price": ("price", "cost")},
    needs=(frozenset({"code", "price"}),),
)


def only(*kinds, picture, **how):
    (table,) = tables(sheet(picture, **how), *kinds)
    return table


def texts(table):
    return [{name: cell.text for name, cell in row.cells.items()} for row in table.rows]


def said(problems):
    return [(one.cell, one.message) for one in problems]


def test_a_header_is_found_in_any_row_with_columns_in_any_order():
    table = only(
        TOOLS,
        picture="""
            Our tools

            |Kept since 1990
            |NAMES OF TOOLS*|Colour|Tool code (short)
            |Hammer|red|H
            ||
            |Saw|blue|S
        """,
    )
    assert texts(table) == [{"name": "Hammer", "code": "H"}, {"name": "Saw", "code": "S"}]
    assert [row.number for row in table.rows] == [5, 7]
    assert [cell.text for cell in table.above] == ["Our tools", "Kept since 1990"]
    assert {column: cell.text for column, cell in table.others.items()} == {3: "Colour"}
    assert table.rows[0].others[3].address == "C5"


def test_two_tables_of_one_sheet_are_two():
    first, second = tables(sheet("Code|Tool\nH|Hammer\n\nCode|Cost\nH|10\nS|20"), TOOLS, PRICES)
    assert (first.kind, texts(first)) == ("tools", [{"code": "H", "name": "Hammer"}])
    assert (second.kind, len(second.rows)) == ("prices", 2)


def test_a_row_that_says_what_other_tables_have_as_headers_is_a_row():
    table = only(TOOLS, picture="Code|Tool|Sort|Use|Of\nC|Cutter|code|tool|x\nH|Hammer|a|b|c")
    assert [row.text("code") for row in table.rows] == ["C", "H"]


def test_a_table_with_a_field_of_another_kind_is_not_taken():
    assert tables(sheet("Code|Tool|Price\nH|Hammer|10"), TOOLS) == []
    assert heads(sheet("x\nCode|Price\nH|10"), TOOLS, PRICES)
    assert not heads(sheet("Tool|Price\nHammer|10"), TOOLS, PRICES)


def test_a_cell_merged_downwards_stands_in_every_row_that_it_covers():
    table = only(PRICES, picture="Code|Cost\nH|10\n|20\nS|30", merged={"A2": (2, 1)})
    assert [(row.text("code"), row.text("price")) for row in table.rows] == [
        ("H", "10"), ("H", "20"), ("S", "30"),
    ]  # fmt: skip
    assert table.rows[1].cells["code"].address == "A2"


def test_headers_divided_below_words_across_them_are_the_lower_ones():
    table = only(
        TOOLS,
        picture="Code|Tool|Price by year|\n||2026|2027\nH|Hammer|10|11",
        merged={"A1": (2, 1), "B1": (2, 1), "C1": (1, 2)},
    )
    assert {column: cell.text for column, cell in table.others.items()} == {3: "2026", 4: "2027"}
    assert {column: cell.text for column, cell in table.over.items()} == {
        3: "Price by year", 4: "Price by year",
    }  # fmt: skip
    assert texts(table) == [{"code": "H", "name": "Hammer"}]


def test_words_across_the_columns_in_the_row_above_stand_over_them_too():
    table = only(
        TOOLS,
        picture="|Price by year|\nCode|2026|2027|Tool\nH|10|11|Hammer",
        merged={"B1": (1, 2)},
    )
    assert {column: cell.text for column, cell in table.over.items()} == {
        2: "Price by year", 3: "Price by year",
    }  # fmt: skip


def test_what_is_not_read_is_said_at_its_cell():
    table = only(
        TOOLS,
        picture="""
            Code|Tool|Colour|Name of tool
            H|Hammer|red|again|beside
            Source: the shed and its owner
            S|Saw
        """,
    )
    assert [row.text("code") for row in table.rows] == ["H", "S"]
    assert said(unread("a.xlsx", table)) == [
        ("D1", "Column 'Name of tool' stands twice; the one further left is read, not this one"),
        ("C1", "Column 'Colour' is none that tools have, so it is not read"),
        ("E2", "'beside' stands outside the table's columns, so it is not read"),
        ("A3", "'Source: the shed and its owner' stands alone in its row and is taken for a note"),
    ]


def test_hidden_rows_columns_and_sheets_are_read_and_said():
    drawn = sheet("Code|Tool\nH|Hammer\nS|Saw\nF|File")
    for place in ((2, 1), (2, 2), (4, 1), (4, 2)):
        drawn.cells[place] = dataclasses.replace(drawn.cells[place], is_hidden=True)
    assert said(unread("a.xlsx", tables(drawn, TOOLS)[0])) == [
        ("A2", "Rows 2, 4 are hidden and are read all the same")
    ]
    drawn.is_hidden = True
    assert said(unread("a.xlsx", tables(drawn, TOOLS)[0])) == [
        ("A1", "The sheet is hidden and is read all the same")
    ]
    column = sheet("Code|Tool\nH|Hammer")
    for place in ((1, 2), (2, 2)):
        column.cells[place] = dataclasses.replace(column.cells[place], is_hidden=True)
    assert said(unread("a.xlsx", tables(column, TOOLS)[0])) == [
        ("B1", "Column 'Tool' is hidden and is read all the same")
    ]


def test_an_error_and_a_formula_without_a_value_are_problems_at_their_cells():
    drawn = sheet("Code|Tool\nH|x\nS|y")
    drawn.cells[2, 2] = Cell(2, 2, "#DIV/0!", Kind.ERROR)
    drawn.cells[3, 2] = Cell(3, 2, None, Kind.FORMULA)
    (first, second) = broken_cells("a.xlsx", tables(drawn, TOOLS)[0])
    assert (first.cell, second.cell) == ("B2", "B3")
    assert "not the error value #DIV/0!" in first.message
    assert second.message.startswith("Tool holds a formula that was never calculated")


def test_the_same_key_twice_is_a_problem_at_every_one_of_its_cells():
    one = sheet("Code|Tool\nH|Hammer\nS|Saw\nh |Other", name="One")
    two = sheet("Code|Tool\nH|Third", name="Two")
    rows = [
        (table, row) for drawn in (one, two) for table in tables(drawn, TOOLS) for row in table.rows
    ]
    found = repeats(
        "a.xlsx", rows, lambda row: row.text("code").lower(), "code", "{key} stands in {others} too"
    )
    assert [(p.sheet, p.cell, p.message) for p in found] == [
        ("One", "A2", "H stands in A4 and A2 of sheet 'Two' too"),
        ("One", "A4", "h stands in A2 and A2 of sheet 'Two' too"),
        ("Two", "A2", "H stands in A2 of sheet 'One' and A4 of sheet 'One' too"),
    ]


def test_one_merged_code_is_no_repetition():
    table = only(PRICES, picture="Code|Cost\nH|10\n|20", merged={"A2": (2, 1)})
    rows = [(table, row) for row in table.rows]
    assert list(repeats("a.xlsx", rows, lambda row: row.text("code"), "code", "{key}")) == []
