"""Which reading is right? Cells that can be read in more than one way, one after the other."""

from dashboard import navigation, parts, plan_queries, settle_form, words

plan = parts.plan()
questions = plan_queries.questions(plan.plan_id)
waiting = [question for question in questions if not question.is_settled]
settled = len(questions) - len(waiting)
if waiting:
    number = words.readings_of(len(waiting), len({question.item_id for question in waiting}))
    says = f"{number} to settle. Until then the first reading is used and the item is marked."
elif questions:
    says = f"Nothing to settle: {words.count(settled, 'reading')} settled."
else:
    says = "Nothing to settle: every cell of this plan can be read in one way only."
parts.head(navigation.HOW_TO_GET_THERE, "Settle readings", says)
parts.show_answer()
if waiting:
    settle_form.show(plan, waiting)
if settled:
    settle_form.show_settled(plan, [question for question in questions if question.is_settled])
parts.source(plan)
