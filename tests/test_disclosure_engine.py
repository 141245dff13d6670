"""Small counts that are published together stay hidden, also where it looks as if they did not."""

import subprocess
import sys

import numpy as np
import pytest
from disclosure_tables import Tables, counted, rated

from loaders.disclosure.attack import exposed
from loaders.disclosure.protecting import protect
from loaders.disclosure.records import Figure, Problem


def line(*counts, up_to=10):
    """Groups A, B, ... and the whole of them."""
    tables = Tables(counts, up_to)
    for atom, name in enumerate("ABCDEFGH"[: len(counts)]):
        tables.add(name, [atom])
    tables.add("all", range(len(counts)))
    return tables


def hidden_of(tables, **more):
    problem = tables.problem(**more)
    settled = protect(problem)
    assert exposed(problem, settled.hidden) is None
    return tables.named(settled.hidden)


def exposed_of(tables, *names, **more):
    row = exposed(tables.problem(**more), tables.rows(*names))
    return None if row is None else next(iter(tables.named({row})))


def test_without_small_counts_nothing_is_hidden():
    assert hidden_of(line(11, 0, 400)) == set()
    assert hidden_of(rated([11, 30], [22, 60])) == set()


def test_a_problem_without_anybody_is_settled():
    nothing = Problem(np.zeros(0, dtype=np.int64), (), np.zeros(0), 10)
    assert protect(nothing).hidden == frozenset()
    assert exposed(nothing, frozenset()) is None
    assert hidden_of(line(0, 0)) == set()


def test_a_small_count_that_is_shown_is_exposed():
    assert exposed_of(line(5, 40, 60)) == "A"


def test_one_hidden_group_is_what_the_others_leave():
    assert exposed_of(line(5, 40, 60), "A") == "A"
    # 40 is the cheapest that could have been less: 45 - 11 = 34.
    assert hidden_of(line(5, 40, 60)) == {"A", "B"}


def test_a_hidden_group_has_somebody_where_zeros_are_shown():
    # 11 together: each has one at least, so that the other has 10 at most.
    assert exposed_of(line(5, 6, 40), "A", "B") in {"A", "B"}
    assert hidden_of(line(5, 6, 40)) == {"A", "B", "C"}
    # 12 together: either could be 11.
    assert hidden_of(line(5, 7, 40)) == {"A", "B"}


def test_three_groups_of_three_are_not_enough():
    # 9 together: none of them can be 11.
    assert hidden_of(line(3, 3, 3, 20, 50)) == {"A", "B", "C", "D"}


def test_a_group_of_nobody_protects_nobody():
    # B is shown to be 0, so that C is hidden beside A.
    assert hidden_of(line(4, 0, 30, 90)) == {"A", "C"}


def test_where_everybody_is_too_few_the_whole_is_hidden():
    assert hidden_of(line(4, 4)) == {"A", "B", "all"}
    assert hidden_of(line(10)) == {"A", "all"}
    assert hidden_of(line(6, 5)) == {"A", "B", "all"}


def test_a_bridge_cell_is_known_though_every_line_has_two_hidden():
    tables = counted([
        [20, 30, 80, 90],
        [40, 50, 5, 70],
        [60, 70, 20, 30],
        [80, 60, 40, 50],
    ])  # fmt: skip
    left = [(0, 0), (0, 1), (1, 0), (1, 1)]
    right = [(2, 2), (2, 3), (3, 2), (3, 3)]
    # The first two rows less the first two columns leave the shown cells and (1, 2) alone.
    assert exposed_of(tables, *left, *right, (1, 2)) == (1, 2)
    hidden = hidden_of(tables)
    assert (1, 2) in hidden
    assert len(hidden) == 4


def test_a_cell_is_not_computed_from_the_totals_of_three_way_tables():
    tables = counted([[[5, 30], [40, 60]], [[30, 50], [70, 80]]])
    # Any one of the eight tells all the others where every two-way total is shown.
    assert len(hidden_of(tables)) == 8


def test_numerator_and_others_are_guarded_like_the_people():
    tables = rated([12, 40, 50], [15, 90, 120])
    # Of group A 3 did not; the others would tell, and so would the whole.
    hidden = hidden_of(tables)
    assert (0,) in hidden
    assert len(hidden) == 2
    # 15 people in A, known from what B, C and the whole show.
    assert exposed_of(tables, (0,)) == (0,)


def test_people_known_from_another_measure_do_not_tell_who_had_the_event():
    tables = rated([3, 40, 50], [30, 90, 120])
    for atom in range(3):
        tables.add(("people", atom), [atom, atom + 3])
    hidden = hidden_of(tables)
    assert (0,) in hidden
    # The people of A stand in its own row, which is hidden: the other measure may not tell them.
    assert ("people", 0) in hidden
    assert len(hidden & {(1,), (2,), (None,)}) == 1


def test_no_events_among_few_people_are_not_told_by_a_whole_without_events():
    tables = rated([0, 0, 0], [5, 95, 100])
    # 0 of 200 would tell that none of the 5 had one.
    assert exposed_of(tables, (0,), (1,)) is not None
    assert (None,) in hidden_of(tables)


def test_a_rate_without_events_is_shown_where_people_are_many():
    assert hidden_of(rated([0, 20], [50, 60])) == set()


def test_what_groups_leave_of_their_whole_is_guarded():
    tables = Tables([40, 60, 4])
    tables.add("A", [0])
    tables.add("B", [1])
    tables.add("all", [0, 1, 2])
    tables.add("rest", [2])
    rest = tables.rows("rest")
    assert exposed_of(tables, never_shown=rest) == "rest"
    assert hidden_of(tables, never_shown=rest) == {"A"}
    # A rest of many is nobody's secret.
    many = Tables([40, 60, 400])
    for name, atoms in (("A", [0]), ("B", [1]), ("all", [0, 1, 2]), ("rest", [2])):
        many.add(name, atoms)
    assert hidden_of(many, never_shown=many.rows("rest")) == set()


def test_overlapping_groups_are_divided_beside_the_others():
    # Hispanic (30) beside Black (20) and White (100); 3 of Black are Hispanic.
    tables = Tables([3, 17, 27, 73])
    for name, atoms in (("Black", [0, 1]), ("White", [2, 3]), ("Hispanic", [0, 2])):
        tables.add(name, atoms)
    tables.add("all", range(4))
    assert hidden_of(tables) == set()
    tables.add("Hispanic Black", [0])
    assert "Hispanic Black" in hidden_of(tables)
    # With no cell of the two-way table shown, 3 could be 11: nothing else is hidden.
    assert hidden_of(tables) == {"Hispanic Black"}


def test_a_row_hidden_before_stays_hidden_and_is_not_computed():
    tables = line(40, 50, 60)
    before = tables.rows("B")
    assert exposed_of(tables, "B", hidden_before=before) == "B"
    assert hidden_of(tables, hidden_before=before) == {"A", "B"}


def test_a_row_hidden_before_may_be_of_nobody_today():
    tables = line(0, 50, 60)
    before = tables.rows("A")
    # B could be 39, and A 11.
    assert hidden_of(tables, hidden_before=before) == {"A", "B"}


def test_what_only_parts_of_people_would_allow_is_exposed():
    # Of each four, 2 a + u = 3 by the three sums, so that a is 1.5 at most, and 1 in whole people.
    tables = Tables([1] * 8, up_to=2)
    for start in (0, 4):
        a, b, c, u = range(start, start + 4)
        for pair in ((a, b, u), (b, c, u), (a, c, u)):
            tables.add(pair, pair)
    tables.add("both", [0, 4])
    assert exposed_of(tables, "both") == "both"
    hidden = hidden_of(tables)
    assert "both" in hidden
    assert len(hidden) > 1


def test_the_cheapest_are_hidden():
    tables = counted([[5, 200, 12], [300, 400, 25], [14, 500, 600]])
    # The four corners of a rectangle: 5 + 12 + 14 + 600 cost more than 5 + 12 + 25 + 300.
    assert hidden_of(tables) == {(0, 0), (0, 2), (1, 0), (1, 2)}


def test_the_same_problem_is_settled_the_same():
    draw = np.random.default_rng(3)
    counts = draw.integers(0, 60, (5, 6))
    first = protect(counted(counts).problem())
    assert protect(counted(counts).problem()) == first


def test_what_is_lost_is_told():
    settled = protect(line(5, 40, 60).problem())
    assert (settled.small, settled.lost) == (1, 45.0)


def test_atoms_known_to_be_zero_have_nobody():
    figures = (Figure((0,), 0),)
    wrong = Problem(np.array([3]), figures, np.array([3.0]), 10, known_zeros=frozenset({0}))
    with pytest.raises(ValueError, match="known to be 0"):
        protect(wrong)


def test_progress_is_told_while_it_looks():
    told = []
    draw = np.random.default_rng(4)
    protect(counted(draw.integers(0, 30, (6, 8))).problem(), lambda share, _: told.append(share))
    assert told
    assert all(0 <= share <= 1 for share in told)


def test_nothing_is_imported_that_takes_half_a_second():
    program = "import loaders.disclosure.protecting, sys; print('scipy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
