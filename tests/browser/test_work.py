"""The pages that write: Update, Settle readings and History, from the first file to undo and redo."""

from files import excel

import loaders

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def upload(page, path):
    page.locator('input[type="file"]').set_input_files(path)


def test_from_an_empty_store_to_a_plan_and_back(visit, own, small_plan):
    visitor = visit(own)
    page = visitor.open("update")
    upload(page, small_plan)
    page.wait_for_selector("text=What will change", timeout=30_000)
    assert page.get_by_role("cell", name="plan table").is_visible()
    assert visitor.violations() == []
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_role("button", name="Load it").click()
    page.wait_for_selector("text=is load 1, and published", timeout=30_000)
    page.get_by_role("link", name="See the plan").click()
    page.wait_for_selector("tr.hw-lowest")
    assert page.locator("tr.hw-lowest").count() == 3

    page.get_by_role("link", name="History", exact=True).click()
    page.wait_for_selector("text=1 load, of which 1 stands.")
    assert page.get_by_role("cell", name="Ana Ruiz").is_visible()
    page.get_by_role("button", name="Undo load 1").click()
    page.get_by_role("button", name="Yes, undo it").click()
    page.wait_for_selector("text=Load 1 is undone.", timeout=30_000)
    page.get_by_role("link", name="Scorecard", exact=True).click()
    page.wait_for_selector("h1:has-text('Start with your plan')")
    page.get_by_role("link", name="History", exact=True).click()
    page.get_by_role("button", name="Redo load 1").click()
    page.get_by_role("button", name="Yes, redo it").click()
    page.wait_for_selector("text=Load 1 is back.", timeout=30_000)
    page.get_by_role("link", name="Plan", exact=True).click()
    page.wait_for_selector("tr.hw-lowest")


def test_the_page_takes_every_file_that_the_loaders_read(visit, own, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(
        "Plan of the Office 2027-2028\n\nPriority One: Serve\n- Answer\n\nPriority Two: Write\n- Print\n"
    )
    visitor = visit(own)
    page = visitor.open("update")
    taken = page.locator('input[type="file"]').get_attribute("accept").split(",")
    assert set(taken) >= set(loaders.SUFFIXES) >= {".txt", ".md", ".tab", ".xlsx", ".docx", ".ics"}
    upload(page, path)
    page.wait_for_selector("text=What will change", timeout=30_000)
    assert page.get_by_role("cell", name="plan outline").is_visible()
    assert "files are not allowed" not in page.locator("body").inner_text()
    assert visitor.cut_off() == []


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(visit, own, tmp_path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 and then nothing")
    visitor = visit(own)
    page = visitor.open("update")
    upload(page, path)
    page.wait_for_selector('[data-testid="stAlert"]', timeout=30_000)
    assert "Traceback" not in page.locator("body").inner_text()
    assert page.get_by_role("button", name="Load it").count() == 0
    assert own.get("/healthz").status == 200


def test_files_that_would_abort_their_reader_leave_the_server_serving(visit, own, tmp_path):
    corners = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    claim = '<sst count="2147483647" uniqueCount="2147483647"><si><t>a</t></si></sst>'
    visitor = visit(own)
    for path, says in (
        (excel(tmp_path / "corners.xlsx", ONE + corners), "stretches over 17,179,869,184 cells"),
        (excel(tmp_path / "texts.xlsx", ONE, claim), "claims to hold 2,147,483,647 texts"),
    ):
        page = visitor.open("update")
        upload(page, path)
        page.get_by_role("alert").get_by_text(says).wait_for(timeout=30_000)
        assert own.get("/healthz").status == 200


def test_another_process_publishes_and_the_next_click_shows_it(visit, own, plan_file):
    loaders.load(own.home, [(plan_file(), "plan.xlsx")], "Ana")
    visitor = visit(own)
    page = visitor.open("plan")
    assert page.locator("tr.hw-lowest").count() == 3
    path = plan_file(
        "second.xlsx", "Goal | Strategy | By When | Who\n1. One | a) Two | Monthly | ED"
    )
    loaders.load(own.home, [(path, "second.xlsx")], "Ben")
    page.get_by_role("link", name="History", exact=True).click()
    page.wait_for_selector("text=2 loads")
    page.get_by_role("link", name="Plan", exact=True).click()
    page.wait_for_selector("h1:has-text('Plan')")
    visitor.settle()
    assert page.locator("tr.hw-lowest").count() == 1


def test_settling_a_reading_saves_it_and_goes_on(visit, own, demo):
    source = demo.home / "sources"
    loaders.load(own.home, [(_demo_file(source), "plan.xlsx")], "Ana")
    visitor = visit(own)
    page = visitor.open("settle")
    assert "6 readings of 6 items to settle" in page.locator(".hw-says").inner_text()
    page.get_by_role("radiogroup").get_by_text("FY 2027", exact=True).click()
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_selector("text=5 readings of 5 items to settle", timeout=30_000)
    visitor.settle()
    assert page.get_by_text("Saved as load 2").is_visible()
    settled = page.get_by_role("table", name="Readings that were settled")
    assert settled.get_by_role("row", name="1.3.b").get_by_text("FY 2027").is_visible()
    beside = page.get_by_role("table", name="By when of its neighbours")
    assert beside.get_by_role("row", name="1.3.b").get_by_text("FY 2027").is_visible()
    assert visitor.violations() == []
    page = visitor.open("history")
    row = page.get_by_role("row", name="Settle readings")
    assert row.get_by_text("1.3.b, by when: read as “FY 2027”").is_visible()


def _demo_file(sources):
    return next(path for path in sources.rglob("*") if path.is_file() and path.suffix != ".docx")


def test_a_publication_that_cannot_be_read_is_said_and_comes_back(visit, own, small_plan):
    loaders.load(own.home, [(small_plan, "plan.xlsx")], "Ana")
    current = own.home / "published" / "CURRENT"
    name = current.read_text()
    current.write_text("999999.duckdb\n")
    visitor = visit(own)
    page = visitor.open("plan")
    assert page.locator("h1").all_inner_texts() == ["The plans cannot be read"]
    current.write_text(name)
    page.get_by_role("link", name="Goals", exact=True).click()
    page.wait_for_selector("h1:has-text('Goals')")


def test_a_state_of_the_past_says_so_on_every_page_and_how_to_come_back(visit, own, plan_file):
    loaders.load(own.home, [(plan_file(), "plan.xlsx")], "Ana")
    loaders.publish(own.home, "2026-06-30")
    visitor = visit(own, width=360)
    for path in ("", "goals", "plan", "settle"):
        page = visitor.open(path)
        assert page.locator("h1").all_inner_texts() == ["Nothing had been loaded then"]
        banner = page.get_by_role("note").inner_text()
        assert banner.startswith("This is the state as of 30 Jun 2026, before the first load;")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert visitor.violations() == []

    loaders.load(own.home, [(plan_file("b.xlsx", title="Another Plan"), "b.xlsx")], "Ana")
    loaders.publish(own.home, "1")
    page = visitor.open("plan")
    assert "load 1; nothing later is shown" in page.get_by_role("note").inner_text()
    page.get_by_role("note").get_by_role("link", name="Come back to now").click()
    page.wait_for_selector("text=1 load, of which 1 stands.")
    page.get_by_role("button", name="Come back to now").click()
    page.wait_for_selector("text=The newest state is shown again.", timeout=30_000)
    visitor.settle()
    assert page.get_by_role("note").count() == 0
    assert page.get_by_text("2 loads, of which 2 stand.").is_visible()


def test_what_another_tab_has_done_already_is_said(visit, own, small_plan):
    loaders.load(own.home, [(small_plan, "plan.xlsx")], "Ana")
    loaders.undo(own.home, 1, "Ana")
    asked, asked_twice = visit(own), visit(own)
    for visitor in (asked, asked_twice):
        visitor.open("history")
    asked_twice.page.get_by_role("button", name="Redo load 1").click()
    asked_twice.page.wait_for_selector("text=Yes, redo it")
    loaders.redo(own.home, 1, "Ben")
    asked.page.get_by_role("button", name="Redo load 1").click()
    asked_twice.page.get_by_role("button", name="Yes, redo it").click()
    for visitor in (asked, asked_twice):
        visitor.page.wait_for_selector("text=Load 1 stands already.")
        assert visitor.page.get_by_role("button", name="Undo load 1").is_visible()


def test_warnings_beneath_problems_do_not_say_that_the_file_can_be_loaded(visit, own, plan_file):
    picture = """
        Goal    | Strategy      | By When | Who | Status     | Colour
        1. Grow | a) Write      | Monthly | ED  | doing fine | red
                | b) Call       | Monthly | ED  | On track   |
    """
    visitor = visit(own)
    page = visitor.open("update")
    upload(page, plan_file("plan.xlsx", picture))
    page.wait_for_selector("text=Problems: nothing is loaded until they are gone", timeout=30_000)
    assert page.get_by_role("heading", name="Warnings: these stop nothing").is_visible()
    page = visitor.open("update")
    upload(page, plan_file("plan.xlsx", picture.replace("doing fine", "On track")))
    page.wait_for_selector("text=Warnings: the file can be loaded as it is", timeout=30_000)
