create table equity_group as
select distinct on (dimension, ordinal)
    dimension,
    group_name,
    ordinal,
    parent_dimension,
    parent_group,
    is_overlapping,
    is_unknown,
    is_catalogued,
    load_id,
    source
from equity_group_spelling
order by dimension, ordinal;

comment on table equity_group is 'One row per dimension and group of it that values are given for, or that the catalogue has';
comment on column equity_group.dimension is 'The dimension';
comment on column equity_group.group_name is 'Its name, as the catalogue spells it, or else the newest value';
comment on column equity_group.ordinal is 'Its place in the dimension; in an ordered one the least advantaged is the first';
comment on column equity_group.parent_dimension is 'The dimension of the broader group that it lies in';
comment on column equity_group.parent_group is 'The broader group';
comment on column equity_group.is_overlapping is 'True where it is counted beside the others and not with them';
comment on column equity_group.is_unknown is 'True for those whose group is not known';
comment on column equity_group.is_catalogued is 'True where the catalogue has it';
comment on column equity_group.load_id is 'The load that brought it to the catalogue';
comment on column equity_group.source is 'Where it stands: file!sheet!cell';
