-- What items and measures that are counted together come to, in words.

-- `3 measures: 1 met target, 2 near; the worst is Near (Calls answered)`
create or replace macro measures_words(
    measures, met_target, on_track, near, off_track, no_target, too_few, no_data, worst
) as case
    when coalesce(measures, 0) = 0 then 'No measure serves it'
    else if(measures = 1, '1 measure: ', measures || ' measures: ') || concat_ws(
        ', ', counted_words(met_target, 'met target'), counted_words(on_track, 'on track'),
        counted_words(near, 'near'), counted_words(off_track, 'off track'),
        counted_words(no_target, 'without a target'), counted_words(too_few, 'with too few responses'),
        counted_words(no_data, 'without data')
    ) || if(measures > 1, coalesce('; the worst is ' || worst, ''), '')
end;

-- `2 of 4 items are on course (1 completed, 1 ongoing); of the others 1 at risk, 1 without an update.`
create or replace macro items_words(
    items, completed, items_on_track, ongoing, at_risk, items_off_track, not_started, paused, dropped, no_update
) as case
    when coalesce(items, 0) = 0 then 'There is no item to be done under it.'
    else completed + items_on_track + ongoing || ' of ' || items - dropped - paused
        || if(items - dropped - paused = 1, ' item ', ' items ')
        || if(completed + items_on_track + ongoing = 1, 'is', 'are') || ' on course'
        || coalesce(' (' || nullif(concat_ws(
            ', ', counted_words(completed, 'completed'), counted_words(items_on_track, 'on track'),
            counted_words(ongoing, 'ongoing')
        ), '') || ')', '')
        || coalesce('; of the others ' || nullif(concat_ws(
            ', ', counted_words(at_risk, 'at risk'), counted_words(items_off_track, 'off track'),
            counted_words(not_started, 'not started'), counted_words(no_update, 'without an update')
        ), ''), '')
        || coalesce('; not counted: ' || nullif(concat_ws(
            ', ', counted_words(paused, 'paused'), counted_words(dropped, 'dropped')
        ), ''), '') || '.'
end;

-- How many of the measures that are counted together have each status, as a struct; an aggregate.
create or replace macro measures_tally(status) as struct_pack(
    measures := count(*),
    met_target := count(*) filter (status = 'Met target'),
    on_track := count(*) filter (status = 'On track'),
    near := count(*) filter (status = 'Near'),
    off_track := count(*) filter (status = 'Off track'),
    no_target := count(*) filter (status = 'No target set'),
    too_few := count(*) filter (status = 'Too few responses'),
    no_data := count(*) filter (status = 'No data')
);

-- How many of the items that are counted together have each status, as a struct; an aggregate.
create or replace macro items_tally(status) as struct_pack(
    items := count(*),
    completed := count(*) filter (status = 'Completed'),
    items_on_track := count(*) filter (status = 'On track'),
    ongoing := count(*) filter (status = 'Ongoing'),
    at_risk := count(*) filter (status = 'At risk'),
    items_off_track := count(*) filter (status = 'Off track'),
    not_started := count(*) filter (status = 'Not started'),
    paused := count(*) filter (status = 'Paused'),
    dropped := count(*) filter (status = 'Dropped'),
    no_update := count(*) filter (status is null)
);
