-- Rules and formulas, each in one place; they stay in the published database for its readers.

-- The next date on or after a day; null where the words give none. due_dates are those of the meetings
-- that the words name or of a rule of their own, in order; null where the cadence alone tells.
create or replace macro next_due_on(cadence, due_on, due_month, day, due_dates := null) as case
    when cadence = 'once' then coalesce(due_dates[1], due_on)
    when due_dates is not null then list_filter(due_dates, lambda due: due >= day)[1]
    when cadence = 'daily' then day
    when cadence = 'weekly' then (day + (12 - isodow(day)::integer) % 7)::date
    when cadence = 'monthly' then last_day(day)
    when cadence = 'quarterly' then last_day((date_trunc('quarter', day) + interval 2 month)::date)
    when cadence = 'twice a year' then make_date(year(day), if(month(day) <= 6, 6, 12), if(month(day) <= 6, 30, 31))
    when cadence = 'yearly' then
        last_day(make_date(year(day) + (coalesce(due_month, 12) < month(day))::integer, coalesce(due_month, 12), 1))
end;

-- Why that date, or why none; due_rule says where due_dates come from.
create or replace macro due_reason(
    cadence, meeting, due_on, due_month, by_when, next_due_on := null, due_dates := null, due_rule := null
) as case
    when by_when is null then 'No deadline is written beside it.'
    when len(due_dates) > 0 and next_due_on is not null then due_rule
    when len(due_dates) > 0 and meeting is not null then
        'The meeting calendar has no date for "' || meeting || '" after ' || strftime(due_dates[-1], '%-d %b %Y') || '.'
    when due_dates is not null and meeting is not null and due_on is null then
        'The meeting calendar has no date for "' || meeting || '".'
    when cadence = 'once' and due_on is null then 'The words give no single day.'
    when cadence = 'once' then 'A fixed date: the last day of "' || by_when || '".'
    when cadence = 'daily' then 'Daily: every day.'
    when cadence = 'weekly' then 'Weekly: the Friday of each week.'
    when cadence = 'monthly' then 'Monthly: the last day of each month.'
    when cadence = 'quarterly' then 'Quarterly: the last day of each calendar quarter.'
    when cadence = 'twice a year' then 'Twice a year: the last day of June and of December.'
    when cadence = 'yearly' and due_month is not null then
        'Yearly: the last day of ' || monthname(make_date(2000, due_month, 1)) || '.'
    when cadence = 'yearly' then 'Yearly: the last day of the year, as no month is written.'
    when cadence in ('ongoing', 'as needed') then 'No date: ' || cadence || '.'
    when cadence is not null then 'The year of the first is not written, and the plan names no years to count from.'
    else 'The words give no date.'
end;

create or replace macro deadline_status(next_due_on, status, day) as case
    when next_due_on is null or status in ('Completed', 'Dropped') then 'Not applicable'
    when next_due_on < day then 'Overdue'
    else 'Due'
end;

-- Reporting periods: those of so many months that follow each other from a year's first month.

create or replace macro period_starts_on(period_id) as (left(period_id, 7) || '-01')::date;

create or replace macro period_months(period_id) as regexp_extract(period_id, '/P(\d+)M', 1)::integer;

create or replace macro period_ends_on(period_id) as
    (period_starts_on(period_id) + to_months(period_months(period_id)) - interval 1 day)::date;

-- Whether a period is one of a calendar's own: the table of periods also names those of other calendars.
create or replace macro is_own_period(starts_on, months, year_start_month) as
    (month(starts_on) - year_start_month + 12) % months = 0;

-- The last day of the newest period that has ended before a day.
create or replace macro last_ended_on(months, year_start_month, day) as (
    date_trunc('month', day) - to_months((month(day) - year_start_month + 12) % months) - interval 1 day
)::date;

-- The last day of the period that holds a day.
create or replace macro period_end_of(months, year_start_month, day) as
    (last_ended_on(months, year_start_month, day) + interval 1 day + to_months(months) - interval 1 day)::date;

-- Whether what is reported for every period is there for the newest that has ended before a day.
-- The first period asked for ends on first_ends_on (null: none is), the newest reported on reported_ends_on.
create or replace macro reporting_status(
    is_closed, first_ends_on, reported_ends_on, months, year_start_month, grace_days, day
) as case
    when is_closed then 'Not applicable'
    when reported_ends_on >= last_ended_on(months, year_start_month, day) then 'Reported'
    when first_ends_on is null or first_ends_on > last_ended_on(months, year_start_month, day) then 'Not applicable'
    when day <= last_ended_on(months, year_start_month, day) + grace_days then 'Due'
    else 'Overdue'
end;

create or replace macro length_words(months) as
    case months when 1 then 'month' when 3 then 'quarter' when 6 then 'half-year' else 'year' end;

-- Where something stands, in a sentence: `update.xlsx, Progress, cell G7`.
create or replace macro source_words(source) as
    regexp_replace(source, '^(.*)!(.*)!(.*)$', '\1, \2, cell \3');

-- Numbers in sentences.

create or replace macro number_words(x, decimals) as
    format('{:,.' || decimals::integer || 'f}', round(x::double, decimals::integer) + 0.0::double);

-- Without zeros at the end: 2 and 1.8, not 2.000 and 1.800.
create or replace macro short_number_words(x) as
    regexp_replace(number_words(x, 9), '\.?0+$', '');

create or replace macro is_money(unit) as coalesce(unit in ('$', '€', '£'), false);

-- A number with the sign of its unit, but without its words: 61.2%, -$1,234, 12.
create or replace macro sign_words(words, unit) as
    regexp_replace(words, '^(-?)', '\1' || if(is_money(unit), unit, '')) || if(unit = '%', '%', '');

-- 1 day, 1 family, 1 move per 1,000 days in care.
create or replace macro singular(unit) as
    regexp_replace(regexp_replace(unit, '^(\w+)ies\b', '\1y'), '^(\w*[^su\W])s\b', '\1');

-- A number with its unit: 61.2%, $1,234, 12 days, 1 day.
create or replace macro figure_words(words, unit) as
    sign_words(words, unit)
    || if(coalesce(unit, '') in ('', '%') or is_money(unit), '', ' ' || if(words = '1', singular(unit), unit));

-- A difference of two numbers: 1.8 points, $1,234, 3.
create or replace macro difference_words(words, unit) as
    sign_words(words, if(unit = '%', '', unit)) || if(unit = '%', if(words = '1', ' point', ' points'), '');

create or replace macro periods_words(periods, months) as
    periods || ' ' || length_words(months) || if(periods = 1, '', 's');

-- `0.51 to 1.13`, `$6,411 to $29,899`
create or replace macro interval_words(low, high, unit, decimals) as
    sign_words(number_words(low, decimals), unit) || ' to ' || sign_words(number_words(high, decimals), unit);

create or replace macro day_words(day) as strftime(day, '%-d %b %Y');

-- `3 on track`; null for none, so that a list leaves it out.
create or replace macro counted_words(number, words) as if(number > 0, number || ' ' || words, null);
