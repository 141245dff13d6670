"""The SQL of a sheet of groups: its cells, what they mean, what is wrong, its entries."""

from loaders.updates.entries import GROUP_NUMBERS

_PLAIN = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
_KEYS = ("id", "code", "measure", "period")
DIMENSIONS = ("dimension", "dimension_2", "dimension_3")
GROUPS = ("group", "group_2", "group_3")
BETWEEN = "\x1f"
"""Stands between the cells of several dimensions, and of their groups, while they are read."""


def _number(name: str) -> str:
    return (
        f"case when regexp_full_match(trim({name}), '{_PLAIN}') and "
        f"isfinite(try_cast({name} as double)) then try_cast({name} as double) end"
    )


def _several(names: tuple[str, ...]) -> str:
    """The first cell alone where there is no other; else all of them."""
    others = ", ".join(f"nullif(trim({name}), '')" for name in (*DIMENSIONS[1:], *GROUPS[1:]))
    each = ", ".join(f"coalesce(trim(\"{name}\"), '')" for name in names)
    first = f"coalesce(trim(\"{names[0]}\"), '')"
    return f"if(coalesce({others}) is null, {first}, concat_ws('{BETWEEN}', {each}))"


CELLS = f"""
create or replace temp table cell as
select
    "row" as line,
    {", ".join(f"coalesce(trim({name}), '') as {name}" for name in _KEYS)},
    {_several(DIMENSIONS)} as dimension,
    {_several(GROUPS)} as group_name,
    {", ".join(f"nullif(trim({name}), '') as {name}" for name in GROUP_NUMBERS)},
    {", ".join(f"{_number(name)} as {name}_number" for name in GROUP_NUMBERS)}
from text
where coalesce({", ".join(f"nullif(trim({name}), '')" for name in GROUP_NUMBERS)}) is not null
"""  # noqa: S608
"""Rows that give something; what is a number for certain is one already."""

_READ_NUMBERS = ",\n".join(
    f"""
    cell.{name} as {name}_text,
    coalesce(cell.{name}_number, {name}_word.number) as {name},
    coalesce({name}_word.kind = 'withdraw', false) as {name}_withdraws,
    {name}_word.wrong as {name}_wrong, {name}_word.odd as {name}_odd"""
    for name in GROUP_NUMBERS
)
_JOIN_NUMBERS = "\n".join(
    f"left join number_word as {name}_word on {name}_word.words = cell.{name} "
    f"and cell.{name}_number is null and {name}_word.unit = {unit}"
    for name, unit in zip(GROUP_NUMBERS, ("measure.unit", "''", "''", "''"), strict=True)
)

READ = f"""
create or replace temp view read as
select
    cell.line, cell.code, measure.measure_id, measure.kind, statistic,
    subject_word.field as subject_field, subject_word.wrong as subject_wrong,
    period_id, months, starts_on, ends_on,
    period_word.wrong as period_wrong, period_word.odd as period_odd,
    to_dimension as dimension, to_group as group_name,
    division_word.field as division_field, division_word.wrong as division_wrong,
    coalesce(value_word.is_ratio, false) as is_ratio,
    value_word.numerator as ratio_numerator, value_word.denominator as ratio_denominator,
    {_READ_NUMBERS}
from cell
join subject_word using (id, code, measure)
join division_word using (dimension, group_name)
left join measure on measure.measure_id = subject_word.measure_id
left join period_word
    on period_word.measure_id = subject_word.measure_id and period_word.period = cell.period
{_JOIN_NUMBERS}
"""  # noqa: S608
"""Each row with what its words mean; never laid out, because it is as wide as it is long."""

_WITHDRAWS = "(value_withdraws or numerator_withdraws or denominator_withdraws)"
_IS_ALONE = "coalesce(value_text, numerator_text, denominator_text) is null"

FAULTS = (
    ("subject_field", "subject_wrong is not null", "subject_wrong", False),
    (
        "'code'",
        "kind = 'deliverable'",
        "'should be a measure with numbers: ' || code || ' is a deliverable and has no groups'",
        False,
    ),
    ("'period'", "period_wrong is not null", "period_wrong", False),
    ("'period'", "period_odd is not null", "period_odd", True),
    ("division_field", "division_wrong is not null", "division_wrong", False),
    *(
        fault
        for name in GROUP_NUMBERS
        for fault in (
            (f"'{name}'", f"{name}_wrong is not null", f"{name}_wrong", False),
            (f"'{name}'", f"{name}_odd is not null", f"{name}_odd", True),
            (
                f"'{name}'",
                f"{_WITHDRAWS} and {name} is not null",
                "'should be blank where the value is withdrawn'",
                False,
            ),
        )
    ),
    (
        "'sd'",
        f"sd_withdraws or sd is not null and {_IS_ALONE}",
        "'should stand beside the mean that it belongs to'",
        False,
    ),
    (
        "'value'",
        "is_ratio and statistic <> 'rate'",
        "'should be one number, because ' || code || ' is no rate'",
        False,
    ),
    (
        "'value'",
        "is_ratio and statistic = 'rate' and coalesce(numerator, denominator) is not null",
        "'should be one number where numerator and denominator are given'",
        False,
    ),
)
"""Field, condition, what is wrong (as SQL over `faulty`), and whether it is only odd."""

FAULTY = f"""
create or replace temp table faulty as
from read where {" or ".join(f"({condition})" for _, condition, _, _ in FAULTS)}
"""
"""The rows in which something is wrong or odd."""

ENTRIES = f"""
insert into entry by name
select
    {{place}} as place, line, {{letter}} || line as cell,
    measure_id, period_id, months, starts_on, ends_on, dimension, group_name,
    case when is_ratio then null else value end as value,
    coalesce(numerator, ratio_numerator) as numerator,
    coalesce(denominator, ratio_denominator) as denominator,
    sd,
    {_WITHDRAWS} as is_withdrawn
from read
where measure_id is not null and kind <> 'deliverable' and division_wrong is null
    and coalesce({", ".join(f"{name}_wrong" for name in GROUP_NUMBERS)}) is null
    and {_WITHDRAWS} <> (coalesce(value, numerator, denominator) is not null)
"""  # noqa: S608
