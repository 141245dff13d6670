-- What each stage of planning still lacks: prepare, plan, implement, revise.

create or replace macro part_state(done, whole) as case
    when coalesce(whole, 0) = 0 then 'Not applicable'
    when done >= whole then 'Done'
    when done > 0 then 'Partly'
    else 'Open'
end;

-- Whether a check is `until` its dates, or `from` the first of them on: then nothing was told yet, and
-- before that date nothing is asked for.
create or replace macro asked_counts(told) as if(told > 0, 'until', 'from');

create or replace macro is_unasked(counts, dates, day) as
    coalesce(counts = 'from' and len(list_filter(dates, lambda one: one <= day)) = 0, false);

-- How many of a check's things are done on a day: of `to come` the dates from that day on are there,
-- of `until` and `from` a thing is done before its date, of `from` none before the first.
create or replace macro stage_done(counts, done, whole, dates, day) as case
    when counts = 'to come' then len(list_filter(dates, lambda one: one >= day))
    when is_unasked(counts, dates, day) then 0
    when counts in ('until', 'from') then whole - len(list_filter(dates, lambda one: one <= day))
    else done
end;

create or replace macro stage_state(counts, done, whole, dates, day) as if(
    is_unasked(counts, dates, day), 'Not applicable',
    part_state(stage_done(counts, done, whole, dates, day), whole)
);

-- What is said before the first date: nothing was told yet, and nothing is missing.
create or replace macro unasked_words(told, whole, none, first, day) as case
    when whole = 0 then none
    when told = 0 then 'Nothing is asked for yet: ' || first || ' ' || day_words(day::date) || '.'
end;

-- What to do where the plan's document does not say something and Prepare has no form any more.
create or replace macro document_words(items, line) as if(
    items = 0, '',
    ' Write a line such as "' || line || '" in its document, and load that on the page Update.'
);

create or replace macro is_planning_meeting(name, kinds) as regexp_matches(
    lower(concat_ws(', ', name, array_to_string(kinds, ', '))),
    'annual[^,]*plan|planning (meeting|retreat|session|conference)|plan(ning)? review'
);

-- `1 item`, `3 items`
create or replace macro things_words(number, one, many) as number || ' ' || if(number = 1, one, many);

create or replace macro have_words(whole, missing, what) as case
    when whole = 0 then 'There is no item to be done yet.'
    else whole - missing || ' of ' || things_words(whole, 'item has ', 'items have ') || what || '.'
end;

create or replace macro thing_name(check_name) as if(check_name = 'Progress', 'item', 'measure');

-- The sentence of a check on a day; what does not change with the day says it in `says`.
create or replace macro stage_says(check_name, says, whole, dates, day) as case
    when check_name = 'Meetings to come' and len(list_filter(dates, lambda one: one >= day)) > 0 then
        if(len(list_filter(dates, lambda one: one >= day)) = 1, 'One meeting is',
            len(list_filter(dates, lambda one: one >= day)) || ' meetings are')
        || ' to come, the next on ' || day_words((list_sort(list_filter(dates, lambda one: one >= day))[1])::date) || '.'
    when check_name = 'Meetings to come' and dates <> [] then
        'The last meeting of the calendar was on ' || day_words((list_reverse_sort(dates)[1])::date) || '; none is to come.'
    when check_name = 'Meetings to come' then 'The calendar has no meeting yet.'
    when check_name = 'Next annual planning meeting' and len(list_filter(dates, lambda one: one >= day)) > 0 then
        'It is on ' || day_words((list_sort(list_filter(dates, lambda one: one >= day))[1])::date) || '.'
    when check_name = 'Next annual planning meeting' then concat_ws(
        ' ', 'The calendar has none to come.', 'The last was on ' || day_words((list_reverse_sort(dates)[1])::date) || '.'
    )
    when whole = 0 then says
    when says is not null and len(list_filter(dates, lambda one: one <= day)) = 0
        and check_name in ('Values of the newest period', 'Progress', 'Reports promised') then says
    when check_name in ('Values of the newest period', 'Progress') then
        case len(list_filter(dates, lambda one: one <= day))
            when 0 then 'None of ' || things_words(whole, thing_name(check_name), thing_name(check_name) || 's') || ' lacks '
            else len(list_filter(dates, lambda one: one <= day)) || ' of '
                || things_words(whole, thing_name(check_name) || ' lacks ', thing_name(check_name) || 's lack ')
        end || if(check_name = 'Progress', 'an update', 'a value') || ' for the newest period that has ended.'
    when check_name = 'Reports promised' then case len(list_filter(dates, lambda one: one <= day))
        when 0 then 'None of ' || things_words(whole, 'report', 'reports') || ' with a day is overdue.'
        else len(list_filter(dates, lambda one: one <= day)) || ' of ' || whole
            || if(whole = 1, ' report with a day is overdue.', ' reports with a day are overdue.')
    end
    else says
end;
