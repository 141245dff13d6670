create table measure_reading as
with decision as (
    select plan_id, words, decision, measure_id
    from ledger.measure_decision
    semi join ledger.live_load using (load_id)
    where decision = 'declined' or measure_id in (select measure_id from ledger.live_measure)
    qualify row_number() over (partition by plan_id, words order by load_id desc, source) = 1
)
select
    reading.plan_id,
    reading.words,
    (
        select coalesce(list(item_id order by ordinal), [])
        from ledger.plan_item as item
        where item.plan_id = reading.plan_id and item.load_id = reading.load_id
            and item.code in (select unnest(reading.item_codes))
    ) as item_ids,
    reading.item_codes,
    reading.kind,
    reading.statistic,
    reading.unit,
    reading.direction,
    reading.baseline,
    reading.target,
    reading.target_period_id,
    period.label as target_period,
    reading.change_pct,
    reading.scale_low,
    reading.scale_high,
    reading.frequency,
    reading.months,
    reading.says,
    decision.decision,
    if(decision.decision = 'confirmed', decision.measure_id, null) as measure_id,
    reading.source
from ledger.measure_reading as reading
semi join ledger.live_plan using (plan_id, load_id)
left join decision on decision.plan_id = reading.plan_id and decision.words = reading.words
left join period
    on period.period_id = reading.target_period_id
    and period.year_kind = getvariable('progress_year_kind')
    and period.year_start_month = getvariable('progress_start_month')
order by reading.plan_id, reading.source, reading.words;

comment on table measure_reading is 'One row per plan and measure of success in its words, with what these seem to say; nothing is computed from it before a person confirms it';
comment on column measure_reading.plan_id is 'The plan';
comment on column measure_reading.words is 'The words as written';
comment on column measure_reading.item_ids is 'The plan items that they stand beside';
comment on column measure_reading.item_codes is 'Codes of these items';
comment on column measure_reading.kind is 'quantitative or deliverable';
comment on column measure_reading.statistic is 'rate, count, amount, mean rating, index or milestone';
comment on column measure_reading.unit is 'Unit, such as %';
comment on column measure_reading.direction is 'higher, lower or within a range';
comment on column measure_reading.baseline is 'Baseline that the words name';
comment on column measure_reading.target is 'Target that the words name';
comment on column measure_reading.target_period_id is 'Period of the target';
comment on column measure_reading.target_period is 'Name of that period';
comment on column measure_reading.change_pct is 'Change that the words ask for, in percent of the baseline';
comment on column measure_reading.scale_low is 'Lowest answer of the scale';
comment on column measure_reading.scale_high is 'Highest answer of the scale';
comment on column measure_reading.frequency is 'How often it is measured';
comment on column measure_reading.months is 'Length of its reporting periods in months';
comment on column measure_reading.says is 'The reading in one sentence, to be confirmed';
comment on column measure_reading.decision is 'confirmed or declined; null until a person decides';
comment on column measure_reading.measure_id is 'The measure that it became when it was confirmed';
comment on column measure_reading.source is 'Where the words stand: file!sheet!cell';
