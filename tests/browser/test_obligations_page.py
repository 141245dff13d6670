"""What a plan promised to report, on the page Calendar, and the form that says that it was."""

import loaders

PLAN = """
    Goal    | Strategies | By When | Who | How Outcomes Are Reported
    Reach   | a) Write   | Monthly | ED  | Letter to members after each quarter
    Reach   | b) Call    | Monthly | PD  | Told to staff once the study is done
"""


def test_a_report_is_recorded_with_its_evidence(visit, own, plan_file):
    path = plan_file("plan.xlsx", PLAN)
    loaders.load(own.home, [(path, path.name)], "Ana")
    visitor = visit(own)
    page = visitor.open("calendar")
    main = page.locator("[data-testid=stMain]")
    assert "What was promised to be reported" in main.inner_text()
    assert "No reports are overdue" in main.inner_text()
    page.get_by_text("Reports without a day (1)").click()
    table = page.get_by_role("table", name="Reports without a day")
    assert 'it comes after "the study is done"' in table.inner_text()
    page.get_by_text("Record a report that was made").click()
    visitor.settle()
    page.get_by_label("What was reported").click()
    page.get_by_role("option", name="Told to staff once the study is done").click()
    page.get_by_label("Reported on").fill("2026-06-01")
    page.get_by_label("Evidence").fill("<b>Minutes</b>, page 2")
    page.get_by_role("button", name="Record the report").click()
    page.get_by_text("Saved as load 2").wait_for(timeout=60_000)
    visitor.settle()
    page.get_by_text("Reports that were made (1)").click()
    made = page.get_by_role("table", name="Reports that were made").inner_text()
    assert "<b>Minutes</b>, page 2" in made
    assert "1 Jun 2026" in made
    visitor.check_in_light_and_dark_and_on_a_phone()


def test_what_cannot_be_read_is_said_beside_the_form(visit, own, plan_file):
    path = plan_file("plan.xlsx", PLAN)
    loaders.load(own.home, [(path, path.name)], "Ana")
    page = visit(own).open("calendar")
    page.get_by_text("Record a report that was made").click()
    page.get_by_role("button", name="Record the report").click()
    page.get_by_text("Choose what was reported.").wait_for()
