"""What docs/planning.md names is there: files, tests, pages and published tables."""

import re
from pathlib import Path

import pytest

from dashboard.navigation import SECTIONS

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")


def cells(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, without its header."""
    lines = TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0].splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return rows[2:]


SYSTEMS = cells("The five planning systems")


def test_there_are_five_systems_and_each_has_a_file_a_page_and_a_test():
    assert len(SYSTEMS) == 5
    for _, _, files, pages, tests in SYSTEMS:
        assert "`data/" in files
        assert "`tests/test_" in tests
        assert pages


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:data|tests)/[^`]+)`", TEXT))))
def test_a_file_that_it_names_is_there(name):
    assert (ROOT / name).is_file()


def test_every_page_of_the_table_is_in_the_navigation():
    titles = {entry.title for section in SECTIONS for entry in section.pages}
    named = {re.sub(r" \(.*\)", "", page) for system in SYSTEMS for page in system[3].split(", ")}
    assert named <= titles


@pytest.mark.parametrize(
    "name", re.findall(r"`(\w+)`", "".join(r[0] for r in cells("In the published file")))
)
def test_a_published_table_that_it_names_is_made(name):
    marts = (ROOT / "data" / "marts").glob("*.sql")
    assert any(f"create table {name} as" in mart.read_text(encoding="utf-8") for mart in marts)


def test_every_page_that_is_linked_is_there():
    links = re.findall(r"\]\(([^)#:\s]+)[)#]", TEXT)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
