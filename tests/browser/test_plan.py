"""The Plan page: filters that live in the URL, an item opened, text from a file as text."""

from pathlib import Path

from playwright.sync_api import expect

import loaders

HOSTILE = """
    Goal                      | Strategy                                  | By When      | Who
    1. <script>alert(1)</script> | a) ![x](http://evil.example/b.png) **b**  | <b>March</b> | ED
                              | b) =HYPERLINK("http://evil.example")      | 6/30/2027    | ED
                              | c) <img src=x onerror=alert(2)> [y](http://evil.example) | Monthly | ED
"""  # fmt: skip


def test_filters_and_search_are_in_the_url_and_survive_a_reload(visit, demo):
    visitor = visit(demo)
    page = visitor.open("plan")
    page.get_by_label("Search the plan").fill("parents")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=parents**")
    page.get_by_role("combobox", name="Area").click()
    page.get_by_role("option", name="2 FAMILY SERVICE").click()
    page.wait_for_url("**area=2**")
    visitor.settle()
    found = page.locator(".hw-says, section p, h2 + p").all_inner_texts()
    codes = page.locator("tr.hw-lowest th").all_inner_texts()
    assert codes
    assert all(code.startswith("2.") for code in codes)
    page.reload()
    visitor.settle()
    expect(page.get_by_label("Search the plan")).to_have_value("parents")
    expect(page.locator("tr.hw-lowest th")).to_have_text(codes)
    assert page.locator(".hw-says, section p, h2 + p").all_inner_texts() == found
    page.get_by_label("Search the plan").fill("")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "text=" not in url)
    visitor.settle()
    expect(page.locator("tr.hw-lowest th").nth(len(codes))).to_be_visible()


def test_what_the_address_asks_for_and_is_not_there_is_said(visit, demo):
    visitor = visit(demo, width=360)
    page = visitor.open("plan?plan=zzz&owner=NOBODY&view=map&area=1")
    says = page.get_by_role("status").filter(has_text="The address").inner_text()
    assert says == (
        "The address asks for plan “zzz”, owner or approver “NOBODY” and show as “map”, not found "
        "here and left out; this is “Harbor States Family Support Network: Strategic Plan "
        "2025-2028”. Open the plain view"
    )
    codes = page.locator("tr.hw-lowest th").all_inner_texts()
    assert codes
    assert all(code.startswith("1.") for code in codes)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert visitor.violations() == []
    page.get_by_role("link", name="Open the plain view").click()
    page.wait_for_url(lambda url: "zzz" not in url)
    visitor.settle()
    assert page.get_by_text("The address asks for").count() == 0


def test_an_address_that_is_found_says_nothing(visit, demo):
    page = visit(demo).open("plan?owner=ED&view=timeline&show=due:Overdue")
    assert page.get_by_text("The address asks for").count() == 0


def test_an_item_opens_with_everything_beside_it(visit, demo):
    visitor = visit(demo)
    page = visitor.open("plan")
    page.get_by_role("link", name="Open 1.1.a").click()
    page.wait_for_selector(".hw-detail")
    detail = page.locator(".hw-detail")
    assert "item=1.1.a" in page.url
    for words in ("Program Director (PD)", "June 30, 2025", "Two work sessions", "cell A4"):
        assert words in detail.inner_text()
    detail.get_by_role("link", name="Next").click()
    page.wait_for_url("**item=1.1.b**")
    page.wait_for_selector(".hw-detail:has-text('1.1.b')")
    page.get_by_role("link", name="Close").click()
    page.wait_for_selector(".hw-detail", state="detached")


def test_a_finding_of_the_scorecard_opens_its_lines(visit, demo):
    page = visit(demo).open("")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="No owner"))
    number = int(row.get_by_role("cell").last.inner_text())
    page.get_by_role("link", name="No owner").click()
    page.wait_for_selector("h1:has-text('Plan')")
    page.wait_for_selector("tr.hw-lowest")
    assert page.locator("tr.hw-lowest").count() == number


def test_the_second_plan_is_kept_from_page_to_page(visit, demo):
    visitor = visit(demo)
    page = visitor.open("")
    first = page.locator(".hw-plan").inner_text()
    page.get_by_role("combobox", name="Plan").click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_url("**plan=**")
    visitor.settle()
    second = page.locator(".hw-plan").inner_text()
    assert second != first
    page.get_by_role("link", name="Goals", exact=True).click()
    page.wait_for_selector("h1:has-text('Goals')")
    assert page.locator(".hw-plan").inner_text() == second


def test_words_without_an_end_and_long_titles_keep_to_their_room(visit, own, plan_file):
    word = "x" * 10_000
    picture = f"""
        Goal           | Strategy                       | By When  | Who
        1. {word}      | a) {word}                      | {word}   | ED
                       | b) Pay \u202etnec rep 01\u202c | Monthly  | {word}
    """
    title = "A plan whose title goes on and on " * 12
    loaders.load(own.home, [(plan_file("plan.xlsx", picture, title), "plan.xlsx")], "Ana")
    for width in (1280, 360):
        visitor = visit(own, width=width)
        for address in ("", "goals", "plan", "plan?item=1.a", "plan?item=1.b", "plan?item=1"):
            page = visitor.open(address)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            main = "document.querySelector('[data-testid=stMain]')"
            assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth"), address
            assert page.evaluate(
                "[...document.querySelectorAll('.hw-detail, .hw-goal')]"
                ".every(one => one.scrollWidth <= one.clientWidth)"
            ), address
    assert "Pay [U+202E]tnec rep 01[U+202C]" in page.locator("tr.hw-lowest").last.inner_text()
    page = visit(own).open("")
    assert page.locator(".hw-plan").bounding_box()["height"] < 80
    assert page.locator(".hw-plan").get_attribute("title") == title.strip()


def test_text_from_a_file_is_shown_as_text(visit, own, plan_file):
    path = plan_file("<i>hostile<i>.xlsx", HOSTILE, title="# ![t](http://evil.example/t.png) Plan")
    visitor = visit(own)
    page = visitor.open("update")
    page.locator('input[type="file"]').set_input_files(path)
    page.wait_for_selector("text=What will change", timeout=30_000)
    loaders.load(own.home, [(path, path.name)], "![n](http://evil.example/n.png)")
    for address in ("", "goals", "plan", "plan?item=1.a", "plan?view=timeline", "history"):
        page = visitor.open(address)
        assert page.locator("main script, main img, [data-testid=stMain] img").count() == 0
    page = visitor.open("plan")
    text = page.locator("table").inner_text()
    assert "<script>alert(1)</script>" in text
    assert "![x](http://evil.example/b.png) **b**" in text
    assert "<img src=x onerror=alert(2)>" in text
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    csv = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert ",'=HYPERLINK(" in csv or ",\"'=HYPERLINK(" in csv
