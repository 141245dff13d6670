"""Which cells there are by group: those that were given, and the margins that they add up to."""

import pytest
from equity_rows import add_groups
from measure_rows import add_measure, published
from small_home import SmallHome


@pytest.fixture
def store(tmp_path):
    home = SmallHome(tmp_path)
    home.load()
    add_measure(home)
    return home


def rates(home, more=""):
    rows = published(home, f"from equity_rate {more} order by dimension, group_name")
    return {(row["dimension"], row["group_name"]): row for row in rows}


def test_groups_stand_beside_the_whole_that_they_add_up_to(store):
    add_groups(store, "2026 Q3", """
        Region  | numerator | denominator
        Coast   | 56        | 70
        Lakes   | 48        | 80
    """)  # fmt: skip
    found = rates(store)
    assert {key: (row["numerator"], row["denominator"], row["is_computed"]) for key, row in found.items()} == {
        ("Overall", "Overall"): (104, 150, True),
        ("Region", "Coast"): (56, 70, False),
        ("Region", "Lakes"): (48, 80, False),
    }  # fmt: skip
    assert found["Region", "Coast"]["rate"] == 80
