"""Whatever random tables are published together, no hidden figure can be computed from the others.

The auditor counts out every table that fits what is shown, and uses nothing of the code.
"""

import numpy as np
import pytest
from disclosure_tables import Tables, counted, every_table, exposed_rows, known_of, rated

from loaders.disclosure.attack import exposed
from loaders.disclosure.protecting import protect

UP_TO = 2
"""Small enough to count every table out; the rule is the same."""


def audited(problem, hidden):
    """Rows that the auditor finds exposed; None when there are too many tables to count."""
    highest = int(problem.counts.max(initial=0)) + problem.up_to + 2
    for most in (problem.up_to + 1, highest):
        tables = every_table(problem, hidden, max(most, int(problem.counts.max(initial=0))))
        if tables is None:
            return None
        found = exposed_rows(problem, hidden, tables)
        if not found:
            return found
    return found


def sizes(draw, shape):
    """Counts with many that are small, and some zeros."""
    return draw.choice([0, 1, 2, 3, 4, 6], size=shape, p=[0.15, 0.2, 0.15, 0.2, 0.2, 0.1])


def one_way(draw):
    return counted(sizes(draw, draw.integers(1, 6)), UP_TO)


def two_way(draw):
    return counted(sizes(draw, (draw.integers(2, 4), draw.integers(2, 4))), UP_TO)


def three_way(draw):
    return counted(sizes(draw, (2, 2, draw.integers(2, 4))), UP_TO)


def rates(draw):
    shape = (draw.integers(1, 4),) if draw.random() < 0.5 else (2, 2)
    people = sizes(draw, shape)
    return rated(draw.integers(0, people + 1), people, UP_TO)


def nested(draw):
    """Counties in regions and the whole, with and without gender."""
    regions = [draw.integers(1, 4) for _ in range(draw.integers(1, 4))]
    counts = sizes(draw, (sum(regions), draw.integers(1, 3)))
    tables, start = Tables(counts, UP_TO), 0
    atoms = np.arange(counts.size).reshape(counts.shape)
    for number, length in enumerate(regions):
        for county in range(start, start + length):
            tables.add(("county", county), atoms[county])
            for gender, atom in enumerate(atoms[county]):
                tables.add(("county", county, gender), [atom])
        tables.add(("region", number), atoms[start : start + length])
        start += length
    tables.add("all", atoms)
    return tables


def remainder(draw):
    """Groups that leave somebody of the whole."""
    counts = sizes(draw, draw.integers(2, 6))
    tables = Tables(counts, UP_TO)
    for atom in range(len(counts) - 1):
        tables.add(atom, [atom])
    tables.add("rest", [len(counts) - 1])
    tables.add("all", range(len(counts)))
    return tables


def known_people(draw):
    """A rate by group beside another measure that shows the same people."""
    people = sizes(draw, draw.integers(1, 4))
    tables = rated(draw.integers(0, people + 1), people, UP_TO)
    for atom in range(len(people)):
        tables.add(("people", atom), [atom, atom + len(people)])
    return tables


TIMES = {
    one_way: 600, two_way: 150, three_way: 50, rates: 120, nested: 120, remainder: 300,
    known_people: 120,
}  # fmt: skip


@pytest.mark.parametrize(("made", "times"), TIMES.items())
def test_random_tables_give_nothing_back(made, times):
    draw = np.random.default_rng(5)
    counted_out = 0
    for _ in range(times):
        tables = made(draw)
        never = tables.rows("rest") if "rest" in tables.names else frozenset()
        before = frozenset(np.flatnonzero(draw.random(len(tables.costs)) < 0.03).tolist()) - never
        problem = tables.problem(never_shown=never, hidden_before=before)
        settled = protect(problem)
        assert before <= settled.hidden
        assert not settled.hidden & never
        assert exposed(problem, settled.hidden) is None
        found = audited(problem, settled.hidden)
        counted_out += found is not None
        assert not found, (tables.counts, tables.named(settled.hidden), tables.named(found))
    assert counted_out > times / 2


@pytest.mark.parametrize("made", [one_way, two_way, three_way, rates, nested, known_people])
def test_the_attack_finds_what_counting_every_table_finds(made):
    draw = np.random.default_rng(6)
    answers = []
    for _ in range(50):
        tables = made(draw)
        whole = {row for name, row in tables.names.items() if name == "all" or name[0] is None}
        values = {row: tables.costs[row] for row in range(len(tables.costs))}
        chosen = {row for row in values if draw.random() < 0.5 and values[row]} - whole
        problem = tables.problem()
        _, _, rows, _, _ = known_of(problem, frozenset())
        small = {row for row in rows.tolist() if row not in whole}
        hidden = frozenset(chosen & small)
        tables_of = every_table(problem, hidden, int(problem.counts.sum()), 20_000)
        if tables_of is None:
            continue
        found = exposed_rows(problem, hidden, tables_of)
        row = exposed(problem, hidden)
        assert (row is None) == (not found)
        assert row is None or row in found
        answers.append(row is None)
    assert len(answers) > 25
