"""What is to be reported, as plans write it: to whom, by what and when."""

from datetime import date

import pytest

from loaders.obligations.words import obligations

WORDS = {
    "Chart at every board meeting": ("board", "Chart", "at a meeting", "board meeting"),
    "Quarterly count on the members' page": ("members", "Quarterly count", "quarterly", None),
    "Written report to members after each quarter.":
        ("members", "Written report", "quarterly", None),
    "Shared with all partner agencies as needed":
        ("partner agencies", None, "as needed", None),
    "Yearly report to the Board and to each county's program manager":
        ("Board and to each county's program manager", "Yearly report", "yearly", None),
    "Minutes on the public page": ("public", "Minutes", None, None),
    "Told to the membership at the 1st meeting of the year and yearly after that":
        ("membership", None, "yearly", "1st meeting of the year"),
    "Samples shown at the fall meeting": (None, "Samples", "at a meeting", "fall meeting"),
    "Twice a year, to county directors": ("county directors", None, "twice a year", None),
    # Named after what they are, and not when they are.
    "Meeting notes": (None, "Meeting notes", None, None),
    "Annual aims shared with staff": ("staff", None, None, None),
    "Annual report": (None, "Annual report", "yearly", None),
    "Results of the pilot (not shared with the Board so far)": (None, None, None, None),
    "A page for families": ("families", "page", None, None),
}  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_to_whom_by_what_and_when(words):
    (one,) = obligations(words)
    assert (one.audience, one.channel, one.cadence, one.meeting) == WORDS[words]
    assert one.condition is None


def test_several_stand_apart_by_semicolons():
    found = obligations("Chart at every board meeting; yearly table on the members' page.")
    assert [one.words for one in found] == [
        "Chart at every board meeting", "yearly table on the members' page",
    ]  # fmt: skip
    assert [one.cadence for one in found] == ["at a meeting", "yearly"]


@pytest.mark.parametrize(
    ("words", "condition", "meeting"),
    [
        ("Told to members at the first meeting after the study is done",
         "the study is done", "first meeting"),
        ("Brief for members once the pilot ends", "the pilot ends", None),
        ("Before-and-after pictures for staff", None, None),
        ("Note to staff when needed", None, None),
    ],
)  # fmt: skip
def test_what_has_to_happen_first_gives_no_date(words, condition, meeting):
    (one,) = obligations(words)
    assert (one.condition, one.meeting, one.due_on) == (condition, meeting, None)


def test_a_fixed_day_and_a_month():
    (day,) = obligations("Report to the legislature by March 1, 2027")
    assert (day.due_on, day.audience) == (date(2027, 3, 1), "legislature")
    (month,) = obligations("Yearly report to the court in May")
    assert (month.cadence, month.due_month) == ("yearly", 5)


def test_nothing_promises_nothing():
    assert obligations(" ; . ") == []
