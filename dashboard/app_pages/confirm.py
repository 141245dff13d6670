"""Which of the plan's words are measures? Each as written, beside what would be counted."""

from dashboard import confirm_form, confirm_queries, navigation, parts

plan = parts.plan()
offers = confirm_queries.offers(plan.plan_id)
waiting = [offer for offer in offers if offer.decision is None]
decided = [offer for offer in offers if offer.decision is not None]
parts.head(navigation.HOW_WE_KNOW, "Confirm measures", confirm_form.sentence(waiting, decided))
parts.show_answer()
if waiting:
    confirm_form.show(plan, waiting)
if decided:
    confirm_form.show_decided(plan, decided)
parts.source(plan)
