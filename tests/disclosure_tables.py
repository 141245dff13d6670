"""Problems of disclosure made from small arrays, and an auditor that counts every table out.

The auditor shares no code with `loaders.disclosure` but the records.
"""

from itertools import combinations, product

import numpy as np

from loaders.disclosure.records import Figure, Problem


class Tables:
    """Atoms and rows, gathered as a test names them."""

    def __init__(self, counts, up_to=10):
        self.counts = np.array(counts, dtype=np.int64).ravel()
        self.up_to = up_to
        self.figures, self.costs, self.names = [], [], {}

    def add(self, name, *figures):
        """A row of some figures, each given by its atoms; it costs its people."""
        row = len(self.costs)
        figures = [tuple(int(atom) for atom in np.ravel(atoms)) for atoms in figures]
        self.figures += [Figure(atoms, row) for atoms in figures]
        people = {atom for atoms in figures for atom in atoms}
        self.costs.append(float(self.counts[sorted(people)].sum()))
        self.names[name] = row
        return row

    def problem(self, **more):
        return Problem(self.counts, tuple(self.figures), np.array(self.costs), self.up_to, **more)

    def rows(self, *names):
        return frozenset(self.names[name] for name in names)

    def named(self, rows):
        return {name for name, row in self.names.items() if row in rows}


def margins(shape, hidden_levels=()):
    """Names and atoms of every cell and margin of a table: (0, 1) a cell, (0, None) a row's sum."""
    atoms = np.arange(int(np.prod(shape))).reshape(shape)
    for size in range(len(shape) + 1):
        if size in hidden_levels:
            continue
        for kept in combinations(range(len(shape)), size):
            for place in product(*(range(shape[axis]) for axis in kept)):
                at = dict(zip(kept, place, strict=True))
                name = tuple(at.get(axis) for axis in range(len(shape)))
                chosen = atoms[tuple(slice(None) if one is None else one for one in name)]
                yield name, np.ravel(chosen)


def counted(counts, up_to=10, hidden_levels=()):
    """A table of counts with all its margins."""
    counts = np.array(counts)
    tables = Tables(counts, up_to)
    for name, atoms in margins(counts.shape, hidden_levels):
        tables.add(name, atoms)
    return tables


def rated(events, people, up_to=10, hidden_levels=()):
    """A table of rates with all its margins: atoms are those with the event, then the others."""
    events, people = np.array(events), np.array(people)
    tables = Tables([events, people - events], up_to)
    for name, atoms in margins(events.shape, hidden_levels):
        others = atoms + events.size
        tables.add(name, atoms, others, np.concatenate([atoms, others]))
    return tables


def matrix_of(problem):
    matrix = np.zeros((len(problem.figures), len(problem.counts)), dtype=np.int64)
    for line, figure in zip(matrix, problem.figures, strict=True):
        for atom in figure.atoms:
            line[atom] += 1
    return matrix


def known_of(problem, hidden):
    """What everybody knows of each figure: least and most (-1: nothing), and atoms that are 0."""
    matrix = matrix_of(problem)
    values = matrix @ problem.counts
    rows = np.array([figure.row for figure in problem.figures], dtype=int)
    unseen = np.isin(rows, list(hidden | problem.never_shown))
    least = np.where(unseen, np.minimum(values, 1), values)
    least[np.isin(rows, list(problem.never_shown))] = 0
    return matrix, values, rows, least, np.where(unseen, -1, values)


def zeros_of(problem):
    """Atoms that are told to be 0: rows that are all 0 are shown unless they were hidden before."""
    matrix = matrix_of(problem)
    values = matrix @ problem.counts
    people = {}
    for figure, value in zip(problem.figures, values.tolist(), strict=True):
        people[figure.row] = people.get(figure.row, 0) + value
    told = {row for row, number in people.items() if number == 0}
    told -= problem.hidden_before | problem.never_shown
    inside = [figure.atoms for figure in problem.figures if figure.row in told]
    return problem.known_zeros | {atom for atoms in inside for atom in atoms}


def every_table(problem, hidden, most, limit=100_000):
    """Every whole-numbered table that fits what is shown, with atoms up to `most`; as rows.

    Atoms are given values one after the other; None when there are more tables than the limit.
    """
    matrix, _, _, least, top = known_of(problem, hidden)
    zeros = [atom in zeros_of(problem) for atom in range(len(problem.counts))]
    found = np.zeros((1, 0), dtype=np.int64)
    for atom, is_zero in enumerate(zeros):
        values = np.arange(1 if is_zero else most + 1)
        found = np.column_stack(
            [np.repeat(found, len(values), axis=0), np.tile(values, len(found))]
        )
        sums = found @ matrix[:, : atom + 1].T
        is_done = ~matrix[:, atom + 1 :].any(axis=1)
        fits = ((sums <= top) | (top < 0)).all(axis=1)
        fits &= (sums >= least)[:, is_done].all(axis=1)
        found = found[fits]
        if len(found) > limit:
            return None
    return found


def exposed_rows(problem, hidden, tables):
    """Rows of which some figure is known, or known to be too small, if only these tables fit."""
    matrix, values, rows, _, _ = known_of(problem, hidden)
    sums = tables @ matrix.T
    is_safe = (sums.max(axis=0) > problem.up_to) & (sums.max(axis=0) > sums.min(axis=0))
    small = {
        row for row, value in zip(rows.tolist(), values.tolist(), strict=True)
        if 1 <= value <= problem.up_to
    }  # fmt: skip
    shown_small = small - hidden - problem.never_shown
    guarded = hidden | (problem.never_shown & small)
    zeros = zeros_of(problem)
    nothing = [not set(figure.atoms) - zeros for figure in problem.figures]
    open_figures = np.isin(rows, list(guarded)) & ~is_safe & ~np.array(nothing, dtype=bool)
    return shown_small | set(rows[open_figures].tolist())
