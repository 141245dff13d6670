create table equity_gap as
with side as ( -- a group among all, and a part of two dimensions within either of its groups
    select rate.*, unnest(range(1, len(dimensions) + 1)) as place
    from equity_rate as rate
    where dimension <> 'Overall' and len(dimensions) < 3 and kind in ('rate', 'mean')
),
beside as (
    select
        side.*,
        reference.reference_kind,
        groups[place] as part,
        if(len(dimensions) = 1, 'Overall', dimensions[3 - place]) as within_dimension,
        if(len(dimensions) = 1, 'Overall', groups[3 - place]) as within_group,
        reference.reference_group as reference_name,
        case
            when reference.reference_group = 'Overall' then within_group
            when len(dimensions) = 1 then reference.reference_group
            when place = 1 then reference.reference_group || ' × ' || within_group
            else within_group || ' × ' || reference.reference_group
        end as other_group,
        if(reference.reference_group = 'Overall', within_dimension, side.dimension) as other_dimension
    from side
    join equity_reference as reference
        on reference.measure_id = side.measure_id and reference.dimension = side.dimensions[place]
),
paired as (
    select
        beside.*,
        other.rate as other_rate, other.rate_low as other_low, other.rate_high as other_high,
        other.denominator as other_n, other.sd as other_sd,
        adverse_events(beside.numerator, beside.denominator, direction) as events,
        adverse_events(other.numerator, other.denominator, direction) as other_events,
        part = reference_name as is_reference,
        beside.is_presented and coalesce(other.is_presented, false) and not is_reference as is_comparable,
        direction, unit, measure.numerator as counted, measure.decimals as places
    from beside
    join measure using (measure_id)
    left join equity_rate as other
        on other.measure_id = beside.measure_id and other.period_id = beside.period_id
        and other.dimension = other_dimension and other.group_name = other_group
),
compared as (
    select *,
        if(is_comparable, round(rate - other_rate, 9), null) as gap,
        if(kind = 'mean', welch_half_width(sd, denominator, other_sd, other_n), null) as mean_way,
        round(gap - coalesce(mean_way, squared_and_added(rate - rate_low, other_high - other_rate)), 9) as gap_low,
        round(gap + coalesce(mean_way, squared_and_added(rate_high - rate, other_rate - other_low)), 9) as gap_high,
        if(is_comparable, ratio_reason(kind, is_proportion, direction, events, other_events), null) as ratio_reason,
        if(
            is_comparable and ratio_reason is null, round((events / denominator) / (other_events / other_n), 9), null
        ) as ratio,
        z95() * if(ratio is null, null, log_ratio_error(events, denominator, other_events, other_n, is_proportion)) as log_way,
        if(kind = 'rate', denominator * adverse_sign(direction) / rate_factor(unit), null) as per_point
    from paired
),
timed as (
    select measure_id, dimension, group_name, within_dimension, months, period, ends_on,
        (12 * year(ends_on) + month(ends_on)) / months as time, gap, 1 / gap_error(gap_low, gap_high) ** 2 as weight
    from compared where gap_high > gap_low
),
centred as (
    select *,
        sum(weight * time) over series / sum(weight) over series as mean_time,
        sum(weight * gap) over series / sum(weight) over series as mean_gap
    from timed
    window series as (partition by measure_id, dimension, group_name, within_dimension, months)
),
line as (
    select measure_id, dimension, group_name, within_dimension, months,
        arg_min(period, ends_on) as first_period, arg_max(period, ends_on) as last_period,
        sum(weight) as weight, sum(weight * (time - mean_time) ** 2) as spread,
        sum(weight * (time - mean_time) * (gap - mean_gap)) as lean,
        any_value(mean_gap) as mean_gap, min(time - mean_time) as first_way, max(time - mean_time) as last_way
    from centred
    group by measure_id, dimension, group_name, within_dimension, months
    having count(*) > 3
),
trend as (
    select *,
        round(1 / sqrt(spread), 9) as slope_error,
        mean_gap + lean / spread * first_way as first_gap,
        mean_gap + lean / spread * last_way as last_gap,
        round(gap_side(first_gap, last_gap) * lean / spread, 9) as slope,
        gap_trend_verdict(
            slope, slope_error, first_gap, is_clearly_off(first_gap, first_way, weight, spread),
            last_gap, is_clearly_off(last_gap, last_way, weight, spread)
        ) as trend_verdict
    from line
),
told as (
    select
        compared.*,
        trend.* exclude (measure_id, dimension, group_name, within_dimension, months),
        count(gap) over (
            partition by compared.measure_id, compared.dimension, compared.group_name, within_dimension, compared.months
        ) as trend_periods,
        if(reference_name = 'Overall', 'all together', reference_name) as reference_words,
        if(within_dimension = 'Overall', '', 'Within ' || within_group || ': ') as within_words,
        gap_decimals(gap, gap_low, gap_high, places) as gap_places
    from compared
    left join trend using (measure_id, dimension, group_name, within_dimension, months)
)
select
    measure_id,
    period_id,
    dimension,
    group_name,
    within_dimension,
    within_group,
    period,
    months,
    starts_on,
    ends_on,
    if(reference_name = 'Overall', 'Overall', other_group) as reference_group,
    reference_kind,
    is_reference,
    rate,
    if(is_reference, rate, other_rate) as reference_rate,
    gap,
    gap_low,
    gap_high,
    if(gap is null, null, coalesce(gap_low > 0 or gap_high < 0, false)) as is_clear,
    ratio,
    round(ratio * exp(-log_way), 9) as ratio_low,
    round(ratio * exp(log_way), 9) as ratio_high,
    ratio_reason,
    if(ratio is null, null, adverse_words(direction, is_proportion)) as adverse_words,
    round(per_point * gap, 9) as people,
    round(least(per_point * gap_low, per_point * gap_high), 9) as people_low,
    round(greatest(per_point * gap_low, per_point * gap_high), 9) as people_high,
    case
        when is_reference then within_words || part || ' is what the others are compared with.'
        when not is_presented then null
        when gap is null then within_words || 'Nothing is shown for ' || reference_words || ' to compare it with.'
        else within_words || gap_words(
            part, rate, reference_words, other_rate, gap, gap_low, gap_high, direction, unit, gap_places
        ) || if(is_clear and people > 0 and ratio is not null,
            gap_ratio_words(part, ratio, ratio_low, ratio_high, direction, is_proportion), ''
        ) || if(is_clear and people >= 0.5, gap_people_words(people, reference_words, direction, counted), '')
    end as says,
    trend_periods,
    first_period as trend_first_period,
    last_period as trend_last_period,
    slope as trend_slope,
    round(slope - z95() * slope_error, 9) as trend_low,
    round(slope + z95() * slope_error, 9) as trend_high,
    round(last_gap, 9) as trend_gap,
    trend_verdict,
    if(is_reference, null, gap_trend_reason(
        trend_verdict, trend_periods, slope, trend_low, trend_high, months, unit, slope_decimals(slope, unit, places)
    )) as trend_reason,
    load_id,
    source
from told
order by measure_id, starts_on, months, dimension, within_dimension, group_ordinal;

comment on table equity_gap is 'One row per measure, period, dimension, group and what its gap is measured within: all, or a group of the other dimension';
comment on column equity_gap.measure_id is 'The measure';
comment on column equity_gap.period_id is 'The period';
comment on column equity_gap.dimension is 'What the people are divided by, as in equity_rate: one dimension or two';
comment on column equity_gap.group_name is 'The group, as in equity_rate';
comment on column equity_gap.within_dimension is 'Overall for a group among all; of two dimensions the one whose group is held fast, while those of the other are compared';
comment on column equity_gap.within_group is 'The group that is held fast';
comment on column equity_gap.period is 'Name of the period';
comment on column equity_gap.months is 'Length of the period in months';
comment on column equity_gap.starts_on is 'First day of the period';
comment on column equity_gap.ends_on is 'Last day of the period';
comment on column equity_gap.reference_group is 'The group that it is compared with; Overall for all of them, or all within the group that is held fast';
comment on column equity_gap.reference_kind is 'How that was chosen: stated, best large group or overall';
comment on column equity_gap.is_reference is 'True for the group that the others are compared with';
comment on column equity_gap.rate is 'The rate or mean, in the unit of the measure; null where it is not shown';
comment on column equity_gap.reference_rate is 'The reference''s';
comment on column equity_gap.gap is 'The group''s minus the reference''s; null where either is not shown';
comment on column equity_gap.gap_low is 'Lower end of its 95% interval, by Newcombe, of means by Welch; against all together it counts the group twice and is a little wide';
comment on column equity_gap.gap_high is 'Upper end of that interval';
comment on column equity_gap.is_clear is 'True where the whole interval is on one side of zero';
comment on column equity_gap.ratio is 'How many times as likely what nobody wants is: not to be counted where higher is better, to be counted where lower is';
comment on column equity_gap.ratio_low is 'Lower end of its 95% interval, on the scale of logarithms';
comment on column equity_gap.ratio_high is 'Upper end of that interval';
comment on column equity_gap.ratio_reason is 'Why there is no ratio; not estimable where either has no such case';
comment on column equity_gap.adverse_words is 'What follows the number of times in a sentence';
comment on column equity_gap.people is 'How many are behind the gap: so many fewer would have what nobody wants at the reference''s rate; negative where the group is better off';
comment on column equity_gap.people_low is 'Lower end, from that of the gap''s interval';
comment on column equity_gap.people_high is 'Upper end';
comment on column equity_gap.says is 'The gap in one to three sentences with its numbers';
comment on column equity_gap.trend_periods is 'Number of periods of this length with a gap';
comment on column equity_gap.trend_first_period is 'The first of them';
comment on column equity_gap.trend_last_period is 'The last of them';
comment on column equity_gap.trend_slope is 'How much wider the gap becomes per period, whichever way round it is, along the weighted line through all of them; null under four periods';
comment on column equity_gap.trend_low is 'Lower end of its 95% interval';
comment on column equity_gap.trend_high is 'Upper end of that interval';
comment on column equity_gap.trend_gap is 'The gap where that line ends, in the last of them: as much as is left of chance; null under four periods';
comment on column equity_gap.trend_verdict is 'narrowed, widened, reversed or no clear change; null under four periods';
comment on column equity_gap.trend_reason is 'Why that verdict, in one sentence';
comment on column equity_gap.load_id is 'The load that brought the group''s value';
comment on column equity_gap.source is 'Where that stands: file!sheet!cell';
