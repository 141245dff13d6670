create table measure as
select
    measure_id,
    code,
    name,
    definition,
    kind,
    statistic,
    unit,
    direction,
    range_low,
    range_high,
    tolerance,
    baseline,
    baseline_period_id,
    baseline_period.label as baseline_period,
    baseline_period.ends_on as baseline_ends_on,
    target,
    target_period_id,
    target_period.label as target_period,
    target_period.ends_on as target_ends_on,
    frequency,
    measure.months,
    measure.year_kind,
    measure.year_start_month,
    numerator,
    denominator,
    scale_low,
    scale_high,
    coalesce(
        decimals,
        greatest(
            usual_decimals(statistic, unit),
            written_decimals(target), written_decimals(range_low), written_decimals(range_high)
        )
    ) as decimals,
    owners,
    source_note,
    from_words,
    case
        when kind = 'deliverable' then if(target_period_id is null, 'none', 'target')
        when direction = 'within a range' then if(coalesce(range_low, range_high) is null, 'none', 'target')
        when measure_id in (select measure_id from benchmark) then 'given'
        when baseline is not null and target is not null and baseline_period.ends_on < target_period.ends_on
            then 'straight path'
        else if(target is null, 'none', 'target')
    end as benchmark_basis,
    is_demonstration,
    load_id,
    source
from ledger.live_measure as measure
left join period as baseline_period
    on baseline_period.year_kind = measure.year_kind
    and baseline_period.year_start_month = measure.year_start_month
    and baseline_period.period_id = measure.baseline_period_id
left join period as target_period
    on target_period.year_kind = measure.year_kind
    and target_period.year_start_month = measure.year_start_month
    and target_period.period_id = measure.target_period_id
order by code, measure_id;

comment on table measure is 'One row per measure of the catalogue';
comment on column measure.measure_id is 'Stable name: the code in lower case';
comment on column measure.code is 'Code as written';
comment on column measure.name is 'Name';
comment on column measure.definition is 'What exactly is measured';
comment on column measure.kind is 'quantitative, or deliverable: done, in progress, not started';
comment on column measure.statistic is 'rate, count, amount, mean rating, index or milestone';
comment on column measure.unit is 'Unit of its values, such as %, $ or days; percent are 61.2, not 0.612';
comment on column measure.direction is 'Which way is better: higher, lower or within a range';
comment on column measure.range_low is 'Lowest value of the range';
comment on column measure.range_high is 'Highest value of the range';
comment on column measure.tolerance is 'How far short of its benchmark it still is near; null for none';
comment on column measure.baseline is 'Where it started';
comment on column measure.baseline_period_id is 'Period of the baseline';
comment on column measure.baseline_period is 'Name of that period';
comment on column measure.baseline_ends_on is 'Last day of that period';
comment on column measure.target is 'Where it should end';
comment on column measure.target_period_id is 'Period by whose end it should be there';
comment on column measure.target_period is 'Name of that period';
comment on column measure.target_ends_on is 'Last day of that period';
comment on column measure.frequency is 'monthly, quarterly, twice a year, yearly, every 2 years or once';
comment on column measure.months is 'Length of its reporting periods in months';
comment on column measure.year_kind is 'The kind of year that names its periods: calendar, federal fiscal, state fiscal, school or survey';
comment on column measure.year_start_month is 'Month that this year starts with, 1 to 12';
comment on column measure.numerator is 'Numerator in words';
comment on column measure.denominator is 'Denominator in words';
comment on column measure.scale_low is 'Lowest answer of a rating''s scale';
comment on column measure.scale_high is 'Highest answer of a rating''s scale';
comment on column measure.decimals is 'Decimals to show: as given, or else 0 for counts and amounts, 1 for others, and more where target or range have more';
comment on column measure.owners is 'Codes of those who are answerable';
comment on column measure.source_note is 'Where its definition and figures are from';
comment on column measure.from_words is 'The plan''s own words that it was confirmed from';
comment on column measure.benchmark_basis is 'What its benchmarks rest on: given; straight path from baseline to target; target (only that, or the range); none';
comment on column measure.is_demonstration is 'True for invented data';
comment on column measure.load_id is 'The load that brought it';
comment on column measure.source is 'Where it stands: file!sheet!cell';
