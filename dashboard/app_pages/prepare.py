"""Where do we begin? A plan step by step before its first file, and what each stage lacks."""

from dashboard import (
    controls,
    navigation,
    parts,
    prepare_checklist,
    prepare_queries,
    prepare_view,
    prepare_words,
)
from dashboard.prepare_records import Begun

plans = prepare_view.plans()
is_new = not plans or bool(controls.known("Start", "start", ["new"]))
plan = None if is_new else parts.plan()
found = prepare_queries.checks(plan.plan_id, parts.today()) if plan else []
begun = prepare_queries.begun(plan.plan_id) if plan else Begun()
says = prepare_words.finding(found) if plan else prepare_words.BEGIN
parts.head(navigation.WORK, "Prepare", says)
parts.show_answer()
if not begun.items:
    prepare_view.show_steps(plan, begun, found, {one.plan_id: one.title for one in plans})
if plan:
    prepare_checklist.show(plan, found)
    prepare_view.offer_another(plan)
    parts.source(plan)
