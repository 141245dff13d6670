-- What was promised to be reported, and whether it was.

create or replace macro obligation_status(due_on, reported_on, day) as case
    when reported_on is not null then 'Reported'
    when due_on is null then 'Not applicable'
    when due_on < day then 'Overdue'
    else 'Due'
end;

-- Where the day comes from, or why there is none.
create or replace macro obligation_reason(
    cadence, meeting, condition, is_gone, is_closed, status, due_on, is_at_meeting, grace_days
) as case
    when is_gone then 'The plan no longer says so; it did when this was reported.'
    when due_on is not null and is_at_meeting then 'At the "' || meeting || '" of the calendar.'
    when due_on is not null and cadence in ('monthly', 'quarterly') then
        'Within ' || grace_days || ' days after each ' || if(cadence = 'monthly', 'month.', 'quarter.')
    when due_on is not null and cadence = 'yearly' then 'Yearly: the last day of ' || monthname(due_on) || '.'
    when due_on is not null then 'The day that is written.'
    when is_closed then 'The plan item is ' || lower(status) || '.'
    when condition is not null then 'No day can be told beforehand: it comes after "' || condition || '".'
    when meeting is not null then 'The calendar of meetings has no "' || meeting || '".'
    when cadence in ('as needed', 'ongoing') then 'No day: ' || cadence || '.'
    when cadence is not null then 'The words say ' || cadence || ', and not from when on.'
    else 'The words do not say when.'
end;
