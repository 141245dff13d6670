"""Every question that a page may ask of impact assessments, one function each."""

from dashboard.impact_records import Assessment, Part
from dashboard.queries import ask

_ASSESSMENTS = """
    with recursive family as (
        select plan_id from plan where plan_id = $plan_id
        union
        select plan.plan_id from plan join family on plan.parent_plan_id = family.plan_id
    )
    select {names}
    from (
        select assessment.* exclude (reference_group), plan_item.code as item_code,
            plan_item.text as item_text, measure.code as measure_code, measure.name as measure_name
        from impact_assessment as assessment
        left join plan_item using (plan_id, item_id)
        left join measure using (measure_id)
    )
    join impact_result using (assessment_id)
    where {where}
    order by decision <> 'Not decided', assessed_on desc, title
"""


def assessments(plan_id: str = "") -> list[Assessment]:
    """Those of a plan and the plans under it, or of no plan; what waits for a decision first."""
    where = "$plan_id = '' or plan_id is null or plan_id in (select plan_id from family)"
    return _found(where, plan_id=plan_id)


def assessment(assessment_id: str) -> Assessment | None:
    """One assessment, in capitals or not; None where there is none."""
    found = _found("assessment_id = lower($assessment_id) and $plan_id = ''",
                   plan_id="", assessment_id=assessment_id)  # fmt: skip
    return found[0] if found else None


def parts_of(assessment_id: str) -> list[Part]:
    """Every group in every stratum, all together first, in the order in which they were given."""
    names = ", ".join(Part.__dataclass_fields__)
    sql = f"select {names} from impact_group where assessment_id = $name order by ordinal"  # noqa: S608 - constants only
    return [Part(**row) for row in ask(sql, name=assessment_id)]


def hidden_up_to() -> int:
    """The largest number of people that is not shown."""
    return int(ask("select hidden_up_to from publication")[0]["hidden_up_to"])


def dimensions() -> list[str]:
    """What measures are broken down by, the most used first."""
    sql = """
        select dimension from equity_rate where len(dimensions) = 1 and dimension <> 'Overall'
        group by dimension order by count(distinct measure_id) desc, dimension
    """
    return [row["dimension"] for row in ask(sql)]


def groups_of(dimension: str) -> list[str]:
    """The groups of a dimension as measures have them."""
    sql = """
        select group_name from equity_rate where dimension = $dimension
        group by group_name order by min(rowid)
    """
    return [row["group_name"] for row in ask(sql, dimension=dimension)]


def _found(where: str, **values: str) -> list[Assessment]:
    names = ", ".join(Assessment.__dataclass_fields__)
    sql = _ASSESSMENTS.format(names=names, where=where)
    return [Assessment(**row) for row in ask(sql, **values)]
