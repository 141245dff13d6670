"""An attacker of integer tables: what of unknown counts can be computed from what is known of them.

Shares no code with what hides them. Small systems are counted out in full, larger ones are put to
integer programs; an answer is believed only when a whole table of integers shows it.
"""

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from math import inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

MOST_TABLES = 60_000
"""As many candidates are counted out at once; beyond them integer programs answer."""
SECONDS = 20.0
"""For one program; what it does not answer in time is reported as not decided."""


@dataclass(frozen=True)
class Leak:
    """An unknown that is exact, or within 1 to `up_to` whatever the table is."""

    name: tuple
    how: str
    low: float
    high: float


@dataclass
class System:
    """Unknown whole numbers, from their least value on, and equations between them."""

    up_to: int = 10
    least: dict[tuple, int] = field(default_factory=dict)
    most: dict[tuple, float] = field(default_factory=dict)
    targets: set[tuple] = field(default_factory=set)
    equations: list[tuple[dict[tuple, int], int]] = field(default_factory=list)

    def unknown(self, name, least=0, *, is_target=True):
        """Add an unknown; of a target it is asked whether it can be computed."""
        self.least[name] = max(least, self.least.get(name, 0))
        if is_target:
            self.targets.add(name)

    def equal(self, terms, total):
        """Know that the sum of factor times unknown is `total`."""
        terms = {name: factor for name, factor in terms.items() if factor}
        if terms:
            self.equations.append((terms, total))
        elif total:
            raise ValueError(f"What is known contradicts itself by {total}")

    def leaks(self):
        """Every target that is exact or within 1 to `up_to`; an exact 0 hides nobody."""
        known = self._singles()
        found = [
            Leak(name, "exact", value, value)
            for name, value in known.items()
            if name in self.targets and value > 0
        ]
        for part in self._parts(known):
            found += part.leaks()
        return sorted(found, key=str)

    def _singles(self):
        """What follows from equations with one unknown left, again and again."""
        known, waiting = {}, defaultdict(list)
        for number, (terms, _) in enumerate(self.equations):
            for name in terms:
                waiting[name].append(number)
        todo = list(range(len(self.equations)))
        while todo:
            terms, total = self.equations[todo.pop()]
            left = [name for name in terms if name not in known]
            rest = total - sum(terms[name] * known[name] for name in terms if name in known)
            if len(left) == 1:
                known[left[0]] = rest // terms[left[0]]
                todo += waiting[left[0]]
            elif (
                left
                and rest == sum(self.least[name] for name in left)
                and all(terms[name] > 0 for name in left)
            ):
                known |= {name: self.least[name] for name in left}
                todo += [number for name in left for number in waiting[name]]
        return known

    def _parts(self, known):
        """The unknowns that hang together by equations, as parts of their own."""
        root = {name: name for name in self.least if name not in known}

        def find(name):
            while root[name] != name:
                root[name] = name = root[root[name]]
            return name

        reduced = []
        for terms, total in self.equations:
            left = {name: factor for name, factor in terms.items() if name not in known}
            if not left:
                continue
            rest = total - sum(terms[name] * known[name] for name in terms if name in known)
            reduced.append((left, rest))
            first, *others = left
            for other in others:
                root[find(other)] = find(first)
        groups, rows = defaultdict(list), defaultdict(list)
        for name in root:
            groups[find(name)].append(name)
        for left, rest in reduced:
            rows[find(next(iter(left)))].append((left, rest))
        for key, names in groups.items():
            if self.targets.intersection(names):
                yield Part(self, names, rows[key])


class Part:
    """Unknowns that hang together, put into a matrix and asked one by one."""

    def __init__(self, system, names, equations):
        self.names, self.up_to = names, system.up_to
        place = {name: column for column, name in enumerate(names)}
        self.targets = [place[name] for name in names if name in system.targets]
        self.least = np.array([system.least[name] for name in names], dtype=float)
        self.most = np.array([system.most.get(name, inf) for name in names], dtype=float)
        cells = [
            (row, place[name], factor)
            for row, (terms, _) in enumerate(equations)
            for name, factor in terms.items()
        ]
        rows, columns, factors = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(equations), len(names))
        self.matrix = csr_array((np.array(factors, dtype=float), (rows, columns)), shape=shape)
        self.totals = np.array([total for _, total in equations], dtype=float)
        self.low, self.high = np.full(len(names), inf), np.full(len(names), -inf)

    def leaks(self):
        """The leaks among the targets of this part."""
        if not len(self.totals):
            return []  # nothing is known of it
        counted = self._count_out()
        if not counted:
            self._sample()
        return [leak for column in self.targets if (leak := self._leak(column, counted))]

    def _safe(self, column):
        return self.high[column] > self.up_to and self.high[column] > self.low[column]

    def _leak(self, column, counted):
        decided = self._safe(column) or counted or self._ask(column)
        low, high = self.low[column], self.high[column]
        if decided and low > high:
            raise ValueError(f"What is known contradicts itself about {self.names[column]}")
        if self._safe(column) or (decided and low == high == 0):
            return None
        how = "exact" if low == high else "small"
        return Leak(self.names[column], how if decided else "not decided", low, high)

    def _ask(self, column):
        """Look for a table with a large value and one with another; False where time ran out."""
        tables = [(self.up_to + 1, inf)]
        if self.high[column] == self.low[column]:
            value = self.high[column]
            tables += [(value + 1, inf), (-inf, value - 1)]
        decided = True
        for low, high in tables:
            if not self._safe(column):
                decided &= self._solve(np.zeros(len(self.names)), column, low, high)
        return decided

    def _sample(self):
        """Tables in which many are many, or few: most targets are seen to be safe by them."""
        noise = np.random.default_rng(5)
        for sign in itertools.cycle((-1, 1)):
            left = [column for column in self.targets if not self._safe(column)]
            aim = np.zeros(len(self.names))
            aim[left] = sign * noise.uniform(0, 1, len(left))
            if not left or not self._solve(aim):
                return
            still = [column for column in left if not self._safe(column)]
            if sign == 1 and len(still) > 0.9 * len(left):
                return

    def _solve(self, aim, column=None, low=-inf, high=inf):
        """Keep the table with the least aim; False when the program gave no answer."""
        least, most = self.least.copy(), np.minimum(self.most, 1e7)
        if column is not None:
            least[column], most[column] = max(low, least[column]), min(high, most[column])
            if least[column] > most[column]:
                return True
        found = milp(
            aim, integrality=np.ones(len(aim)), bounds=Bounds(least, most),
            constraints=LinearConstraint(self.matrix, self.totals, self.totals),
            options={"time_limit": SECONDS},
        )  # fmt: skip
        if found.x is None:
            return found.status == 2  # no such table, proven
        self._keep(np.round(found.x)[None, :])
        return True

    def _keep(self, tables):
        fits = (self.matrix @ tables.T == self.totals[:, None]).all(axis=0)
        fits &= (tables >= self.least).all(axis=1) & (tables <= self.most).all(axis=1)
        if fits.any():
            self.low = np.minimum(self.low, tables[fits].min(axis=0))
            self.high = np.maximum(self.high, tables[fits].max(axis=0))

    def _count_out(self):
        """Try every table of a small part; False where there are too many."""
        most = self._ceilings()
        spans = most - self.least + 1
        if np.isinf(most).any() or np.prod(spans) > MOST_TABLES:
            return False
        ranges = [np.arange(low, high + 1) for low, high in zip(self.least, most, strict=True)]
        self._keep(np.stack([axis.ravel() for axis in np.meshgrid(*ranges)], axis=1))
        return True

    def _ceilings(self):
        """The most that each can be by the equations that only add."""
        most = self.most.copy()
        dense = self.matrix.toarray() if len(self.names) < 20 else np.zeros((0, len(self.names)))
        for row, total in zip(dense, self.totals, strict=False):
            if (row >= 0).all():
                room = total - row @ self.least
                used = row > 0
                most[used] = np.minimum(most[used], self.least[used] + room // row[used])
        return most
