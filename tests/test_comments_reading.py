"""Rounds, comments and dispositions as people write them: what is read, and every problem."""

from datetime import date, datetime, timedelta

import pytest
from pictures import sheet, workbook
from update_files import known

from loaders.options import Options
from loaders.recognizing import recognized

TODAY = date.today()  # noqa: DTZ011
ROUND = """
    Comment round | Plan       | Request         | Partners      | Opens      | Due date   | Public form
    Spring 2027   | Small Plan | What is missing | Coast; Plains | 2027-02-01 | 2027-03-31 | no
"""
COMMENTS = """
    Round       | Item | Kind     | Comment           | Name | Partner | Received
    Spring 2027 | 1.a  | Addition | Write to banks    | Bo   | Coast   | 2027-03-30
    Spring 2027 |      |          | Too long          |      |         | 2027-04-02 08:30
"""
SENT = """
    Name: | Cy | Partner: | Coast | Round: Spring 2027
    Item | Plan item        | Addition       | Deletion | Augmentation | Other comment
         | The whole plan   |                |          |              | =1+1
    1.a  | Write to ten firms | Write to banks |        | Twenty firms |
    1.b  | Hold an open day |                | Drop it  |              |
"""
DECIDED = """
    Id          | Disposition | Reason    | Decided by | Decided on
    {}          | accept      | It is so  | the Board  | 2027-04-10
"""


def read(*pictures, before=None, file_name="comments.xlsx"):
    """The report, the rows and what is known after a workbook with a sheet of each picture."""
    sheets = [sheet(text, f"Sheet {number}") for number, text in enumerate(pictures, start=1)]
    book = workbook(*sheets, file_name=file_name)
    return recognized(book, Options(known=before or known()))


def after(*pictures, before=None):
    report, _, found = read(*pictures, before=before)
    assert said(report) == []
    return found


def said(report, *, warnings=False):
    found = report.warnings if warnings else report.problems
    return [(one.cell, one.message) for one in found]


def test_a_round_is_read_whole():
    report, found, _ = read(ROUND)
    assert (said(report), said(report, warnings=True)) == ([], [])
    (row,) = found["comment_round"]
    assert row == {
        "source": "comments.xlsx!Sheet 1!A2", "round_id": "spring-2027", "title": "Spring 2027",
        "plan_id": "plan", "version_load_id": -1, "request": "What is missing",
        "partners": ["Coast", "Plains"], "opens_on": date(2027, 2, 1),
        "due_on": date(2027, 3, 31), "closed_on": None, "closed_by": None, "public_key": None,
        "is_demonstration": False, "is_withdrawn": False,
    }  # fmt: skip


def test_a_blank_cell_keeps_what_stands_of_a_round():
    before = after(ROUND)
    later = "Round | Due | Title\nSpring 2027 | 2027-04-15 | Spring, again"
    (row,) = read(later, before=before)[1]["comment_round"]
    assert (row["title"], row["due_on"]) == ("Spring, again", date(2027, 4, 15))
    assert (row["partners"], row["opens_on"]) == (["Coast", "Plains"], date(2027, 2, 1))


def test_the_key_of_the_public_form_is_made_by_chance_and_stays():
    public = ROUND.replace("| no", "| yes")
    (first,), (other,) = (read(public)[1]["comment_round"] for _ in range(2))
    assert first["public_key"] != other["public_key"]
    assert len(first["public_key"]) == 22  # 16 bytes by 6 bits
    before = after(public)
    (again,) = read(public, before=before)[1]["comment_round"]
    assert again["public_key"] == before.rounds.rounds["spring-2027"].public_key
    (down,) = read(ROUND, before=before)[1]["comment_round"]
    assert down["public_key"] is None


def test_a_round_without_its_first_day_is_open_from_today():
    picture = "Round | Plan | Due | Title\nSpring | Small Plan | 2099-12-31 |"
    (row,) = read(picture)[1]["comment_round"]
    assert TODAY <= row["opens_on"] <= TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("picture", "problem"),
    [
        ("Round | Plan | Due\n | Small Plan | 2027-03-31",
         ("A2", "Round should be a short name that no other round has")),
        ("Round | Plan | Due\nSpring | Large Plan | 2027-03-31",
         ("B2", "Plan should be one of 'Small Plan', not 'Large Plan'")),
        ("Round | Plan | Due | Version\nSpring | Small Plan | 2027-03-31 | 2",
         ("D2", "Version should be 1 to 1: so many versions are loaded")),
        ("Round | Plan | Due\nSpring | Small Plan |",
         ("C2", "Due should be the day that comments are due on, such as 2027-03-31")),
        ("Round | Plan | Opens | Due\nSpring | Small Plan | 2027-04-01 | 2027-03-31",
         ("D2", "Due should not be before the round opens, 2027-04-01")),
        ("Round | Plan | Opens | Due | Closed\nA | Small Plan | 2027-01-01 | 2027-03-31 | 2027-04-01",
         ("A2", "Closed by should be who closed it, as it is closed")),
        ("Round | Plan | Due | Public form\nA | Small Plan | 2099-03-31 | maybe",
         ("D2", "Public form should be yes or no, not 'maybe'")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_round_is_said_at_its_cell(picture, problem):
    assert said(read(picture)[0]) == [problem]


def test_comments_are_read_one_a_row():
    report, found, _ = read(ROUND, COMMENTS)
    assert (said(report), said(report, warnings=True)) == ([], [])
    first, second = found["round_comment"]
    assert first | {"comment_id": ""} == {
        "source": "comments.xlsx!Sheet 2!D2", "comment_id": "", "round_id": "spring-2027",
        "item_id": "plan/1.a", "item_text": "Write to ten firms", "kind": "addition",
        "text": "Write to banks", "author": "Bo", "partner": "Coast",
        "received_at": datetime.fromisoformat("2027-03-30"), "is_public": False,
        "is_withdrawn": False,
    }  # fmt: skip
    assert (second["item_id"], second["kind"], second["author"]) == (None, "other", None)
    assert second["received_at"] == datetime.fromisoformat("2027-04-02 08:30")


def test_a_partner_fills_in_a_cell_a_comment():
    report, found, _ = read(SENT, before=after(ROUND))
    assert (said(report), said(report, warnings=True)) == ([], [])
    told = [(row["item_id"], row["kind"], row["text"]) for row in found["round_comment"]]
    assert told == [
        (None, "other", "=1+1"),
        ("plan/1.a", "addition", "Write to banks"),
        ("plan/1.a", "augmentation", "Twenty firms"),
        ("plan/1.b", "deletion", "Drop it"),
    ]
    assert {(row["author"], row["partner"]) for row in found["round_comment"]} == {("Cy", "Coast")}


def test_the_same_file_again_is_the_same_comments():
    before = after(ROUND)
    _, first, known_then = read(SENT, before=before)
    _, again, _ = read(SENT, before=known_then)
    assert again["round_comment"] == first["round_comment"]


def test_words_alike_of_two_who_give_no_name_are_two_comments():
    picture = "Round | Kind | Comment\n" + "Spring 2027 | other | Agreed\n" * 2
    before = after(ROUND)
    ids = {
        row["comment_id"]
        for name in ("one.xlsx", "two.xlsx")
        for row in read(picture, before=before, file_name=name)[1]["round_comment"]
    }
    assert len(ids) == 4


@pytest.mark.parametrize(
    ("picture", "problem"),
    [
        ("Round | Kind | Comment\nAutumn | other | Good",
         ("A2", "Round should be one of 'Spring 2027', not 'Autumn'")),
        ("Round | Kind | Comment\nSpring 2027 | praise | Good",
         ("B2", "Kind should be 'addition', 'deletion', 'augmentation' or 'other', not 'praise'")),
        ("Round | Item | Comment\nSpring 2027 | 7.z | Good",
         ("B2", ("Item '7.z' is no item of the version that the round is on; leave it blank for a "
                "comment on the whole plan"))),
        ("Round | Kind | Comment\nSpring 2027 | other |",
         ("C2", "Comment should be what the comment says")),
        ("Round | Kind | Comment | Received\nSpring 2027 | other | Good | soon",
         ("D2", "Received should be a day such as 2026-03-31, not 'soon'")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_comment_is_said_at_its_cell(picture, problem):
    assert said(read(picture, before=after(ROUND))[0]) == [problem]


def test_a_comment_without_its_round_is_of_the_only_one_that_is_open():
    report, found, _ = read("Kind | Comment\nother | Good", before=after(ROUND))
    assert found["round_comment"][0]["round_id"] == "spring-2027"
    assert said(report, warnings=True) == [
        ("A2", "Round is blank; it is taken for 'Spring 2027', the one that is open")
    ]


def comment_ids(found):
    return [row["comment_id"] for row in found["round_comment"]]


def test_a_disposition_follows_its_comment_by_id_or_stands_beside_it():
    _, found, before = read(ROUND, COMMENTS)
    first, _ = comment_ids(found)
    (row,) = read(DECIDED.format(first), before=before)[1]["comment_disposition"]
    assert row == {
        "source": "comments.xlsx!Sheet 1!B2", "comment_id": first, "disposition": "Accepted",
        "reason": "It is so", "decided_by": "the Board", "decided_on": date(2027, 4, 10),
        "is_withdrawn": False,
    }  # fmt: skip
    beside = (
        "Round | Kind | Comment | Disposition | Reason | Decided by\n"
        "Spring 2027 | other | Good | partly | So far | Ana"
    )
    _, found, _ = read(beside, before=before)
    (row,) = found["comment_disposition"]
    assert (row["comment_id"], row["disposition"]) == (comment_ids(found)[0], "Accepted in part")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{} | maybe | x | Ana",
         ("B2", ("Disposition should be 'Accepted', 'Accepted in part', 'Declined' or 'Later', "
                "not 'maybe'"))),
        ("{} | Declined | | Ana", ("C2", "Reason should say why; partners read it in the record")),
        ("{} | Declined | x |", ("D2", "Decided by should be who decided")),
        ("other | Declined | x | Ana", ("A2", "Id should be the Id of a comment, not 'other'")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_disposition_is_said_at_its_cell(line, problem):
    _, found, before = read(ROUND, COMMENTS)
    picture = "Id | Disposition | Reason | Decided by\n" + line.format(comment_ids(found)[0])
    assert said(read(picture, before=before)[0]) == [problem]


def test_a_round_closes_when_every_comment_has_a_disposition():
    _, found, before = read(ROUND, COMMENTS)
    first, second = comment_ids(found)
    closing = "Round | Due | Closed | Closed by\nSpring 2027 | | 2027-05-01 | Ana"
    report, _, _ = read(closing, before=before)
    assert said(report) == [
        ("C2", (f"Closed should be blank until every comment is decided on: {first}, {second} have "
               "no disposition"))
    ]  # fmt: skip
    decided = f"{DECIDED.format(first)}    {second} | Later | Next year | the Board | 2027-04-10"
    report, found, _ = read(closing, decided, before=before)
    assert said(report) == []
    assert found["comment_round"][0]["closed_on"] == date(2027, 5, 1)


def test_a_comment_that_comes_to_a_closed_round_is_taken_with_a_warning():
    closed = after(ROUND.replace("Public form", "Closed | Closed by").replace(
        "| no", "| 2027-05-01 | Ana"))  # fmt: skip
    report, found, _ = read(COMMENTS, before=closed)
    assert len(found["round_comment"]) == 2
    assert [cell for cell, _ in said(report, warnings=True)] == ["D2", "D3"]
    assert "closed on 2027-05-01; it is taken and marked late" in said(report, warnings=True)[0][1]


def test_comments_and_rounds_are_withdrawn_but_no_round_with_comments():
    _, found, before = read(ROUND, COMMENTS)
    first, second = comment_ids(found)
    report, _, _ = read("Round | Due | Plan\nSpring 2027 | withdraw |", before=before)
    assert said(report) == [
        ("B2", "Due should not be withdraw: the round has 2 comments; close it instead")
    ]
    gone = f"Id | Kind | Comment\n{first} | | withdraw\n{second} | | withdraw"
    _, rows, left = read(gone, before=before)
    assert [row["is_withdrawn"] for row in rows["round_comment"]] == [True, True]
    report, rows, _ = read("Round | Due | Plan\nSpring 2027 | withdraw |", before=left)
    assert (said(report), rows["comment_round"][0]["is_withdrawn"]) == ([], True)


def test_hostile_words_are_kept_as_they_are():
    words = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>"
    book = workbook(sheet("Round | Kind | Comment\nSpring 2027 | other | x", "Comments"))
    cells = book.sheets[0].cells
    one = cells[2, 3]
    cells[2, 3] = type(one)(one.row, one.column, words, one.kind)
    _, found, _ = recognized(book, Options(known=after(ROUND)))
    assert found["round_comment"][0]["text"] == words
