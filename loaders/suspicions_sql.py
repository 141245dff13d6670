"""What makes a value odd, as SQL over a file's values and the ones that stand."""

MOST = 200
"""Warnings of one kind that are listed."""
FEWEST_OTHERS = 4
"""Other values below which a standard deviation says nothing."""
MOST_DEVIATIONS = 5
MOST_TIMES = 10
LEAST_PERCENT = 5
"""Beside percentages of this size, one between 0 and 1 looks like a fraction."""

# What is only a warning may go by hashes: two things with one hash are rarer than typing errors.
_THING = "hash(measure_id, lower(dimension), lower(group_name))"
_CELL = "hash(measure_id, period_id, lower(dimension), lower(group_name))"
_DECIDES = "(is_withdrawn or coalesce(value, numerator, denominator) is not null)"
_FIGURES = f"""
create or replace temp table figure as
with told as (
    select {_CELL} as cell, load_id, measure_id, period_id, dimension, group_name,
        value, numerator, denominator, is_withdrawn
    from measure_value semi join live_load using (load_id) semi join incoming using (measure_id)
    where {_DECIDES}
),
standing as (
    from told semi join (select cell, max(load_id) as load_id from told group by cell)
        using (cell, load_id)
),
given as (
    select {_CELL} as cell, source, measure_id, period_id, dimension, group_name,
        value, numerator, denominator, is_withdrawn
    from incoming where {_DECIDES}
),
every as (
    select given.*, standing.cell is null or standing.is_withdrawn
        or given.value is distinct from standing.value
        or given.numerator is distinct from standing.numerator
        or given.denominator is distinct from standing.denominator as is_new
    from given left join standing using (cell)
    union all by name
    select * exclude load_id, false as is_new from standing anti join given using (cell)
)
select every.* exclude (cell, is_withdrawn), {_THING} as thing, statistic, unit, target, baseline,
    actual_of(value, numerator, denominator, statistic, unit) as actual
from every join odd_measure using (measure_id)
where not is_withdrawn
"""  # noqa: S608 - numbers and names of ours
_ODD = f"""
create or replace temp table odd as
with usual as (
    select thing, avg(actual) as usual from figure where source is null group by thing
),
doubted as (
    select figure.*, coalesce(
        is_new and unit = '%' and value > 0 and value <= 1
        and coalesce(usual, target, baseline, 100) >= {LEAST_PERCENT}, false
    ) as is_fraction
    from figure left join usual using (thing)
),
of_thing as (
    select thing, count(actual) as number, avg(actual) as mean,
        var_pop(actual) * count(actual) as squares,
        -- What stands of a group may be hidden: nothing that tells it is told.
        bool_and(source is not null) or any_value(dimension) = 'Overall' as may_be_told
    from doubted where not is_fraction group by thing having count(actual) > 1
),
apart as (
    select source, measure_id, period_id, dimension, group_name, statistic, unit, actual,
        is_fraction, number - 1 as others, may_be_told,
        -- What rounding leaves of nothing but zeros is zero.
        if(
            abs(number * mean - actual) <= 1e-9 * abs(actual), 0,
            mean - (actual - mean) / (number - 1)
        ) as mean_of_others,
        sqrt(
            greatest(squares - (actual - mean) ** 2 * number / (number - 1), 0)
            / nullif(number - 2, 0)
        ) as deviation
    from doubted left join of_thing using (thing)
    where is_new and actual is not null
)
from apart
where is_fraction
    or (
        mean_of_others <> 0 and actual <> 0 and (
            abs(actual) >= {MOST_TIMES} * abs(mean_of_others)
            or {MOST_TIMES} * abs(actual) <= abs(mean_of_others)
        )
    )
    or (
        others >= {FEWEST_OTHERS}
        -- A deviation of nothing but rounding is none.
        and deviation > 1e-6 * abs(actual - mean_of_others)
        and abs(actual - mean_of_others) > {MOST_DEVIATIONS} * deviation
        -- Small groups go from 1 to 6 by chance; the deviation of a count is its square root.
        and (
            statistic <> 'count' or dimension = 'Overall'
            or abs(actual - mean_of_others)
                > {MOST_DEVIATIONS} * sqrt(greatest(abs(mean_of_others), 1))
        )
    )
"""  # noqa: S608 - numbers and names of ours
TABLES = (_FIGURES, _ODD)
"""`figure`: every value of the file's measures as it will stand, those of the file with their
source; `odd`: the new ones that are far from the others of the same measure and group."""

_SHOWN = "figure_words(short_number_words(round({0}, 3)), unit)"
_FRACTIONS = f"""
    select source, measure_id, period_id, group_name,
        'is ' || {_SHOWN.format("actual")} || ', which looks like a fraction; write '
        || short_number_words(100 * actual) || ' if ' || short_number_words(100 * actual)
        || '% is meant' as says, '' as alike
    from odd where is_fraction
"""  # noqa: S608 - numbers and names of ours
_OUTLIERS = f"""
    with told as (
        select *, count(*) over of_table - 1 as others_of_table,
            row_number() over (of_table order by abs(actual - mean_of_others) desc, source) as turn
        from odd where not is_fraction
        -- Of parts of several dimensions the one that is furthest off stands for its table.
        window of_table as (
            partition by measure_id, period_id, dimension,
                if(contains(dimension, ' × '), null, group_name)
        )
    )
    select source, measure_id, period_id, group_name,
        'is ' || {_SHOWN.format("actual")} || ', ' || if(not may_be_told, 'far from '
        || if(others = 1, 'its other value', 'its ' || others || ' other values'), case
            when abs(actual) >= {MOST_TIMES} * abs(mean_of_others) then
                short_number_words(round(actual / mean_of_others, 1)) || ' times'
            when {MOST_TIMES} * abs(actual) <= abs(mean_of_others) then
                'one part in ' || short_number_words(round(mean_of_others / actual, 1)) || ' of'
            else short_number_words(round(abs(actual - mean_of_others) / deviation, 1))
                || ' standard deviations from'
        end || if(others = 1, ' its other value, ', ' the mean of its ' || others
        || ' other values, ') || {_SHOWN.format("mean_of_others")})
        || case
            when others_of_table = 1 then '; another by ' || dimension || ' is odd too'
            when others_of_table > 1
                then '; ' || others_of_table || ' more by ' || dimension || ' are odd too'
            else ''
        end as says, '' as alike
    from told where turn = 1
"""  # noqa: S608 - numbers and names of ours
_BY_DIMENSION = """
    with division as (
        select measure_id, period_id, dimension, any_value(statistic) as statistic,
            any_value(unit) as unit, count(*) as groups, count(actual) as with_actual,
            min(actual) as least, max(actual) as most, bool_and(source is not null) as may_be_told,
            arg_min(source, (length(source), source)) filter (where is_new) as source
        from figure where dimension <> 'Overall' group by measure_id, period_id, dimension
    ),
    whole as (
        from figure where dimension = 'Overall' and group_name = 'Overall'
    ),
    beside as (
        select division.*, whole.actual as whole_actual,
            coalesce(division.source, if(whole.is_new, whole.source, null)) as at_source
        from division join whole using (measure_id, period_id)
        where groups > 1
    )
"""


_OUTSIDE = f"""
    {_BY_DIMENSION}
    select at_source as source, measure_id, period_id, 'Overall' as group_name,
        'is ' || {_SHOWN.format("whole_actual")} || ', but its groups by ' || dimension
        || ' are all ' || if(whole_actual < least, 'above', 'below') || if(may_be_told, ': from '
        || {_SHOWN.format("least")} || ' to ' || {_SHOWN.format("most")}, '') as says,
        dimension || if(whole_actual < least, ' above', ' below') as alike
    from beside
    where at_source is not null and statistic in ('rate', 'mean rating', 'index')
        and with_actual = groups and (whole_actual < least or whole_actual > most)
"""  # noqa: S608 - numbers and names of ours
_UNCOUNTED = f"""
    select source, measure_id, period_id, group_name,
        'is ' || {_SHOWN.format("actual")} || ', a mean of nobody knows how many responses; write '
        || 'their number as the denominator' as says, 'uncounted' as alike
    from figure
    where is_new and statistic = 'mean rating' and actual is not null and denominator is null
        and dimension = 'Overall'
"""  # noqa: S608 - numbers and names of ours


def rules() -> list[str]:
    """One query a kind of suspicion: source, measure, period, group, what is odd and how many.

    Between the last two stands what it has in common with those of other periods that say the same.
    Those are all told, to be folded into one; of the others no more than are listed.
    """
    place = "length(source), source"
    return [
        f"select *, count(*) over () from ({sql}) "  # noqa: S608
        f"qualify alike <> '' or row_number() over (order by {place}) <= {MOST} order by {place}"
        for sql in (_FRACTIONS, _OUTLIERS, _OUTSIDE, _UNCOUNTED)
    ]
