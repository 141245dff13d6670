"""What somebody with a published file knows of the counts that it hides, as equations.

What is shown, what adds up to what, and the rule: nothing else. A truth, published without hiding,
only tells which sums hold (an attacker may know that a table is complete, and may not know what is
not so), and which of the people in no group are few.
"""

from collections import defaultdict
from dataclasses import dataclass

import duckdb
from disclosure_auditor import System

FIGURES = {"rate": ("x", "c", "n"), "mean": ("n",), "count": ("x",), "value": ()}
REST = "in no group"


@dataclass(frozen=True)
class Row:
    """One row of equity_rate."""

    measure: str
    period: str
    dims: tuple
    groups: tuple
    months: int
    starts_on: object
    kind: str
    is_proportion: bool
    hidden: bool
    numerator: float | None
    denominator: float | None
    load_id: int
    source: str
    is_computed: bool

    @property
    def key(self):
        return self.measure, self.period, self.dims, self.groups

    @property
    def figures(self):
        """Names of its figures, and their values where they are shown."""
        names = FIGURES[self.kind]
        if self.kind == "rate" and not self.is_proportion:
            names = ("x", "n")
        x, n = self.numerator, self.denominator
        values = {"x": x, "n": n, "c": None if None in {x, n} else n - x}
        return {name: values[name] for name in names}


def read_rows(file):
    """Rows of equity_rate by their keys; those about no people are left out."""
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = connection.execute(
            "select measure_id, period_id, dimensions, groups, months, starts_on, kind, "
            "is_proportion, hidden, numerator, denominator, load_id, source, is_computed "
            "from equity_rate where about <> 'no people'"
        ).fetchall()
    found = {}
    for measure, period, dims, groups, *more in rows:
        is_whole = dims == ["Overall"]
        key = () if is_whole else tuple(dims), () if is_whole else tuple(groups)
        row = Row(measure, period, *key, *more)
        found[row.key] = row
    return found


def read_impact(file):
    """Rows of impact_group by their keys: affected of a population, and outcomes before of it."""
    with duckdb.connect(str(file), read_only=True) as connection:
        told = connection.execute(
            "select assessment_id, stratum, group_name, hidden, affected, outcomes_before, "
            "population, exists (from impact_group as other where other.assessment_id = "
            "told.assessment_id and outcomes_before is not null) from impact_group as told"
        ).fetchall()
    found = {}
    for name, stratum, group, hidden, *counts, has_before in told:
        place = {"Group": group, "Stratum": stratum}
        place = {kind: part for kind, part in place.items() if part != "Overall"}
        for kind, x in zip(("affected", "before")[: 1 + has_before], counts, strict=False):
            row = Row(f"{name} {kind}", "", tuple(place), tuple(place.values()), 12, None, "rate",
                      True, hidden, x, counts[2], 1, "", is_computed=False)  # fmt: skip
            found[row.key] = row
    return found


def read_groups(file):
    """(dimension, group) of those counted beside others, and (dimension, group) -> its parent."""
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = connection.execute(
            "select dimension, group_name, parent_dimension, parent_group, is_overlapping "
            "from equity_group"
        ).fetchall()
    beside = {(row[0], row[1]) for row in rows if row[4]}
    return beside, {(row[0], row[1]): (row[2], row[3]) for row in rows if row[3] is not None}


def lines_of(rows, beside, parents):
    """Yield (relation, whole key, part keys): parts that lie in the whole and in nothing else.

    A relation is what an attacker may know to be complete. The whole may be a row that nobody sees.
    """
    tables = defaultdict(set)
    for measure, period, dims, groups in rows:
        tables[measure, period, dims].add(groups)
    for table, members in tables.items():
        for place, dimension in enumerate(table[2]):
            yield from _sums(table, members, place, beside, parents)
            for upper in {up for (name, _), (up, _) in parents.items() if name == dimension}:
                if upper not in table[2] or upper == dimension:
                    lying = {key: up for key, up in parents.items() if key not in beside}
                    yield from _rises(table, members, place, upper, lying)


def _sums(table, members, place, beside, parents):
    """A dimension summed away; those counted beside the others are one part of two each."""
    dims = table[2]
    coarse = _without(dims, place)
    lines = defaultdict(list)
    for groups in members:
        whole, part = (*table[:2], coarse, _without(groups, place)), (*table, groups)
        name = dims[place], groups[place]
        up, parent = parents.get(name, (None, None))
        inner = (*groups[:place], parent, *groups[place + 1 :])
        if name in beside:
            yield (*table, coarse, name), whole, [part]
        elif not (up == dims[place] and inner in members):
            lines[whole].append(part)
    for whole, parts in lines.items():
        yield (*table, coarse), whole, parts


def _without(names, place):
    return names[:place] + names[place + 1 :]


def _rises(table, members, place, upper, lying):
    """A dimension replaced by the one whose groups its own lie in."""
    dims = table[2]
    lines = defaultdict(list)
    for groups in members:
        up, parent = lying.get((dims[place], groups[place]), (None, None))
        if up == upper:
            pairs = [*zip(dims, groups, strict=True)]
            pairs[place] = (upper, parent)
            pairs.sort(key=lambda pair: pair[0].casefold())
            key = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
            lines[*table[:2], *key].append((*table, groups))
    for whole, parts in lines.items():
        yield (*table, whole[2], upper), whole, parts


def years_of(rows):
    """Yield (relation, key of the year, keys of the periods that make it up)."""
    series = defaultdict(list)
    for row in rows.values():
        series[row.measure, row.dims, row.groups].append(row)
    for (measure, dims, _), members in series.items():
        for long in members:
            for months in {row.months for row in members if row.months < long.months}:
                parts = [
                    row for row in members
                    if row.months == months
                    and 0 <= _months_between(long.starts_on, row.starts_on) < long.months
                ]  # fmt: skip
                if len(parts) * months == long.months:
                    relation = (measure, dims, long.months, months)
                    yield relation, long.key, [row.key for row in parts]


def _months_between(first, then):
    return (then.year - first.year) * 12 + then.month - first.month


class Attack:
    """Everything known of one publication or several of the same ledger."""

    def __init__(self, files, truths, *, up_to=10, same_people=(), read=read_rows):
        self.system = System(up_to)
        self.same_people = same_people
        self.truth, self.asked, before = {}, 0, {}
        for number, (file, truth) in enumerate(zip(files, truths, strict=True)):
            rows, self.real = read(file), read(truth)
            self.rows, self.number = rows, number
            for row in rows.values():
                self._row(row)
            beside, parents = read_groups(file)
            self.sums = {}
            self._relations(self._lines(beside, parents), is_time=False)
            if read is read_rows:
                self._relations(list(years_of(rows)), is_time=True)
            self._same_people()
            self._same_loads(before)
            before = rows

    def leaks(self):
        """What is hidden and can be computed."""
        return self.system.leaks()

    def _name(self, key, figure):
        return (self.number, *key, figure)

    def _true(self, key, figure):
        row = self.real.get(key)
        return self.sums.get((key, figure)) if row is None else row.figures.get(figure)

    def _lines(self, beside, parents):
        """Every line, also those of wholes that stand nowhere but that several tables add up to."""
        keys = dict.fromkeys(self.rows)
        while True:
            lines = list(lines_of(keys, beside, parents))
            unseen = [whole for _, whole, _ in lines if whole not in keys]
            if not unseen:
                return lines
            for relation, whole, parts in lines:
                if whole not in self.rows and relation[-1] not in beside:
                    self._unseen(whole, parts)
            keys |= dict.fromkeys(unseen)

    def _unseen(self, whole, parts):
        for figure in ("x", "c", "n"):
            values = [self._true(part, figure) for part in parts]
            if None not in values:
                known = self.sums.get((whole, figure), 0)
                self.sums[whole, figure] = max(known, sum(values))
                self.system.unknown(self._name(whole, figure), is_target=False)

    def _row(self, row):
        if not row.hidden:
            for figure, value in row.figures.items():
                self.truth[self._name(row.key, figure)] = value
            return
        figures = row.figures
        self.asked += 1
        for figure in figures:
            # Zeros are shown, where they are: then what is hidden is at least one.
            least = figure == "n" or row.kind == "count"
            value = self._true(row.key, figure)
            self.system.unknown(self._name(row.key, figure), int(least and value != 0))
        if "c" in figures:
            names = {figure: self._name(row.key, figure) for figure in figures}
            self.system.equal({names["x"]: 1, names["c"]: 1, names["n"]: -1}, 0)

    def _relations(self, lines, *, is_time):
        """Add the lines of each relation that the truth bears out, figure by figure."""
        relations = defaultdict(list)
        for relation, whole, parts in lines:
            relations[relation].append((whole, parts))
        for relation, members in relations.items():
            figures = {
                figure: lines
                for figure in ("x", "c", "n")
                if (lines := self._told(members, figure)) and all(left >= 0 for *_, left in lines)
            }
            complete = {
                figure: all(left == 0 for *_, left in lines) for figure, lines in figures.items()
            }
            for figure, lines in figures.items():
                # Nobody knows that those left out have no numerator; of periods each may add up.
                if complete[figure] if is_time else all(complete.values()):
                    for whole, parts, _ in lines:
                        self._line(whole, parts, figure)
                elif not is_time:
                    for whole, parts, left in lines:
                        self._line(whole, parts, figure, (*relation, whole[3], REST), left)

    def _told(self, members, figure):
        """Whole, parts, and how many the parts leave, of the lines where that is known."""
        lines = []
        for whole, parts in members:
            counted = self._counted(parts)
            left = self._left(whole, counted, figure)
            if left is not None:
                lines.append((whole, counted, left))
        return lines

    def _line(self, whole, parts, figure, rest=None, left=0):
        """The parts make the whole, or all of it but some who are in no group."""
        terms = dict.fromkeys((self._name(part, figure) for part in parts), 1)
        terms[self._name(whole, figure)] = -1
        if rest is not None:
            rest = (self.number, *rest, figure)
            self.system.unknown(rest, is_target=1 <= left <= self.system.up_to)
            terms[rest] = 1
        self._know(terms)

    def _left(self, whole, parts, figure):
        """What the parts leave of the whole in truth; None where that is not known."""
        values = [self._true(key, figure) for key in (whole, *parts)]
        return None if None in values else round(values[0] - sum(values[1:]))

    def _counted(self, keys):
        """Those whose number of people somebody knows; the others are in what is left."""
        return [key for key in keys if key not in self.rows or self.rows[key].kind != "value"]

    def _know(self, terms):
        """An equation, with what is shown put in."""
        shown = {name: self.truth[name] for name in terms if name in self.truth}
        left = {name: factor for name, factor in terms.items() if name not in shown}
        total = -sum(terms[name] * value for name, value in shown.items())
        self.system.equal(left, round(total))

    def _same_people(self):
        """Measures that are known to count among the same people."""
        for first, second in self.same_people:
            for key in list(self.rows):
                other = (second[0], *key[1:])
                if key[0] == first[0] and other in self.rows:
                    self._know({self._name(key, first[1]): 1, self._name(other, second[1]): -1})

    def _same_loads(self, before):
        """What the same load brought is the same in both publications."""
        for key, row in self.rows.items():
            old = before.get(key)
            if old is None or row.is_computed or old.is_computed or old.source != row.source:
                continue
            if old.load_id == row.load_id:
                for figure in row.figures:
                    then = (self.number - 1, *key, figure)
                    self._know({self._name(key, figure): 1, then: -1})


HIDDEN = "(from equity_rate where hidden)"
TOLD = """
    select 'equity_{table}', '{column}' from equity_{table} as told
    semi join {hidden} as secret using (measure_id, period_id, dimension, group_name)
    where {column} is not null
"""
WITHIN = """
    select 'equity_share', 'whole' from equity_share as told
    join {hidden} as secret
        on secret.measure_id = told.measure_id and secret.period_id = told.period_id
        and secret.dimension = told.within_dimension and secret.group_name = told.within_group
    where coalesce(whole, share, availability, representation) is not null
    union all
    select 'equity_gap', 'reference_rate' from equity_gap as told
    join {hidden} as secret
        on secret.measure_id = told.measure_id and secret.period_id = told.period_id
        and secret.group_name = told.reference_group
        and (secret.dimension = told.dimension or told.reference_group = 'Overall')
    where told.within_dimension = 'Overall'
        and coalesce(reference_rate, gap, gap_low, ratio, people) is not null
    union all
    select '{values}', 'actual' from {values} as told
    join {hidden} as secret using (measure_id, period_id)
    where secret.dimension = 'Overall' and {standing}
        and coalesce(told.actual, told.numerator, told.denominator) is not null
"""
NUMBERS = {
    "rate": ("numerator", "denominator", "rate", "rate_low", "rate_high", "standing", "reliability"),
    "gap": ("rate", "gap", "gap_low", "gap_high", "ratio", "ratio_low", "people", "people_low"),
    "share": ("count", "whole", "share", "share_low", "availability", "representation"),
    "selection": ("selected", "pool", "rate", "share_of_pool", "ratio", "four_fifths", "fisher_p",
                  "more_needed", "says"),
}  # fmt: skip


def told_of_hidden(file):
    """Tables and columns that show a number of a row that is hidden elsewhere; it should be none."""
    asked = [
        TOLD.format(table=table, column=column, hidden=HIDDEN)
        for table, columns in NUMBERS.items()
        for column in columns
    ] + [
        WITHIN.format(hidden=HIDDEN, values=table, standing=standing)
        for table, standing in (
            ("measure_value", "true"), ("measure_now", "true"),
            ("measure_value_history", "is_standing"),
        )
    ]  # fmt: skip
    with duckdb.connect(str(file), read_only=True) as connection:
        return sorted({row for sql in asked for row in connection.execute(sql).fetchall()})
