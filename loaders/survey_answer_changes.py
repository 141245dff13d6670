"""Which answers and groups of a wave differ from those that stand, counted in SQL.

A respondent is a number and no more, and the same person may have another one in a later export.
Respondents who say the same in all that both exports ask are taken for the same; the others are
compared by their numbers.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import duckdb

from loaders.ledger import incoming
from loaders.report import COUNTED, ChangeKind
from loaders.rows import Rows

Kinds = dict[ChangeKind, int]
_TABLES = ("survey_question", *COUNTED)
_TOLD = """
create or replace temp table same_question as
select
    was.question_no as was_no, will.question_no as will_no,
    coalesce(will.question_no, -1 - was.question_no) as no,
    was_no is not null and will_no is not null as in_both
from (from survey_question where load_id = {load_id} and wave_id = {wave_id}) as was
full join (from new_survey_question where wave_id = {wave_id}) as will using (question_id);

create or replace temp view was_survey_answer as
select respondent, no, rating, in_both
from survey_answer join same_question on was_no = question_no where load_id = {load_id};

create or replace temp view will_survey_answer as
select respondent, no, rating, in_both
from new_survey_answer join same_question on will_no = question_no;

create or replace temp table same_dimension as
select distinct dimension
from survey_group semi join (from new_survey_group where wave_id = {wave_id}) using (dimension)
where load_id = {load_id} and wave_id = {wave_id};

create or replace temp view was_survey_group as
select respondent, dimension, group_name, same.dimension is not null as in_both
from survey_group left join same_dimension as same using (dimension)
where load_id = {load_id} and wave_id = {wave_id};

create or replace temp view will_survey_group as
select respondent, dimension, group_name, same.dimension is not null as in_both
from new_survey_group left join same_dimension as same using (dimension)
where wave_id = {wave_id};

create or replace temp view was_survey_open_answer as
select wording, answer from survey_open_answer where load_id = {load_id} and wave_id = {wave_id};

create or replace temp view will_survey_open_answer as
select wording, answer from new_survey_open_answer where wave_id = {wave_id};
"""
_SUMS = """
select number, total
from (
    select 1 as place, count(*) as number, sum(hash(respondent, no, rating)) as total
    from {when}_survey_answer
    union all
    select 2, count(*), sum(hash(respondent, dimension, group_name)) from {when}_survey_group
    union all
    select 3, count(*), sum(hash(wording, answer)) from {when}_survey_open_answer
)
order by place
"""
_PRINTS = """
create or replace temp table {when}_print as
select respondent, print, row_number() over (partition by print order by respondent) as nth
from (
    select respondent, sum(part) as print
    from (
        select respondent, hash(no, rating) as part from {when}_survey_answer where in_both
        union all
        select respondent, hash(dimension, group_name) from {when}_survey_group where in_both
    )
    group by respondent
)
"""
_ODD = """
create or replace temp table {when}_odd as
select respondent from {when}_print anti join {other}_print using (print, nth)
"""
_DIFFERENT = """
with was as (from was_{table} where not in_both or respondent in (from was_odd)),
will as (from will_{table} where not in_both or respondent in (from will_odd))
select
    count(*) filter (where was.respondent is null),
    count(*) filter (where was.{value} is distinct from will.{value}
        and was.respondent is not null and will.respondent is not null),
    count(*) filter (where will.respondent is null)
from was full join will using ({key})
"""
_OPEN = """
select
    coalesce(sum(greatest(will - was, 0)), 0)::bigint, 0,
    coalesce(sum(greatest(was - will, 0)), 0)::bigint
from (
    select count(*) filter (where is_new) as will, count(*) filter (where not is_new) as was
    from (
        select *, false as is_new from was_survey_open_answer
        union all select *, true from will_survey_open_answer
    )
    group by wording, answer
)
"""


@contextmanager
def offered(connection: duckdb.DuckDBPyConnection, rows: Rows) -> Iterator[None]:
    """Offer what a file says of waves, as relations `new_survey_answer` and so on."""
    with ExitStack() as stack:
        for table in _TABLES:
            stack.enter_context(
                incoming(connection, table, rows.get(table, []), name=f"new_{table}")
            )
        yield


def count_new(connection: duckdb.DuckDBPyConnection, wave_id: str) -> dict[str, Kinds]:
    """How many answers and groups a wave brings that did not stand; needs `offered`."""
    _lay_out(connection, wave_id, load_id=0)
    return {
        table: {"added": number}
        for table, (number, _) in zip(COUNTED, _sums(connection, "will"), strict=True)
        if number
    }


def count_changed(
    connection: duckdb.DuckDBPyConnection, wave_id: str, load_id: int
) -> tuple[dict[str, Kinds], int]:
    """How many answers and groups differ from those that load `load_id` brought of a wave.

    Also how many stay as they are. Needs `offered`.
    """
    _lay_out(connection, wave_id, load_id)
    will = _sums(connection, "will")
    stay = sum(number for number, _ in will)
    if will == _sums(connection, "was"):
        return {}, stay
    for when in ("was", "will"):
        connection.execute(_PRINTS.format(when=when))
    for when, other in (("was", "will"), ("will", "was")):
        connection.execute(_ODD.format(when=when, other=other))
    found = {table: _kinds(connection, sql) for table, sql in _counting().items()}
    new = sum(kinds.get("added", 0) + kinds.get("changed", 0) for kinds in found.values())
    return {table: kinds for table, kinds in found.items() if kinds}, stay - new


def _lay_out(connection: duckdb.DuckDBPyConnection, wave_id: str, load_id: int) -> None:
    """Put what stands of a wave, and what will, side by side under the same names."""
    quoted = "'" + wave_id.replace("'", "''") + "'"
    connection.execute(_TOLD.format(load_id=load_id, wave_id=quoted))


def _sums(connection: duckdb.DuckDBPyConnection, when: str) -> list[tuple[int, int | None]]:
    """Number and checksum of answers, groups and open answers: what is the same has the same."""
    return connection.execute(_SUMS.format(when=when)).fetchall()


def _counting() -> dict[str, str]:
    answers = {"table": "survey_answer", "key": "respondent, no, in_both", "value": "rating"}
    groups = {
        "table": "survey_group",
        "key": "respondent, dimension, in_both",
        "value": "group_name",
    }
    return {
        "survey_answer": _DIFFERENT.format(**answers),
        "survey_group": _DIFFERENT.format(**groups),
        "survey_open_answer": _OPEN,
    }


def _kinds(connection: duckdb.DuckDBPyConnection, sql: str) -> Kinds:
    ((added, changed, withdrawn),) = connection.execute(sql).fetchall()
    kinds: Kinds = {"added": added, "changed": changed, "withdrawn": withdrawn}
    return {kind: number for kind, number in kinds.items() if number}
