"""Finds what a workbook is asked for: an owner, a plan with those under it, a period."""

from datetime import date

import duckdb

from loaders.periods import Calendar, Period, parse_period
from loaders.problems import Refused
from loaders.templates.contents import Wanted


def wanted_of(
    published: duckdb.DuckDBPyConnection,
    calendar: Calendar,
    owner: str | None,
    plan_id: str | None,
    words: str | None,
) -> Wanted:
    """What is meant, in a publication attached as `published`; None asks for everything.

    `words` name a period. Raises Refused for what is not known, and a period that is still to come.
    """
    day = date.today()  # noqa: DTZ011 - the user's day
    plan_ids, is_under_another = _with_divisions(published, plan_id)
    code = _known_owner(published, owner)
    return Wanted(code, plan_ids, not is_under_another, _period(words, calendar, day), day)


def _period(words: str | None, calendar: Calendar, day: date) -> Period | None:
    if words is None:
        return None
    try:
        period = parse_period(words, calendar, None)
    except ValueError as error:
        raise Refused(f"The period {error}.") from None
    if period.starts_on > day:
        label = period.label(calendar)
        raise Refused(
            f"The period should have begun: '{label}' does not begin before {period.starts_on}."
        )
    return period


def _known_owner(published: duckdb.DuckDBPyConnection, owner: str | None) -> str | None:
    if owner is None:
        return None
    known = [
        row[0]
        for row in published.execute(
            "select distinct unnest(owners) as code from published.measure "
            "union select distinct unnest(owners) from published.plan_item order by code"
        ).fetchall()
    ]
    if owner in known:
        return owner
    found = next((code for code in known if code.casefold() == owner.strip().casefold()), None)
    if found is None:
        raise Refused(f"No measure and no plan item has the owner '{owner}'; {_listed(known)}.")
    return str(found)


def _with_divisions(
    published: duckdb.DuckDBPyConnection, plan_id: str | None
) -> tuple[tuple[str, ...] | None, bool]:
    """A plan and all under it, None for every plan; and whether it stands under another."""
    if plan_id is None:
        return None, False
    parents = dict(
        published.execute("select plan_id, parent_plan_id from published.plan").fetchall()
    )
    if plan_id not in parents:
        raise Refused(f"There is no plan '{plan_id}'; {_listed(sorted(parents))}.")
    found = [plan_id]
    for above in found:
        found += [one for one, parent in parents.items() if parent == above and one not in found]
    return tuple(found), parents[plan_id] is not None


def _listed(known: list[str]) -> str:
    return f"known are {', '.join(known)}" if known else "none is known"
