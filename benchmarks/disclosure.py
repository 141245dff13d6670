"""How long hiding small groups takes, and how much more it hides than the least that would do.

    python benchmarks/disclosure.py                 a workforce of 150 departments, and small tables
    python benchmarks/disclosure.py --departments 20 --tables 10   a quick look

The workforce is departments by 18 ethnicities by 2 genders with every margin, made up with the
shares that such files have; its small tables are 4 by 5 with margins, for each of which an integer
program finds the least that must be hidden.
"""

import argparse
import resource
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

sys.path.insert(0, str(Path(__file__).parents[1]))

from loaders.disclosure.attack import exposed
from loaders.disclosure.protecting import protect
from loaders.disclosure.records import Figure, Problem

_UP_TO = 10


def main() -> None:
    """Run it and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--departments", type=int, default=150)
    parser.add_argument("--tables", type=int, default=40)
    asked = parser.parse_args()
    draw = np.random.default_rng(1)
    _tell_workforce(_workforce(draw, asked.departments))
    _tell_small(draw, asked.tables)


def _workforce(draw: np.random.Generator, departments: int) -> np.ndarray:
    sizes = np.exp(draw.normal(5.3, 2.0, departments)).clip(2, 50_000)
    ethnicities = draw.dirichlet(np.full(18, 0.4), departments) * 0.5
    ethnicities += 0.5 * np.sort(draw.dirichlet(np.full(18, 0.4)))
    women = draw.beta(5, 5, departments)
    genders = np.column_stack([women, 1 - women])
    means = sizes[:, None, None] * ethnicities[:, :, None] * genders[:, None, :]
    return draw.poisson(means)


def _problem(table: np.ndarray) -> tuple[Problem, dict[tuple[int, ...], list[int]]]:
    """A table with all its margins; cells without anybody are not listed, and known."""
    places = np.argwhere(table > 0)
    counts = table[table > 0].astype(np.int64)
    figures, levels = [], defaultdict(list)
    for size in range(table.ndim + 1):
        for axes in combinations(range(table.ndim), size):
            groups = defaultdict(list)
            for atom, place in enumerate(places.tolist()):
                groups[tuple(place[axis] for axis in axes)].append(atom)
            for atoms in groups.values():
                levels[axes].append(len(figures))
                figures.append(Figure(tuple(atoms), len(figures)))
    costs = np.array([counts[list(figure.atoms)].sum() for figure in figures], dtype=float)
    return Problem(counts, tuple(figures), costs, _UP_TO), levels


def _tell_workforce(table: np.ndarray) -> None:
    problem, levels = _problem(table)
    started = time.perf_counter(), time.process_time()
    settled = protect(problem)
    between = time.perf_counter(), time.process_time()
    row = exposed(problem, settled.hidden)
    ended = time.perf_counter(), time.process_time()
    print(f"{len(problem.row_costs):,} rows; exposed: {row}")
    for what, (first, last) in {"protect": (started, between), "check": (between, ended)}.items():
        print(f"{what:10}{last[0] - first[0]:8.1f} s{last[1] - first[1]:8.1f} CPU s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{'memory':10}{peak:8.0f} MB at the peak")
    print(f"{'level':12}{'rows':>7}{'small %':>9}{'hidden %':>10}{'their people %':>16}")
    for axes, rows in levels.items():
        costs = problem.row_costs[rows]
        hidden = np.array([row in settled.hidden for row in rows])
        print(
            f"{axes!s:12}{len(rows):7}{100 * (costs <= _UP_TO).mean():9.1f}"
            f"{100 * hidden.mean():10.1f}{100 * costs[hidden].sum() / costs.sum():16.2f}"
        )


def _tell_small(draw: np.random.Generator, tables: int) -> None:
    lost, least, equal = 0.0, 0.0, 0
    for _ in range(tables):
        table = draw.choice(
            [2, 7, 14, 25, 60, 150], size=(4, 5), p=[0.05, 0.1, 0.2, 0.25, 0.2, 0.2]
        )
        problem, _ = _problem(table)
        ours, best = protect(problem).lost, _least(problem)
        lost, least, equal = lost + ours, least + best, equal + (ours <= best + 0.5)
    print(f"{tables} small tables: {lost / least:.3f} times the least loss; {equal} at the least")


def _least(problem: Problem) -> float:
    """The least that hides every small row safely: a table for each, and one choice of rows."""
    matrix = np.zeros((len(problem.figures), len(problem.counts)))
    for line, figure in zip(matrix, problem.figures, strict=True):
        line[list(figure.atoms)] = 1
    values, rows, atoms = matrix @ problem.counts, *matrix.shape
    small = np.flatnonzero(values <= _UP_TO)
    columns = rows + atoms * len(small)
    room = float(3 * (_UP_TO + 1))
    lines, low, high = [], [], []
    for number, figure in enumerate(small):
        start = rows + number * atoms
        for sign in (1, -1):  # what is shown does not move
            block = np.zeros((rows, columns))
            block[:, start : start + atoms] = sign * matrix
            block[:, :rows] = -room * np.eye(rows)
            lines.append(block)
            low.append(np.full(rows, -np.inf))
            high.append(np.zeros(rows))
        block = np.zeros((rows, columns))
        block[:, start : start + atoms] = matrix
        lines.append(block)
        raised = 1 - values
        raised[figure] = _UP_TO + 1 - values[figure]
        low.append(raised)
        high.append(np.full(rows, np.inf))
    bounds = Bounds(
        np.concatenate([values <= _UP_TO, np.full(columns - rows, -room)]),
        np.concatenate([np.ones(rows), np.full(columns - rows, room)]),
    )
    cost = np.concatenate([problem.row_costs, np.zeros(columns - rows)])
    whole = np.ones(columns)
    constraint = LinearConstraint(np.vstack(lines), np.concatenate(low), np.concatenate(high))
    found = milp(cost, integrality=whole, bounds=bounds, constraints=constraint)
    return float(found.fun)


if __name__ == "__main__":
    main()
