"""Every question that a page may ask of whom an update workbook can be made for."""

from dashboard.queries import ask


def owners(plan_id: str) -> list[str]:
    """Who answers for a measure or an open item of a plan and those under it; of all plans for ''.

    Measures that serve no plan yet count for every plan that stands under no other.
    """
    sql = """
        with recursive family as (
            select plan_id from plan where $plan_id in ('', plan_id)
            union
            select plan.plan_id from plan join family on plan.parent_plan_id = family.plan_id
        ),
        asked as (
            select owners from plan_item semi join family using (plan_id)
            where is_lowest and coalesce(status, '') not in ('Completed', 'Dropped')
            union all
            select owners from measure
            where $plan_id = ''
                or measure_id in (
                    select measure_id from item_measure semi join family using (plan_id)
                )
                or measure_id not in (select measure_id from item_measure)
                    and (select parent_plan_id is null from plan where plan_id = $plan_id)
        )
        select distinct unnest(owners) as owner_code from asked order by owner_code
    """
    return [row["owner_code"] for row in ask(sql, plan_id=plan_id)]


def rating_measures() -> dict[str, str]:
    """Code and name of every measure that is a mean rating, which a survey's question can feed."""
    sql = "select code, name from measure where statistic = 'mean rating' order by code"
    return {row["code"]: row["name"] for row in ask(sql)}


def survey_questions(survey_id: str) -> list[str]:
    """The questions of a survey that stands, in the wording of its newest wave."""
    sql = "select wording from survey_question where survey_id = $survey_id order by wording"
    return [row["wording"] for row in ask(sql, survey_id=survey_id)]


def counted_measures() -> dict[str, str]:
    """Code and name of every measure that a table of counts can be of."""
    sql = """
        select code, name from measure
        where statistic in ('rate', 'count', 'amount', 'index') order by code
    """
    return {row["code"]: row["name"] for row in ask(sql)}
