"""What is due from me? The values and the progress that an owner owes, overdue first."""

import streamlit as st

from dashboard import (
    controls,
    navigation,
    parts,
    plan_queries,
    plan_tables,
    queries,
    report_queries,
    report_table,
    words,
)
from dashboard.markup import element, link, url

plan = parts.plan()
day = parts.today()
names = queries.all_owners()
plans = report_queries.family(plan.plan_id)

# Above the control, which decides what the sentence says.
place = st.container()
owners = {code: words.named(code, names) for code in names}
owner = controls.choose("Owner", "owner", {"": "Everybody", **owners})
owed = report_queries.owed(plans, day, owner)
with place:
    says = report_table.sentence(owed, owners.get(owner, ""))
    parts.head(navigation.WORK, "My updates", words.sentence(says))

if owed:
    way = link(url("update", plan=plan.plan_id, owner=owner), "Get the workbook to fill in")
    told = "Or open a plan item and report its progress there."
    parts.show_html(element("p", way, ". ", told))
if not owner:
    report_table.show_owners(plan, owed, names)
    parts.section("All that is owed")
report_table.show(plan, "Reports that are owed, overdue first", owed, day)

overdue = [item for item in plan_queries.overdue(plan.plan_id, day) if owner in item.owners]
soon = [item for item in plan_queries.due_soon(plan.plan_id, day, 90) if owner in item.owners]
if owner:
    late = f"{words.count(len(overdue), 'deadline')} passed, {len(soon) or 'none'} within 90 days."
    parts.section("Deadlines in the plan", words.sentence(late))
    plan_tables.show_due(plan, "Deadlines, the oldest first", [*overdue, *soon], day)
parts.source(plan)
