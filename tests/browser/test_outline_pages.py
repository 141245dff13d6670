"""Plans that are outlines: principles on Goals, phases on a line of time on Plan."""

import pytest
from outline_files import PHASED, draw_document
from serving import serve as serving

import loaders

HOSTILE = """
    # Plan of the West <script>alert(1)</script>
    ## Our Values
    - <b>Care</b> & =1+1
    ## Phase 1: Look <img src=x onerror=alert(1)> (2026)
    Partners: <i>the courts</i>
    ## Phase 2: Decide (2027)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outline")
    files = [
        (draw_document(folder / "phased.docx", PHASED), "phased.docx"),
        (draw_document(folder / "hostile.docx", HOSTILE), "hostile.docx"),
    ]
    loaders.load(folder / "home", files, "Ana")
    with serving(folder / "home", folder) as server:
        yield server


PLAN = "plan=training-plan-of-harbor-county"


@pytest.mark.parametrize(
    "path", [f"goals?{PLAN}", f"plan?{PLAN}&view=timeline", f"plan?{PLAN}&item=1"]
)
def test_everybody_can_read_it_in_light_dark_and_on_a_phone(visit, served, path):
    visitor = visit(served)
    visitor.open(path)
    visitor.check_in_light_and_dark_and_on_a_phone()


def test_principles_and_values_stand_with_vision_and_mission(visit, served):
    page = visit(served).open(f"goals?{PLAN}")
    told = page.locator(".hw-statement").inner_text().split("\n")
    assert [word for word in told if word] == [
        "Vision", "Every worker is ready on the first day.",
        "Mission", "We train with the offices, not for them.",
        "Principles", "Start from the work", "Count what changes",
        "Values", "Honesty",
    ]  # fmt: skip


def test_the_timeline_shows_from_when_to_when_and_the_item_with_whom(visit, served):
    page = visit(served).open(f"plan?{PLAN}&view=timeline")
    assert page.get_by_role("heading", name="From when to when").count() == 1
    assert page.get_by_text("3 items have dates").count() >= 1
    page = visit(served).open(f"plan?{PLAN}&item=1")
    facts = page.locator(".hw-detail").inner_text()
    assert "1 Jul 2026 – 30 Sep 2026" in facts
    assert "Harbor College" in facts


def test_a_hostile_plan_shows_as_text(visit, served):
    visitor = visit(served)
    page = visitor.open("goals?plan=plan-of-the-west-script-alert-1-script")
    assert "<b>Care</b> & =1+1" in page.locator(".hw-statement").inner_text()
    page = visitor.open("plan?plan=plan-of-the-west-script-alert-1-script&item=1")
    assert "<i>the courts</i>" in page.locator(".hw-detail").inner_text()
