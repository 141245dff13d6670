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
