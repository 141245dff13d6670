"""Every question that a page may ask of measures, one function each."""

from collections.abc import Sequence
from typing import Any

from dashboard.measure_records import (
    EVERY_MEASURE,
    Benchmark,
    Given,
    Measure,
    MeasureFilters,
    Now,
    Served,
    Value,
)
from dashboard.queries import ask
from dashboard.theme import MEASURE_STATUSES

_COLUMNS = """
    measure.measure_id, measure.code, measure.name, measure.definition, measure.kind,
    measure.statistic, measure.unit, measure.direction, measure.range_low, measure.range_high,
    measure.tolerance, measure.baseline, measure.baseline_period,
    period_starts_on(baseline_period_id) as baseline_starts_on, baseline_ends_on, measure.target,
    measure.target_period, period_starts_on(target_period_id) as target_starts_on, target_ends_on,
    measure.frequency, measure.numerator, measure.denominator, measure.decimals, measure.owners,
    measure.source_note, measure.from_words, measure.benchmark_basis, measure.is_demonstration,
    measure.source, now,
    if(measure.direction = 'within a range',
        short_of_range(now.actual, measure.range_low, measure.range_high),
        short_of(now.actual, measure.target, measure.direction)) as distance
"""
_MEASURES = "measure join measure_now as now using (measure_id)"
_ORDER = "list_position($order, now.status), measure.code"

# The measures of a plan: those that serve it or a plan under it, and, where no plan stands above
# it, those that serve no plan yet. Without a plan: all.
_SCOPE = """
    family as (
        select plan_id from plan where plan_id = $plan_id
        union
        select plan.plan_id from plan join family on plan.parent_plan_id = family.plan_id
    ),
    scope as (
        select measure_id from measure where $plan_id = ''
        union
        select measure_id from item_measure semi join family using (plan_id)
        union
        select measure_id from measure anti join item_measure using (measure_id)
        where (select parent_plan_id is null from plan where plan_id = $plan_id)
    )
"""


def measures(plan_id: str = "", filters: MeasureFilters = EVERY_MEASURE) -> list[Measure]:
    """The measures of a plan that pass the filters, those that need attention first."""
    sql = f"""
        with recursive {_SCOPE},
        under as (
            select item_id from plan_item where plan_id = $plan_id and code = $goal
            union
            select item.item_id from plan_item as item
            join under on item.parent_id = under.item_id
        )
        select {_COLUMNS} from {_MEASURES} semi join scope using (measure_id)
        where ($status = '' or now.status = $status)
            and ($owner = '' or $owner in measure.owners)
            and ($goal = '' or measure_id in (
                select measure_id from item_measure semi join under using (item_id)
            ))
        order by {_ORDER}
    """  # noqa: S608 - constants only; every value is a parameter
    values = {name: getattr(filters, name) for name in MeasureFilters.__dataclass_fields__}
    return _measures(sql, plan_id=plan_id, **values)


def measure(code: str) -> Measure | None:
    """The measure with this code or id, in any case."""
    sql = f"""
        select {_COLUMNS} from {_MEASURES}
        where lower(measure.code) = lower($code) or measure.measure_id = lower($code)
        order by {_ORDER} limit 1
    """  # noqa: S608 - constants only; every value is a parameter
    return next(iter(_measures(sql, code=code)), None)


def by_item(plan_id: str, and_below: bool = False) -> dict[str, list[Measure]]:
    """The measures that serve each item of a plan, by item, those that need attention first.

    With `and_below` an item also has those that serve anything under it, each once.
    """
    sql = f"""
        with recursive serving as (
            select item_id, measure_id from item_measure where plan_id = $plan_id
            union
            select plan_item.parent_id, measure_id from serving join plan_item using (item_id)
            where $and_below and plan_item.parent_id is not null
        )
        select serving.item_id, {_COLUMNS} from {_MEASURES} join serving using (measure_id)
        order by {_ORDER}
    """  # noqa: S608 - constants only; every value is a parameter
    found: dict[str, list[Measure]] = {}
    order = list(MEASURE_STATUSES)
    for row in ask(sql, plan_id=plan_id, and_below=and_below, order=order):
        found.setdefault(row.pop("item_id"), []).append(_measure(row))
    return found


def has_demonstration(plan_id: str) -> bool:
    """Whether a measure of a plan, or of all without one, is made up for demonstration."""
    sql = f"""
        with recursive {_SCOPE}
        select measure_id from measure semi join scope using (measure_id)
        where is_demonstration limit 1
    """  # noqa: S608 - constants only; every value is a parameter
    return bool(ask(sql, plan_id=plan_id))


def status_counts(plan_id: str) -> dict[str, int]:
    """How many measures of a plan have each status."""
    sql = f"""
        with recursive {_SCOPE}
        select status, count(*) as count from measure_now semi join scope using (measure_id)
        group by status
    """  # noqa: S608 - constants only; every value is a parameter
    return {row["status"]: row["count"] for row in ask(sql, plan_id=plan_id)}


def values(measure_id: str) -> list[Value]:
    """What a measure was, period by period, the earliest first."""
    sql = """
        with given as (
            select period_id, count(*) filter (undone_at is null) as times_given
            from measure_value_history where measure_id = $measure_id group by period_id
        )
        select period_id, period, starts_on, ends_on, actual, numerator, denominator, value_low,
            value_high, survey_id, question_id, (
                select max(held_on) from survey
                where survey.survey_id = measure_value.survey_id
                    and held_on between measure_value.starts_on and measure_value.ends_on
            ) as held_on, state, benchmark, benchmark_period, benchmark_basis, target, status,
            rule_status, reason, is_overridden, decided_by, note, evidence, load_id, loaded_at,
            loaded_by, source, coalesce(times_given, 0) as times_given
        from measure_value left join given using (period_id)
        where measure_id = $measure_id order by ends_on
    """
    return [Value(**row) for row in ask(sql, measure_id=measure_id)]


def benchmarks(measure_id: str) -> list[Benchmark]:
    """What a measure should have reached by each period, from the baseline's to the target's."""
    sql = """
        select period_id, period, starts_on, ends_on, benchmark, basis, source
        from measure_benchmark where measure_id = $measure_id and benchmark is not null
        order by ends_on
    """
    return [Benchmark(**row) for row in ask(sql, measure_id=measure_id)]


def history(measure_id: str) -> list[Given]:
    """Every figure ever given, the newest period first, within it the newest load first."""
    sql = """
        select period, load_id, loaded_at, loaded_by, actual, numerator, denominator, state, note,
            evidence, is_withdrawn, is_standing, undone_at, source
        from measure_value_history where measure_id = $measure_id
        order by period_id desc, load_id desc, source desc
    """
    return [Given(**row) for row in ask(sql, measure_id=measure_id)]


def serves(measure_id: str) -> list[Served]:
    """The plan items that a measure serves, in the order of their plans."""
    sql = """
        select plan_item.plan_id, plan.title as plan_title, plan_item.item_id, plan_item.code,
            plan_item.level_name, coalesce(plan_item.name, plan_item.text) as text, words_moved
        from item_measure join plan_item using (plan_id, item_id) join plan using (plan_id)
        where measure_id = $measure_id
        order by plan.parent_plan_id nulls first, plan_item.plan_id, plan_item.ordinal
    """
    return [Served(**row) for row in ask(sql, measure_id=measure_id)]


def owners(measures: Sequence[Measure]) -> dict[str, str]:
    """Codes of those who own these measures, with their names; empty where no key has one."""
    sql = "select owner_code, coalesce(name, '') as name from owner"
    named = {row["owner_code"]: row["name"] for row in ask(sql)}
    codes = sorted({code for measure in measures for code in measure.owners})
    return {code: named.get(code, "") for code in codes}


def _measures(sql: str, **values: Any) -> list[Measure]:
    return [_measure(row) for row in ask(sql, order=list(MEASURE_STATUSES), **values)]


def _measure(row: dict[str, Any]) -> Measure:
    now = Now(**{name: row["now"][name] for name in Now.__dataclass_fields__})
    return Measure(**(row | {"now": now}))
