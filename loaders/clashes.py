"""Different files of one call that are the same plan, or the same holding of a survey."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.problems import Problem
from loaders.report import Report
from loaders.surveys.seen_records import SurveySeen

WAY_OUT = "another title (--title) or id (--plan)"
"""How a plan is told apart from the one that it would replace."""


def without_clashes(reports: Sequence[Report]) -> list[Report]:
    """The reports of one call, with a problem where two different files are one plan or wave."""
    return [
        replace(
            report,
            problems=report.problems
            + [
                Problem(report.file_name, says)
                for other in reports
                if other.sha256 != report.sha256
                for says in (*_same_plans(report, other), *_same_waves(report, other))
            ],
        )
        for report in reports
    ]


def _same_plans(report: Report, other: Report) -> Iterator[str]:
    for plan_id in other.plan_ids:
        if plan_id in report.plan_ids:
            yield (
                f"It is plan '{plan_id}', and so is {other.file_name} beside it; load one of "
                f"them by itself with {WAY_OUT}."
            )


def _same_waves(report: Report, other: Report) -> Iterator[str]:
    for survey in report.surveys:
        if any(_is_same(survey, one) or _is_same(one, survey) for one in other.surveys):
            yield (
                f"It is survey '{survey.title}' of {survey.held_on}, and so is {other.file_name} "
                "beside it; load one of them, or one after the other where the later is to "
                "replace the earlier."
            )


def _is_same(survey: SurveySeen, other: SurveySeen) -> bool:
    """Whether another export is of the same wave, or replaces it."""
    held_on = survey.held_on
    is_of_its_day = held_on is not None and held_on in {other.held_on, other.replaces}
    return survey.survey_id == other.survey_id and is_of_its_day
