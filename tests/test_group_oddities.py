"""What is odd about values by group: sums, short periods, groups that go, come and are spelled."""

from group_figures import catalogue, oddities


def test_groups_that_do_not_add_up_say_by_how_much():
    # 240 + 270 = 510, and 200 + 212 = 412 as it should be.
    assert oddities("""
        1.1 | 2025 Q3 | Overall | Overall | | 412 | 520
        1.1 | 2025 Q3 | Region  | North   | | 200 | 240
        1.1 | 2025 Q3 | Region  | South   | | 212 | 270
    """) == [
        ("A2", "the denominators of Region add up to 510, 10 fewer than the 520 of the whole")
    ]  # fmt: skip


def test_one_person_too_many_is_told_of_counts():
    assert oddities("""
        1.2 | 2025 Q3 | Overall | Overall | 1000
        1.2 | 2025 Q3 | Region  | North   | 401
        1.2 | 2025 Q3 | Region  | South   | 600
    """) == [("A2", "Region adds up to 1,001, 1 more than the 1,000 of the whole")]


def test_amounts_that_are_rounded_may_differ_by_one_percent():
    assert not oddities("""
        1.3 | 2025 Q3 | Overall | Overall | 26.7 | | 3
        1.3 | 2025 Q3 | Region  | North   | 8.9  | | 1
        1.3 | 2025 Q3 | Region  | South   | 17.9 | | 2
    """)[0][1].startswith("Region adds up")


def test_a_group_counted_beside_the_others_is_left_aside():
    hispanic = {"dimension": "Ethnicity", "group_name": "Hispanic", "is_overlapping": True}
    picture = """
        1.2 | 2025 Q3 | Overall   | Overall  | 1000
        1.2 | 2025 Q3 | Ethnicity | Black    | 400
        1.2 | 2025 Q3 | Ethnicity | White    | 600
        1.2 | 2025 Q3 | Ethnicity | Hispanic | 150
    """
    assert oddities(picture, catalogue(hispanic)) == []
    assert oddities(picture) == [
        ("A2", "Ethnicity adds up to 1,150, 150 more than the 1,000 of the whole")
    ]


def test_a_group_inside_another_of_its_table_is_counted_once():
    county = {"dimension": "Place", "parent_dimension": "Place", "parent_group": "Coast"}
    picture = """
        1.2 | 2025 Q3 | Overall | Overall | 1000
        1.2 | 2025 Q3 | Place   | Coast   | 400
        1.2 | 2025 Q3 | Place   | Hills   | 600
        1.2 | 2025 Q3 | Place   | Adams   | 150
    """
    groups = ({"dimension": "Place", "group_name": "Coast"}, county | {"group_name": "Adams"})
    assert oddities(picture, catalogue(*groups)) == []


def test_parts_of_two_dimensions_are_held_against_their_nearest_margins():
    # Coast: 10 + 25 = 35, one short of 36; Black: 10 + 30 = 40 as it should be.
    assert oddities("""
        1.2 | 2025 | Overall            | Overall       | 106
        1.2 | 2025 | Region             | Coast         | 36
        1.2 | 2025 | Region             | Hills         | 70
        1.2 | 2025 | Ethnicity          | Black         | 40
        1.2 | 2025 | Ethnicity          | White         | 66
        1.2 | 2025 | Ethnicity × Region | Black × Coast | 10
        1.2 | 2025 | Ethnicity × Region | Black × Hills | 30
        1.2 | 2025 | Ethnicity × Region | White × Coast | 25
        1.2 | 2025 | Ethnicity × Region | White × Hills | 41
    """) == [
        ("A6", ("Ethnicity × Region adds up to 35, 1 fewer than the 36 of Region: Coast; so does "
               "another of Region")),
    ]  # fmt: skip


def test_another_name_of_a_group_is_that_group():
    latino = {"dimension": "Ethnicity", "group_name": "Hispanic", "synonyms": ["Latino"]}
    assert (
        oddities(
            """
        1.2 | 2025 | Ethnicity          | Hispanic       | 40
        1.2 | 2025 | Ethnicity          | White          | 60
        1.2 | 2025 | Ethnicity × Region | Latino × Coast | 15
        1.2 | 2025 | Ethnicity × Region | LATINO × Hills | 25
        1.2 | 2025 | Ethnicity × Region | White × Hills  | 60
    """,
            catalogue(latino),
        )
        == []
    )


YEARS = """
    1.2 | 2018 | Office | East | 1000
    1.2 | 2018 | Office | West | 1000
    1.2 | 2019 | Office | East | 640
    1.2 | 2019 | Office | West | 1020
    1.2 | 2020 | Office | East | 1000
    1.2 | 2020 | Office | West | 1050
"""


def test_a_year_that_is_suddenly_short():
    # 1,660 of 2,000 is 17% less; of 2,050 it is 19.02% less.
    assert oddities(YEARS) == [
        ("A3", ("counts 1,660, 17% fewer than 2018 (2,000) and 19% fewer than 2020 (2,050); look "
               "whether something is missing")),
    ]  # fmt: skip


def test_the_newest_year_has_one_neighbour():
    lines = YEARS.strip().splitlines()[:4]
    assert oddities("\n".join(lines)) == [
        ("A3", "counts 1,660, 17% fewer than 2018 (2,000); look whether something is missing")
    ]


def test_a_small_number_may_be_short_by_chance():
    # 15 of 20 is 25% less, but 5 is about one standard deviation of 20.
    assert (
        oddities("""
        1.2 | 2018 | Office | East | 20
        1.2 | 2019 | Office | East | 15
        1.2 | 2020 | Office | East | 20
    """)
        == []
    )


def test_a_group_that_the_period_before_has():
    assert oddities("""
        * 1.2 | 2025 Q1 | Region | North | 4
        * 1.2 | 2025 Q1 | Region | South | 60
        1.2 | 2025 Q2 | Region | South | 62
    """) == [
        ("A3", "has no value by Region of 'North', which 2025 Q1 has; write 0 where there was nobody")
    ]  # fmt: skip


def test_a_new_group_that_is_spelled_nearly_like_one_that_stands():
    assert oddities("""
        * 1.2 | 2025 Q1 | Region | North Coast | 40
        * 1.2 | 2025 Q1 | Region | South       | 60
        1.2 | 2025 Q2 | Region | Nort Coast  | 41
        1.2 | 2025 Q2 | Region | South       | 62
    """) == [
        ("A3", ("has no value by Region of 'North Coast', which 2025 Q1 has; write 0 where there was "
               "nobody")),
        ("A3", ("has the new group 'Nort Coast' by Region, which is nearly 'North Coast'; if they "
               "are one, write 'Nort Coast' into Also called of 'North Coast', in a sheet with "
               "Dimension, Group and Also called")),
    ]  # fmt: skip


def test_groups_that_stand_beside_each_other_or_differ_in_numbers_are_two():
    assert (
        oddities("""
        * 1.2 | 2025 Q1 | Region | District 1 | 40
        * 1.2 | 2025 Q1 | Region | North East | 40
        1.2 | 2025 Q1 | Region | District 2 | 41
        1.2 | 2025 Q1 | Region | North West | 41
    """)
        == []
    )


def test_groups_of_other_measures_are_known_too():
    ((cell, says),) = oddities(
        "1.2 | 2025 Q2 | Region | Nort Coast | 41",
        catalogue(in_use=[("Region", "North Coast"), ("Ethnicity × Region", "Black × South")]),
    )
    assert (cell, says.partition(";")[0]) == (
        "A1", "has the new group 'Nort Coast' by Region, which is nearly 'north coast'",
    )  # fmt: skip


def test_values_that_nobody_counted_people_of():
    assert oddities("""
        1.1 | 2025 Q3 | Region | North | 61.2
        1.1 | 2025 Q3 | Region | South | 58.0
        2.1 | 2025    | Region | North | 4.1
        1.1 | 2025 Q2 | Region | North |      | 20 | 40
    """) == [
        ("A1", ("does not say by Region how many people 2 values are about, so they will be hidden; "
               "write the numerator and the denominator")),
        ("A3", ("does not say by Region how many people the value of North is about, so it will be "
               "hidden; write the number of responses as the denominator")),
    ]  # fmt: skip


def test_what_is_about_no_people_is_not_hidden():
    picture = "1.3 | 2025 Q3 | Region | North | 61.2"
    ((_, says),) = oddities(picture)
    assert says.endswith(
        "; if it is about no people, say so in About, in a sheet with Code and About"
    )
    money = catalogue(measures=[{"measure_id": "1-3", "about": "no people"}])
    assert oddities(picture, money) == []
