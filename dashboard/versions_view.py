"""The view of a plan's versions: which there are, and what changed from one to another."""

from dashboard import parts
from dashboard.markup import element
from dashboard.records import Plan


def says(plan: Plan | None) -> str:  # noqa: ARG001 - a later commit asks for the versions
    """What changed between the two versions, in one sentence."""
    return "There is one version of this plan."


def show(plan: Plan | None) -> None:  # noqa: ARG001
    """Two versions, held against each other."""
    parts.show_html(element("p", "Load next year's plan, and it is held against this one."))
