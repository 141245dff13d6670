"""The SQL of a table of counts: its cells, what they mean, what is wrong, its entries."""

from loaders.updates.entries import NUMBERS

_PLAIN_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
PLACES = ("d0", "d1", "d2")
"""Fields of the dimensions, in the order of the alphabet."""
WHOLE = "whole_denominator"
"""Field of the denominator that all groups of one dimension have together."""
FIGURES = (*NUMBERS, WHOLE)
KEPT_BACK = "Kept back at the source"
"""The note of a row without numbers: somebody has them and does not show them."""


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


_KEY = "period_id, months, starts_on, ends_on"
_DIMENSIONS = [f"{d}_dimension" for d in PLACES]
_GROUPS = [f"{d}_group" for d in PLACES]


def _joined(names: list[str]) -> str:
    return f"coalesce(nullif(concat_ws(' × ', {', '.join(names)}), ''), 'Overall')"


def lacks(needed: tuple[str, ...]) -> str:
    """Where a row has a figure and not all that it needs."""
    given = " and ".join(f"{name} is not null" for name in needed)
    return f"(not {IS_KEPT_BACK} and not {WITHDRAWS} and not ({given}))"


def entries(needed: tuple[str, ...]) -> str:
    """Rows of the table `entry`: what is right and whole, withdrawn, or kept back."""
    is_blank = f"({WITHDRAWS} or {IS_KEPT_BACK})"
    values = ", ".join(f"if({is_blank}, null, {name}) as {name}" for name in NUMBERS)
    return f"""
insert into entry by name
select
    $place as place, line, letter || line as cell, $measure_id as measure_id, {_KEY},
    {_joined(_DIMENSIONS)} as dimension, {_joined(_GROUPS)} as group_name, {values},
    if({IS_KEPT_BACK}, '{KEPT_BACK}', null) as note, {WITHDRAWS} as is_withdrawn
from read
where not ({WRONG}) and not {lacks(needed)} and not {HAS_NO_WHOLE}
"""  # noqa: S608


def wholes(field: str) -> str:
    """Rows of the table `wholes`: all groups of one dimension together, by its own denominator.

    Groups that are counted beside the others are not added; one that is kept back leaves none.
    """
    dimensions = [name for name in _DIMENSIONS if name != f"{field}_dimension"]
    groups = [name for name in _GROUPS if name != f"{field}_group"]
    return f"""
create or replace temp table wholes as
select
    min(line) as line, {_KEY},
    {_joined(dimensions)} as dimension, {_joined(groups)} as group_name,
    sum(numerator) filter (where not {field}_is_overlapping) as numerator,
    any_value({WHOLE}) as denominator, count(distinct {WHOLE}) as denominators,
    bool_or(numerator is null and not {field}_is_overlapping) as is_unclear
from read
where {field}_group is not null and not ({WRONG})
group by all
having count({WHOLE}) > 0
"""  # noqa: S608


WHOLE_ENTRIES = """
insert into entry by name
select
    $place as place, line, $letter || line as cell, $measure_id as measure_id,
    period_id, months, starts_on, ends_on, dimension, group_name, numerator, denominator,
    false as is_withdrawn
from wholes
where denominators = 1 and not is_unclear and numerator is not null
    and not exists (
        from entry
        where entry.measure_id = $measure_id and entry.period_id = wholes.period_id
            and lower(entry.dimension) = lower(wholes.dimension)
            and lower(entry.group_name) = lower(wholes.group_name)
    )
"""
