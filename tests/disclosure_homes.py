"""Homes of very many small tables by group, and their publications with and without hiding."""

import dataclasses
import random
from itertools import product

import duckdb
import pandas as pd
from equity_rows import add_dimension
from measure_rows import add_measure, period_of
from small_home import SmallHome

from loaders.ledger import schema_sql
from loaders.marts import prepare, run
from loaders.publication import is_private, macro_files, mart_files

DIMENSIONS = {
    "Region": ["Coast", "Hills", "Lakes", "Plains"],
    "Race": ["Asian", "Black", "White", "Hispanic of any race", "Unknown"],
    "Sex": ["Men", "Women"],
    "County": ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir"],
}
COUNTIES = {
    "Ash": "Coast", "Birch": "Coast", "Cedar": "Hills", "Dogwood": "Hills",
    "Elm": "Lakes", "Fir": "Plains",
}  # fmt: skip
BESIDE = "Hispanic of any race"


class PackedHome(SmallHome):
    """A SmallHome that publishes thousands of rows quickly, and also everything it hides."""

    def __init__(self, path, up_to=10):
        super().__init__(path)
        self.settings = dataclasses.replace(self.settings, hidden_up_to=up_to)
        self.load("measures.xlsx")
        for name, groups in DIMENSIONS.items():
            add_dimension(self, name, [_catalogued(name, group) for group in groups])

    def both(self):
        """Files of the publication, and of every cell with its numbers."""
        self.number += 1
        files = [self.path / "published" / f"{self.number:06}{end}.duckdb" for end in ("", "_all")]
        with duckdb.connect(":memory:") as ledger:
            ledger.execute(f"attach '{self.path / 'ledger'}_{self.number}' as ledger; use ledger")
            ledger.execute(schema_sql())
            for table, rows in self.rows.items():
                frame = pd.DataFrame(rows).astype(object)  # noqa: F841 - DuckDB reads it
                columns = [name for name, _ in ledger.execute(
                    "select column_name, column_index from duckdb_columns() "
                    "where table_name = ? and not internal", [table]).fetchall()]  # fmt: skip
                names = ", ".join(name for name in rows[0] if name in columns)
                ledger.execute(f"insert into {table} ({names}) select {names} from frame")
        for file in files:
            with duckdb.connect(":memory:") as connection:
                connection.execute(
                    f"attach '{self.path / 'ledger'}_{self.number}' as ledger (read_only)"
                )
                connection.execute(f"attach '{file}' as published; use published")
                prepare(connection, self.settings, self.event_id, self.day)
                (run if file == files[0] else _tell_all)(connection)
                connection.execute("use memory; detach published")
        return files

    def table(self, code, words, dims, cells, **given):
        """Add groups -> (numerator, denominator), or groups -> count, of one period."""
        period = period_of(words)
        order = sorted(range(len(dims)), key=lambda place: dims[place].casefold())
        for row, (groups, told) in enumerate(cells.items(), 2):
            x, n = told if isinstance(told, tuple) else (None, None)
            self.add(
                "measure_value", source=f"u.xlsx!{code} {words}!{'×'.join(dims)}{row}",
                measure_id=code.lower(), period_id=period.period_id, months=period.months,
                starts_on=period.starts_on, ends_on=period.ends_on,
                dimension=" × ".join(dims[place] for place in order) or "Overall",
                group_name=" × ".join(groups[place] for place in order) or "Overall",
                value=None if isinstance(told, tuple) else float(told),
                numerator=None if x is None else float(x),
                denominator=None if n is None else float(n),
                state=None, note=None, evidence=None, is_withdrawn=False, **given,
            )  # fmt: skip


def _tell_all(connection):
    """What equity_rate would be if nothing were hidden, from the private marts alone."""
    private = [script for script in mart_files() if is_private(script)]
    for script in (*macro_files(), *private):
        connection.execute(script.read_text(encoding="utf-8"))
    connection.execute(
        "create table equity_rate as select * exclude (numerator, value), "
        "if(kind = 'count', value, numerator) as numerator, false as hidden from equity_cell"
    )
    connection.execute("create table impact_group as select *, false as hidden from impact_cell")


def _catalogued(dimension, group):
    parent = ("Region", COUNTIES[group]) if dimension == "County" else (None, None)
    return group, {
        "parent_dimension": parent[0], "parent_group": parent[1],
        "is_overlapping": group == BESIDE, "is_unknown": group == "Unknown",
    }  # fmt: skip


def small(dice):
    """A count such as small tables have: none, few, some or many."""
    return dice.choice([0, 0, dice.randint(1, 10), dice.randint(1, 14), dice.randint(5, 40),
                        dice.randint(11, 300)])  # fmt: skip


def random_table(dice, dims, kind):
    """Groups -> count or (numerator, denominator); some combinations are missing."""
    sizes = {name: dice.randint(2, 4) for name in dims}
    groups = [
        [group for group in DIMENSIONS[name] if group != BESIDE][: sizes[name]] for name in dims
    ]
    if "County" in dims:
        groups[dims.index("County")] = DIMENSIONS["County"][: dice.choice([3, 4, 6])]
    cells = {}
    sparse = dice.random() < 0.2
    for key in product(*groups):
        if not (sparse and dice.random() < 0.2):
            cells[key] = cell(dice, kind)
    return cells or {tuple(group[0] for group in groups): cell(dice, kind)}


def cell(dice, kind):
    """One group's count, or numerator and denominator."""
    if kind == "count":
        return small(dice)
    x, c = small(dice), small(dice)
    return (x, x + c + (x + c == 0) * 12)


def summed(cells, dims, kept):
    """A table added up to some of its dimensions; those counted beside others are left aside."""
    found = {}
    for groups, told in cells.items():
        named = dict(zip(dims, groups, strict=True))
        if any(group == BESIDE and name not in kept for name, group in named.items()):
            continue
        key = tuple(named[name] for name in kept)
        before = found.get(key)
        found[key] = told if before is None else plus(before, told)
    return found


def plus(first, second):
    """Two cells added."""
    if isinstance(first, tuple):
        return first[0] + second[0], first[1] + second[1]
    return first + second


def part_of(dice, told):
    """Some of the people of a cell, somebody at least."""
    if isinstance(told, tuple):
        x, c = dice.randint(0, told[0]), dice.randint(0, told[1] - told[0])
        return (x, x + c) if x + c else told
    return dice.randint(0, told)


def new_measure(home, code, kind, **given):
    """A measure of rates or counts."""
    statistic = {"rate": "rate", "count": "count"}[kind]
    unit = {"rate": "%", "count": "people"}[kind]
    return add_measure(home, code, statistic=statistic, unit=unit, **given)


def dice_of(seed):
    """Chance that is the same every time."""
    return random.Random(seed)
