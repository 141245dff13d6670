"""The form that takes a comment from somebody without an account."""

import logging
from threading import BoundedSemaphore

import loaders
from dashboard import comment_round, comments_form, parts
from dashboard.comments_records import Round
from dashboard.markup import element
from dashboard.place import home

_SAYS = (
    "Your name is not needed. What you send is kept with the plan, read by those who decide on it, "
    "and answered in the record of this round."
)
_MANY = (
    "Many comments are being saved at this moment, so yours is not kept yet. It still stands in "
    "the form: please send it again in a minute."
)
AT_ONCE = 8
"""Comments that wait to be saved, each in a process of its own; they are saved one by one."""
places = BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def show(one: Round) -> None:
    """The fields, and what happens with what is sent."""
    parts.section("Your comment")
    parts.show_html(element("p", _SAYS, class_="hw-quiet"))
    filled, agreed = comments_form.ask(one)
    parts.show_answer()  # here, where somebody on a phone is looking when they have sent it
    if agreed:
        key, once = comment_round.key(), comments_form.once(one)
        comments_form.save(lambda: send(key, filled, once), one, filled, _answer)


def send(key: str, filled: comments_form.Filled, once: str) -> loaders.Saved:
    """Save a comment; raises Refused, in words for whoever wrote it, where that cannot be now."""
    if not places.acquire(blocking=False):
        raise loaders.Refused(_MANY)
    try:
        return loaders.add_public_comment(home(), key, filled, once=once)
    except loaders.Refused as refused:
        if refused.__cause__ is not None:
            # For whoever looks after this server; the commenter is told less.
            _log.warning("A comment could not be saved: %s", refused.__cause__)
        raise
    finally:
        places.release()


def _answer(_: str) -> None:
    parts.answer("Thank you: your comment is kept. You may send another one.")
