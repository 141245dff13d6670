"""What impact assessments hide: nothing of 1 to 10 people can be read or computed from them."""

import itertools
import random
from contextlib import contextmanager

import duckdb
import numpy as np
import pytest
from equity_rows import add_groups
from impact_rows import assess
from measure_rows import add_measure
from small_home import SmallHome

from loaders.disclosure.impact import check_impact, hidden_rows
from loaders.disclosure.impact_cells import Cell
from loaders.problems import Refused

UP_TO = 10
NUMBERS = (
    "population, affected, affected_rate, share_of_population, share_of_affected, representation, "
    "expected, excess, ratio, within_ratio, outcomes_before, rate_before, rate_after, gap_before, "
    "gap_after"
)


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    return store


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    store = SmallHome(tmp_path_factory.mktemp("impact"))
    store.load()
    assess(store, "small", "White | 1000 | 300\nBlack | 400 | 120\nNative | 60 | 4")
    assess(store, "rest", "White | 1000 | 300\nBlack | 400 | 120\nNative | 60 | 55")
    before = "White | 1000 | 300 | 500\nBlack | 400 | 120 | 200\nNative | 60 | 30 | 57"
    assess(store, "before", before)
    picture = "Coast | 1000 | 300\nLakes | 400 | 400\nHills | 60 | 0"
    assess(store, "nobody", picture, dimension="Region")
    add_measure(store, "PAY")
    picture = """
        Race     | numerator | denominator
        White    | 500       | 1000
        Black    | 200       | 400
        Hispanic | 90        | 300
        Native   | 4         | 60
    """
    add_groups(store, "2025 Q4", picture, "PAY")
    picture = "White|1000|300\nBlack|400|120\nHispanic|300|150\nNative|60|30"
    assess(store, "by measure", picture)
    with opened(store) as connection:
        yield connection


@contextmanager
def opened(store):
    name = store.publish()
    with duckdb.connect(str(store.path / "published" / name), read_only=True) as connection:
        yield connection


def hidden(connection, assessment_id="a"):
    sql = "select group_name from impact_group where hidden and assessment_id = ?"
    return {name for (name,) in connection.execute(sql, [assessment_id]).fetchall()}


def test_a_small_number_is_hidden_with_another_and_nothing_of_them_is_published(told):
    rows = told.execute(
        f"select group_name, hidden, {NUMBERS} from impact_group where assessment_id = 'small'"
    ).fetchall()
    # Of those that could be hidden beside Native, Black are the fewest.
    assert {row[0] for row in rows if not row[1]} == {"Overall", "White"}
    assert {value for row in rows if row[1] for value in row[2:]} == {None}
    found = told.execute(
        "select verdict, headline, says from impact_result where assessment_id = 'small'"
    ).fetchall()
    assert found == [
        (
            "Hidden for privacy",
            "Too few people to show whom it falls on",
            "Too many of its groups are too small to be shown.",
        )
    ]


@pytest.mark.parametrize("name", ["rest", "before"])
def test_those_not_affected_and_those_with_the_outcome_are_people_too(told, name):
    assert "Native" in hidden(told, name)
    assert len(hidden(told, name)) > 1


def test_nobody_is_no_number_of_people(told):
    assert hidden(told, "nobody") == set()


def test_what_a_measure_hides_of_the_same_people_is_hidden_here_too(told):
    sql = "select group_name from equity_rate where hidden"
    of_measure = {name for (name,) in told.execute(sql).fetchall()}
    assert len(of_measure) > 1
    assert of_measure <= hidden(told, "by measure")


def test_what_was_hidden_before_stays_hidden(store):
    assess(store, "a", "White|1000|300\nBlack|400|120\nOther|300|100\nNative|60|4")
    with opened(store) as connection:
        before = hidden(connection)
    store.load()
    assess(store, "a", "White|1000|300\nBlack|400|120\nOther|300|100\nNative|60|14")
    with opened(store) as connection:
        assert before <= hidden(connection)


def test_a_publication_that_would_leak_is_refused(store):
    assess(store, "a", "White | 1000 | 300\nBlack | 400 | 120\nNative | 60 | 4")
    name = store.publish()
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{store.path / 'published' / name}' as old (read_only)")
        connection.execute("create table impact_group as from old.impact_group")
        connection.execute(f"set variable hidden_up_to = {UP_TO}")
        connection.execute("""
            create table impact_cell as
            select row_number() over ()::integer as cell_key, 'a' as assessment_id,
                'Overall' as stratum, *, null::double as outcomes_before
            from (values ('White', 1000, 300), ('Black', 400, 120), ('Native', 60, 4),
                ('Overall', 1460, 424)) as given(group_name, population, affected)
        """)
        check_impact(connection)
        connection.execute("update impact_group set hidden = false where group_name = 'Black'")
        with pytest.raises(Refused, match="impact assessment 'a' would show numbers of too few"):
            check_impact(connection)
        connection.execute("update impact_group set hidden = true where group_name = 'Black'")
        connection.execute("update impact_group set affected = 4 where group_name = 'Native'")
        with pytest.raises(Refused, match="nothing is published"):
            check_impact(connection)


def cells(table):
    """The cells of `{(stratum, group): (people, affected)}` with their sums."""
    strata = sorted({stratum for stratum, _ in table})
    groups = sorted({group for _, group in table})
    found = []
    for stratum, group in itertools.product([*strata, "Overall"], [*groups, "Overall"]):
        own = [
            told for (s, g), told in table.items()
            if stratum in {s, "Overall"} and group in {g, "Overall"}
        ]  # fmt: skip
        sums = [sum(column) for column in zip(*own, strict=True)]
        found.append(Cell(len(found), "a", stratum, group, sums[0], sums[1], None))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_an_attacker_who_tries_every_table_learns_no_small_number(seed):
    # Numbers of 1 and 2 count as small here, so that every table can be tried.
    up_to, draw = 2, random.Random(seed)
    table = {}
    for stratum, group in itertools.product("NS", "ABC"):
        people = draw.randint(6, 7)
        table[stratum, group] = (people, draw.choice([0, 1, 3, people - 1, people]))
    told = cells(table)
    kept = hidden_rows(told, up_to)
    tried = np.indices([people + 1 for people, _ in table.values()]).reshape(len(table), -1)
    sums = [
        sum(
            tried[place] for place, (s, g) in enumerate(table)
            if one.stratum in {s, "Overall"} and one.group_name in {g, "Overall"}
        )
        for one in told
    ]  # fmt: skip
    fits = np.ones(tried.shape[1], dtype=bool)
    for place, one in enumerate(told):
        if place not in kept:
            assert not 1 <= one.affected <= up_to
            assert not 1 <= one.population - one.affected <= up_to
            fits &= sums[place] == one.affected
    for place in kept:
        one, known = told[place], sums[place][fits]
        assert known.min() < known.max()
        assert one.affected == 0 or known.max() > up_to
        assert one.affected == one.population or one.population - known.min() > up_to
