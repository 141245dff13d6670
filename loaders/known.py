"""What a file may refer to: measures, plan items, surveys, groups that stand or came before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import duckdb

from loaders.breakdowns.knowing import BREAKDOWN_TABLES, breakdowns_of, breakdowns_with
from loaders.breakdowns.known_records import KnownBreakdowns
from loaders.comments.knowing import COMMENT_TABLES, rounds_of, rounds_with
from loaders.comments.known_records import KnownRounds
from loaders.crosswalk.knowing import FRAMEWORK_TABLES, frameworks_of, frameworks_with
from loaders.crosswalk.known_records import Frameworks
from loaders.ledger import newest_event
from loaders.periods import Calendar
from loaders.plans.ids import plan_id_of
from loaders.rows import Rows, each
from loaders.surveys.knowing import SURVEY_TABLES, surveys_of, surveys_with
from loaders.surveys.known_records import KnownSurvey

_MEASURE_FIELDS = (
    *("measure_id", "code", "name", "kind", "statistic", "direction", "range_low", "range_high"),
    *("months", "frequency", "scale_low", "scale_high", "decimals", "baseline", "target"),
)


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure of the catalogue, as far as benchmarks and values are checked against it."""

    measure_id: str
    code: str
    name: str
    kind: str
    """`quantitative` or `deliverable`."""
    statistic: str
    unit: str
    """Empty where it has none."""
    direction: str
    range_low: float | None
    range_high: float | None
    months: int
    """Length of its reporting periods."""
    frequency: str
    calendar: Calendar
    scale_low: float | None
    scale_high: float | None
    decimals: int | None
    owners: tuple[str, ...]
    baseline: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item of a plan in its newest version."""

    plan_id: str
    item_id: str
    code: str
    text: str
    level_name: str
    owners: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """Everything a file may refer to, as it stood after one event of the ledger."""

    event_id: int = 0
    measures: Mapping[str, KnownMeasure] = field(default_factory=dict)
    """By measure_id."""
    items: tuple[KnownItem, ...] = ()
    plans: Mapping[str, str] = field(default_factory=dict)
    """Title of every plan, by plan_id."""
    parents: Mapping[str, str] = field(default_factory=dict)
    """The plan that a plan stands under, by plan_id, of those that stand under one."""
    surveys: Mapping[str, KnownSurvey] = field(default_factory=dict)
    """By survey_id."""
    breakdowns: KnownBreakdowns = field(default_factory=KnownBreakdowns)
    frameworks: Frameworks = field(default_factory=dict)
    """What plans must cover, by framework_id."""
    rounds: KnownRounds = field(default_factory=KnownRounds)

    def measure(self, code_or_id: str) -> KnownMeasure | None:
        """The measure that a code or an id names; case and punctuation are forgiven."""
        return self.measures.get(measure_id_of(code_or_id))

    def items_with_code(self, code: str, plan_id: str | None = None) -> list[KnownItem]:
        """The items with a code, of one plan or of all; case and a last sign are forgiven."""
        found = self._by_code.get(_folded(code), [])
        return [item for item in found if plan_id is None or item.plan_id == plan_id]

    def plan(self, words: str) -> str | None:
        """The id of the plan that is written by its id or its title; None for no or several.

        A title of other years, or without, is that of another version of the plan; years alone
        are none.
        """
        wanted = " ".join(words.casefold().split())
        found = {
            plan_id
            for plan_id, title in self.plans.items()
            if wanted in {plan_id.casefold(), " ".join(title.casefold().split())}
        }
        is_title = any(sign.isalpha() for sign in words)
        if not found and is_title and plan_id_of(words) in self.plans:
            return plan_id_of(words)
        return found.pop() if len(found) == 1 else None

    def with_rows(self, rows: Rows) -> "Known":
        """The same, and what the rows of a file or sheet bring (ledger table to its rows)."""
        asked = {table: each(rows.get(table)) for table in FRAMEWORK_TABLES}
        known = replace(self, frameworks=frameworks_with(self.frameworks, asked))
        plans = {row["plan_id"]: row["title"] for row in each(rows.get("plan"))}
        items = tuple(_item(row) for row in each(rows.get("plan_item")))
        measures = {row["measure_id"]: _measure(row) for row in each(rows.get("measure"))}
        waves = {table: each(rows.get(table)) for table in SURVEY_TABLES}
        parted = {table: each(rows.get(table)) for table in BREAKDOWN_TABLES}
        commented = {table: each(rows.get(table)) for table in COMMENT_TABLES}
        others = (*parted.values(), *commented.values())
        if not (plans or items or measures or waves["survey"] or any(others)):
            return known
        kept = tuple(item for item in self.items if item.plan_id not in plans)
        return replace(
            known,
            measures={**self.measures, **measures},
            items=kept + items,
            plans={**self.plans, **plans},
            parents=_parents(self.parents, each(rows.get("plan"))),
            surveys=surveys_with(self.surveys, waves),
            breakdowns=breakdowns_with(self.breakdowns, parted),
            rounds=rounds_with(self.rounds, commented),
        )

    def with_measures(self, measures: Iterable[KnownMeasure]) -> "Known":
        """The same, and these measures, in place of those of the same id."""
        return replace(
            self, measures={**self.measures, **{one.measure_id: one for one in measures}}
        )

    def says_as_much_as(self, other: "Known") -> bool:
        """Whether a file would be read alike with either, whatever else was loaded between."""
        return replace(self, event_id=other.event_id) == other

    @cached_property
    def _by_code(self) -> dict[str, list[KnownItem]]:
        found = defaultdict(list)
        for item in self.items:
            found[_folded(item.code)].append(item)
        return dict(found)


def known_of(connection: duckdb.DuckDBPyConnection) -> Known:
    """What stands in a ledger now."""
    measures = _rows(connection, "from live_measure order by measure_id")
    items = _rows(
        connection,
        "select * from plan_item semi join live_plan using (plan_id, load_id) "
        "order by plan_id, ordinal",
    )
    plans = _rows(
        connection,
        "select plan_id, title, parent_plan_id from plan "
        "semi join live_plan using (plan_id, load_id) order by plan_id",
    )
    found = Known().with_rows({"measure": measures, "plan_item": items, "plan": plans})
    return replace(
        found,
        event_id=newest_event(connection),
        surveys=surveys_of(connection),
        breakdowns=breakdowns_of(connection),
        frameworks=frameworks_of(connection),
        rounds=rounds_of(connection),
    )


def measure_id_of(code: str) -> str:
    """A measure's name for machines: its code in small letters, other signs as one `-`."""
    return re.sub(r"[\W_]+", "-", code.casefold()).strip("-")


def _folded(code: str) -> str:
    """`1.2.a)`, `1.2.A` and `#1.2.a` are one code."""
    return "".join(code.casefold().split()).strip("#.)(")


def _parents(before: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """With those of the plans in these rows, in place of what was known of them."""
    told = {row["plan_id"]: row.get("parent_plan_id") for row in rows}
    found = {plan_id: parent for plan_id, parent in before.items() if plan_id not in told}
    return found | {plan_id: parent for plan_id, parent in told.items() if parent is not None}


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    # `execute`, because `sql` refuses while an answer before it is not fetched to its end.
    found = connection.execute(sql)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _measure(row: Mapping[str, Any]) -> KnownMeasure:
    fields: dict[str, Any] = {name: row.get(name) for name in _MEASURE_FIELDS}
    calendar = Calendar(row["year_kind"], row["year_start_month"])
    words = {"unit": row.get("unit") or "", "owners": tuple(row.get("owners") or ())}
    return KnownMeasure(**fields | words, calendar=calendar)


def _item(row: Mapping[str, Any]) -> KnownItem:
    fields = {name: row[name] for name in ("plan_id", "item_id", "code", "text", "level_name")}
    return KnownItem(**fields, owners=tuple(row["owners"]))
