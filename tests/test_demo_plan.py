"""The demonstration plans read as they were meant when they were written."""

import json
from pathlib import Path

import pytest

from loaders.options import Options
from loaders.settings import Limits
from loaders.shapes import plan_table
from loaders.workbook import open_workbook

DEMO = Path(__file__).parent.parent / "data" / "demo"
EXPECTED = json.loads(Path(__file__).with_name("demo_expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["plan_2025.xlsx", "plan.xlsx", "plan_word.docx"])
def demo(request):
    """A demonstration file as (what was meant, the rows it gives, its problems)."""
    records = plan_table.read(open_workbook(DEMO / request.param, Limits()), Options())
    meant = EXPECTED[request.param.partition(".")[0]]
    return meant, plan_table.rows(records), plan_table.validate(records)


def test_every_item_comes_out_as_it_was_meant(demo):
    meant, rows, _ = demo
    read = {row["code"]: row for row in rows["plan_item"]}
    assert [
        (
            item["text"],
            item["sub_items"],
            item["by_when"],
            item["owners"],
            item["approvers"],
            item["status"],
            item["percent_complete"],
        )
        for item in (read[expected["code"]] for expected in meant["items"])
    ] == [
        (
            item["text"],
            item["sub_items"],
            item["by_when"],
            item["who"],
            item["approvers"],
            item["status"],
            item["percent"],
        )
        for item in meant["items"]
    ]


def test_exactly_the_unclear_items_are_marked(demo):
    meant, rows, _ = demo
    marked = {row["item_id"].rpartition("/")[2] for row in rows["item_reading"]}
    assert marked - set(meant["note_texts"]) == {
        item["code"] for item in meant["items"] if item["ambiguous"]
    }


def test_levels_owners_and_statements_are_whole(demo):
    meant, rows, _ = demo
    levels = [row["level_name"] for row in rows["plan_item"]]
    assert [row["name"] for row in rows["plan_item"] if row["level"] == 1] == meant["area_names"]
    assert levels.count("goal") == meant["goals"]
    assert {row["owner_code"]: row["name"] for row in rows["plan_owner"]} == meant["owners"]
    plan = rows["plan"][0]
    said = ("title", "organization", "vision", "mission")
    assert [plan[name] for name in said] == [meant[name] for name in said]
    assert plan["is_demonstration"] is True


def test_nothing_stops_their_load(demo):
    assert [str(problem) for problem in demo[2] if not problem.is_warning] == []
