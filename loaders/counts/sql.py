"""The SQL of a table of counts: its cells, what they mean, what is wrong, its entries."""

from loaders.updates.entries import NUMBERS

_PLAIN_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
PLACES = ("d0", "d1", "d2")
"""Fields of the dimensions, in the order of the alphabet."""
WHOLE = "whole_denominator"
"""Field of the denominator that all groups of one dimension have together."""
FIGURES = (*NUMBERS, WHOLE)


def _number(name: str) -> str:
    return (
        f"case when regexp_full_match(trim({name}), '{_PLAIN_NUMBER}') and "
        f"isfinite(try_cast({name} as double)) then try_cast({name} as double) end"
    )


TABLES = f"""
create or replace temp table cell (
    line integer, letter varchar, period varchar, {", ".join(f"{d} varchar" for d in PLACES)},
    {", ".join(f"{name} varchar, {name}_number double" for name in FIGURES)}
);
create or replace temp table period_word (
    period varchar, period_id varchar, months integer, starts_on date, ends_on date,
    wrong varchar, odd varchar
);
create or replace temp table group_word (
    place varchar, words varchar, dimension varchar, group_name varchar, is_whole boolean,
    is_overlapping boolean, wrong varchar
);
create or replace temp table number_word (
    words varchar, kind varchar, number double, wrong varchar, odd varchar
);
"""

CELLS = f"""
insert into cell
select
    "row", $letter, {", ".join(f"coalesce(trim({key}), '')" for key in ("period", *PLACES))},
    {", ".join(f"nullif(trim({name}), ''), {_number(name)}" for name in FIGURES)}
from text
where coalesce({", ".join(f"nullif(trim({name}), '')" for name in NUMBERS)}) is not null
"""  # noqa: S608
"""Rows that give something; what is a number for certain is one already."""

_READ_FIGURES = ",\n".join(
    f"""    {name} as {name}_text, coalesce({name}_number, {name}_word.number) as {name},
    coalesce({name}_word.kind, if({name}_number is null, '', 'number')) as {name}_kind,
    {name}_word.wrong as {name}_wrong, {name}_word.odd as {name}_odd"""
    for name in FIGURES
)
_JOINS = "\n".join(
    [
        *(
            f"left join number_word as {name}_word on {name}_word.words = cell.{name} "
            f"and cell.{name}_number is null"
            for name in FIGURES
        ),
        *(
            f"join group_word as {d}_word on {d}_word.place = '{d}' and {d}_word.words = cell.{d}"
            for d in PLACES
        ),
    ]
)
_ANY_WHOLE = " or ".join(f"{d}_word.is_whole" for d in PLACES)
_READ_GROUPS = ",\n".join(
    f"""    if(cell.{d} = '', null, {d}_word.dimension) as {d}_dimension,
    {d}_word.group_name as {d}_group, {d}_word.is_overlapping as {d}_is_overlapping,
    if(cell.{d} = '' and ({_ANY_WHOLE}), null, {d}_word.wrong) as {d}_wrong,
    cell.{d} = '' and {d}_word.wrong is not null and ({_ANY_WHOLE}) as {d}_is_taken"""
    for d in PLACES
)

READ = f"""
create or replace temp view read as
select
    line, letter, period_id, months, starts_on, ends_on,
    period_word.wrong as period_wrong, period_word.odd as period_odd,
{_READ_GROUPS},
{_READ_FIGURES}
from cell
join period_word using (period)
{_JOINS}
"""  # noqa: S608
"""Each row with what its words mean; never laid out, because it is as wide as it is long."""

WRONG = " or ".join(f"{one}_wrong is not null" for one in ("period", *PLACES, *FIGURES))
_KINDS = "[" + ", ".join(f"{name}_kind" for name in NUMBERS) + "]"
IS_KEPT_BACK = f"list_contains({_KINDS}, 'kept back')"
WITHDRAWS = f"list_contains({_KINDS}, 'withdraw')"
HAS_NO_WHOLE = "coalesce(numerator > 0 and denominator = 0, false)"
"""Somebody of nobody: the two columns count by different rules."""

_FAULTS = (
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
        for name in FIGURES
        for fault in (
            (name, f"{name}_wrong is not null", f"{name}_wrong", False),
            (name, f"{name}_odd is not null", f"{name}_odd", True),
        )
    ),
)
_OF_PEOPLE = tuple(
    (
        name,
        f"{name} <> round({name})",
        f"'should be a whole number of people, not ' || short_number_words({name})",
        False,
    )
    for name in FIGURES
)


def faults(*, are_people: bool) -> tuple[tuple[str, str, str, bool], ...]:
    """Field, condition, what is wrong (as SQL over `read`), and whether it is only odd."""
    return (*_FAULTS, *_OF_PEOPLE) if are_people else _FAULTS
