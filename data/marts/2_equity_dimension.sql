create table equity_dimension as
select distinct on (ordinal)
    dimension,
    ordinal,
    is_ordered,
    reference,
    reference_group,
    is_expected,
    is_catalogued,
    load_id,
    source
from equity_dimension_spelling
order by ordinal;

comment on table equity_dimension is 'One row per dimension that values are given by, or that the catalogue has';
comment on column equity_dimension.dimension is 'Its name, as the catalogue spells it, or else the newest value';
comment on column equity_dimension.ordinal is 'Its place among the dimensions';
comment on column equity_dimension.is_ordered is 'True where its groups have a natural order, the least advantaged first';
comment on column equity_dimension.reference is 'What gaps are measured from by decision: group, best large group or overall; null where nobody decided';
comment on column equity_dimension.reference_group is 'The group that was decided on';
comment on column equity_dimension.is_expected is 'True where every measure about people should be broken down by it';
comment on column equity_dimension.is_catalogued is 'True where the catalogue has it';
comment on column equity_dimension.load_id is 'The load that brought it to the catalogue';
comment on column equity_dimension.source is 'Where it stands: file!sheet!cell';
