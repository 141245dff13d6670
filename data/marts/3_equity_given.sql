create temp table equity_given as
with told as (
    select
        entry.measure_id, period_id, entry.months, starts_on, ends_on, part.* exclude (given_dimension, given_group),
        statistic, unit, value, entry.numerator, entry.denominator, entry.load_id, entry.source,
        row_number() over (
            partition by entry.measure_id, period_id, part.dimension, part.group_name
            order by entry.load_id desc, entry.source
        ) as turn,
        is_withdrawn
    from ledger.measure_value as entry
    semi join ledger.live_load using (load_id)
    join ledger.live_measure as measure using (measure_id)
    join equity_part as part on part.given_dimension = entry.dimension and part.given_group = entry.group_name
    where is_withdrawn or coalesce(value, entry.numerator, entry.denominator) is not null
        -- Somebody is in it and nobody says how many, so that nothing may be summed from it.
        or note = 'Kept back at the source'
),
standing as (
    from told
    where turn = 1 and not is_withdrawn
        and measure_id in (select measure_id from told where turn = 1 and not is_withdrawn and dimension <> 'Overall')
),
spread as ( -- it goes with the figures that it was given for, also where these are told again
    select
        measure_id, period_id, part.dimension, part.group_name,
        entry.value as of_value, entry.numerator as of_numerator, entry.denominator as of_denominator,
        arg_max(sd, load_id) as sd
    from ledger.measure_spread
    join ledger.measure_value as entry using (load_id, measure_id, period_id, dimension, group_name)
    semi join ledger.live_load using (load_id)
    join equity_part as part on part.given_dimension = entry.dimension and part.given_group = entry.group_name
    group by all
),
counted as (
    select standing.*, sd,
        case
            when statistic = 'rate' and denominator > 0 and coalesce(numerator, value) is not null then 'rate'
            when statistic = 'mean rating' and denominator > 0 and coalesce(numerator, value) is not null then 'mean'
            when statistic = 'count' and denominator is null and coalesce(value, numerator) is not null then 'count'
            else 'value'
        end as kind
    from standing
    left join spread
        on spread.measure_id = standing.measure_id and spread.period_id = standing.period_id
        and spread.dimension = standing.dimension and spread.group_name = standing.group_name
        and of_value is not distinct from value and of_numerator is not distinct from numerator
        and of_denominator is not distinct from denominator
)
select
    * exclude (turn, is_withdrawn, statistic, unit, value, numerator, denominator, sd, load_id, source),
    case kind
        when 'rate' then coalesce(numerator, round(value * denominator / rate_factor(unit)))
        when 'value' then numerator
    end as numerator,
    if(kind = 'count', null, denominator) as denominator,
    case kind
        when 'rate' then coalesce(numerator / denominator * rate_factor(unit), value)
        when 'mean' then coalesce(value, numerator / denominator)
        when 'count' then coalesce(value, numerator)
        else actual_of(value, numerator, denominator, statistic, unit)
    end as value,
    if(kind = 'mean', sd, null) as sd,
    load_id,
    source
from counted;

comment on table equity_given is 'One row per measure, period, dimension and group that a value was given for and stands; private';
