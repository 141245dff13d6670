"""Comment rounds on the page Review, and the form for those without an account."""

import io
import re
from datetime import date, timedelta

import duckdb
import pytest
from docx import Document
from serving import serve as serving
from update_files import add, plan_rows

import loaders
from loaders.home import Home

SOON = str(date.today() + timedelta(days=30))  # noqa: DTZ011
SPRING = {"Round": "Spring", "Plan": "plan", "Request": "What is missing?\nWhat is wrong?",
          "Due": SOON, "Partners": "Coast; Plains", "Public form": "yes"}  # fmt: skip
HOSTILE = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> =1+1 \u202eabc"
KEPT = HOSTILE.replace("\u202e", "[U+202E]")


def fill(home):
    """A plan, an open round with three comments, of which one is decided on, and a closed one."""
    add(home, plan_rows(), "plan.xlsx")
    loaders.open_round(home, SPRING, "Ana")
    words = {"Item": "1.a", "Kind": "addition", "Comment": "Write to banks too", "Name": "Bo",
             "Partner": "Coast"}  # fmt: skip
    loaders.add_comment(home, "spring", words, "Ana")
    loaders.add_comment(home, "spring", {"Comment": "Too long,\nin all"}, "Ana")
    loaders.add_public_comment(home, key_of(home), {"Item": "1.b", "Comment": HOSTILE})
    (first, *_) = rows(home, "select comment_id from comment where kind = 'addition'")
    decided = {"Disposition": "Accepted", "Reason": "A gap.", "Decided by": "the Board"}
    loaders.decide_comment(home, first[0], decided, "Ana")
    closed = {"Round": "Winter", "Plan": "plan", "Due": "2026-01-31", "Opens": "2026-01-01"}
    loaders.open_round(home, closed | {"Public form": "yes"}, "Ana")
    loaders.close_round(home, "winter", "Ana")
    return home


def rows(home, sql):
    name = Home(home).current.read_text().strip()
    with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def left() -> int:
    """Days that are left of those 30, should midnight come between."""
    return (date.fromisoformat(SOON) - date.today()).days  # noqa: DTZ011


def key_of(home, round_id="spring"):
    """What the address of a form ends in, also of a closed round: the ledger alone has it."""
    with duckdb.connect(str(Home(home).ledger), read_only=True) as connection:
        sql = "select max(public_key) from comment_round where round_id = ?"
        return connection.execute(sql, [round_id]).fetchone()[0]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("comments")
    with serving(fill(folder / "home"), folder) as server:
        yield server


def test_everybody_can_read_it_in_light_dark_and_on_a_phone(visit, served):
    (comment,) = rows(served.home, "select comment_id from comment where is_public")
    paths = (
        "review?view=comments",
        "review?view=comments&round=spring",
        f"review?view=comments&round=spring&comment={comment[0]}",
        f"comment?round={key_of(served.home)}",
        "comment?round=none",
    )
    for path in paths:
        visitor = visit(served)
        visitor.open(path)
        visitor.check_in_light_and_dark_and_on_a_phone()


def test_from_the_rounds_to_one_and_its_comments(visit, served):
    visitor = visit(served)
    page = visitor.open("review?view=comments")
    says = page.locator("h1").inner_text()
    assert says == (
        f"2 comment rounds, 1 open; comments are due in {left()} days; 2 comments wait for a "
        "disposition"
    )
    page.get_by_role("link", name="Spring").click()
    visitor.settle()
    says = page.locator("h1").inner_text()
    assert says == (
        "3 comments on 2 items; 1 accepted and 2 without a disposition; "
        f"comments are due in {left()} days"
    )
    table = page.get_by_role("table", name="Comments of Spring").inner_text()
    assert KEPT in table
    assert "Too long,\nin all" in table
    says = "Coast and Plains; comments came from Coast, none under the name Plains"
    assert says in page.locator(".hw-facts").inner_text()
    page.get_by_role("radio", name="Accepted", exact=True).click()
    visitor.settle()
    assert page.get_by_role("table", name="Comments of Spring").get_by_role("row").count() == 2
    page.get_by_role("radio", name="Declined").click()
    visitor.settle()
    page.get_by_text("None is “declined”.").wait_for()


def test_the_record_is_downloaded_as_a_word_document(visit, served):
    visitor = visit(served)
    page = visitor.open("review?view=comments&round=spring")
    page.get_by_text("Record, and the workbook for partners").click()
    with page.expect_download() as told:
        page.get_by_role("button", name="Download the record (Word)").click()
    assert told.value.suggested_filename == "spring-record.docx"
    record = Document(io.BytesIO(told.value.path().read_bytes()))
    assert record.paragraphs[1].text.startswith("This round is open; the record is not complete.")
    page.get_by_role("button", name="Make the partners' workbook").click()
    button = page.get_by_role("button", name="Download the partners' workbook")
    button.wait_for(timeout=60_000)
    with page.expect_download() as told:
        button.click()
    assert told.value.suggested_filename == "spring-comments.xlsx"


@pytest.mark.parametrize(
    ("key", "title"), [("none", "There is no open form here"), ("winter", "This round is closed")]
)
def test_a_form_that_is_not_open_says_so_and_shows_nothing(visit, served, key, title):
    visitor = visit(served)
    shown = key_of(served.home, "winter") if key == "winter" else key
    page = visitor.open(f"comment?round={shown}")
    assert page.locator("h1").inner_text() == title
    assert page.get_by_role("textbox").count() == 0
    assert page.locator("[data-testid=stMain] a").count() == 0


def test_somebody_without_an_account_comments_and_sees_no_other_comment(visit, tmp_path):
    home = tmp_path / "home"
    with serving(fill(home), tmp_path) as server:
        visitor = visit(server)
        page = visitor.open(f"comment?round={key_of(home)}&item=1.b")
        told = page.locator("[data-testid=stMain]").inner_text()
        assert page.locator("h1").inner_text() == "Spring"
        assert "Write to ten firms" in told
        assert "Write to banks too" not in told
        assert page.get_by_role("link", name=re.compile("Scorecard|History")).count() == 0
        page.get_by_role("button", name="Send the comment").click()
        page.get_by_text("Comment is blank").wait_for()
        page.locator("label", has_text="Deletion: something").click()
        page.get_by_label("Comment", exact=True).fill(HOSTILE)
        page.get_by_role("button", name="Send the comment").click()
        page.get_by_text("Thank you: your comment is kept").wait_for(timeout=60_000)
        visitor.settle()
        assert page.get_by_label("Comment", exact=True).input_value() == ""
        found = rows(home, "select code, kind, text, author from comment where kind = 'deletion'")
        assert found == [("1.b", "deletion", HOSTILE, None)]


def test_who_opened_a_round_is_told_the_address_of_its_form(visit, served):
    visitor = visit(served)
    page = visitor.open("review?view=comments&round=spring")
    key = key_of(served.home)
    assert key not in page.content()
    page.get_by_text("The form for everybody", exact=True).click()
    page.get_by_role("button", name="Show its address").click()
    address = page.locator("[data-testid=stCode]")
    address.wait_for(timeout=60_000)
    assert address.inner_text().strip() == f"comment?round={key}"
    visitor.check_in_light_and_dark_and_on_a_phone()
    page.get_by_role("link", name="Open the form here").click()
    visitor.settle()
    assert page.locator("h1").inner_text() == "Spring"


def test_a_comment_is_decided_on_and_the_round_closed(visit, tmp_path):
    home = tmp_path / "home"
    with serving(fill(home), tmp_path) as server:
        visitor = visit(server)
        page = visitor.open("review?view=comments&round=spring")
        page.get_by_text("Close the round").first.click()
        page.get_by_text("It can be closed when every comment").wait_for()
        for _ in range(2):
            page.get_by_role("link", name=re.compile("^Decide what becomes of")).first.click()
            visitor.settle()
            page.locator("label", has_text="Later").click()
            page.get_by_label("Reason, which partners").fill("Next year.")
            page.get_by_role("button", name="Save the disposition").click()
            page.get_by_text(re.compile("Saved as load")).wait_for(timeout=60_000)
            visitor.settle()
        page.get_by_text("Close the round").first.click()
        page.get_by_role("button", name="Close the round").click()
        page.get_by_text("Spring is closed").wait_for(timeout=60_000)
        assert rows(home, "select later, undecided from comment_round where comments > 0") == [
            (2, 0)
        ]


def test_who_decides_second_is_told_and_keeps_the_own_words(visit, tmp_path):
    home = tmp_path / "home"
    with serving(fill(home), tmp_path) as server:
        (comment,) = rows(home, "select comment_id from comment where is_public")
        address = f"review?view=comments&round=spring&comment={comment[0]}"
        visitors = [visit(server), visit(server)]
        pages = [visitor.open(address) for visitor in visitors]
        given = zip(pages, ("Accepted", "Declined"), ("because AA", "because CC"), strict=True)
        for page, chosen, reason in given:
            page.locator("label", has_text=re.compile(f"^{chosen}$")).click()
            page.get_by_label("Reason, which partners").fill(reason)
            page.get_by_label("Decided by").fill(reason[-1])
        pages[0].get_by_role("button", name="Save the disposition").click()
        pages[0].get_by_text(re.compile("Saved as load")).wait_for(timeout=60_000)
        pages[1].get_by_role("button", name="Save the disposition").click()
        pages[1].get_by_text("A decided meanwhile: Accepted, because “because AA”.").wait_for(
            timeout=60_000
        )
        visitors[1].settle()
        assert pages[1].get_by_label("Reason, which partners").input_value() == "because CC"
        assert pages[1].get_by_role("radio", name="Declined").is_checked()
        stands = f"select disposition, reason from comment where comment_id = '{comment[0]}'"
        assert rows(home, stands) == [("Accepted", "because AA")]
        pages[1].get_by_role("button", name="Save the disposition").click()
        pages[1].get_by_text(re.compile("Saved as load")).wait_for(timeout=60_000)
        assert rows(home, stands) == [("Declined", "because CC")]


def test_two_who_change_a_round_at_once_lose_nothing(visit, tmp_path):
    home = tmp_path / "home"
    with serving(fill(home), tmp_path) as server:
        visitor = visit(server)
        page = visitor.open("review?view=comments&round=spring")
        page.get_by_text("Change the round").click()
        page.get_by_label("Title").fill("Spring meeting")
        loaders.change_round(home, "spring", {"Round": "Spring hearing"}, "Bo")
        loaders.change_round(home, "spring", {"Partners": "Coast"}, "Bo")
        page.get_by_role("button", name="Save the round").click()
        page.get_by_text("meanwhile: its title is now “Spring hearing”.").wait_for(timeout=60_000)
        visitor.settle()
        assert page.get_by_label("Title").input_value() == "Spring meeting"
        stands = "select title, partners from comment_round where round_id = 'spring'"
        assert rows(home, stands) == [("Spring hearing", ["Coast"])]
        page.get_by_role("button", name="Save the round").click()
        page.get_by_text(re.compile("Saved as load .*: Spring meeting is changed")).wait_for(
            timeout=60_000
        )
        assert rows(home, stands) == [("Spring meeting", ["Coast"])]
