"""Which groups of surveys must not be shown, and that none of them can be computed."""

from collections import defaultdict

import duckdb
import pyarrow as pa

from loaders.problems import Refused
from loaders.suppression_attack import Shown, first_exposed, shown_of
from loaders.suppression_earlier import hidden_before
from loaders.suppression_layout import Layouts
from loaders.suppression_rule import hide

_SCHEMA = pa.schema(
    [("question_key", pa.int32()), ("group_key", pa.int32()), ("is_listed", pa.bool_())]
)
_COUNTS = """
    select question_key, group_key, n
    from survey_statistic join survey_wave_group using (group_key) where dimension <> 'Overall'
    union all -- who took part at all is a line too: the response rates of groups tell it
    select -wave_no, group_key, respondents from survey_wave_group where dimension <> 'Overall'
"""
_SIZES = "select group_key, respondents from survey_wave_group"
_QUESTIONS = """
    with told as ( -- of the others nothing is shown
        select question.*
        from survey_wave_question as question
        join survey_statistic using (question_key)
        join survey_wave_group as part using (group_key)
        where part.dimension = 'Overall' and n >= getvariable('minimum_responses')
    )
    select distinct -wave_no as question_key, wave_no, [] as items, 0 as turn from survey_wave_group
    union all
    select question_key, wave_no, [], 1 from told where kind = 'rating'
    union all
    select composite.question_key, composite.wave_no,
        list(item.question_key) filter (item.question_key is not null), 2
    from told as composite
    left join told as item
        on item.wave_no = composite.wave_no and item.question_id in composite.items
    where composite.kind = 'composite'
    group by all
    order by turn -- what one of them rests on comes before it
"""
_PUBLISHED = """
    select
        question_key, wave_no, group_key, respondents,
        hidden or coalesce(statistic.n, 0) <= getvariable('hidden_up_to'),
        hidden and (seed.group_key is not null or coalesce(statistic.n, 0) = 0)
    from survey_rating as rating
    join (select wave_id, question_id, question_key, wave_no from survey_wave_question)
        using (wave_id, question_id)
    join (select wave_id, dimension, group_name, group_key from survey_wave_group) as part
        using (wave_id, dimension, group_name)
    left join survey_statistic as statistic using (question_key, group_key)
    left join ( -- what the wave hides in every question
        select unnest(entry) from (select unnest(getvariable('survey_hidden')) as entry)
    ) as seed on seed.question_key = -wave_no and seed.group_key = part.group_key
    union all
    select
        -wave_no, wave_no, group_key,
        any_value(round(rating.response_rate * rating.invited / 100)::bigint),
        any_value(part.respondents) <= getvariable('hidden_up_to'), false
    from survey_rating as rating
    join survey_wave_group as part using (wave_id, dimension, group_name)
    where part.dimension <> 'Overall'
    group by wave_no, group_key
    union all
    select -wave_no, wave_no, group_key, survey.respondents, false, false
    from survey join survey_wave_group as part using (wave_id) where dimension = 'Overall'
"""
_OVERALL = "select wave_no, group_key from survey_wave_group where dimension = 'Overall'"
_PLACE = """
    select title, dimension
    from survey_wave_group join ledger.survey using (wave_id, load_id) where group_key = ?
"""


def hidden_groups(connection: duckdb.DuckDBPyConnection, layouts: Layouts) -> pa.Table:
    """Every question and group that must not be shown: `question_key`, `group_key`, `is_listed`.

    The line of all who took part in a wave has the wave's number, negative, as question. What is
    hidden of it is hidden of every question: a group that one question shows and another hides
    beside a small one would bound the small one. What is hidden of an item is hidden of its
    composites, which would come near it.
    """
    up_to = _up_to(connection)
    sizes = dict(connection.execute(_SIZES).fetchall())
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    for question, group, n in connection.execute(_COUNTS).fetchall():
        counts[question][group] = n
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    before = hidden_before(connection, layouts, up_to)
    for question, wave, items, _ in connection.execute(_QUESTIONS).fetchall():
        everywhere = set(found[-wave])
        seeds = {group for item in items for group in found[item]} | everywhere | before[wave]
        for layout in layouts.get(wave, []):
            hidden = hide(layout, counts[question], sizes, up_to, seeds, everywhere)
            found[question] |= dict.fromkeys(hidden.groups, True)
            found[question] |= dict.fromkeys(hidden.unlisted, False)
    rows = [
        {"question_key": question, "group_key": group, "is_listed": is_listed}
        for question, groups in found.items()
        for group, is_listed in sorted(groups.items())
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def check_hidden(connection: duckdb.DuckDBPyConnection, layouts: Layouts) -> None:
    """Raise Refused, naming survey and dimension, if what is published gives a small group away."""
    up_to = _up_to(connection)
    overall = dict(connection.execute(_OVERALL).fetchall())
    lines: dict[tuple[int, int], dict[int, int | None]] = defaultdict(dict)
    guarded: dict[int, set[int]] = defaultdict(set)
    may_be_none: dict[int, set[int]] = defaultdict(set)
    for question, wave, group, n, *flags in connection.execute(_PUBLISHED).fetchall():
        lines[question, wave][group] = n
        for flag, groups in zip(flags, (guarded, may_be_none), strict=True):
            if flag:
                groups[question].add(group)
    for (question, wave), counts in lines.items():
        total = counts.pop(overall[wave], None)
        for layout in layouts.get(wave, []):
            shown = shown_of(layout, total or 0, counts, may_be_none[question])
            # Without any number nobody can compute one.
            if any(n is not None for _, n in shown.counts) or (total is not None and question > 0):
                exposed = _exposed(shown, frozenset(guarded[question]), up_to)
                if exposed is not None:
                    raise Refused(_leak(connection, exposed))


def _up_to(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute("select getvariable('hidden_up_to')").fetchall()[0][0])


def _exposed(shown: Shown, guarded: frozenset[int], up_to: int) -> int | None:
    small = next((group for group, n in shown.counts if n is not None and n <= up_to), None)
    return first_exposed(shown, guarded, up_to) if small is None else small


def _leak(connection: duckdb.DuckDBPyConnection, group: int) -> str:
    title, dimension = connection.execute(_PLACE, [group]).fetchall()[0]
    return (
        f"Nothing was published: what would be shown of the survey '{title}' by {dimension} "
        "gives away how many answered in a group that is too small to be shown."
    )
