"""What numbers may be, as sets: each rule one condition over every value of a workbook."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from loaders.known import KnownMeasure


@dataclass(frozen=True, slots=True)
class Rule:
    """A value is wrong where the condition holds; both are SQL over `entry` and `measure`.

    `computed` is what numerator and denominator make, `actual` the value or else that.
    """

    field: str
    condition: str
    says: str
    """Goes on from the name of the field's column."""
    is_warning: bool = False


_HAS_RATIO = "statistic in ('rate', 'mean rating')"
_UNLIKE = (
    f"{_HAS_RATIO} and value is not null and computed is not null "
    "and numerator >= 0 and denominator > 0 and computed between least and most "
    "and abs(value - computed) > last_place(value) * 1.000001"
)
_WIDEST = "((most - least) / 2 * sqrt(greatest(denominator, 2) / (greatest(denominator, 2) - 1)))"
"""Half of the ratings at each end of the scale."""
_MADE = (
    "if(factor = 1, '', shown(factor) || ' × ') || shown(numerator) || ' / ' || shown(denominator)"
)

RULES = (
    Rule(
        "value",
        "statistic = 'rate' and (value < least or value > most)",
        "'should be from ' || shown(least) || ' to ' || shown(most) || ', not ' || shown(value)",
    ),
    Rule(
        "value",
        "statistic = 'mean rating' and (actual < least or actual > most)",
        "'should be from ' || shown(least) || ' to ' || shown(most) || ', the scale of ' || code "
        "|| ', not ' || if(value is null, " + _MADE + " || ' = ', '') || shown(actual)",
    ),
    Rule(
        "value",
        "statistic = 'count' and value < 0",
        "'should be 0 or more, because ' || code || ' is a count, not ' || shown(value)",
    ),
    *(
        Rule(
            field,
            f"statistic in ('rate', 'count', 'mean rating') and {field} < 0",
            f"'should be 0 or more, not ' || shown({field})",
        )
        for field in ("numerator", "denominator")
    ),
    Rule(
        "denominator",
        f"{_HAS_RATIO} and denominator = 0 and (numerator <> 0 or value is not null)",
        "'should be more than 0 where there is a value'",
    ),
    Rule(
        "numerator",
        "statistic = 'rate' and numerator > denominator and denominator > 0 and most <= factor",
        "'should be at most the denominator, ' || shown(denominator) || ', not ' "
        "|| shown(numerator)",
    ),
    Rule(
        "denominator",
        f"{_HAS_RATIO} and value is null and numerator is not null and denominator is null",
        "'should be given where there is a numerator and no value'",
    ),
    Rule(
        "numerator",
        f"{_HAS_RATIO} and value is null and numerator is null and denominator is not null",
        "'should be given where there is a denominator and no value'",
    ),
    Rule(
        "value",
        f"not {_HAS_RATIO} and kind = 'quantitative' and value is null "
        "and coalesce(numerator, denominator) is not null",
        "'should be given beside numerator and denominator, because ' || code || ' is no rate'",
    ),
    Rule(
        "sd",
        "sd is not null and statistic <> 'mean rating'",
        "'should be blank, because ' || code || ' is no mean of ratings'",
    ),
    Rule("sd", "sd < 0", "'should be 0 or more, not ' || shown(sd)"),
    Rule(
        "sd",
        f"sd > {_WIDEST} + last_place(sd)",
        f"'should be at most ' || shown(round({_WIDEST}, 3)) || ', as on the scale of ' || code "
        "|| ' no ratings lie farther apart, not ' || shown(sd)",
    ),
    Rule(
        "value",
        f"{_UNLIKE} and is_sure",
        f"'should be ' || {_MADE} || ' = ' || shown(round(computed, 3)) || ', not ' "
        "|| shown(value) || '; correct one of the three, or leave it blank'",
    ),
    Rule(
        "value",
        f"{_UNLIKE} and not is_sure",
        f"'says ' || shown(value) || ', but ' || {_MADE} || ' is ' || shown(round(computed, 3))",
        is_warning=True,
    ),
)
"""The first that holds for a field speaks. A rate's scale, where its measure has one, stands for
0 to 100: some percentages may pass 100."""

_MACROS = """
create temp macro shown(number) as short_number_words(number);
-- One unit of the last decimal that was written: 61.2 stands for 61.1 to 61.3, 61 for 60 to 62.
create temp macro last_place(number) as
    pow(
        10.0,
        -coalesce(list_filter(range(6)::integer[], lambda d: round(number, d) = number)[1], 6)
    );
"""

_MEASURES = """
create temp table measure as
select
    * exclude (scale_low, scale_high), actual_of(null, 1, 1, 'rate', unit) as factor,
    -- What 100 per cent is made of is known; a unit of other words may mean anything.
    statistic = 'rate' and factor <> 1 as is_sure,
    coalesce(scale_low, if(statistic = 'rate', 0, '-inf'::double)) as least,
    coalesce(scale_high, if(statistic = 'rate' and unit = '%', 100, 'inf'::double)) as most
from measure_rows
"""


def lay_out_measures(connection: duckdb.DuckDBPyConnection, known: Iterable[KnownMeasure]) -> None:
    """Make the table `measure` in a connection in memory that has the macros.

    `factor` is what a rate is multiplied with: 100 for %, 1000 for "per 1,000 days".
    """
    connection.execute(_MACROS)
    names = [field.name for field in _MEASURE]
    rows = [{name: getattr(measure, name) for name in names} for measure in known]
    connection.register("measure_rows", pa.Table.from_pylist(rows, schema=_MEASURE))
    connection.execute(_MEASURES)
    connection.unregister("measure_rows")


_MEASURE = pa.schema(
    [
        *[(name, pa.string()) for name in ("measure_id", "code", "kind", "statistic", "unit")],
        *[(name, pa.float64()) for name in ("scale_low", "scale_high", "baseline", "target")],
    ]
)


def broken_rules(
    connection: duckdb.DuckDBPyConnection, most: int
) -> list[tuple[int, str, int, str, str, bool, int]]:
    """What is wrong with the numbers of the table `entry`, at most so many of each rule.

    Place, field, line, cell of the entry, what is wrong, whether it is only odd, and how many of
    its rule are left out (with the last of those that are not, else 0).
    """
    each = " union all ".join(
        f"(select place, '{rule.field}' as field, line, cell, {rule.says} as says, "  # noqa: S608
        f"{rule.is_warning} as is_warning, {number} as rule, count(*) over () - {most} as more, "
        "row_number() over (order by place, line) as turn "
        f"from judged where {rule.condition} qualify turn <= {most})"
        for number, rule in enumerate(RULES)
    )
    return connection.execute(
        "with judged as materialized (select place, line, cell, value, numerator, denominator, sd, "  # noqa: S608
        "code, kind, statistic, least, most, factor, is_sure, "
        "actual_of(null, numerator, denominator, statistic, unit) as computed, "
        "coalesce(value, computed) as actual "
        "from entry join measure using (measure_id)) "
        f"select place, field, line, cell, says, is_warning, if(turn = {most}, more, 0) "
        f"from ({each}) "
        "qualify row_number() over (partition by place, field, line order by rule) = 1 "
        "order by place, line, field"
    ).fetchall()
