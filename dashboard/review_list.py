"""The view of all impact assessments, and the form that makes one."""

from dashboard import impact_notes, impact_queries, impact_table, impact_words, parts, review_form
from dashboard.records import Plan


def says(plan: Plan | None) -> str:
    """What the assessments come to."""
    everything = impact_queries.assessments(plan.plan_id if plan else "")
    return impact_words.list_sentence(everything) if everything else "No decision is assessed yet."


def show(plan: Plan | None) -> None:
    """Every assessment, or what they are for where there is none; and the form."""
    everything = impact_queries.assessments(plan.plan_id if plan else "")
    parts.section("Impact assessments")
    if everything:
        impact_table.show_list(plan, everything)
    else:
        impact_notes.say_what_to_do()
    review_form.show(plan)
