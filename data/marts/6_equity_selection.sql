create table equity_selection as
with about as (
    from ledger.measure_breakdown semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by measure_id order by load_id desc, source) = 1
),
whole as (
    select measure_id, period_id, denominator as everybody from equity_rate where dimension = 'Overall'
),
pooled as (
    select
        rate.*,
        process,
        numerator as selected,
        denominator as pool,
        100 * denominator / coalesce(
            everybody, sum(denominator) filter (not is_overlapping) over (partition by rate.measure_id, rate.period_id, dimension)
        ) as share_of_pool,
        not hidden and not is_overlapping and not is_unknown and denominator > 0 and share_of_pool >= 2
            and numerator = floor(numerator) and denominator = floor(denominator) as is_large
    from equity_rate as rate
    join about using (measure_id)
    left join whole using (measure_id, period_id)
    where not about.is_withdrawn and process is not null and dimension <> 'Overall' and len(rate.dimensions) = 1
        and kind = 'rate' and is_proportion
),
topped as (
    select *,
        if(is_large, first_value(group_name) over best, null) as top_group,
        if(is_large, first_value(selected) over best, null) as top_selected,
        if(is_large, first_value(pool) over best, null) as top_pool,
        is_large and group_name <> top_group and (process = 'burden' or top_selected > 0) as is_compared
    from pooled
    window best as (
        partition by measure_id, period_id, dimension
        order by is_large desc, if(process = 'burden', -1, 1) * numerator / denominator desc, pool desc, group_ordinal
    )
),
compared as (
    select *,
        100 * numerator / denominator as own_rate,
        100 * top_selected / top_pool as top_rate,
        if(is_compared, (numerator / denominator) / nullif(top_selected / top_pool, 0), if(is_large and group_name = top_group and selected > 0, 1, null)) as ratio,
        case
            when hidden then null
            when not is_large or count(*) filter (is_large) over (partition by measure_id, period_id, dimension) < 2 then 'not assessed'
            when process = 'selection' and top_selected = 0 then 'not assessed'
            when group_name = top_group then 'passes'
            when process = 'selection' then if(is_under_four_fifths(selected, pool, top_selected, top_pool), 'fails', 'passes')
            else if(is_over_five_quarters(selected, pool, top_selected, top_pool), 'fails', 'passes')
        end as four_fifths,
        fisher_exact(
            if(is_compared, selected, null)::bigint, if(is_compared, pool, null)::bigint,
            if(is_compared, top_selected, null)::bigint, if(is_compared, top_pool, null)::bigint
        ) as fisher_p,
        case
            when four_fifths <> 'fails' then null
            when process = 'selection' then more_to_four_fifths(selected, pool, top_selected, top_pool)
            else fewer_to_five_quarters(selected, pool, top_selected, top_pool)
        end as more_needed
    from topped
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
    group_ordinal,
    process,
    selected,
    pool,
    own_rate as rate,
    share_of_pool,
    top_group,
    top_rate,
    ratio,
    four_fifths,
    fisher_p,
    more_needed,
    if(hidden, null, selection_words(
        group_name, process, selected, pool, share_of_pool, top_group, top_selected, top_pool, ratio, four_fifths,
        fisher_p, more_needed, is_overlapping, is_unknown
    )) as says,
    hidden,
    if(hidden, group_hidden_reason(), null) as hidden_reason,
    load_id,
    source
from compared
order by measure_id, starts_on, months, dimension, group_ordinal;

comment on table equity_selection is 'One row per measure of a selection or a burden, period, dimension and group';
comment on column equity_selection.measure_id is 'The measure';
comment on column equity_selection.period_id is 'The period';
comment on column equity_selection.dimension is 'What the people are divided by';
comment on column equity_selection.group_name is 'The group';
comment on column equity_selection.period is 'Name of the period';
comment on column equity_selection.months is 'Length of the period in months';
comment on column equity_selection.starts_on is 'First day of the period';
comment on column equity_selection.ends_on is 'Last day of the period';
comment on column equity_selection.group_ordinal is 'Place of the group in the order of its dimension';
comment on column equity_selection.process is 'selection (hired, promoted) or burden (disciplined)';
comment on column equity_selection.selected is 'How many were selected, or bear the burden; null where hidden';
comment on column equity_selection.pool is 'Of how many; null where hidden';
comment on column equity_selection.rate is 'The first in percent of the second';
comment on column equity_selection.share_of_pool is 'The group''s percent of the whole pool, or of the groups shown where the whole is hidden';
comment on column equity_selection.top_group is 'The group shown with the highest rate, for a burden the lowest, of those with at least 2% of the pool';
comment on column equity_selection.top_rate is 'Its rate, in percent';
comment on column equity_selection.ratio is 'Rate over that rate; null where that is 0';
comment on column equity_selection.four_fifths is 'passes, fails or not assessed: under four fifths of the highest rate, or for a burden over five quarters of the lowest, fails, in whole numbers; null where hidden';
comment on column equity_selection.fisher_p is 'Two-sided p of Fisher''s exact test against that group: how often chance alone makes rates so different';
comment on column equity_selection.more_needed is 'How many more selected would reach four fifths; for a burden, how many fewer would reach five quarters';
comment on column equity_selection.says is 'The finding in one or two sentences; null where hidden';
comment on column equity_selection.hidden is 'True where nothing is shown, for privacy';
comment on column equity_selection.hidden_reason is 'Why it is hidden';
comment on column equity_selection.load_id is 'The load that brought the group''s number';
comment on column equity_selection.source is 'Where it stands: file!sheet!cell';
