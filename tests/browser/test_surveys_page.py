"""Surveys as people see them: the questions of a wave, over time, by group, and what is hidden."""

import csv
from pathlib import Path

import pytest
from measure_rows import add_measure
from serving import serve as serving
from small_home import SmallHome
from survey_rows import add_wave, answers

LONG = "I could use what I learned in my own work within a month of coming back to the office"
# 46 respondents. Relevance: 32 fives and 14 threes, 202 / 46 = 4.39; South alone 3.00. Practice: 32
# threes and 14 fours, 152 / 46 = 3.30. Advice is rated from 0 to 10: 9 and 6, 372 / 46 = 8.09.
PICTURE = f"""
    times | Region  | Seat  | Relevance | {LONG} | Advice
    20    | North   | first | 5         | 3      | 9
    14    | South   | first | 3         | 4      | 6
    6     | Coast   | other | 5         | 3      | 9
    6     | Islands | first | 5         | 3      | 9
"""
SCALES = {"Advice": ("0-10", 0, 10)}
PAGES = {
    "surveys": "2 of 3 questions reach their targets; “I could use what I learned in my own work "
    "within a month of…” clearly does not",
    "surveys?survey=member-survey&held=2025-03-31&order=asked&question=relevance&by=Region":
    "“Relevance” clearly reaches 4.0: 4.50 on average",
    "surveys?survey=poll": "“Fairness” clearly does not reach 3.25: 2.50 on average",
    "surveys?survey=long": "None of 40 questions reaches 4.0; 40 clearly do not",
    "surveys?survey=council": "Too few responses to say whether the target is reached",
    "measures?measure=PRAC": "Use of what was learned: 3.30 in 2026 is below the target of 4.00",
}  # fmt: skip


def fill(path: Path) -> SmallHome:
    """Two waves of a member survey, a poll of one question, forty questions, and too few answers."""
    home = SmallHome(path)
    home.load("measures.xlsx")
    add_measure(home, "PRAC", name="Use of what was learned", statistic="mean rating", unit=None,
                target=(4.0, 2027), frequency="yearly", decimals=2)  # fmt: skip
    home.load("survey_2025.csv")
    add_wave(home, "2025-03-31", answers({5: 20, 4: 20}, "Relevance"), demonstration=True)
    home.load("survey_2026.xlsx")
    add_wave(home, "2026-03-31", PICTURE, scales=SCALES, invited=60, demonstration=True,
             questions={LONG: {"measure_id": "prac"}},
             composites={"Value": ["Relevance", LONG]}, tool="Microsoft Forms")  # fmt: skip
    home.load("poll.csv")
    add_wave(home, "2026-02-01", answers({2: 10, 3: 10}, "Fairness"), survey="Poll",
             scales={"Fairness": ("1-4", 1, 4)})  # fmt: skip
    home.load("long.csv")
    names = [f"Statement {number} of those on the work here" for number in range(1, 41)]
    lines = [["times", *names], ["6", *["3"] * 40], ["6", *["4"] * 40]]
    picture = "\n".join(" | ".join(line) for line in lines)
    add_wave(home, "2026-01-15", picture, survey="Long")
    home.load("council.csv")
    add_wave(home, "2026-01-10", answers({"North": {5: 4}, "South": {4: 4}}, "Heard", "Region"),
             survey="Council", invited=9)  # fmt: skip
    home.publish()
    return home


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory):
    """A small store with surveys, served; tests only read it."""
    folder = tmp_path_factory.mktemp("surveyed")
    with serving(fill(folder / "home").path, folder) as server:
        yield server


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_light_and_dark_and_on_a_phone(visit, surveyed, path):
    visitor = visit(surveyed)
    page = visitor.open(path)
    assert page.locator("h1").all_inner_texts() == [PAGES[path]]
    assert page.get_by_text("The address asks for").count() == 0
    for summary in page.locator("summary").all()[:3]:
        summary.click()
    visitor.check_in_light_and_dark_and_on_a_phone()


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith("surveys")])
def test_no_column_is_cut_off_on_a_screen_of_1280_pixels(visit, surveyed, path):
    visitor = visit(surveyed)
    visitor.open(path)
    assert visitor.cut_off() == []


def labels(page, number=1):
    """The text alternatives of the figures, once there are so many; they are drawn last."""
    page.locator('[role="figure"]').nth(number - 1).wait_for()
    return [one.get_attribute("aria-label") for one in page.locator('[role="figure"]').all()]


def test_the_newest_wave_says_what_it_finds_and_who_answered(visit, surveyed):
    page = visit(surveyed).open("surveys")
    says = page.locator(".hw-says").inner_text()
    assert says == (
        "Member survey, held 18 Mar 2026 – 31 Mar 2026. 46 of the 60 who were invited answered "
        "(77%). These answers are invented, for demonstration."
    )
    text = page.locator("[data-testid=stMain]").inner_text()
    for told in ("Rated from 1 to 5", "Rated from 0 to 10", "Region South: 3.00 for “Relevance”",
                 "Each respondent's mean of “Relevance”"):  # fmt: skip
        assert told in text, told
    means, shares, *_ = labels(page, 5)
    assert "“Relevance” 4.39, clearly met" in means
    # 32 of 46 rated five, nobody one or two.
    assert "“Relevance” 70% favorable, 0% unfavorable" in shares


def test_a_hidden_group_is_told_from_others_and_explained_once(visit, surveyed):
    page = visit(surveyed).open("surveys?question=relevance&by=Region")
    groups = labels(page, 6)[-1]
    assert groups == (
        "“Relevance”, all together 4.39: South 3.00, clearly not met; North 5.00, clearly met; "
        "2 groups hidden for privacy."
    )
    numbers = page.locator("details", has_text="The numbers in this figure").last
    numbers.locator("summary").click()
    rows = numbers.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[1] for row in rows if "Hidden for privacy" in row] == ["–", "–"]
    assert page.locator("p.hw-quiet", has_text="Hidden for privacy").count() == 1


def test_where_every_group_is_hidden_there_is_a_list_and_no_figure(visit, surveyed):
    page = visit(surveyed).open("surveys?question=relevance&by=Seat")
    groups = page.locator("table", has=page.locator("caption", has_text="By Seat"))
    groups.locator("tbody tr").nth(1).wait_for()
    assert groups.inner_text().count("Hidden for privacy") == 2
    assert len(labels(page, 5)) == 5


def test_with_too_few_answers_there_is_no_figure_and_the_page_says_why(visit, surveyed):
    page = visit(surveyed).open("surveys?survey=council")
    page.get_by_text("With so few answers nothing is shown by group.").wait_for()
    assert page.get_by_text("Fewer than 10 responses").first.is_visible()
    assert page.locator('[role="figure"]').count() == 0


def test_a_question_over_time_says_how_it_changed(visit, surveyed):
    page = visit(surveyed).open("surveys?question=relevance")
    assert any(label.startswith("“Relevance”: 4.50 on 31 Mar 2025 and 4.39 on 31 Mar 2026")
               for label in labels(page, 6))  # fmt: skip
    assert page.get_by_text("No clear change").first.is_visible()
    page = visit(surveyed).open("surveys?survey=poll")
    assert page.get_by_text("It was asked once so far").is_visible()
    assert page.get_by_text("nothing that its answers could be broken down by").is_visible()


def test_a_choice_lives_in_the_address_and_another_survey_clears_it(visit, surveyed):
    visitor = visit(surveyed)
    page = visitor.open("surveys?question=relevance&by=Seat")
    page.get_by_role("combobox", name="Survey").click()
    page.get_by_role("option", name="Poll").click()
    page.wait_for_selector("h1:has-text('Fairness')")
    assert "survey=poll" in page.url
    assert "question" not in page.url
    assert "by=" not in page.url
    page.go_back()
    page.wait_for_selector("h1:has-text('2 of 3 questions')")


def test_a_survey_that_is_not_there_is_said_to_be_missing(visit, surveyed):
    page = visit(surveyed).open("surveys?survey=xyz")
    assert page.get_by_text("The address asks for survey “xyz”").is_visible()
    assert page.locator("h1").inner_text().startswith("2 of 3")


def test_everything_can_be_taken_along(visit, surveyed):
    page = visit(surveyed).open("surveys")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").last.click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    own = {(row["Dimension"], row["Group"]): row for row in rows if row["Question"] == "Relevance"}
    assert own["Overall", "Overall"]["n"] == "46"
    assert own["Region", "South"]["Mean"] == "3.0"
    assert (own["Region", "Coast"]["Mean"], own["Region", "Coast"]["Verdict"]) == (
        "", "Hidden for privacy",
    )  # fmt: skip


def test_a_measure_and_its_question_lead_to_each_other(visit, surveyed):
    page = visit(surveyed).open("measures?measure=PRAC")
    text = page.locator("[data-testid=stMain]").inner_text()
    # sd = sqrt((32 * 0.0926 + 14 * 0.4839) / 45) = 0.465; 2.014 * 0.465 / sqrt(46) = 0.138
    assert "n 46, 95% interval 3.17 to 3.44" in text
    page.get_by_role("link", name="See the survey of 31 Mar 2026").first.click()
    page.wait_for_selector("h1:has-text('2 of 3 questions')")
    page.get_by_role("link", name="measure PRAC").first.click()
    page.wait_for_selector("h1:has-text('Use of what was learned')")


def test_without_surveys_the_page_says_what_to_do_first(visit, tmp_path):
    home = SmallHome(tmp_path / "home")
    home.load()
    home.plan("p", "Small plan", "1 | Grow\n1.1 | Reach more\n1.1.a | Write to firms | ED")
    home.publish()
    with serving(home.path, tmp_path) as server:
        visitor = visit(server)
        page = visitor.open("surveys")
        assert page.get_by_text("No survey is loaded yet.").is_visible()
        assert visitor.violations() == []
        page.get_by_role("link", name="Open Update").click()
        page.wait_for_selector("h1:has-text('Update')")
