"""What earlier exports of a wave hid, which must not be found by comparing them with the newest."""

from collections import defaultdict

import duckdb

from loaders.suppression_layout import Layouts, alone
from loaders.suppression_rule import hide

_EARLIER = """
    with earlier as (
        select load_id, wave_id, respondents
        from ledger.survey
        join (select distinct wave_id, load_id as standing from survey_wave_group) using (wave_id)
        where load_id < standing
    ),
    stated as (
        select load_id, wave_id, dimension, group_name, count(*) as n
        from ledger.survey_group semi join earlier using (wave_id, load_id)
        where group_name <> 'Not stated'
        group by all
    ),
    told as (
        from stated
        union all by name
        select load_id, wave_id, dimension, 'Not stated' as group_name,
            any_value(respondents) - sum(n) as n
        from stated join earlier using (wave_id, load_id)
        group by all
    )
    select wave_no, told.load_id, group_key, n
    from told join survey_wave_group using (wave_id, dimension, group_name)
    where n > 0
"""


def hidden_before(
    connection: duckdb.DuckDBPyConnection, layouts: Layouts, up_to: int
) -> dict[int, set[int]]:
    """The groups that earlier loads of each wave hid; by its number.

    Who has both publications must not find a small group in the difference.
    """
    loads: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for wave, load_id, group, n in connection.execute(_EARLIER).fetchall():
        loads[wave, load_id][group] = n
    found: dict[int, set[int]] = defaultdict(set)
    for wave, load_id in sorted(loads):
        counts = loads[wave, load_id]
        for layout in layouts.get(wave, []):
            for groups in layout.dimensions:
                hidden = hide(alone(groups), counts, defaultdict(int, counts), up_to, found[wave])
                found[wave] |= hidden.groups | hidden.unlisted
    return found
