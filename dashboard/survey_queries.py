"""Every question that a page may ask of surveys, one function each."""

from typing import Any

from dashboard import survey_stems
from dashboard.queries import ask
from dashboard.survey_records import OVERALL, Column, Rating, Rules, Wave

_SELECT = """
    select rating.survey_id, rating.held_on, rating.question_id, rating.code, rating.wording,
        rating.was_worded, rating.kind, rating.dimension, rating.group_name, rating.respondents,
        rating.not_applicable, rating.missing, rating.invited, rating.response_rate, rating.mean,
        rating.sd, rating.mean_low, rating.mean_high, rating.share_favorable,
        100.0 * list_sum(rating.counts[:(rating.scale_high - rating.scale_low + 1) // 2])
            / rating.respondents as share_unfavorable,
        rating.counts,
        list_transform(rating.counts, lambda number: 100.0 * number / rating.respondents) as shares,
        rating.scale_low, rating.scale_high, coalesce(rating.labels, []) as labels,
        rating.is_reversed, rating.target_mean, rating.target_basis, rating.status, rating.verdict,
        rating.reason, rating.reliability, rating.hidden, rating.hidden_reason,
        rating.previous_held_on, rating.change, rating.change_low, rating.change_high,
        rating.change_verdict, rating.change_reason, rating.decimals, measure.code as measure_code,
        list_transform(
            coalesce(rating.items, []),
            lambda item: coalesce(named[item], item)
        ) as items,
        rating.source
    from survey_rating as rating
    left join measure on measure.measure_id = rating.measure_id
    left join wording on wording.survey_id = rating.survey_id
"""
_WORDINGS = """
    with wording as (
        select survey_id, map(list(question_id), list(wording)) as named
        from survey_question group by survey_id
    )
"""

# How far up its own scale a mean lies beyond its target: comparable between scales.
_WORST = """
    (rating.mean - rating.target_mean) / (rating.scale_high - rating.scale_low) nulls last,
    rating.ordinal
"""
_ORDERS = {"worst": _WORST, "asked": "rating.ordinal"}


def surveys() -> dict[str, str]:
    """Ids of the surveys with their titles, the one held last first."""
    sql = "select survey_id, title from survey where is_newest order by held_on desc, title"
    return {row["survey_id"]: row["title"] for row in ask(sql)}


def waves(survey_id: str) -> list[Wave]:
    """The waves of a survey, the newest first."""
    names = ", ".join(Wave.__dataclass_fields__)
    sql = f"select {names} from survey where survey_id = $survey_id order by held_on desc"  # noqa: S608 - constants only
    return [Wave(**row) for row in ask(sql, survey_id=survey_id)]


def ratings(wave: Wave, order: str = "worst") -> list[Rating]:
    """Every question of a wave as all rated it, the `worst` first or in the order `asked`."""
    where = "rating.wave_id = $wave_id and rating.dimension = $overall"
    return _ratings(where, _ORDERS[order], wave_id=wave.wave_id, overall=OVERALL)


def everything(wave: Wave) -> list[Rating]:
    """Every question of a wave, by all and by every group, as the questionnaire asks them."""
    order = "rating.ordinal, rating.dimension <> $overall, rating.dimension, ordinal_in_dimension"
    where = "rating.wave_id = $wave_id"
    return _ratings(where, order, wave_id=wave.wave_id, overall=OVERALL)


def over_time(rating: Rating) -> list[Rating]:
    """A question as all rated it in every wave that asked it on this scale, the earliest first."""
    where = """
        rating.survey_id = $survey_id and rating.question_id = $question_id
        and rating.dimension = $overall
        and rating.scale_low = $scale_low and rating.scale_high = $scale_high
    """
    return _ratings(
        where, "rating.held_on", survey_id=rating.survey_id, question_id=rating.question_id,
        scale_low=rating.scale_low, scale_high=rating.scale_high, overall=OVERALL,
    )  # fmt: skip


def other_scales(rating: Rating) -> int:
    """How many waves asked a question on another scale, so that its means do not compare."""
    sql = """
        select count(distinct held_on) as waves from survey_rating
        where survey_id = $survey_id and question_id = $question_id
            and (scale_low <> $scale_low or scale_high <> $scale_high)
    """
    rows = ask(sql, survey_id=rating.survey_id, question_id=rating.question_id,
               scale_low=rating.scale_low, scale_high=rating.scale_high)  # fmt: skip
    return int(rows[0]["waves"])


def dimensions(wave: Wave) -> list[str]:
    """What a wave is broken down by."""
    sql = """
        select dimension from survey_rating
        where wave_id = $wave_id and dimension <> $overall group by dimension order by dimension
    """
    return [row["dimension"] for row in ask(sql, wave_id=wave.wave_id, overall=OVERALL)]


def groups(rating: Rating, dimension: str) -> list[Rating]:
    """A question as the groups of a dimension rated it in the same wave, in their own order."""
    where = """
        rating.survey_id = $survey_id and rating.held_on = $held_on
        and rating.question_id = $question_id and rating.dimension = $dimension
    """
    return _ratings(
        where, "rating.ordinal_in_dimension, rating.group_name", survey_id=rating.survey_id,
        held_on=rating.held_on, question_id=rating.question_id, dimension=dimension,
    )  # fmt: skip


def unhappy_groups(wave: Wave) -> list[Rating]:
    """Groups that clearly miss a target which all together reach, the furthest from it first."""
    where = """
        rating.wave_id = $wave_id and rating.verdict = 'clearly not met'
        and rating.dimension <> $overall
        and exists (
            from survey_rating as overall
            where overall.wave_id = rating.wave_id and overall.question_id = rating.question_id
                and overall.dimension = $overall and overall.verdict in ('met', 'clearly met')
        )
    """
    return _ratings(where, _WORST, wave_id=wave.wave_id, overall=OVERALL)


def columns(wave: Wave) -> list[Column]:
    """What every column of a wave's export was taken for."""
    sql = """
        select code, wording, taken_as, dimension from survey_column
        where wave_id = $wave_id order by rowid
    """
    return [Column(**row) for row in ask(sql, wave_id=wave.wave_id)]


def rules() -> Rules:
    """The limits below which nothing is shown."""
    return Rules(**ask("select minimum_responses, hidden_up_to from publication")[0])


def _ratings(where: str, order: str, **values: Any) -> list[Rating]:
    rows = ask(f"{_WORDINGS} {_SELECT} where {where} order by {order}", **values)
    stems = _stems(rows[0]["survey_id"]) if rows else {}
    return [Rating(**row, stem=stems.get(row["wording"], "")) for row in rows]


def _stems(survey_id: str) -> dict[str, str]:
    sql = "select distinct wording from survey_rating where survey_id = $survey_id"
    return survey_stems.stems(row["wording"] for row in ask(sql, survey_id=survey_id))
