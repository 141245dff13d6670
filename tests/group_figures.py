"""Values by group drawn as text, as the table that oddities are looked for in."""

from contextlib import contextmanager
from dataclasses import replace

import duckdb
from update_files import known

from loaders.breakdowns.knowing import breakdowns_with
from loaders.breakdowns.known_records import KnownBreakdowns, folded
from loaders.breakdowns.oddities import odd_breakdowns
from loaders.known import Known
from loaders.macros import lay_out_macros
from loaders.periods import parse_period

GROUP = {
    "ordinal": 1, "synonyms": [], "parent_dimension": None, "parent_group": None,
    "is_overlapping": False, "is_unknown": False, "is_withdrawn": False,
}  # fmt: skip


def catalogue(*groups, measures=(), in_use=()) -> KnownBreakdowns:
    """A catalogue with these groups, each a dict with what differs from the usual."""
    rows = {
        "dimension_group": [GROUP | one for one in groups],
        "measure_breakdown": [
            {"process": None, "dimensions": [], "is_withdrawn": False, **one} for one in measures
        ],
    }
    used = frozenset((folded(one), folded(group)) for one, group in in_use)
    return replace(breakdowns_with(KnownBreakdowns(), rows), in_use=used)


def oddities(picture: str, breakdowns: KnownBreakdowns | None = None) -> list[tuple[str, str]]:
    """Cell and words of each oddity of values drawn as text, all of them from one file.

        measure | period | dimension | group | value | numerator | denominator

    A line that begins with `*` stands already.
    """
    with figures(picture) as (connection, stands):
        found = odd_breakdowns(connection, replace(stands, breakdowns=breakdowns or catalogue()))
        return [(one.source, one.says.strip(" :")) for kind in found for one in kind]


@contextmanager
def figures(picture: str):
    """A connection with the table `figure`, and what is known of its measures."""
    stands = known()
    with duckdb.connect(":memory:") as connection:
        lay_out_macros(connection)
        connection.execute(
            "create table figure (source varchar, measure_id varchar, period_id varchar, "
            "dimension varchar, group_name varchar, value double, numerator double, "
            "denominator double, is_new boolean, statistic varchar, unit varchar, actual double)"
        )
        for number, line in enumerate(picture.strip().splitlines(), start=1):
            connection.execute(
                "insert into figure values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "actual_of(?, ?, ?, ?, ?))",
                _row(number, line, stands),
            )
        yield connection, stands


def _row(number: int, line: str, stands: Known) -> list:
    is_standing = line.strip().startswith("*")
    words = [part.strip() for part in line.strip(" *").split("|")]
    code, period, dimension, group, *numbers = words
    measure = stands.measure(code)
    figures = [float(one) if one else None for one in [*numbers, "", "", ""][:3]]
    return [
        None if is_standing else f"A{number}",
        measure.measure_id,
        parse_period(period, measure.calendar, None).period_id,
        dimension,
        group,
        *figures,
        not is_standing,
        measure.statistic,
        measure.unit,
        *figures,
        measure.statistic,
        measure.unit,
    ]
