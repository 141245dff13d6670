"""No group of a survey that is too small can be computed from what is shown beside it.

The auditors here are written apart from the code: on small tables every table that fits what is
shown is counted out, on larger ones a linear program of its own asks for the range of every group.
"""

import random
from itertools import product

import numpy as np
import pyarrow.compute as pc
import pytest
from measure_rows import published
from scipy.optimize import linprog
from small_home import SmallHome
from survey_rows import add_wave, answers

import loaders.marts
from loaders.problems import Refused
from loaders.settings import Settings
from loaders.suppression_layout import Layout, alone
from loaders.suppression_rule import hide


def tables(total, hidden):
    """Every way to share a total out among hidden groups that have one answer at least."""
    if hidden == 1:
        yield (total,)
        return
    for first in range(1, total - hidden + 2):
        yield from ((first, *rest) for rest in tables(total - first, hidden - 1))


def ranges_counted(counts, hidden):
    """Least and most of every hidden group, over every table that fits."""
    left = sum(counts.values()) - sum(n for group, n in counts.items() if group not in hidden)
    found = list(tables(left, len(hidden)))
    return [(min(column), max(column)) for column in zip(*found, strict=True)]


def range_solved(cells, shown, listed, group):
    """Least and most of one group: `cells` are tuples of groups, `shown` groups to their number."""
    rows = [[float(other in cell) for cell in cells] for other in shown]
    least = [[-float(other in cell) for cell in cells] for other in listed]
    goal = np.array([float(group in cell) for cell in cells])
    ends = [
        linprog(sign * goal, A_eq=rows, b_eq=list(shown.values()), A_ub=least or None,
                b_ub=[-1.0] * len(least) or None).fun * sign
        for sign in (1, -1)
    ]  # fmt: skip
    return tuple(ends)


def is_safe(least, most, up_to=10):
    return most - least >= 1 - 1e-6 and most >= up_to + 1 - 1e-6


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([40, 30, 20], []),
        # 8 alone is what 90 leaves of 98; 12 is the smallest other.
        ([40, 38, 12, 8], [8, 12]),
        # 5 + 6 = 11, so that each has 10 at most: the next is hidden too.
        ([40, 30, 6, 5], [5, 6, 30]),
        # 5 + 7 = 12, so that each could have 11.
        ([40, 30, 7, 5], [5, 7]),
        ([40, 1], [1, 40]),
        ([10, 10], [10, 10]),
        ([11, 11], []),
    ],
)
def test_what_is_hidden_in_one_line(counts, hidden):
    table = dict(enumerate(counts, start=1))
    found = hide(alone(table), table, table, 10)
    assert sorted(table[group] for group in found.groups) == sorted(hidden)
    assert found.unlisted == set()


@pytest.mark.parametrize("counts", [[10], [6, 5], [4, 4, 4]])
def test_groups_that_all_of_them_cannot_protect_are_not_even_named(counts):
    table = dict(enumerate(counts, start=1))
    found = hide(alone(table), table, table, 10)
    assert (found.groups, found.unlisted) == (set(), set(table))


def test_the_same_groups_are_hidden_for_every_question_where_that_will_do():
    sizes = {1: 50, 2: 30, 3: 28, 4: 9}
    answered = {1: 45, 2: 22, 3: 28, 4: 8}
    # 22 is the smallest number here, but 28 is that of the smallest group but one.
    assert hide(alone(sizes), answered, sizes, 10).groups == {3, 4}


def test_a_line_of_two_thousand_random_tables_gives_nothing_back():
    draw = random.Random(4)
    for _ in range(2000):
        counts = {group: draw.randint(0, 16) for group in range(draw.randint(1, 4))}
        counts = {group: n for group, n in counts.items() if n}
        up_to = draw.choice([3, 5, 10])
        found = hide(alone(counts), counts, counts, up_to)
        if found.unlisted:
            assert found.unlisted == set(counts)
            continue
        assert {group for group, n in counts.items() if n <= up_to} <= found.groups
        if found.groups:
            ends = ranges_counted(counts, found.groups)
            assert all(is_safe(least, most, up_to) for least, most in ends), (counts, found)


def test_long_lines_give_nothing_back():
    draw = random.Random(5)
    for _ in range(150):
        counts = {
            group: draw.choice([draw.randint(1, 14), draw.randint(8, 90)]) for group in range(12)
        }
        found = hide(alone(counts), counts, counts, 10)
        cells = [(group, "all") for group in counts]
        shown = {group: n for group, n in counts.items() if group not in found.groups}
        for group in found.groups:
            ends = range_solved(cells, shown | {"all": sum(counts.values())}, found.groups, group)
            assert is_safe(*ends), (counts, found)


def nested(draw, regions, counties):
    """Counties in regions, some respondents without one or the other; counts of the groups."""
    cells = {
        (100 + county, county % regions): draw.choice([0, 3, 8, 15, 40])
        for county in range(counties)
    }
    if draw.random() < 0.5:
        cells |= {(199, region): draw.choice([0, 2, 6, 20]) for region in range(regions)}
    if draw.random() < 0.5:
        cells |= {(100, 99): draw.choice([1, 12]), (199, 99): draw.choice([0, 5, 30])}
    cells = {cell: n for cell, n in cells.items() if n}
    counts = {}
    for cell, n in cells.items():
        for group in cell:
            counts[group] = counts.get(group, 0) + n
    return cells, counts


def layout_of(cells):
    dimensions = tuple(tuple(sorted({cell[place] for cell in cells})) for place in (0, 1))
    return Layout(dimensions, tuple(cells))


def test_counties_in_regions_give_nothing_back():
    draw = random.Random(6)
    seen = 0
    for _ in range(150):
        cells, counts = nested(draw, draw.randint(2, 4), draw.randint(4, 9))
        layout = layout_of(cells)
        found = hide(layout, counts, counts, 10)
        shown = {
            group: n for group, n in counts.items() if group not in found.groups | found.unlisted
        }
        assert all(n > 10 for n in shown.values())
        told = shown | {"all": sum(cells.values())}
        wide = [(*cell, "all") for cell in cells]
        for group in found.groups:
            assert is_safe(*range_solved(wide, told, found.groups, group)), (cells, found)
        seen += bool(found.groups)
    assert seen > 100


def test_small_nested_tables_give_nothing_back_to_who_counts_them_out():
    draw = random.Random(7)
    checked = 0
    while checked < 40:
        cells = {(10, 1): draw.randint(1, 7), (11, 1): draw.randint(1, 7), (12, 2): draw.randint(1, 7),
                 (13, 2): draw.randint(1, 7)}  # fmt: skip
        counts = {1: cells[10, 1] + cells[11, 1], 2: cells[12, 2] + cells[13, 2]}
        counts |= {county: n for (county, _), n in cells.items()}
        found = hide(layout_of(cells), counts, counts, 3)
        if found.unlisted:
            continue
        total = sum(cells.values())
        fits = [
            table | {1: table[10] + table[11], 2: table[12] + table[13]}
            for numbers in product(range(1, total), repeat=4)
            if sum(numbers) == total
            for table in [dict(zip((10, 11, 12, 13), numbers, strict=True))]
        ]
        fits = [
            one for one in fits
            if all(one[group] == n for group, n in counts.items() if group not in found.groups)
        ]  # fmt: skip
        for group in found.groups:
            assert is_safe(min(one[group] for one in fits), max(one[group] for one in fits), 3)
        checked += 1


def test_one_hidden_county_of_a_region_that_is_shown_takes_another_with_it():
    # North: 40 + 30 + 5; South: 60 + 9 + 50. Of all counties 5 and 9 would protect each other.
    cells = {(11, 1): 40, (12, 1): 30, (13, 1): 5, (21, 2): 60, (22, 2): 9, (23, 2): 50}
    counts = {county: n for (county, _), n in cells.items()} | {1: 75, 2: 119}
    assert hide(layout_of(cells), counts, counts, 10).groups == {13, 12, 22, 23}
    assert hide(alone(range(11, 24)), counts, counts, 10).groups == {13, 22}


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    return store


def shown(store, question="quality"):
    """Dimension and group to the number of answers that is published; None where hidden."""
    sql = f"""select dimension, group_name, respondents from survey_rating
        where question_id = '{question}' and dimension <> 'Overall' order by all"""
    return {
        (row["dimension"], row["group_name"]): row["respondents"] for row in published(store, sql)
    }


def test_nothing_is_told_of_a_hidden_group(store):
    counts = {"North": {5: 40}, "South": {5: 12}, "West": {1: 8}}
    add_wave(store, "2025-03-31", answers({**counts, "West": {1: 20}}, attribute="Region"))
    add_wave(store, "2026-03-31", answers(counts, attribute="Region"), invited={
        ("Region", "North"): 50, ("Region", "South"): 20, ("Region", "West"): 10})  # fmt: skip
    rows = published(store, "from survey_rating where held_on = '2026-03-31' and hidden")
    assert [row["group_name"] for row in rows] == ["South", "West"]
    told = {name for row in rows for name, value in row.items() if value is not None}
    assert told == {
        "survey_id", "wave_id", "held_on", "question_id", "code", "ordinal", "wording", "kind",
        "dimension", "group_name", "ordinal_in_dimension", "scale", "scale_low", "scale_high",
        "labels", "is_reversed", "target_mean", "target_basis", "reason", "hidden", "hidden_reason",
        "is_new", "previous_held_on", "decimals", "items", "load_id", "source",
    }  # fmt: skip
    # A group that is hidden as a complement reads like one that is too small.
    south, west = ({**row, "group_name": "", "ordinal_in_dimension": 0} for row in rows)
    assert south == west


def test_who_left_the_attribute_blank_is_a_group_too(store):
    add_wave(store, "2026-03-31", answers({"North": {5: 40}, "South": {4: 30}, "-": {1: 3}},
                                          attribute="Region"))  # fmt: skip
    assert shown(store) == {
        ("Region", "North"): 40, ("Region", "South"): None, ("Region", "Not stated"): None,
    }  # fmt: skip


def test_counties_lie_in_regions_by_what_respondents_said(store):
    add_wave(store, "2026-03-31", """
        times | County | Region | Quality
        40    | Adams  | North  | 5
        30    | Brown  | North  | 4
        5     | Clark  | North  | 1
        60    | Dixon  | South  | 5
        9     | Essex  | South  | 2
        50    | Ford   | South  | 4
    """)  # fmt: skip
    found = shown(store)
    assert {group for (_, group), n in found.items() if n is None} == {
        "Brown", "Clark", "Essex", "Ford",
    }  # fmt: skip
    assert (found["Region", "North"], found["Region", "South"]) == (75, 119)


def test_a_question_of_which_too_few_answered_names_no_group(store):
    add_wave(store, "2026-03-31", answers({"North": {5: 5}, "South": {4: 4}}, attribute="Region"))
    assert shown(store) == {}


def test_a_group_of_which_nobody_answered_is_not_listed(store):
    add_wave(store, "2026-03-31", """
        times | Region | Quality | Value
        20    | North  | 5       | 4
        20    | South  | 5       |
    """)  # fmt: skip
    assert shown(store) == {("Region", "North"): 20, ("Region", "South"): 20}
    assert shown(store, "value") == {("Region", "North"): 20}


def test_what_one_question_shows_bounds_no_small_group_of_another(store):
    # By size Legal (13) hides beside Finance (5): 18 together. Of the tools North (10) is too small,
    # and would hide Finance well enough; but 12 shown for Legal would leave Finance 6 at most.
    add_wave(store, "2026-03-31", """
        times | Department | Matters | Tools
        4     | Finance    | 4       | 4
        1     | Finance    | 4       |
        12    | Legal      | 4       | 4
        1     | Legal      | 4       |
        10    | North      | 4       | 4
        4     | North      | 4       |
        25    | South      | 4       | 4
    """)  # fmt: skip
    names = ["Finance", "Legal", "North", "South"]
    by = [("Department", name) for name in names]
    assert shown(store, "matters") == dict(zip(by, [None, None, 14, 25], strict=True))
    assert shown(store, "tools") == dict(zip(by, [None, None, None, 25], strict=True))


def test_what_is_hidden_of_an_item_is_hidden_of_its_composite(store):
    add_wave(store, "2026-03-31", """
        times | Region | Quality | Use
        40    | North  | 5       | 4
        30    | South  | 4       | 4
        8     | West   | 5       | 4
        6     | West   |         | 4
    """, composites={"Value": ["Quality", "Use"]})  # fmt: skip
    # 14 gave their view of use in the West, and 14 have a value; only 8 rated quality.
    assert shown(store, "use")["Region", "West"] == 14
    assert shown(store, "quality")["Region", "West"] is None
    assert shown(store, "value")["Region", "West"] is None
    assert shown(store, "value")["Region", "South"] is None


def test_the_limit_is_a_setting(store):
    add_wave(store, "2026-03-31", answers({"North": {5: 20}, "South": {4: 6}}, attribute="Region"))
    assert set(shown(store).values()) == {None}
    store.settings = Settings(hidden_up_to=5, minimum_responses=5)
    assert set(shown(store).values()) == {20, 6}


def test_a_leak_stops_the_publication_and_tells_no_number(store, monkeypatch):
    add_wave(store, "2026-03-31", answers({"North": {5: 40}, "South": {5: 30}, "West": {1: 8}},
                                          attribute="Region"))  # fmt: skip
    kept = loaders.marts.hidden_groups
    only_west = pc.field("question_key") == 1
    monkeypatch.setattr(
        loaders.marts, "hidden_groups", lambda *given: kept(*given).filter(only_west).slice(1, 1)
    )
    with pytest.raises(Refused) as refused:
        store.publish()
    assert str(refused.value) == (
        "Nothing was published: what would be shown of the survey 'Member survey' by Region gives "
        "away how many answered in a group that is too small to be shown."
    )


def test_a_small_group_that_is_shown_stops_the_publication(store, monkeypatch):
    add_wave(store, "2026-03-31", answers({"North": {5: 40}, "West": {1: 8}}, attribute="Region"))
    kept = loaders.marts.hidden_groups
    monkeypatch.setattr(loaders.marts, "hidden_groups", lambda *given: kept(*given).slice(0, 0))
    with pytest.raises(Refused, match="by Region gives away"):
        store.publish()


def test_what_an_export_hid_stays_hidden_in_the_next_export_of_the_same_wave(store):
    # Finance and Legal hold 18 and are hidden; then two more of Legal answer. To hide Finance and
    # North instead, 19 together, would tell whoever kept the first that Finance is 19 - 14.
    departments = {"Finance": {4: 5}, "Legal": {4: 13}, "North": {4: 14}, "South": {4: 25}}
    add_wave(store, "2026-03-31", answers(departments, attribute="Department"))
    names = [("Department", name) for name in departments]
    assert shown(store) == dict(zip(names, [None, None, 14, 25], strict=True))
    store.load("survey_again.xlsx")
    later = departments | {"Legal": {4: 15}}
    add_wave(store, "2026-03-31", answers(later, attribute="Department"))
    assert shown(store) == dict(zip(names, [None, None, 14, 25], strict=True))


def test_a_hidden_group_that_nobody_answered_for_is_not_missing(store):
    # Who did not work on cases skipped `Cases`: all 4 of Finance. Were Finance not listed there,
    # it would be among the 7 who are missing, and so be 7 at the most.
    add_wave(store, "2026-03-31", """
        times | Department | Matters | Cases
        4     | Finance    | 4       |
        16    | Legal      | 4       | 4
        30    | North      | 4       | 4
        3     | North      | 4       |
    """)  # fmt: skip
    by = [("Department", name) for name in ("Finance", "Legal", "North")]
    assert shown(store, "matters") == dict(zip(by, [None, None, 33], strict=True))
    assert shown(store, "cases") == dict(zip(by, [None, None, 30], strict=True))
    sql = "from survey_rating where question_id = 'cases' and group_name = 'Finance'"
    (row,) = published(store, sql)
    assert (row["hidden"], row["mean"], row["status"]) == (True, None, None)


def test_nested_groups_that_nobody_answered_for_are_not_missing_either(store):
    add_wave(store, "2026-03-31", """
        times | Region | County | Matters | Cases
        40    | North  | Adams  | 4       | 4
        31    | North  | Clark  | 4       | 4
        4     | North  | Boone  | 4       |
        35    | South  | Dade   | 4       | 4
        22    | South  | Elk    | 4       | 4
    """)  # fmt: skip
    hidden = {group for group, n in shown(store, "matters").items() if n is None}
    assert ("County", "Boone") in hidden
    assert len(hidden) > 1
    cases = shown(store, "cases")
    assert hidden <= {group for group, n in cases.items() if n is None}
    assert cases.keys() == shown(store, "matters").keys()


def test_a_respondent_in_the_wrong_region_does_not_hide_that_counties_lie_in_regions(store):
    # Who knows the map takes Adams and Clark from the North: 75 - 40 - 30 leave Boone, but for the
    # one of Clark who says South.
    add_wave(store, "2026-03-31", """
        times | Region | County | Matters
        40    | North  | Adams  | 4
        30    | North  | Clark  | 4
        1     | South  | Clark  | 4
        5     | North  | Boone  | 4
        60    | South  | Dade   | 4
        50    | South  | Elk    | 4
        9     | South  | Floyd  | 4
    """)  # fmt: skip
    found = shown(store, "matters")
    hidden = {name for (dimension, name), n in found.items() if dimension == "County" and n is None}
    assert {"Boone", "Floyd"} < hidden
    in_region = {"North": {"Adams", "Clark", "Boone"}, "South": {"Dade", "Elk", "Floyd"}}
    for region, counties in in_region.items():
        if found["Region", region] is not None:
            assert len(hidden & counties) > 1


def test_dimensions_of_which_many_lie_across_are_looked_at_apart(store):
    add_wave(store, "2026-03-31", """
        times | Region | Role    | Matters
        40    | North  | Member  | 4
        20    | South  | Member  | 4
        15    | North  | Officer | 4
        20    | South  | Officer | 4
    """)  # fmt: skip
    assert None not in shown(store, "matters").values()


def test_what_is_hidden_of_nested_groups_and_composites_always_passes_the_audit(tmp_path):
    draw = random.Random(11)
    for number in range(6):
        store = SmallHome(tmp_path / str(number))
        store.load()
        lines = [
            f"{times} | {'North' if county % 2 else 'South'} | C{county} | {one} | {other}"
            for county in range(5)
            for one, other, choices in (("4", "5", [2, 6, 9, 25]), ("", "5", [2, 5, 12]),
                                        ("4", "", [1, 5, 12]))
            for times in [draw.choice(choices)]
        ]  # fmt: skip
        picture = "\n".join(["times | Region | County | A | B", *lines])
        add_wave(store, "2026-03-31", picture, composites={"V": ["A", "B"]})
        counts = shown(store, "v").values()  # publishing refuses what the audit finds
        assert all(n is None or n > 10 for n in counts)
