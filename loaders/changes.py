"""What a load adds, changes and withdraws against the standing state."""

from collections import Counter
from dataclasses import dataclass

import duckdb

from loaders.calendars import Calendar
from loaders.impact.changes import impact_changes
from loaders.known import Known
from loaders.matching.same_items import same_items
from loaders.report import MOST_LISTED, Change, ChangeKind
from loaders.rows import Rows
from loaders.services.changes import service_changes
from loaders.survey_changes import survey_changes
from loaders.upsert_words import listed as listed_upserts
from loaders.upserts import UPSERTS, compare
from loaders.version_tables import TABLES
from loaders.versions import compare_versions

CALENDAR_YEAR = Calendar("calendar", 1)


@dataclass(frozen=True, slots=True)
class Found:
    """What a load changes: the first of each table, and how many there are of each kind."""

    listed: list[Change]
    counts: dict[str, dict[ChangeKind, int]]
    """Table to kind to number, without those of which there are none."""
    unchanged: int
    """Rows that stay as they are."""


def changes(
    connection: duckdb.DuckDBPyConnection,
    rows: Rows,
    known: Known,
    progress_calendar: Calendar = CALENDAR_YEAR,
) -> Found:
    """Compare a file's rows with what stands: plans as a whole, other rows by their keys.

    `known` and the year whose periods progress is reported for give their names.
    """
    listed: list[Change] = []
    counts: dict[str, dict[ChangeKind, int]] = {}
    unchanged = 0
    with same_items(connection, rows):
        for compared in TABLES:
            found, stay = compare_versions(connection, compared, rows)
            listed += found[:MOST_LISTED]
            kinds: Counter[ChangeKind] = Counter(change.kind for change in found)
            counts[compared.table] = dict(kinds)
            unchanged += stay
    for upsert in UPSERTS:
        if len(rows.get(upsert.table, ())):
            counts[upsert.name], stay = compare(connection, upsert, rows[upsert.table])
            if counts[upsert.name]:
                listed += listed_upserts(connection, upsert, known, progress_calendar)
            unchanged += stay
    of_surveys, counted, stay = survey_changes(connection, rows)
    listed += of_surveys
    unchanged += stay
    counts |= counted
    assessed, same = impact_changes(connection, rows)
    listed += assessed
    counts["impact_assessment"] = dict(Counter(change.kind for change in assessed))
    unchanged += same
    served, same = service_changes(connection, rows, known)
    listed += served[:MOST_LISTED]
    counts["item_service"] = dict(Counter(change.kind for change in served))
    unchanged += same
    return Found(listed, {table: of for table, of in counts.items() if of}, unchanged)
