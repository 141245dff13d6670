"""What numbers may be, as sets: each rule one condition over every value of a workbook."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from loaders.known import KnownMeasure

_TO_ONE = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A value is wrong where the condition holds; both are SQL over `entry` and `measure`."""

    field: str
    condition: str
    says: str
    """Goes on from the name of the field's column."""
    is_warning: bool = False


_UNLIKE = (
    "statistic = 'rate' and value is not null and numerator <= denominator * most / factor "
    "and denominator > 0 "
    "and abs(value - factor * numerator / denominator) > last_place(value) * 1.000001"
)
_COMPUTED = "shown(factor) || ' × ' || shown(numerator) || ' / ' || shown(denominator)"

RULES = (
    Rule(
        "value",
        "statistic = 'rate' and (value < least or value > most)",
        "'should be from ' || shown(least) || ' to ' || shown(most) || ', not ' || shown(value)",
    ),
    Rule(
        "value",
        "statistic = 'mean rating' and (value < scale_low or value > scale_high)",
        "'should be from ' || shown(scale_low) || ' to ' || shown(scale_high) || ', the scale of '"
        " || code || ', not ' || shown(value)",
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
        "statistic = 'rate' and denominator = 0 and (numerator > 0 or value is not null)",
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
        "statistic = 'rate' and value is null and numerator is not null and denominator is null",
        "'should be given where there is a numerator and no value'",
    ),
    Rule(
        "numerator",
        "statistic = 'rate' and value is null and numerator is null and denominator is not null",
        "'should be given where there is a denominator and no value'",
    ),
    Rule(
        "value",
        "statistic <> 'rate' and kind = 'quantitative' and value is null "
        "and coalesce(numerator, denominator) is not null",
        "'should be given beside numerator and denominator, because ' || code || ' is no rate'",
    ),
    Rule(
        "value",
        "statistic = 'rate' and not is_sure and value is null and numerator is not null",
        "'should be given, because the unit of ' || code || ' (' || coalesce(nullif(unit, ''), "
        "'none') || ') does not say how it comes from numerator and denominator'",
    ),
    Rule(
        "value",
        f"{_UNLIKE} and is_sure",
        f"'should be ' || {_COMPUTED} || ' = ' || shown(round(factor * numerator / denominator, 3))"
        " || ', not ' || shown(value) || '; correct one of the three, or leave it blank'",
    ),
    Rule(
        "value",
        f"{_UNLIKE} and not is_sure",
        "'says ' || shown(value) || ', but numerator over denominator is ' "
        "|| shown(round(factor * numerator / denominator, 3))",
        is_warning=True,
    ),
)
"""The first that holds for a field speaks. A rate's scale, where its measure has one, stands for
0 to 100: some percentages may pass 100."""

_MACROS = """
create temp macro shown(number) as
    regexp_replace(regexp_replace(format('{:.6f}', number::double), '0+$', ''), '\\.$', '');
-- One unit of the last decimal that was written: 61.2 stands for 61.1 to 61.3, 61 for 60 to 62.
create temp macro last_place(number) as case
    when number = round(number) then 1.0
    else pow(10.0, -list_min([6, length(split_part(shown(number), '.', 2))]))
end;
"""


def lay_out_measures(connection: duckdb.DuckDBPyConnection, known: Iterable[KnownMeasure]) -> None:
    """Make the table `measure` and the macros of the rules in a connection in memory.

    `factor` is what a rate is multiplied with: 100 for %, 1000 for "per 1,000 days".
    """
    connection.execute(_MACROS)
    rows = [_measure_row(measure) for measure in known]
    table = pa.Table.from_pylist(rows, schema=_MEASURE)
    connection.register("measure_rows", table)
    connection.execute("create temp table measure as from measure_rows")
    connection.unregister("measure_rows")


def broken_rules(
    connection: duckdb.DuckDBPyConnection, most: int
) -> list[tuple[int, str, int, str, str, bool]]:
    """What is wrong with the numbers of the table `entry`, at most so many of each rule.

    Place, field, line, cell of the entry, what is wrong, whether it is only odd.
    """
    each = " union all ".join(
        f"(select place, '{rule.field}' as field, line, cell, {rule.says} as says, "  # noqa: S608
        f"{rule.is_warning} as is_warning, {number} as rule "
        f"from entry join measure using (measure_id) where {rule.condition} limit {most})"
        for number, rule in enumerate(RULES)
    )
    return connection.execute(
        f"select place, field, line, cell, says, is_warning from ({each}) "  # noqa: S608
        "qualify row_number() over (partition by place, field, line order by rule) = 1 "
        "order by place, line, field"
    ).fetchall()


_MEASURE = pa.schema(
    [
        *[(name, pa.string()) for name in ("measure_id", "code", "kind", "statistic", "unit")],
        *[(name, pa.float64()) for name in ("scale_low", "scale_high", "least", "most", "factor")],
        ("is_sure", pa.bool_()),
    ]
)


def _measure_row(measure: KnownMeasure) -> dict[str, object]:
    found = re.search(r"\bper\s+(\d[\d,]*)", measure.unit)
    factor = float(found[1].replace(",", "")) if found else _TO_ONE
    is_percent = measure.unit == "%"
    least = 0.0 if measure.scale_low is None else measure.scale_low
    most = (100.0 if is_percent else float("inf")) if measure.scale_high is None else None
    return {
        "measure_id": measure.measure_id,
        "code": measure.code,
        "kind": measure.kind,
        "statistic": measure.statistic,
        "unit": measure.unit,
        "scale_low": measure.scale_low,
        "scale_high": measure.scale_high,
        "least": least,
        "most": measure.scale_high if most is None else most,
        "factor": 100.0 if is_percent else factor,
        "is_sure": is_percent or found is not None,
    }
