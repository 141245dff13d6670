"""What do you say of this plan? The form of a comment round, for those without an account."""

from dashboard import comment_form, comment_items, comment_round

one = comment_round.opened()
comment_round.show_head(one)
comment_form.show(one)
comment_items.show(one)
