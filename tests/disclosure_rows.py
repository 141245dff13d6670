"""The rows of a published file that tell how many people there are, shown or hidden."""

from dataclasses import dataclass

import duckdb

FIGURES = {"rate": ("x", "c", "n"), "mean": ("n",), "count": ("x",), "value": ()}


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
