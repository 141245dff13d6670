"""The page Review, its view of versions: what changed, the redline, and who says what is the same."""

import io
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from serving import serve as serving
from version_homes import two_versions

import loaders

HOSTILE = "<img src=x onerror=alert(1)> **Hire** [two](javascript:alert(2)) \u202eanalysts"


TITLE = "From version 1 to version 2: 2 kept, 1 changed, 1 split, 1 merged, 3 dropped and 3 new"
DOUBT = "2 dropped items may be the same as new ones: a person should say."


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("versions")
    home = two_versions(folder / "home")
    home.publish()
    with serving(home.path, folder) as server:
        yield server


@pytest.mark.parametrize("show", ["", "whole", "earlier"])
def test_everybody_can_read_it_in_light_dark_and_on_a_phone(visit, served, show):
    visitor = visit(served)
    page = visitor.open(f"review?show={show}")
    assert page.locator("h1").inner_text() == TITLE
    visitor.check_in_light_and_dark_and_on_a_phone()


def test_under_the_title_that_counts_the_items_stands_what_is_doubtful(visit, served):
    page = visit(served).open("review")
    assert (
        page.locator(".hw-says").inner_text().startswith(f"{DOUBT} What changes from one version")
    )


def test_added_and_removed_words_are_marked_and_named(visit, served):
    page = visit(served).open("review")
    row = page.locator("tr", has=page.get_by_role("rowheader", name="1.1 → 1.2")).first
    assert row.locator("del").all_text_contents() == ["[removed:  judges and]"]
    moved = page.locator("tr", has=page.get_by_role("rowheader", name="1.4 → 2.3")).first
    told = moved.inner_text()
    assert "Owner: BD → ED" in told
    assert "Deadline: March → April" in told
    assert "Moved from under 1 to under 2" in told


def test_the_old_version_stands_whole(visit, served):
    page = visit(served).open("review?show=earlier")
    told = page.locator("[data-testid=stMain]").inner_text()
    assert "Print a poster" in told
    assert "those that stood when the next version was loaded" in told
    assert "Buy new software" not in told


def test_the_redline_comes_as_a_word_document(visit, served):
    page = visit(served).open("review")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as Word").click()
    made = Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert made.paragraphs[1].text == f"{TITLE}. {DOUBT}"
    runs = [run for one in made.paragraphs for run in one.runs]
    assert " judges and" in [run.text for run in runs if run.font.strike]
    table = made.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Code", "Change", "Words", "Why"]
    assert len(table.rows) == 1 + 11


def plan(path: Path, rows: list[tuple[str, str, str]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Plan of the Agency"])
    sheet.append(["Goal", "Strategy", "Who"])
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_somebody_says_that_two_are_the_same(visit, own, tmp_path):
    old = [("1. Serve families", "a. Publish an annual report", "ED"),
           ("1. Serve families", f"b. {HOSTILE}", "ED")]  # fmt: skip
    new = [("1. Serve families", "a. Buy new software", "ED"),
           ("1. Serve families", "b. Publish a report every year", "ED")]  # fmt: skip
    for number, rows in enumerate((old, new), 1):
        path = plan(tmp_path / f"plan{number}.xlsx", rows)
        (report,) = loaders.load(own.home, [(path, path.name)], "Ana")
        assert report.ok, report.problems
    visitor = visit(own)
    page = visitor.open("review")
    told = page.locator("[data-testid=stMain]").inner_text()
    assert "Same item?" in told
    assert "<img src=x onerror=alert(1)>" in told
    assert "[U+202E]" in told
    assert page.locator("img[src=x]").count() == 0
    page.get_by_label("Why, or who decided it").fill("The Board says so.")
    page.get_by_role("button", name="Yes, the same item").click()
    page.get_by_text("are the same item").wait_for(timeout=60_000)
    visitor.settle()
    told = page.locator("[data-testid=stMain]").inner_text()
    assert "Same item?" not in told
    assert "The Board says so." in told
