create table survey_column as
select survey_id, wave_id, code, wording, taken_as, dimension, question_id, load_id, source
from ledger.survey_column
semi join ledger.live_wave using (wave_id, load_id)
order by wave_id, source;

comment on table survey_column is 'One row per column of the export of a wave: what it was taken for, and so whether it was kept';
comment on column survey_column.survey_id is 'The survey';
comment on column survey_column.wave_id is 'The wave: one holding of it';
comment on column survey_column.code is 'The tool''s own name of the column';
comment on column survey_column.wording is 'The question as respondents saw it';
comment on column survey_column.taken_as is 'rating and attribute are kept; open answers only where asked for, and never published; everything else is not kept';
comment on column survey_column.dimension is 'The dimension that it gives, for an attribute';
comment on column survey_column.question_id is 'The question that it answers, for a rating';
comment on column survey_column.load_id is 'The load that brought it';
comment on column survey_column.source is 'Where its header stands: file!sheet!cell';
