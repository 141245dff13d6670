"""Numbers that one published table tells of what another one hides."""

import duckdb

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
