"""The server of public forms in a browser: the form, its answer, and where there is no form."""

import re
import sys
from datetime import date, timedelta

import duckdb
import pytest
from serving import serve
from update_files import add, plan_rows

import loaders
from dashboard.comment_words import NO_FORM, NO_FORM_SAYS
from dashboard.navigation import SECTIONS
from loaders.home import Home

SOON = str(date.today() + timedelta(days=30))  # noqa: DTZ011
SECRET = re.compile("Wintertime|Zeppelin|Otherworldly|Coastline|Rhubarb|Bolognese|Grandfather")
TITLES = [entry.title for section in SECTIONS for entry in section.pages]


def fill(home):
    """A round with a form and a comment, a closed one, and another plan."""
    add(home, plan_rows(title="Harbour plan"), "plan.xlsx")
    add(home, plan_rows((("1", "Zeppelin"),), "other", "Otherworldly"), "other.xlsx")
    for name in ("Springtime", "Wintertime"):
        given = {"Round": name, "Plan": "plan", "Due": SOON, "Public form": "yes"}
        given |= {"Request": "What is missing?", "Partners": "Coastline"}
        loaders.open_round(home, given, "Grandfather")
    loaders.close_round(home, "wintertime", "Grandfather")
    words = {"Item": "1.a", "Comment": "Rhubarb", "Name": "Bolognese", "Partner": "Coastline"}
    loaders.add_comment(home, "springtime", words, "Grandfather")
    return home


def key_of(home, round_id="springtime"):
    with duckdb.connect(str(Home(home).ledger), read_only=True) as connection:
        sql = "select max(public_key) from comment_round where round_id = ?"
        return connection.execute(sql, [round_id]).fetchone()[0]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    command = (sys.executable, "-m", "loaders.cli", "comments", "--port", "{port}")
    with serve(fill(folder / "home"), folder, *command) as server:
        yield server


def listening(visitor):
    """Everything that the page gets: frames of websockets and bodies of answers."""
    got = []

    def keep(frame):
        got.append(frame if isinstance(frame, bytes) else frame.encode())

    def keep_answer(answer):
        if answer.ok and not answer.url.endswith((".js", ".css", ".woff2")):
            got.append(answer)

    visitor.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    visitor.page.on("response", keep_answer)
    return got


def received(got) -> str:
    parts = [one if isinstance(one, bytes) else one.body() for one in got]
    return b"\n".join(parts).decode("utf-8", "replace")


def test_somebody_from_outside_comments_and_gets_nothing_but_the_form(visit, served):
    visitor = visit(served)
    got = listening(visitor)
    page = visitor.open(f"comment?round={key_of(served.home)}&item=1.b")
    assert page.locator("h1").inner_text() == "Springtime"
    assert page.locator("[data-testid=stSidebar]").count() == 0
    assert page.get_by_role("link", name=re.compile("^(" + "|".join(TITLES) + ")$")).count() == 0
    assert page.get_by_role("button", name=re.compile("Download")).count() == 0
    page.locator("label", has_text="Addition: something").click()
    page.get_by_label("Comment", exact=True).fill("Ask the ferries too")
    page.get_by_role("button", name="Send the comment").click()
    page.get_by_text("Thank you: your comment is kept").wait_for(timeout=60_000)
    visitor.settle()
    visitor.check_in_light_and_dark_and_on_a_phone()
    seen = received(got)
    assert "Harbour plan" in seen
    assert SECRET.findall(seen) == []
    name = Home(served.home).current.read_text().strip()
    with duckdb.connect(str(Home(served.home).published / name), read_only=True) as connection:
        found = connection.execute("select code, text, author, is_public from comment order by 1")
        assert found.fetchall() == [
            ("1.a", "Rhubarb", "Bolognese", False), ("1.b", "Ask the ferries too", None, True),
        ]  # fmt: skip


def test_too_long_a_comment_stays_in_the_form_to_be_shortened(visit, served):
    visitor = visit(served)
    page = visitor.open(f"comment?round={key_of(served.home)}")
    field = page.get_by_label("Comment", exact=True)
    field.click()
    page.keyboard.insert_text("x" * 4001)  # as it is pasted: at once
    page.get_by_role("button", name="Send the comment").click()
    page.get_by_text("Comment has 4,001 signs; the form takes up to 4,000.").wait_for(
        timeout=60_000
    )
    visitor.settle()
    assert field.input_value() == "x" * 4001


def test_the_way_to_an_item_leads_back_to_the_form(visit, served):
    visitor = visit(served)
    page = visitor.open(f"comment?round={key_of(served.home)}")
    visitor.check_in_light_and_dark_and_on_a_phone()
    page.get_by_role("link", name="Comment on 1.a").click()
    visitor.settle()
    assert page.get_by_role("combobox", name="On").input_value().startswith("1.a")


@pytest.mark.parametrize(
    ("round_id", "title"), [("", NO_FORM), ("wintertime", "This round is closed")]
)
def test_without_an_open_form_there_is_one_sentence(visit, served, round_id, title):
    visitor = visit(served)
    got = listening(visitor)
    page = visitor.open(f"?round={key_of(served.home, round_id) or 'wrong'}")
    assert page.locator("h1").inner_text() == title
    assert page.locator("[data-testid=stMain] p").count() == 1
    assert page.get_by_role("textbox").count() == 0
    visitor.check_in_light_and_dark_and_on_a_phone()
    assert re.findall("Springtime|Harbour|Wintertime", received(got)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_other_address_is_a_page_that_everybody_can_read(visit, served, scheme):
    visitor = visit(served, width=360, scheme=scheme)
    answer = visitor.page.goto(f"{served.url}/scorecard")
    assert answer.status == 404
    assert visitor.page.locator("body").inner_text() == f"{NO_FORM}\n\n{NO_FORM_SAYS}"
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 360
    assert visitor.violations() == []
    # The browser tells of the 404 itself.
    assert [one for one in visitor.errors if "404" not in one] == []
    visitor.errors.clear()
