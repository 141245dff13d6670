"""The form that takes a comment from somebody without an account."""

import loaders
from dashboard import comments_form, parts
from dashboard.comments_records import Round
from dashboard.markup import element
from dashboard.place import home

_SAYS = (
    "Your name is not needed. What you send is kept with the plan, read by those who decide on it, "
    "and answered in the record of this round."
)


def show(one: Round) -> None:
    """The fields, and what happens with what is sent."""
    parts.section("Your comment")
    parts.show_html(element("p", _SAYS, class_="hw-quiet"))
    filled, agreed = comments_form.ask(one)
    if agreed:
        key, once = one.public_key or "", comments_form.once(one)
        comments_form.save(
            lambda: loaders.add_public_comment(home(), key, filled, once=once), one, filled,
            _answer,
        )  # fmt: skip


def _answer(_: str) -> None:
    parts.answer("Thank you: your comment is kept. You may send another one.")
