create table equity_rate as
with answered as ( -- what a survey says by group, hidden there as it must be; typed groups speak before it
    select
        told.measure_id, told.period_id, told.months, told.starts_on, told.ends_on, told.load_id, told.source,
        rating.dimension, rating.group_name, respondents, mean, sd,
        rating.hidden or told.is_hidden as hidden, coalesce(hidden_reason, group_hidden_reason()) as reason
    from measure_value_history as told
    join survey_rating as rating using (measure_id, survey_id, question_id, load_id, source)
    where told.is_standing and held_on between told.starts_on and told.ends_on
        and (measure_id, period_id) not in (select (measure_id, period_id) from equity_cell where dimension <> 'Overall')
    qualify held_on = max(held_on) over (partition by measure_id, period_id)
),
named as ( -- as the catalogue spells it, where that leaves two of a survey two
    select answered.* replace (
        if(
            min(answered.dimension) over same = max(answered.dimension) over same,
            coalesce(known.dimension, answered.dimension), answered.dimension
        ) as dimension
    )
    from answered left join equity_dimension_spelling as known on known.spelling = folded(answered.dimension)
    window same as (partition by measure_id, period_id, coalesce(known.dimension, answered.dimension))
),
surveyed as (
    select
        named.* exclude (respondents, mean) replace (
            if(count(*) over same = 1, coalesce(own.group_name, named.group_name), named.group_name) as group_name
        ),
        respondents::double as denominator,
        mean as value,
        coalesce(own.is_overlapping, false) as is_overlapping,
        coalesce(own.is_unknown, group_rank(named.group_name) > 1) as is_unknown
    from named
    left join equity_group_spelling as own on own.dimension = named.dimension and own.spelling = folded(named.group_name)
    window same as (partition by measure_id, period_id, named.dimension, coalesce(own.group_name, named.group_name))
    qualify bool_or(named.dimension <> 'Overall') over (partition by measure_id)
),
about as (
    from ledger.measure_breakdown semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by measure_id order by load_id desc, source) = 1
),
every as (
    select cell.* exclude (cell_key), withheld.cell_key is not null as hidden, group_hidden_reason() as reason
    from equity_cell as cell
    left join equity_hidden as withheld using (cell_key)
    anti join surveyed using (measure_id, period_id)
    union all by name
    select
        surveyed.*, [dimension] as dimensions, [group_name] as groups, 'mean' as kind, false as is_computed,
        if(about.is_withdrawn, 'customers', coalesce(about.about, 'customers')) as about, false as is_proportion
    from surveyed left join about using (measure_id)
),
placed as ( -- in one order with several dimensions too
    select dimension, group_name, row_number() over (partition by dimension order by places, group_name)::integer as group_ordinal
    from (
        select part.dimension, part.group_name, list(own.ordinal order by position) as places
        from (
            select dimension, group_name, unnest(dimensions) as one, unnest(groups) as one_group,
                generate_subscripts(dimensions, 1) as position
            from (select distinct dimension, group_name, dimensions, groups from every)
        ) as part
        left join (select distinct dimension, group_name, ordinal from equity_group_spelling) as own
            on own.dimension = one and own.group_name = one_group
        group by all
    )
),
told as (
    select
        cell.* exclude (numerator, denominator, value, sd),
        if(hidden, null, if(cell.kind = 'count', value, cell.numerator)) as numerator,
        if(hidden, null, cell.denominator) as denominator,
        if(hidden or cell.kind = 'count', null, value) as value,
        if(hidden, null, sd) as sd,
        period.label as period,
        group_ordinal,
        measure.* exclude (measure_id, kind, months, numerator, denominator, target, load_id, source),
        -- Of a total the benchmark is everybody's and no group's; and none holds for other periods.
        measure.months = cell.months and (cell.dimension = 'Overall' or statistic in ('rate', 'mean rating', 'index')) as is_due,
        if(is_due, coalesce(held.benchmark, if(benchmark_basis = 'target', measure.target, null)), null) as benchmark,
        if(is_due, measure.target, null) as target
    from every as cell
    join measure using (measure_id)
    join period using (year_kind, year_start_month, period_id)
    join placed on placed.dimension = cell.dimension and placed.group_name = cell.group_name
    left join measure_benchmark as held using (measure_id, period_id)
),
measured as (
    select *,
        case
            when kind = 'rate' and is_proportion then proportion_reliability(
                numerator, denominator,
                clopper_pearson_high(numerator, denominator) - clopper_pearson_low(numerator, denominator)
            )
            when kind = 'rate' then event_reliability(numerator, poisson_high(numerator) - poisson_low(numerator))
            when kind = 'mean' and not hidden and coalesce(denominator, 0) < getvariable('minimum_responses') then 'unreliable'
        end as reliability,
        not hidden and reliability is distinct from 'unreliable' as is_presented,
        max(numerator) filter (dimension = 'Overall') over (partition by measure_id, period_id) as everybody,
        case
            when not is_presented then null
            -- What is given for all may be nobody, or less than what is given for a part.
            when kind = 'count' then if(everybody > 0 and numerator <= everybody, 100 * numerator / everybody, null)
            else value
        end as rate,
        case
            when not is_presented then null
            when kind = 'mean' then value - t_half_width(sd, denominator)
            when kind = 'rate' and is_proportion then wilson_low(numerator, denominator) * rate_factor(unit)
            when kind = 'rate' then poisson_low(numerator) / denominator * rate_factor(unit)
        end as rate_low,
        case
            when not is_presented then null
            when kind = 'mean' then value + t_half_width(sd, denominator)
            when kind = 'rate' and is_proportion then wilson_high(numerator, denominator) * rate_factor(unit)
            when kind = 'rate' then poisson_high(numerator) / denominator * rate_factor(unit)
        end as rate_high
    from told
),
judged as (
    select *,
        coalesce(benchmark, target) as mark,
        if(is_due and kind <> 'count', standing_of(rate, rate_low, rate_high, mark, direction, range_low, range_high), null) as standing,
        if(
            standing is null or direction = 'within a range', decimals,
            shown_decimals(rate, mark, direction, null, decimals)
        ) as places
    from measured
)
select
    measure_id,
    period_id,
    dimension,
    group_name,
    period,
    months,
    starts_on,
    ends_on,
    dimensions,
    groups,
    group_ordinal,
    kind,
    about,
    is_proportion,
    numerator,
    denominator,
    rate,
    sd,
    rate_low,
    rate_high,
    hidden,
    if(hidden, reason, null) as hidden_reason,
    reliability,
    reliability_reason(
        reliability, kind, is_proportion, denominator, numerator, getvariable('minimum_responses')
    ) as reliability_reason,
    is_presented,
    is_computed,
    is_overlapping,
    is_unknown,
    benchmark,
    target,
    standing,
    if(standing is null, null, standing_reason(
        standing, rate, rate_low, rate_high, mark, if(benchmark is null, 'target', 'benchmark'), direction,
        range_low, range_high, unit, places
    )) as standing_reason,
    if(kind = 'count', if(dimension = 'Overall', 0, 1), places) as decimals,
    load_id,
    source
from judged
order by measure_id, starts_on, months, dimension = 'Overall' desc, dimension, group_ordinal;

comment on table equity_rate is 'One row per measure, period, dimension and group of people; all of them are a group too';
comment on column equity_rate.measure_id is 'The measure';
comment on column equity_rate.period_id is 'The period';
comment on column equity_rate.dimension is 'What the people are divided by; Overall for all; several have their names joined by × in the order of the alphabet';
comment on column equity_rate.group_name is 'The group; of several dimensions, one of each joined by × in the same order';
comment on column equity_rate.period is 'Name of the period';
comment on column equity_rate.months is 'Length of the period in months';
comment on column equity_rate.starts_on is 'First day of the period';
comment on column equity_rate.ends_on is 'Last day of the period';
comment on column equity_rate.dimensions is 'The dimensions, one by one';
comment on column equity_rate.groups is 'The group of each of them';
comment on column equity_rate.group_ordinal is 'Place of the group in the order of its dimension';
comment on column equity_rate.kind is 'What the row counts: rate, mean, count, or value where nothing is known of how many people are behind it';
comment on column equity_rate.about is 'Whom the measure counts: customers, employees or no people';
comment on column equity_rate.is_proportion is 'True where the numerator is a part of the denominator, and not events over exposure';
comment on column equity_rate.numerator is 'Numerator; the count itself where people are only counted; null where hidden';
comment on column equity_rate.denominator is 'Denominator; the number of responses for a mean; null where hidden';
comment on column equity_rate.rate is 'Rate or mean in the unit of the measure; for a count its share of all, in percent, null where all are 0 or fewer than the group; null where hidden or too few to be reliable';
comment on column equity_rate.sd is 'Standard deviation of the ratings that a mean is of (n - 1); null where it is not known, or hidden';
comment on column equity_rate.rate_low is 'Lower end of its 95% interval: Wilson''s of a proportion, Garwood''s of events over exposure, t of a mean whose standard deviation is known';
comment on column equity_rate.rate_high is 'Upper end of that interval';
comment on column equity_rate.hidden is 'True where nothing is shown, for privacy';
comment on column equity_rate.hidden_reason is 'Why it is hidden';
comment on column equity_rate.reliability is 'unreliable (not presented), complement unreliable, review, or null, by the rule of the National Center for Health Statistics';
comment on column equity_rate.reliability_reason is 'Why, in one sentence';
comment on column equity_rate.is_presented is 'False where the rate is not shown: hidden for privacy, or too few to be reliable';
comment on column equity_rate.is_computed is 'True where it was summed from finer groups';
comment on column equity_rate.is_overlapping is 'True for a group that is counted beside the others and not with them';
comment on column equity_rate.is_unknown is 'True for those whose group is not known';
comment on column equity_rate.benchmark is 'The benchmark in force; null for a group where the measure is a total';
comment on column equity_rate.target is 'Where the measure should end; null for a group where the measure is a total';
comment on column equity_rate.standing is 'clearly short, short, reaches or clearly reaches, against the benchmark, else the target: clearly, when the whole interval is on that side';
comment on column equity_rate.standing_reason is 'Why that standing, in one sentence';
comment on column equity_rate.decimals is 'Decimals to show';
comment on column equity_rate.load_id is 'The load that brought it; of a sum, the newest';
comment on column equity_rate.source is 'Where it stands: file!sheet!cell; of a sum, where one of its parts stands';
