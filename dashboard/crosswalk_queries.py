"""Every question that a page may ask of the crosswalk, one function each."""

from dashboard.crosswalk_records import Cell, Column, Covered, Framework, Link, Lost, Requirement
from dashboard.queries import ask

_LINK = """
    select crosswalk.*, plan_item.code as item_code, plan_item.text as item_text,
        plan_item.ordinal as item_ordinal, plan.title as plan,
        if($by = '', crosswalk.plan_id, plan_item.top_id) as column_id
    from crosswalk
    join plan_item using (item_id)
    join plan on plan.plan_id = crosswalk.plan_id
    where framework_id = $framework_id and ($by = '' or crosswalk.plan_id = $by)
"""


def frameworks() -> list[Framework]:
    """Every framework with how many of its requirements are covered; the most covered first."""
    sql = """
        select framework.framework_id, name, issuer, source_note, framework.is_demonstration,
            framework.source, count(code) as requirements,
            count(*) filter (state = 'covered') as covered,
            count(*) filter (state = 'partial') as partial,
            count(*) filter (state = 'gap') as gaps,
            count(*) filter (state = 'duplicate') as duplicates
        from framework left join requirement using (framework_id)
        group by all order by gaps / greatest(requirements, 1), name, framework_id
    """
    return [Framework(**row) for row in ask(sql)]


def requirements(framework_id: str, state: str = "", program: str = "") -> list[Requirement]:
    """Those of a framework in its order; an empty word is no filter."""
    names = ", ".join(Requirement.__dataclass_fields__)
    sql = f"""
        select {names} from requirement
        where framework_id = $framework_id and ($state = '' or state = $state)
            and ($program = '' or program = $program)
        order by ordinal, code
    """  # noqa: S608 - constants only
    values = {"framework_id": framework_id, "state": state, "program": program}
    return [Requirement(**row) for row in ask(sql, **values)]


def cells(framework_id: str, by: str = "") -> list[Cell]:
    """What every plan does for every requirement, or every top-level item of the plan `by`."""
    sql = f"""
        with link as ({_LINK})
        select requirement_code, column_id, any_value(plan_id) as plan_id,
            coverage_state(
                count(*) filter (is_highest),
                count(*) filter (coverage = 'partial' and not is_dropped)
            ) as state,
            list(item_code order by item_ordinal) as items
        from link group by requirement_code, column_id order by requirement_code, column_id
    """  # noqa: S608 - constants only
    return [Cell(**row) for row in ask(sql, framework_id=framework_id, by=by)]


def columns(framework_id: str, by: str = "") -> list[Column]:
    """Every plan with the most links first, or every top-level item of the plan `by` in order."""
    sql = f"""
        with link as ({_LINK}),
        place as (
            select plan_id as column_id, title as label, 0 as ordinal from plan where $by = ''
            union all
            select item_id, concat_ws(' ', code, coalesce(name, text)), ordinal from plan_item
            where plan_id = $by and parent_id is null and level_name <> 'note'
        )
        select place.column_id, label, count(link.item_id) as links
        from place left join link using (column_id)
        group by place.column_id, label, ordinal
        order by if($by = '', -links, 0), ordinal, label, place.column_id
    """  # noqa: S608 - constants only
    return [Column(**row) for row in ask(sql, framework_id=framework_id, by=by)]


def links(framework_id: str, requirement_code: str) -> list[Link]:
    """Every item that covers a requirement, full coverage first."""
    names = ", ".join(Link.__dataclass_fields__)
    sql = f"""
        with link as ({_LINK})
        select {names} from link where requirement_code = $code
        order by is_dropped, coverage, plan, item_ordinal
    """  # noqa: S608 - constants only
    values = {"framework_id": framework_id, "by": "", "code": requirement_code}
    return [Link(**row) for row in ask(sql, **values)]


def lost(framework_id: str) -> list[Lost]:
    """Links to items that their plans have no more."""
    sql = """
        select requirement_code, plan_id, plan.title as plan, item_text, coverage,
            crosswalk_lost.source
        from crosswalk_lost join plan using (plan_id)
        where framework_id = $framework_id
    """
    return [Lost(**row) for row in ask(sql, framework_id=framework_id)]


def covered_by(item_id: str) -> list[Covered]:
    """What a plan item covers, framework by framework."""
    sql = """
        select crosswalk.framework_id, crosswalk.framework, requirement_code, requirement, coverage
        from crosswalk
        join requirement on requirement.framework_id = crosswalk.framework_id
            and requirement.code = requirement_code
        where item_id = $item_id order by crosswalk.framework, ordinal
    """
    return [Covered(**row) for row in ask(sql, item_id=item_id)]
