"""The rows of the sheet Progress: every plan item that is not closed, for one period."""

import duckdb

from loaders.templates.asked_periods import progress_period
from loaders.templates.contents import ProgressRow, Reported, Wanted


def progress_rows(
    published: duckdb.DuckDBPyConnection, wanted: Wanted, reported: Reported
) -> list[ProgressRow]:
    """The rows from a publication attached as `published`, each plan's in its own order."""
    found = published.execute(
        """
        select item_id, plan.title, code, coalesce(name, text), array_to_string(owners, ', '),
            status
        from published.plan_item as item join published.plan using (plan_id)
        where is_lowest and coalesce(status, '') not in ('Completed', 'Dropped')
            and ($owner::varchar is null or list_contains(owners, $owner))
            and ($plan_ids::varchar[] is null or list_contains($plan_ids, plan_id))
        order by plan.parent_plan_id nulls first, plan_id, ordinal
        """,
        {"owner": wanted.owner, "plan_ids": wanted.plan_ids and list(wanted.plan_ids)},
    ).fetchall()
    label = progress_period(reported, wanted).label(reported.calendar)
    return [
        ProgressRow(item_id, plan, code, text, owners, label, status)
        for item_id, plan, code, text, owners, status in found
    ]
