"""The sentences of the page Workforce, on shares made by hand."""

from datetime import date

from equity_made import group, measured

from dashboard import workforce_finding, workforce_overview, workforce_places, workforce_words
from dashboard.equity_records import Breakdown
from dashboard.workforce_records import Overview, Place, Share

ALL = Breakdown("staff", "2025-01/P12M", "Ethnicity")
LEGAL = Breakdown("staff", "2025-01/P12M", "Ethnicity", "Office", "Legal")


def share(name, value, first=None, **given):
    """A share in 2025, and in 2021."""
    row = dict.fromkeys(Share.__dataclass_fields__) | {
        "name": name, "period_id": "2025-01/P12M", "period": "2025", "first_period": "2021",
        "starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31), "share": value,
        "first_share": first, "change": None if first is None or value is None else value - first,
        "hidden": value is None, "is_overlapping": False, "is_unknown": False,
    }  # fmt: skip
    return Share(**(row | given))


def place(name, value, people=100.0):
    row = dict.fromkeys(Place.__dataclass_fields__) | {
        "name": name, "share": value, "people": people, "hidden": value is None,
    }  # fmt: skip
    return Place(**row)


def counted(*names):
    return [group(name, 10.0, kind="count") for name in names]


def test_the_title_of_counts_says_who_is_most_and_who_grew_most():
    found = [share("White", 38.3, 53.5), share("Asian", 37.1, 21.9), share("Black", None)]
    title = workforce_finding.finding(measured(name="Staff"), ALL, found, [], counted("White"))
    assert title == (
        "Staff: White 38.3%, the largest of 2 groups shown; Asian’s share grew most since 2021, "
        "by 15.2 points"
    )


def test_the_title_says_within_what():
    found = [share("White", 67.8)]
    title = workforce_finding.finding(measured(name="Staff"), LEGAL, found, [], counted("White"))
    assert title == "Staff within Legal: White 67.8%, the largest of 1 group"


def test_where_nothing_is_shown_the_title_says_so_and_no_more():
    found = [share("White", None), share("Black", None)]
    title = workforce_finding.finding(measured(name="Staff"), ALL, found, [], counted("White"))
    assert title == "Staff: no group’s share can be shown, for privacy"


def test_who_gained_and_who_lost():
    found = [share("White", 38.3, 53.5), share("Asian", 37.1, 21.9), share("Unknown", 9.0, 1.0,
             is_unknown=True)]  # fmt: skip
    says = "Since 2021 Asian gained 15.2 points and White lost 15.2 points."
    assert workforce_finding.both_ways(found) == says
    assert workforce_finding.both_ways([share("White", 38.3)]) == ""
    still = workforce_finding.both_ways([share("White", 38.3, 38.31)])
    assert still == "No share has changed by a tenth of a point since 2021."
    assert workforce_finding.both_ways([share("White", 38.3, 40.3), share("Asian", 9.0, 9.0)]) == (
        "Since 2021 White lost 2.0 points."
    )


def test_an_index_is_clear_where_its_whole_interval_is():
    short = share("Black", 8.6, representation_low=0.4, representation_high=0.7)
    even = share("White", 60.0, representation_low=0.9, representation_high=1.1)
    over = share("Asian", 30.0, representation_low=1.2, representation_high=1.5)
    says = workforce_finding.represented
    assert (
        says([short, even, over], is_adverse=False) == "Black clearly has less than an even share."
    )
    assert (
        says([short, even, over], is_adverse=True) == "Asian clearly has more than an even share."
    )
    assert says([even], is_adverse=False) == "No group has clearly less than its even share."
    assert says([share("Black", None)], is_adverse=False) == (
        "No group’s share can be held against its share of the pool."
    )


def test_one_group_over_time():
    first = share("Asian", 21.9, period="2021")
    hidden = share("Asian", None, period="2022")
    last = share("Asian", 37.1)
    says = workforce_finding.over_time
    assert (
        says([first, hidden, last], ALL) == "From 21.9% in 2021 to 37.1% in 2025, 15.2 points up."
    )
    assert says([hidden, last], LEGAL) == "37.1% within Legal in 2025; no other period is shown."
    assert says([hidden], ALL) == "Its share is hidden for privacy in every period."
    assert says([last, last], ALL).endswith("in 2025; no other period is shown.")
    assert says([first, share("Asian", 21.9)], ALL).endswith("in 2025, unchanged.")


def test_places_are_told_from_the_lowest_to_the_highest():
    found = [place("Field", 41.0), place("Courts", 26.0), place("Legal", None)]
    says = workforce_finding.compared
    assert says(found, "2 offices") == "From 26.0% (Courts) to 41.0% (Field) in 2 offices."
    assert says(found[:1], "1 office") == "41.0% in Field; no other share is shown."
    assert says(found[2:], "1 office") == "No share can be shown in 1 office."


def test_of_many_places_the_largest_are_picked_with_the_chosen_one_in_their_order():
    found = [place(f"P{number:02}", 90.0 - number, people=float(number)) for number in range(30)]
    found.append(place("Hidden", None, people=None))
    names = [one.name for one in workforce_places.pick(found)]
    assert names == [f"P{number}" for number in range(10, 30)]
    assert [one.name for one in workforce_places.pick(found, "", "P03")] == ["P03", *names]
    assert workforce_places.pick(found, "highest")[-1].name == "P19"
    assert workforce_places.pick(found, "lowest")[0].name == "P10"
    # A large place that is hidden keeps its row; where all are few, so does every one.
    assert "Big" in [one.name for one in workforce_places.pick([*found, place("Big", None, 99.0)])]
    assert workforce_places.pick(found[-2:]) == found[-2:]


def test_numbers_as_people_read_them():
    assert workforce_words.percent(26.3306) == "26.3%"
    assert workforce_words.percent(0.0653) == "0.07%"
    assert workforce_words.percent(0.0) == "0.0%"
    assert workforce_words.percent(None) == "–"
    assert [workforce_words.change(one) for one in (3.87, -8.05, 0.04, None)] == [
        "+3.9", "−8.1", "0.0", "–",
    ]  # fmt: skip
    assert workforce_words.kinds("Department") == "departments"
    assert workforce_words.kinds("ZIP") == "ZIPs"


def test_the_overview_counts_what_fails():
    def one(process, failing=()):
        return Overview("A", "A", "Region", "2025", process, 3, 0, "So.", list(failing), 2)

    says = workforce_overview.sentence
    assert says([one(None)]).startswith("No selection or burden")
    assert says([one("selection")]) == "None of 1 selection or burden by group fails for somebody."
    assert says([one("selection", ["B"]), one("burden", ["C"]), one(None)]) == (
        "2 of 2 selections and burdens by group fail for somebody."
    )
