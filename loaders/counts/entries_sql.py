"""The SQL that makes entries of the read rows of a table of counts."""

from loaders.counts.sql import HAS_NO_WHOLE, IS_KEPT_BACK, PLACES, WHOLE, WITHDRAWS, WRONG
from loaders.updates.entries import NUMBERS

KEPT_BACK = "Kept back at the source"
"""The note of a row without numbers: somebody has them and does not show them."""
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
