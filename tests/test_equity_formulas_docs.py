"""What docs/equity_formulas.md lists is what is computed."""

import re
from pathlib import Path

import pytest

from loaders.equity.named import NAMED, OF_AN_ORDER
from loaders.equity.simulation import DRAWS

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "equity_formulas.md").read_text("utf-8")


@pytest.mark.parametrize("abbreviation", NAMED)
def test_every_summary_is_listed_as_it_is_shown(abbreviation):
    name, scale, meaning = NAMED[abbreviation]
    assert f"| `{abbreviation}` | {name} | {scale} | {meaning} | " in TEXT


def test_those_of_an_order_stand_apart():
    below = TEXT.partition("Asked only of groups in an order")[2]
    assert set(re.findall(r"^\| `(\w+)` ", below, re.MULTILINE)) == OF_AN_ORDER


def test_the_draws_are_told():
    assert f"{DRAWS:,} tables" in TEXT
