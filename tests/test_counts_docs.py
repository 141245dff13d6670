"""What docs/equity.md says of tables of counts is what Headway takes."""

import re
import tomllib
from pathlib import Path

import pytest

from loaders.counts.declared_values import OF_A_MEASURE, TAKES
from loaders.counts.declaring import declared_of
from loaders.counts.number_words import count_of

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "equity.md").read_text(encoding="utf-8")
SECTION = TEXT[TEXT.index("## Tables of counts") :].partition("\n## ")[0]
BLOCKS = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)


def words_of(after):
    """What stands as code in the first cells of the table below some words."""
    below = SECTION[SECTION.index(after) :]
    table = re.search(r"((?:^\|.*\n)+)", below, re.MULTILINE)[1]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    return [word.strip("[]") for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("block", BLOCKS)
def test_every_counts_file_shown_is_taken(block):
    declared_of(tomllib.loads(block))


def test_three_counts_files_are_shown():
    assert len(BLOCKS) == 3


def test_every_key_is_explained_and_no_other():
    assert sorted(words_of("The keys:")) == sorted(TAKES)
    assert sorted(words_of("a new measure under")) == sorted(OF_A_MEASURE)


@pytest.mark.parametrize("words", words_of("| in a cell of a count")[1:])
def test_every_sign_means_what_is_said(words):
    meaning = count_of(words)[0]
    if words in {"N/A", "--", "no data"}:
        assert meaning == "not available"
    else:
        assert meaning == ("withdraw" if words == "withdraw" else "kept back")
