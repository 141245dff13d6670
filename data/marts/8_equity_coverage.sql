create table equity_coverage as
with broken_down as (
    from ledger.measure_breakdown semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by measure_id order by load_id desc, source) = 1
),
wanted as ( -- what a measure says itself, spelled as the catalogue does
    select measure_id, array_to_string(list(named.dimension order by folded(named.dimension)), ' × ') as dimension
    from (
        select measure_id, given, unnest(string_split(given, ' × ')) as part
        from (select measure_id, unnest(dimensions) as given from broken_down where not is_withdrawn)
    )
    join equity_dimension_spelling as named on named.spelling = folded(part)
    group by measure_id, given
),
asked as (
    select measure_id, dimension, bool_or(is_expected) as is_expected
    from (
        select measure_id, dimension, true as is_expected from wanted
        union all
        select measure_id, dimension, true
        from measure cross join equity_dimension as known
        left join broken_down using (measure_id)
        where known.is_expected and measure.kind = 'quantitative'
            and (broken_down.is_withdrawn or coalesce(about, 'customers') <> 'no people')
        union all
        select distinct measure_id, dimension, false from equity_rate
        where len(dimensions) = 1 and dimension <> 'Overall'
    )
    group by measure_id, dimension
),
newest as (
    select measure_id, rate.dimension, period, ends_on,
        count(*) as groups, count(*) filter (hidden) as hidden,
        count(*) filter (not hidden and not is_presented) as unreliable
    from equity_rate as rate
    join (select measure_id, months as own_months from measure) using (measure_id)
    where rate.dimension <> 'Overall'
    group by measure_id, rate.dimension, period, ends_on, months, own_months
    qualify row_number() over (
        partition by measure_id, rate.dimension order by months = own_months desc, ends_on desc, months
    ) = 1
)
select
    asked.measure_id,
    asked.dimension,
    is_expected,
    case
        when groups is null then 'missing'
        when hidden = groups then 'all hidden'
        when hidden > 0 then 'partly hidden'
        else 'shown'
    end as state,
    newest.period as newest_period,
    groups,
    hidden,
    unreliable,
    if(
        groups is null, 'Nobody has given values by ' || asked.dimension || '.',
        shown_words(groups, hidden, unreliable) || ' for ' || newest.period || '.'
        || if(now.ends_on > newest.ends_on, ' The measure itself is there for ' || now.period || '.', '')
    ) as reason
from asked
semi join measure using (measure_id)
left join newest on newest.measure_id = asked.measure_id and newest.dimension = asked.dimension
left join measure_now as now on now.measure_id = asked.measure_id
order by asked.measure_id, asked.dimension;

comment on table equity_coverage is 'One row per measure and dimension that it is broken down by, or should be';
comment on column equity_coverage.measure_id is 'The measure';
comment on column equity_coverage.dimension is 'The dimension';
comment on column equity_coverage.is_expected is 'True where the measure, or every measure about people, should be broken down by it';
comment on column equity_coverage.state is 'shown, partly hidden, all hidden or missing';
comment on column equity_coverage.newest_period is 'The newest period with groups';
comment on column equity_coverage.groups is 'Number of groups in it';
comment on column equity_coverage.hidden is 'How many of them are hidden for privacy';
comment on column equity_coverage.unreliable is 'How many of them are too few to be reliable';
comment on column equity_coverage.reason is 'The same in a sentence';
