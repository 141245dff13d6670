"""A survey's export on the Update page: recognized, corrected, loaded, and shown."""

import tomllib
from datetime import date

import pytest
from playwright.sync_api import expect
from survey_files import DAY, Question, google_forms, persons, plain, write

import loaders

USEFUL = ["Strongly agree"] * 5 + ["Agree"] * 4 + ["Disagree"] * 3
ROLES = ["Judge"] * 6 + ["Attorney"] * 6
DOUBT = "The training was useful"
CLEAR = ["Satisfied"] * 6 + ["Neutral"] * 4 + ["Very dissatisfied"] * 2


@pytest.fixture
def export(tmp_path):
    """Twelve respondents; the labels of one question are on an agreement scale of 4, or of 5."""
    questions = [
        Question("What is your role?", ROLES),
        Question(DOUBT, USEFUL),
        Question("How satisfied are you with the room?", CLEAR),
        Question("What could be better?", [f"More time {n}" for n in range(12)], is_open=True),
    ]
    return google_forms(tmp_path / "Member survey 2026.xlsx", questions)


def upload(visitor, path):
    page = visitor.open("update")
    page.locator('input[type="file"]').set_input_files(path)
    page.get_by_role("heading", name="What was recognized", exact=True).wait_for(timeout=30_000)
    visitor.settle()
    return page


def apply(visitor):
    visitor.page.get_by_role("button", name="Apply and check again").click()
    visitor.page.get_by_text("Not applied yet").wait_for(state="detached", timeout=30_000)
    visitor.settle()


def choose(visitor, label, option):
    """An option of a list that opens."""
    field = visitor.page.get_by_role("combobox", name=label)
    field.scroll_into_view_if_needed()
    visitor.settle()  # a list that is open while the page moves is closed again
    field.click()
    visitor.page.get_by_role("option", name=option).click()
    visitor.settle()


def test_a_doubtful_scale_is_settled_and_the_survey_loaded(visit, own, export, tmp_path):
    visitor = visit(own)
    page = upload(visitor, export)
    ratings = page.get_by_role("table", name="Ratings")
    assert ratings.get_by_text("To settle").is_visible()
    assert page.get_by_role("button", name="Load it").count() == 0
    groups = page.get_by_role("table", name="Groups")
    assert groups.get_by_text("What is your role?").is_visible()
    page.get_by_text("Not kept: ").click()
    left = page.get_by_role("table", name="Columns that are not kept").inner_text()
    assert "What could be better?" in left
    assert not any(one.email in page.content() for one in persons(12))
    visitor.check_in_light_and_dark_and_on_a_phone()

    # The column in doubt is chosen already, and what it fits comes first.
    choose(visitor, "Scale", "agreement 4 (")
    page.get_by_role("button", name="Add this correction").click()
    page.get_by_text("Not applied yet").wait_for()
    assert page.get_by_text("scale agreement 4").is_visible()
    apply(visitor)
    assert page.get_by_role("table", name="Problems").count() == 0
    assert page.get_by_role("table", name="Ratings").get_by_text("As you said.").is_visible()
    visitor.check_in_light_and_dark_and_on_a_phone()

    page.get_by_label("Title, the same every time").fill("Survey of all members")
    page.get_by_label("Invited to answer").fill("20")
    page.get_by_role("button", name="Check again with these").click()
    page.get_by_role("heading", name="Survey of all members").wait_for(timeout=30_000)
    visitor.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a survey file").click()
    download.value.save_as(tmp_path / "said.toml")
    assert tomllib.loads((tmp_path / "said.toml").read_text(encoding="utf-8")) == {
        "survey": "Survey of all members",
        "invited": 20,
        "columns": [{"columns": [DOUBT], "scale": "agreement 4"}],
    }

    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_role("button", name="Load it").click()
    page.wait_for_selector("text=is load 1, and published", timeout=30_000)
    page.get_by_role("link", name="See the survey").click()
    page.wait_for_selector("h1:has-text('questions')")
    visitor.settle()
    # 5 x 4, 4 x 3 and 3 x 2 on 1 to 4: 38 of 12.
    assert page.get_by_text("3.17").first.is_visible()
    assert "20 who were invited" in page.locator("[data-testid=stMain]").inner_text()


def test_what_nobody_claims_is_said_to_be_a_survey_and_when(visit, own, tmp_path):
    answers = [str(number) for number in (1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 5, 5)]
    path = plain(tmp_path / "answers.csv", [Question("Speed", answers), Question("Care", answers)])
    visitor = visit(own)
    page = upload(visitor, path)
    page.get_by_role("button", name="This is a survey export").click()
    page.get_by_text("It is not known when it was held").wait_for(timeout=30_000)
    visitor.settle()
    assert visitor.violations() == []
    # Where nothing is a rating, the numbers are chosen already.
    chosen = page.get_by_role("group", name="Selected values")
    assert chosen.inner_text().split() == ["A:", "Speed", "B:", "Care"]
    choose(visitor, "Scale", "Numbers of its own")
    page.get_by_label("Highest number").fill("5")
    page.keyboard.press("Tab")
    visitor.settle()
    page.get_by_role("button", name="Add this correction").click()
    page.get_by_text("scale 1-5").wait_for()
    apply(visitor)
    table = page.get_by_role("table", name="Ratings")
    assert table.get_by_text("1-5", exact=True).count() == 2

    page.get_by_role("button", name="Take back 1").click()
    page.get_by_text("Not applied yet").wait_for()
    assert page.get_by_text("scale 1-5").count() == 0
    page.get_by_role("button", name="Forget all of it").click()
    page.get_by_role("button", name="This is a survey export").wait_for(timeout=30_000)


def test_the_next_export_is_matched_and_a_question_feeds_a_measure(visit, own, tmp_path):
    catalogue = write(tmp_path / "measures.xlsx", [
        ["Code", "Measure", "Statistic", "Scale", "Target", "Frequency"],
        ["S1", "Members are content", "mean rating", "1-5", 4, "yearly"],
    ])  # fmt: skip
    first = [Question("Fair & fast", CLEAR), Question("Would you come again?", CLEAR)]
    path = google_forms(tmp_path / "Members 2025.xlsx", first, date(2025, 3, 16))
    loaders.load(own.home, [(catalogue, "measures.xlsx"), (path, path.name)], "Ana")
    second = [Question("Fair and fast", CLEAR), Question("We hope to see you next year", CLEAR)]
    visitor = visit(own)
    page = upload(visitor, google_forms(tmp_path / "Members 2026.xlsx", second))
    table = page.get_by_role("table", name="Ratings")
    assert "Last time: Fair & fast" in table.inner_text()
    page.get_by_text("Correct some columns").click()
    choose(visitor, "Columns", "We hope to see you")
    page.keyboard.press("Escape")
    choose(visitor, "The same question as last time", "Would you come again?")
    choose(visitor, "It feeds the measure", "S1 – Members are content")
    assert visitor.violations() == []
    page.get_by_role("button", name="Add this correction").click()
    page.get_by_text("same question as “Would you come again?”; feeds S1").wait_for()
    apply(visitor)
    assert "Last time: Would you come again?" in table.inner_text()
    page.get_by_role("button", name="Load it").click()
    page.wait_for_selector("text=is load 3, and published", timeout=30_000)
    page = visitor.open("measures?measure=S1")
    # 6 x 4, 4 x 3 and 2 x 1 of 12 answers: 3.17.
    assert "Members are content: 3.2 in 2026" in page.locator("h1").inner_text()


def test_another_upload_begins_anew(visit, own, export, tmp_path):
    visitor = visit(own)
    page = upload(visitor, export)
    choose(visitor, "Scale", "agreement 4 (")
    page.get_by_role("button", name="Add this correction").click()
    page.get_by_text("Not applied yet").wait_for()
    questions = [Question(DOUBT, USEFUL), Question("How satisfied are you with the room?", CLEAR)]
    page.locator('input[type="file"]').set_input_files(
        google_forms(tmp_path / "again.xlsx", questions, DAY)
    )
    page.get_by_text("Not applied yet").wait_for(state="detached", timeout=30_000)
    visitor.settle()
    expect(page.get_by_role("table", name="Ratings").get_by_text("To settle")).to_be_visible()
