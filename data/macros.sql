-- Rules and formulas, each in one place; they stay in the published database for its readers.

-- The next date on or after a day; null where the words give none.
create or replace macro next_due_on(cadence, due_on, due_month, day) as case
    when cadence = 'once' then due_on
    when cadence = 'monthly' then last_day(day)
    when cadence = 'quarterly' then last_day((date_trunc('quarter', day) + interval 2 month)::date)
    when cadence = 'yearly' and due_month is not null then
        last_day(make_date(year(day) + (due_month < month(day))::integer, due_month, 1))
end;

-- Why that date, or why none.
create or replace macro due_reason(cadence, meeting, due_on, due_month, by_when) as case
    when by_when is null then 'No deadline is written beside it.'
    when cadence = 'once' and due_on is null then 'The words give no single day.'
    when cadence = 'once' then 'A fixed date: the last day of "' || by_when || '".'
    when cadence = 'monthly' then 'Monthly: the last day of each month.'
    when cadence = 'quarterly' then 'Quarterly: the last day of each calendar quarter.'
    when cadence = 'yearly' and due_month is not null then
        'Yearly: the last day of ' || monthname(make_date(2000, due_month, 1)) || '.'
    when meeting is not null then 'The meeting calendar has no date for "' || meeting || '".'
    when cadence in ('ongoing', 'as needed') then 'No date: ' || cadence || '.'
    when cadence is not null then 'The year or month of the first is not written.'
    else 'The words give no date.'
end;

create or replace macro deadline_status(next_due_on, status, day) as case
    when next_due_on is null or status in ('Completed', 'Dropped') then 'Not applicable'
    when next_due_on < day then 'Overdue'
    else 'Due'
end;
