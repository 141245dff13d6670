"""The SQL of a table of counts: its cells, what they mean, what is wrong, its entries."""

from loaders.updates.entries import NUMBERS

PLAIN_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
PLACES = ("d0", "d1", "d2")
"""Fields of the dimensions, in the order of the alphabet."""


def _number(name: str) -> str:
    return (
        f"case when regexp_full_match(trim({name}), '{PLAIN_NUMBER}') and "
        f"isfinite(try_cast({name} as double)) then try_cast({name} as double) end"
    )


TABLES = f"""
create or replace temp table cell (
    line integer, letter varchar, period varchar, {", ".join(f"{d} varchar" for d in PLACES)},
    {", ".join(f"{name} varchar, {name}_number double" for name in NUMBERS)}
);
create or replace temp table period_word (
    period varchar, period_id varchar, months integer, starts_on date, ends_on date,
    wrong varchar, odd varchar
);
create or replace temp table group_word (
    place varchar, words varchar, dimension varchar, group_name varchar, is_whole boolean,
    wrong varchar
);
create or replace temp table number_word (
    words varchar, kind varchar, number double, wrong varchar, odd varchar
);
"""

CELLS = f"""
insert into cell
select
    "row", $letter, {", ".join(f"coalesce(trim({key}), '')" for key in ("period", *PLACES))},
    {", ".join(f"nullif(trim({name}), ''), {_number(name)}" for name in NUMBERS)}
from text
where coalesce({", ".join(f"nullif(trim({name}), '')" for name in NUMBERS)}) is not null
"""  # noqa: S608
"""Rows that give something; what is a number for certain is one already."""

_FIGURES = ",\n".join(
    f"""    {name} as {name}_text, coalesce({name}_number, {name}_word.number) as {name},
    coalesce({name}_word.kind, if({name}_number is null, '', 'number')) as {name}_kind,
    {name}_word.wrong as {name}_wrong, {name}_word.odd as {name}_odd"""
    for name in NUMBERS
)
_JOINS = "\n".join(
    [
        *(
            f"left join number_word as {name}_word on {name}_word.words = cell.{name} "
            f"and cell.{name}_number is null"
            for name in NUMBERS
        ),
        *(
            f"join group_word as {d}_word on {d}_word.place = '{d}' and {d}_word.words = cell.{d}"
            for d in PLACES
        ),
    ]
)
_ANY_WHOLE = " or ".join(f"{d}_word.is_whole" for d in PLACES)
_GROUPS = ",\n".join(
    f"""    if(cell.{d} = '', null, {d}_word.dimension) as {d}_dimension,
    {d}_word.group_name as {d}_group,
    if(cell.{d} = '' and ({_ANY_WHOLE}), null, {d}_word.wrong) as {d}_wrong,
    cell.{d} = '' and {d}_word.wrong is not null and ({_ANY_WHOLE}) as {d}_is_taken"""
    for d in PLACES
)
_KINDS = "[" + ", ".join(f"{name}_kind" for name in NUMBERS) + "]"

READ = f"""
create or replace temp view read as
select
    line, letter, period_id, months, starts_on, ends_on,
    period_word.wrong as period_wrong, period_word.odd as period_odd,
{_GROUPS},
{_FIGURES}
from cell
join period_word using (period)
{_JOINS}
"""  # noqa: S608
"""Each row with what its words mean; never laid out, because it is as wide as it is long."""

WRONG = " or ".join(
    f"{one}_wrong is not null" for one in ("period", *PLACES, *NUMBERS)
)
IS_SUPPRESSED = f"list_contains({_KINDS}, 'suppressed')"
WITHDRAWS = f"list_contains({_KINDS}, 'withdraw')"

FAULTS = (
    ("period", "period_wrong is not null", "period_wrong", False),
    ("period", "period_odd is not null", "period_odd", True),
    *(
        fault
        for d in PLACES
        for fault in (
            (d, f"{d}_wrong is not null", f"{d}_wrong", False),
            (d, f"{d}_is_taken", "'is blank beside a whole and is taken for the whole too'", True),
        )
    ),
    *(
        fault
        for name in NUMBERS
        for fault in (
            (name, f"{name}_wrong is not null", f"{name}_wrong", False),
            (name, f"{name}_odd is not null", f"{name}_odd", True),
        )
    ),
)
"""Field, condition, what is wrong (as SQL over `read`), and whether it is only odd."""


def entries(needed: tuple[str, ...]) -> str:
    """Rows of the table `entry`: what is right and whole, and what is withdrawn."""
    given = " and ".join(f"{name} is not null" for name in needed)
    dimensions = ", ".join(f"{d}_dimension" for d in PLACES)
    groups = ", ".join(f"{d}_group" for d in PLACES)
    values = ", ".join(f"if({WITHDRAWS}, null, {name}) as {name}" for name in NUMBERS)
    return f"""
insert into entry by name
select
    0 as place, line, letter || line as cell, $measure_id as measure_id,
    period_id, months, starts_on, ends_on,
    coalesce(nullif(concat_ws(' × ', {dimensions}), ''), 'Overall') as dimension,
    coalesce(nullif(concat_ws(' × ', {groups}), ''), 'Overall') as group_name,
    {values}, {WITHDRAWS} as is_withdrawn
from read
where not ({WRONG}) and not {IS_SUPPRESSED} and ({WITHDRAWS} or ({given}))
"""  # noqa: S608
