create temp table equity_cell as
with complete as ( -- a table can be summed when every row of it says how many
    select measure_id, period_id, dimension, any_value(len(dimensions)) as parts
    from equity_given where dimension <> 'Overall'
    group by measure_id, period_id, dimension
    having bool_and(kind <> 'value') and min(kind) = max(kind)
),
nested as ( -- a detailed group beside the broader one that it lies in
    select distinct measure_id, period_id, dimension, group_name, way
    from equity_given as given
    join (select dimension, group_name, way, unnest(unless_groups) as broader from equity_margin) as margin using (dimension, group_name)
    semi join (select measure_id, period_id, dimension, group_name as broader from equity_given) as present
        using (measure_id, period_id, dimension, broader)
),
summed as (
    select
        measure_id, period_id, margin.to_dimension as dimension, margin.to_group as group_name, margin.way,
        any_value(complete.parts) as parts, given.dimension as from_dimension,
        any_value(given.months) as months, any_value(starts_on) as starts_on, any_value(ends_on) as ends_on,
        any_value(to_dimensions) as dimensions, any_value(to_groups) as groups, any_value(kind) as kind,
        sum(numerator) as numerator, sum(denominator) as denominator,
        case any_value(kind)
            when 'mean' then round(sum(given.value * denominator) / sum(denominator), 9) -- in whatever order
            when 'count' then sum(given.value)
        end as value,
        -- What lies within the groups and between them (the law of total variance).
        if(any_value(kind) = 'mean' and bool_and(given.sd is not null or denominator = 1) and sum(denominator) > 1, round(sqrt(greatest(0.0::double,
            sum((denominator - 1) * coalesce(given.sd, 0) ** 2)
            + sum(denominator * given.value ** 2) - sum(denominator * given.value) ** 2 / sum(denominator)
        ) / (sum(denominator) - 1)), 9), null) as sd,
        max(given.load_id) as load_id, arg_max(given.source, (given.load_id, given.source)) as source
    from equity_given as given
    join complete using (measure_id, period_id, dimension)
    join equity_margin as margin on margin.dimension = given.dimension and margin.group_name = given.group_name
    anti join equity_given as own
        on own.measure_id = given.measure_id and own.period_id = given.period_id
        and own.dimension = margin.to_dimension and own.group_name = margin.to_group
    anti join nested
        on nested.measure_id = given.measure_id and nested.period_id = given.period_id
        and nested.dimension = given.dimension and nested.group_name = given.group_name and nested.way = margin.way
    group by measure_id, period_id, margin.to_dimension, margin.to_group, margin.way, given.dimension
),
chosen as (
    from summed
    qualify dense_rank() over (
        partition by measure_id, period_id, dimension order by parts desc, from_dimension, way
    ) = 1
),
every as (
    select *, false as is_computed from equity_given
    union all by name
    select
        chosen.* exclude (way, parts, from_dimension, value),
        if(chosen.kind = 'rate', chosen.numerator / chosen.denominator * rate_factor(unit), value) as value, true as is_computed,
        exists (
            from equity_group_spelling as own
            where own.is_overlapping and list_contains(list_zip(dimensions, groups), (own.dimension, own.group_name))
        ) as is_overlapping,
        exists (
            from equity_group_spelling as own
            where own.is_unknown and list_contains(list_zip(dimensions, groups), (own.dimension, own.group_name))
        ) as is_unknown
    from chosen join ledger.live_measure as measure using (measure_id)
),
about as (
    from ledger.measure_breakdown semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by measure_id order by load_id desc, source) = 1
)
select
    row_number() over (order by measure_id, starts_on, every.months, every.dimension, every.group_name)::integer as cell_key,
    every.*,
    if(about.is_withdrawn, 'customers', coalesce(about.about, 'customers')) as about,
    coalesce(bool_and(numerator <= denominator) over (partition by measure_id), false) as is_proportion
from every
left join about using (measure_id);

comment on table equity_cell is 'One row per measure, period, dimension and group that a value was given for or can be summed, however small; private';
