"""The rows of an export become answers, groups and open answers, each text looked up once."""

import duckdb
import pytest

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.ledger import Load, add_load, empty_ledger
from loaders.long_rows import LongRows
from loaders.options import Options
from loaders.readers.collecting import collected
from loaders.readers.facts import Facts
from loaders.shapes import survey
from loaders.surveys.long_answers import by_question
from loaders.surveys.melting import NOT_STATED, answers, group_names, groups
from loaders.surveys.open_answers import OpenColumn, open_answers
from loaders.surveys.records import Reading, Scale, Spelling
from loaders.surveys.taking_out import TakenOut
from loaders.surveys.texts import text_of

ONE_TO_FIVE = Scale("1-5", 1, 5)


def short(*rows, first=1):
    """A sheet of these rows; a None is blank, and a Cell stands as it is."""
    sheet = Sheet("Answers")
    for row, values in enumerate(rows, first):
        for column, value in enumerate(values, 1):
            if value is not None:
                kind = Kind.NUMBER if isinstance(value, float) else Kind.TEXT
                sheet.cells[row, column] = (
                    value if isinstance(value, Cell) else Cell(row, column, value, kind)
                )
    return sheet


def long(*rows, first=1):
    """The same sheet as one that has too many rows for cells."""
    sheet = short(*rows, first=first)
    found = collected(Facts("Answers"), sheet.cells.values())
    found.spans = {
        place: (cell.rows, cell.columns) for place, cell in sheet.cells.items() if cell.rows > 1
    }
    assert isinstance(found, LongRows)
    # Of a long sheet the first rows are cells too.
    return Sheet("Answers", found.cells(range(1, first + 3)), long=found)


@pytest.fixture(params=[short, long])
def sheet(request):
    """Both kinds of sheets say the same."""
    return request.param


def column(*texts, first_row=2):
    """One column of an export, below a header."""
    return text_of(short(["Header"], *([text] for text in texts), first=first_row - 1), 1).column(1)


def test_spellings_are_counted_the_most_frequent_first_without_blanks_around_them(sheet):
    text = text_of(
        sheet(
            ["Id", "Q1"],
            ["a", 4.0],
            ["b", " Agree"],
            ["c", None],
            ["d", "Agree\u00a0 "],
            ["e", " "],
        ),
        1,
    )
    assert text.rows.tolist() == [2, 3, 4, 5, 6]
    found = text.column(2)
    assert found.spellings() == (Spelling("Agree", 2, 3), Spelling("4", 1, 2))
    assert (found.filled, found.different) == (3, 2)
    assert found.texts.to_pylist() == ["4", "Agree"]
    assert found.places.tolist() == [0, 1, -1, 1, -1]


def test_no_more_spellings_are_told_than_asked_for_but_all_are_there():
    found = column(*(f"text {number % 300}" for number in range(450)))
    assert len(found.spellings()) == 200
    assert found.spellings(2) == (Spelling("text 0", 2, 2), Spelling("text 1", 2, 3))
    assert len(found.spellings(None)) == found.different == 300
    assert found.spellings(None)[-1] == Spelling("text 299", 1, 301)


def test_a_column_that_nothing_stands_in_is_blank(sheet):
    text = text_of(sheet(["Id", "Q1", "Q2"], ["a", None, " "], ["b", None, None]), 1)
    for number in (2, 3, 99):
        found = text.column(number)
        assert (found.filled, found.spellings(), found.places.tolist()) == (0, (), [-1, -1])
        assert found.rows.tolist() == [2, 3]
    assert text.has_any([1]).tolist() == [True, True]
    assert text.has_any([2, 3, 99]).tolist() == [False, False]


def test_a_sheet_without_rows_below_its_headers_has_no_answers(sheet):
    text = text_of(sheet(["Id", "Q1"]), 1)
    assert (len(text.rows), text.columns, text.column(2).spellings()) == (0, {}, ())
    assert answers({1: text.column(2)}, {1: Reading(ONE_TO_FIVE, {"5": 5})}).num_rows == 0


def test_cells_that_show_no_text_are_told_once_a_column_and_are_blank(sheet):
    rows = [["Q1", "Q2"]] + [["5", "4"] for _ in range(4)]
    rows[2][0] = Cell(3, 1, "#REF!", Kind.ERROR)
    rows[4][0] = Cell(5, 1, "#REF!", Kind.ERROR)
    rows[3][1] = Cell(4, 2, None, Kind.FORMULA)
    text = text_of(sheet(*rows), 1)
    assert [(one.cell.address, one.cell.kind, one.count) for one in text.unshown] == [
        ("A3", Kind.ERROR, 2),
        ("B4", Kind.FORMULA, 1),
    ]
    assert text.column(1).spellings() == (Spelling("5", 2, 2),)
    assert text.column(2).spellings() == (Spelling("4", 3, 2),)


def test_what_is_wrong_above_the_answers_is_not_told(sheet):
    rows = [["Q1"], [Cell(2, 1, "#REF!", Kind.ERROR)], ["5"]]
    text = text_of(sheet(*rows), 2)
    assert (text.unshown, text.rows.tolist()) == ((), [3])


def test_a_merged_cell_stands_in_every_row_that_it_covers(sheet):
    region = Cell(2, 1, "North", Kind.TEXT, rows=2)
    text = text_of(sheet(["Region", "Q1"], [region, "5"], [None, "4"], ["South", "3"]), 1)
    assert text.column(1).spellings() == (Spelling("North", 2, 2), Spelling("South", 1, 4))


def test_rows_can_be_left_out(sheet):
    text = text_of(sheet(["Q1", "Q2"], ["5", "a"], ["4", None], [None, "b"]), 1)
    kept = text.only(text.has_any([1]))
    assert kept.rows.tolist() == [2, 3]
    assert kept.column(2).spellings() == (Spelling("a", 1, 2),)
    assert kept.column(2).places.tolist() == [0, -1]


def test_every_answer_becomes_a_row_and_one_that_is_no_rating_has_none():
    found = answers(
        {2: column("Good", None, "N/A", "NA", "Bad"), 1: column("5", "1", "6", "5", None)},
        {
            1: Reading(ONE_TO_FIVE, {"5": 5, "1": 1}, undocumented=(Spelling("6", 1, 4),)),
            2: Reading(ONE_TO_FIVE, {"Good": 4, "Bad": 2}, frozenset({"N/A"}), frozenset({"NA"})),
        },
    )
    # Row 4 of question 1 holds a 6, which is no answer; NA stands for a blank cell.
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        (1, 2, 5),
        (1, 3, 1),
        (1, 5, 5),
        (2, 2, 4),
        (2, 4, None),
        (2, 6, 2),
    ]


def test_a_text_that_was_not_looked_at_is_not_lost():
    with pytest.raises(ValueError, match="question 3 does not say"):
        answers({3: column("5", "6")}, {3: Reading(ONE_TO_FIVE, {"5": 5})})


EXPORT = [
    ["Timestamp", "The course was useful", "It was practical", "Region", "Name"],
    *(
        [f"2026-03-{day:02} 10:00:00", useful, practical, region, f"Person {day}"]
        for day, useful, practical, region in [
            (1, "Strongly agree", "Agree", "North"),
            (2, "Agree", "Neutral", "north"),
            (3, "Neutral", None, None),
            (4, "Disagree", "Agree", "South"),
            (14, "Strongly disagree", "Agre", "South"),
            (20, "N/A", "Disagree", "South"),
            *((day, "Agree", "Neutral", "South") for day in range(21, 31)),
        ]
    ),
]


def test_a_long_sheet_says_what_a_short_one_does():
    found = []
    for made in (short(*EXPORT), long(*EXPORT)):
        read = survey.read(Workbook("a.xlsx", "xlsx", "drawn", [made]), Options(survey={}))
        rows = {
            table: entries if isinstance(entries, list) else entries.to_pylist()
            for table, entries in survey.rows(read).items()
        }
        found.append((rows, survey.validate(read), survey.seen(read)))
    assert found[0] == found[1]
    rows, problems, _ = found[0]
    assert len(rows["survey_answer"]) == 16 + 14
    assert [one.cell for one in problems if not one.is_warning] == ["C6"]


def test_what_few_say_is_found_among_very_many_different_texts():
    texts = [f"other {number}" if number % 20 == 0 else "5" for number in range(6000)]
    picture = short(["Timestamp", "Useful (1-5)"], *(["2026-03-01", text] for text in texts))
    said = {"columns": [{"columns": ["*Useful*"], "scale": "1-5"}]}
    read = survey.read(Workbook("a.xlsx", "xlsx", "drawn", [picture]), Options(survey=said))
    problems = [one.message for one in survey.validate(read) if not one.is_warning]
    # Of 300 texts that are no rating twenty are named, each at its cell.
    assert len(problems) == 21
    assert problems[0] == "280 more answers like the last of these are not listed"
    assert len(survey.rows(read)["survey_answer"]) == 5700


def test_every_respondent_is_in_one_group_of_every_dimension():
    text = text_of(
        short(
            ["Region", "Role"],
            ["North  East", "staff"],
            [None, "Staff"],
            ["South", "Staff"],
            [None, "NA"],
        ),
        1,
    )
    found = groups(
        "needs@2026-03-31",
        text.rows,
        {"Region": text.column(1), "Role": text.column(2)},
        {"Role": ("NA",)},
    )
    assert set(found.column("wave_id").to_pylist()) == {"needs@2026-03-31"}
    assert [
        (row["respondent"], row["dimension"], row["group_name"]) for row in found.to_pylist()
    ] == [
        (2, "Region", "North East"),
        (3, "Region", NOT_STATED),
        (4, "Region", "South"),
        (5, "Region", NOT_STATED),
        (2, "Role", "Staff"),
        (3, "Role", "Staff"),
        (4, "Role", "Staff"),
        (5, "Role", NOT_STATED),
    ]


def test_a_group_is_named_by_its_most_frequent_spelling():
    found = group_names(
        column("north", "North", "North", "NA", "Not Stated", "not stated"), ("NA",)
    )
    assert found == {
        "North": "North",
        "north": "North",
        "NA": NOT_STATED,
        "Not Stated": NOT_STATED,
        "not stated": NOT_STATED,
    }


LONG_FORM = [
    ["Who", "Question", "Answer", "Region"],
    ["b", "Useful?", "5", "North"],
    ["a", "Useful?", "4", None],
    ["b", "Clear?", "3", "North"],
    [None, "Clear?", "2", "North"],
    ["a", None, "1", "South"],
    ["a", "Useful?", "1", "South"],
    ["b", None, None, "East"],
]
ITS_COLUMNS = {"respondent": 1, "question": 2, "answer": 3}


def test_one_row_per_answer_is_taken_apart_by_question(sheet):
    found = by_question(text_of(sheet(*LONG_FORM), 1), ITS_COLUMNS)
    assert found.respondents.tolist() == [1, 2]
    assert list(found.questions) == ["Useful?", "Clear?"]
    useful = found.questions["Useful?"]
    assert useful.spellings() == (Spelling("5", 1, 2), Spelling("4", 1, 3), Spelling("1", 1, 7))
    assert (useful.rows.tolist(), useful.respondents.tolist()) == ([2, 3, 7], [1, 2, 2])
    assert found.questions["Clear?"].spellings() == (Spelling("3", 1, 4),)
    assert found.without_respondent.tolist() == [5]
    assert found.without_question.tolist() == [6]


def test_a_respondent_who_answers_a_question_twice_is_seen(sheet):
    found = by_question(text_of(sheet(*LONG_FORM), 1), ITS_COLUMNS)
    assert found.questions["Useful?"].repeated().tolist() == [7]
    assert found.questions["Clear?"].repeated().tolist() == []


def test_of_one_row_per_answer_the_first_group_of_a_respondent_counts(sheet):
    found = by_question(text_of(sheet(*LONG_FORM), 1), ITS_COLUMNS)
    assert list(found.others) == [4]
    assert found.others[4].contradicting().tolist() == [8]
    rows = groups("w", found.respondents, {"Region": found.others[4]}).to_pylist()
    assert [(row["respondent"], row["group_name"]) for row in rows] == [(1, "North"), (2, "South")]


def test_open_answers_are_kept_without_who_gave_them():
    text = text_of(
        short(
            ["Name", "Mail", "What else?"],
            ["Maria Lopez", "m.lopez@example.org", "Ask Maria  lopez, m.lopez@example.org."],
            ["Jan Novak", None, None],
            ["Bo", None, "Thanks, Novak and all from 10.1.2.3"],
        ),
        1,
    )
    asked = OpenColumn("needs.xlsx!Answers!C", "What else?", text.column(3))
    found = open_answers("w@1", [asked], [text.column(1), text.column(2)])
    assert found.to_pylist() == [
        {
            "source": "needs.xlsx!Answers!C2",
            "wave_id": "w@1",
            "respondent": 2,
            "wording": "What else?",
            "answer": "Ask [name], [e-mail].",
        },
        {
            "source": "needs.xlsx!Answers!C4",
            "wave_id": "w@1",
            "respondent": 4,
            "wording": "What else?",
            "answer": "Thanks, [name] and all from [IP address]",
        },
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("write to Jan.Novak+x@mail.example.org", "write to [e-mail]"),
        ("o'neil@state.gov.us and b@c.de", "[e-mail] and [e-mail]"),
        ("call (415) 555-1234 or +49 30 123456", "call [telephone number] or [telephone number]"),
        ("from 192.168.0.1 and 2001:db8::1", "from [IP address] and [IP address]"),
        ("see https://example.org/maria?id=1", "see [web address]"),
        ("12 MAIN street is mine", "[name] is mine"),
        ("my id is R_8gh3", "my id is [name]"),
        ("Lopez knows, and so does maria lopez", "[name] knows, and so does [name]"),
        ("in 2019-2020 1,200,000 at 10:30:15, $45,000,000", None),
        ("room 5, 2026-03-31, 3/31/2026 or 1:2", None),
        ("lopezian views of a marianne", None),
    ],
)
def test_what_says_who_a_person_is_is_taken_out_and_nothing_else(said, kept):
    take_out = TakenOut(["Maria Lopez", "12 Main Street", "R_8gh3", "5", ""])
    assert take_out(said) == (said if kept is None else kept)


def test_the_ledger_takes_what_an_export_became():
    text = text_of(short(["Region", "Q1"], ["North", "5"], [None, "N/A"]), 1)
    reading = Reading(ONE_TO_FIVE, {"5": 5}, frozenset({"N/A"}))
    rows = {
        "survey_answer": answers({7: text.column(2)}, {7: reading}),
        "survey_group": groups("w@1", text.rows, {"Region": text.column(1)}),
        "survey_open_answer": open_answers("w@1", [OpenColumn("a!b!B", "Q1", text.column(2))], []),
    }
    with empty_ledger() as connection:
        connection.begin()
        add_load(connection, Load("file", "a", "0", ["survey"], "calamine", "ann"), rows)
        connection.commit()
        assert all_of(connection, "survey_answer") == [(1, 7, 2, 5), (1, 7, 3, None)]
        assert all_of(connection, "survey_group") == [
            (1, "w@1", 2, "Region", "North"),
            (1, "w@1", 3, "Region", NOT_STATED),
        ]
        assert all_of(connection, "survey_open_answer") == [
            (1, "a!b!B2", "w@1", 2, "Q1", "5"),
            (1, "a!b!B3", "w@1", 3, "Q1", "N/A"),
        ]


def all_of(connection: duckdb.DuckDBPyConnection, table):
    return connection.execute(f"from {table} order by respondent").fetchall()
