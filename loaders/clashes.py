"""Different files of one call that are the same plan."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.problems import Problem
from loaders.report import Report

WAY_OUT = "another title (--title) or id (--plan)"
"""How a plan is told apart from the one that it would replace."""


def without_clashes(reports: Sequence[Report]) -> list[Report]:
    """The reports of one call, with a problem where two different files are one plan."""
    return [
        replace(
            report,
            problems=report.problems
            + [
                Problem(
                    report.file_name,
                    f"It is plan '{plan_id}', and so is {other.file_name} beside it; load one of "
                    f"them by itself with {WAY_OUT}.",
                )
                for other in reports
                if other.sha256 != report.sha256
                for plan_id in other.plan_ids
                if plan_id in report.plan_ids
            ],
        )
        for report in reports
    ]
