"""What is hidden in a publication: small groups, and whatever would give them back."""

import duckdb
import pytest
from equity_rows import add_breakdown, add_dimension, add_groups
from measure_rows import add_measure, add_values, published
from small_home import SmallHome

from loaders.disclosure import choosing, publishing
from loaders.problems import Refused

REGIONS = """
    Region  | numerator | denominator
    Coast   | 30        | 60
    Hills   | 15        | 40
    Lakes   | 3         | 7
"""


@pytest.fixture
def store(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home, name="Paid on time")
    return home


def file_of(home):
    path = home.path / "published"
    return path / (path / "CURRENT").read_text().strip()


def hidden(home, code="M1", period="2026 Q3"):
    """Groups of a measure that are hidden, of one period."""
    rows = published(
        home,
        f"select group_name, numerator, denominator, rate from equity_rate where hidden "
        f"and measure_id = '{code.lower()}' and period = '{period}' order by group_name",
    )
    assert {value for row in rows for name, value in row.items() if name != "group_name"} <= {None}
    return [row["group_name"] for row in rows]


def test_a_small_group_is_hidden_with_another_one_that_protects_it(store):
    # 107 - 60 - 40 = 7 would be Lakes; with Hills hidden too, only their 47 together are known.
    add_groups(store, "2026 Q3", REGIONS)
    assert hidden(store) == ["Hills", "Lakes"]


def test_who_is_in_no_group_is_protected_like_a_group(store):
    # 100 people and 50 events less those of the groups leave 6 people that no group has.
    add_groups(store, "2026 Q3", """
        Region  | numerator | denominator
        Coast   | 28        | 54
        Hills   | 20        | 40
        Overall | 50        | 100
    """)  # fmt: skip
    assert hidden(store) == ["Hills"]


def test_a_group_counted_beside_the_others_leaves_a_rest_of_its_own(store):
    # Who is not Hispanic of the 100 would be the 4 that are left.
    add_dimension(store, "Ethnicity", ["A", "B", ("Hispanic", {"is_overlapping": True})])
    add_groups(store, "2026 Q3", """
        Ethnicity | numerator | denominator
        A         | 30        | 60
        B         | 20        | 40
        Hispanic  | 48        | 96
        Overall   | 50        | 100
    """)  # fmt: skip
    assert hidden(store) == ["Hispanic"]


def test_groups_that_do_not_add_up_stop_nothing(store):
    # The three are 107 of 90 people: one of the numbers is wrong, and no equation holds.
    add_groups(store, "2026 Q3", REGIONS + "Overall | 45 | 90")
    assert hidden(store) == ["Hills", "Lakes"]


def test_what_tables_of_two_dimensions_have_in_common_is_one_equation(store):
    # 7 of 107 are not in A, so they are B, whatever the regions are.
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 30        | 60
        Hills  | 18        | 47
    """)  # fmt: skip
    add_groups(store, "2026 Q3", """
        Ethnicity | numerator | denominator
        A         | 33        | 80
        B         | 12        | 20
        C         | 3         | 7
    """)  # fmt: skip
    assert hidden(store) == ["B", "C"]


def test_a_part_of_two_dimensions_is_protected_in_its_row_and_its_column(store):
    add_groups(store, "2026 Q3", """
        Region | Ethnicity | numerator | denominator
        Coast  | A         | 30        | 60
        Coast  | B         | 20        | 40
        Hills  | A         | 30        | 70
        Hills  | B         | 3         | 8
    """)  # fmt: skip
    # Another of its row, another of its column, and the fourth that would give these back.
    assert hidden(store) == ["A × Coast", "A × Hills", "B × Coast", "B × Hills"]


def test_a_quarter_is_the_year_less_the_others(store):
    # Lakes is 7 in the third quarter; 40 a quarter elsewhere, and 127 in the year.
    for quarter, lakes in (("Q1", 40), ("Q2", 40), ("Q3", 7), ("Q4", 40)):
        add_groups(store, f"2026 {quarter}", f"""
            Region | numerator    | denominator
            Coast  | 30           | 60
            Hills  | 15           | 40
            Lakes  | {lakes // 2} | {lakes}
        """)  # fmt: skip
    add_groups(store, "2026", """
        Region | numerator | denominator
        Coast  | 120       | 240
        Hills  | 60        | 160
        Lakes  | 63        | 127
    """)  # fmt: skip
    rows = published(store, "from equity_rate where group_name = 'Lakes' and hidden")
    assert "2026 Q3" in {row["period"] for row in rows}
    assert len(rows) > 1


def test_a_quarter_nobody_gave_is_the_year_less_the_others(store):
    # 3 x 40 people of 124 leave 4 for the fourth quarter, and 3 x 20 of 62 events leave 2.
    for quarter in ("Q1", "Q2", "Q3"):
        add_groups(store, f"2026 {quarter}", "Region | numerator | denominator\nCoast | 20 | 40")
    shown = "select period from equity_rate where not hidden and group_name = 'Coast'"
    assert len(published(store, shown)) == 3
    add_groups(store, "2026", "Region | numerator | denominator\nCoast | 62 | 124")
    assert len(published(store, shown)) == 3  # of the year and the three


def test_a_quarter_of_one_group_nobody_gave_is_the_year_less_the_others(store):
    # Lakes: 3 x 40 of 124. Coast has all four quarters, and all together 560 + 4.
    for quarter in ("Q1", "Q2", "Q3", "Q4"):
        lakes = "" if quarter == "Q4" else "Lakes | 20 | 40"
        add_groups(store, f"2026 {quarter}", f"""
            Region | numerator | denominator
            Coast  | 50        | 110
            {lakes}
        """)  # fmt: skip
    add_groups(store, "2026", """
        Region | numerator | denominator
        Coast  | 200       | 440
        Lakes  | 62        | 124
    """)  # fmt: skip
    rows = published(store, "select months, hidden from equity_rate where group_name = 'Lakes'")
    assert any(row["hidden"] for row in rows)


def test_a_quarter_nobody_gave_of_the_same_people_tells_nothing(store):
    # A staff of 44 in the year and of 40 in a quarter: the other quarters are no 4.
    for words in ("2026 Q1", "2026 Q2"):
        add_groups(store, words, "Region | numerator | denominator\nCoast | 20 | 40")
    add_groups(store, "2026", "Region | numerator | denominator\nCoast | 22 | 44")
    assert not any(row["hidden"] for row in published(store, "from equity_rate"))


def test_events_of_a_quarter_over_a_caseload_are_those_of_the_year_less_the_others(store):
    # The caseload is no sum of quarters, the events are: 124 - 40 - 40 - 40 is the 4 of Lakes.
    for quarter, lakes in (("Q1", 40), ("Q2", 40), ("Q3", 4), ("Q4", 40)):
        add_groups(store, f"2026 {quarter}", f"""
            Region | numerator | denominator
            Coast  | 50        | 600
            Hills  | 30        | 400
            Lakes  | {lakes}   | 300
        """)  # fmt: skip
    lakes = "from equity_rate where group_name = 'Lakes' and hidden"
    assert [row["period"] for row in published(store, lakes)] == ["2026 Q3"]
    add_groups(store, "2026", """
        Region | numerator | denominator
        Coast  | 200       | 620
        Hills  | 120       | 400
        Lakes  | 124       | 290
    """)  # fmt: skip
    rows = published(store, lakes)
    assert "2026 Q3" in {row["period"] for row in rows}
    assert len(rows) > 1


def test_events_of_a_quarter_nobody_gave_are_those_of_the_year_less_the_others(store):
    # 104 - 40 - 30 - 30 leaves 4 events for the fourth quarter, whatever the caseload is.
    for quarter, events in (("Q1", 40), ("Q2", 30), ("Q3", 30)):
        add_groups(store, f"2026 {quarter}", f"""
            Region | numerator | denominator
            Coast  | {events}  | 600
        """)  # fmt: skip
    shown = "select period from equity_rate where not hidden and group_name = 'Coast'"
    add_groups(store, "2026", "Region | numerator | denominator\nCoast | 104 | 620")
    assert len(published(store, shown)) == 3  # of the year and the three


def test_the_same_people_on_another_page_are_hidden_there_too(store):
    # Of the 60 and 40 and 20 both measures ask; 3 of 20 are few in the first alone.
    add_measure(store, "M2", name="Answered")
    few = "Region | numerator | denominator\nCoast | 30 | 60\nHills | 20 | 40\nLakes | 3 | 20"
    many = "Region | numerator | denominator\nCoast | 40 | 60\nHills | 28 | 40\nLakes | 9 | 20"
    add_groups(store, "2026 Q3", few)
    add_groups(store, "2026 Q3", many, code="M2")
    assert "Lakes" in hidden(store)
    assert "Lakes" in hidden(store, "M2")


def test_what_is_about_no_people_hides_nothing(store):
    add_breakdown(store, about="no people")
    add_groups(store, "2026 Q3", REGIONS)
    assert hidden(store) == []


def test_a_bare_value_of_a_group_is_hidden(store):
    add_groups(store, "2026 Q3", """
        Region | value
        Coast  | 61.2
        Hills  | 48.5
    """)  # fmt: skip
    add_values(store, {"2026 Q3": 55.0})
    assert hidden(store) == ["Coast", "Hills"]
    assert published(store, "select actual from measure_now")[0]["actual"] == 55


def test_a_measure_without_groups_keeps_its_value(store):
    add_values(store, {"2026 Q3": None}, numerator=3.0, denominator=7.0, is_withdrawn=False)
    row = published(store, "select actual, numerator, denominator, is_hidden from measure_now")[0]
    assert row == {"actual": 300 / 7, "numerator": 3, "denominator": 7, "is_hidden": False}


def test_a_hidden_whole_is_told_nowhere(store):
    # 996 of 1,000 leaves 4 without the event, in all: that is the whole's own small count.
    add_values(store, {"2026 Q2": 90.0})
    add_groups(store, "2026 Q3", """
        Region  | numerator | denominator
        Coast   | 600       | 600
        Hills   | 396       | 400
        Overall | 996       | 1000
    """)  # fmt: skip
    store.load()
    add_groups(store, "2026 Q3", """
        Region  | numerator | denominator
        Overall | 995       | 1000
    """, note="Two came back")  # fmt: skip
    store.day = store.day.replace(year=2027)
    now = published(store, "from measure_now")[0]
    assert (now["actual"], now["numerator"], now["denominator"], now["change"]) == (None,) * 4
    assert (now["status"], now["is_hidden"], now["sparkline"][:2]) == ("No data", True, [90, None])
    assert now["reason"] == (
        "Hidden for privacy: with it, a value of too few people could be computed."
    )
    sql = (
        "select actual, numerator, denominator from measure_value_history where period = '2026 Q3'"
    )
    rows = published(store, sql)
    assert len(rows) == 2
    assert {value for row in rows for value in row.values()} == {None}


def test_what_an_earlier_state_hid_stays_hidden(store):
    # Lakes was 7 when Hills was hidden for it: now that it is 70, Hills would tell the old number.
    add_groups(store, "2026 Q3", REGIONS)
    store.load()
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Lakes  | 30        | 70
    """)  # fmt: skip
    assert hidden(store) == ["Hills", "Lakes"]


def test_a_group_whose_people_are_told_later_is_shown(store):
    add_groups(store, "2026 Q3", "Region | value\nCoast | 50\nHills | 40")
    store.load()
    add_groups(store, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 30        | 60
        Hills  | 20        | 50
    """)  # fmt: skip
    assert hidden(store) == []


def test_a_mean_of_too_few_is_not_the_year_less_the_other_quarters(store):
    # 20 + 30 + 7 + 25 = 82 answers in the year; the third quarter's 7 are too few.
    add_measure(store, "M2", statistic="mean rating", unit=None)
    for words, n in (("2026 Q1", 20), ("2026 Q2", 30), ("2026 Q3", 7), ("2026 Q4", 25)):
        add_values(store, {words: 4.1}, code="M2", denominator=float(n))
    add_values(store, {"2026": 4.2}, code="M2", denominator=82.0)
    rows = published(
        store, "select period, actual, is_hidden from measure_value_history where is_standing"
    )
    told = {row["period"] for row in rows if row["actual"] is not None}
    assert "2026 Q3" not in told
    assert len(told) == 3
    assert [row["period"] for row in rows if row["is_hidden"]] == ["2026 Q1"]


def test_a_publication_that_tells_is_refused_and_the_old_one_stays(store, monkeypatch):
    store.publish()
    add_groups(store, "2026 Q3", REGIONS)
    before = file_of(store)
    right = choosing.Choosing.hidden

    def without_complements(self, problems, progress=None):
        return set(sorted(right(self, problems, progress))[-1:])  # Lakes alone

    monkeypatch.setattr(choosing.Choosing, "hidden", without_complements)
    with pytest.raises(Refused) as refused:
        store.publish()
    assert str(refused.value) == (
        "Nothing was published: what would be shown of the measure 'Paid on time' by Region gives "
        "away a value of too few people."
    )
    assert file_of(store) == before


def test_a_whole_that_another_table_tells_is_refused(store, monkeypatch):
    # As if the table of values did not know that the whole is hidden among the groups.
    add_groups(store, "2026 Q3", """
        Region  | numerator | denominator
        Coast   | 600       | 600
        Hills   | 396       | 400
        Overall | 996       | 1000
    """)  # fmt: skip
    monkeypatch.setattr(publishing, "_VALUES", publishing._VALUES + " having false")
    with pytest.raises(Refused) as refused:
        store.publish()
    assert "'Paid on time'" in str(refused.value)
    assert not any(number in str(refused.value) for number in ("996", "1000", "99.6", "4"))


def test_nothing_of_a_hidden_group_stands_anywhere_in_the_file(store):
    # A mean by group: no other number of the file can be one of these.
    add_measure(store, "M2", statistic="mean rating", unit=None)
    add_groups(store, "2026 Q3", """
        Region | value    | denominator
        Coast  | 4.012345 | 60
        Hills  | 3.123457 | 40
        Lakes  | 2.718281 | 7
    """, code="M2", note="Lakes: only seven, see the clinic at Mill Road")  # fmt: skip
    rows = published(store, "select group_name from equity_rate where hidden order by all")
    assert [row["group_name"] for row in rows] == ["Hills", "Lakes"]
    words = "\n".join(every_cell(file_of(store)))
    assert "4.012345" in words
    for secret in ("3.123457", "2.718281", "3.1235", "2.7183", "3.123", "2.718", "Mill Road"):
        assert secret not in words


def every_cell(file):
    """Every value of every column of every table of a file, as text."""
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = [
            name
            for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()
        ]
        assert "equity_rate" in tables
        for table in tables:
            for row in connection.execute(f'from "{table}"').fetchall():
                yield from map(repr, row)
