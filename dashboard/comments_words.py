"""What comment rounds come to, as sentences."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import words
from dashboard.comments_records import Comment, Round

_MOST_NAMED = 4
_MOST_PARTNERS = 20
_LONGEST = 4000


def list_sentence(found: Sequence[Round], today: date) -> str:
    """How many rounds there are, which are open, and what waits for a disposition."""
    if not found:
        return "No comments were asked for yet."
    opened = [one for one in found if one.is_open]
    told = [f"{words.count(len(found), 'comment round')}, {len(opened) or 'none'} open"]
    if opened:
        due = min(one.due_on for one in opened)
        was = "were due" if due < today else "are due"
        told.append(f"comments {was} {words.ago(due, today)}")
    if undecided := sum(one.undecided for one in found):
        wait = words.verb(undecided, "waits", "wait")
        told.append(f"{words.count(undecided, 'comment')} {wait} for a disposition")
    return f"{'; '.join(told)}."


def round_sentence(one: Round, today: date) -> str:
    """What a round comes to: how many comments, from whom, what became of them."""
    if not one.comments:
        came = "No comments came" if not one.is_open else "No comments so far"
    else:
        on = f" on {words.count(one.items, 'item')}" if one.items else " on the whole plan"
        came = f"{words.count(one.comments, 'comment').capitalize()}{on}"
        if one.late:
            came += f", {one.late} of them late"
    told = [came, *_became(one)]
    if one.is_open:
        was = "were due" if one.due_on < today else "are due"
        told.append(f"comments {was} {words.ago(one.due_on, today)}")
    return f"{'; '.join(told)}."


def _became(one: Round) -> list[str]:
    numbers = {
        "accepted": one.accepted,
        "accepted in part": one.accepted_in_part,
        "declined": one.declined,
        "put off": one.later,
        "without a disposition": one.undecided,
    }
    told = [f"{number} {name}" for name, number in numbers.items() if number]
    return [words.listed(told)] if told else []


def state(one: Round) -> str:
    """`Open`, or `Closed`."""
    return "Open" if one.is_open else "Closed"


def version(one: Round) -> str:
    """The plan and the version that a round is on, and whether that was undone."""
    plan = one.plan_title or one.plan_id
    if one.undone_load_id is not None:
        return f"{plan}, a version that was undone"
    return f"{plan}, version {one.version}" if one.version else plan


def undone(one: Round) -> str:
    """That a round is on a version that was undone, with the way out; blank where it is not."""
    if one.undone_load_id is None:
        return ""
    takes = " Its form for everybody takes nothing." if one.has_public_form else ""
    return (
        f"The version of the plan that this round is on was undone, with load "
        f"{one.undone_load_id}.{takes} Redo that load on the page History, or close this round "
        "and open another one."
    )


def asked(one: Round) -> str:
    """Who was asked, who has commented, and who of those asked has not under that very name.

    Whoever was asked as "Counties" may well sign as one county, so no more is said of them.
    """
    if not one.partners:
        return "Everybody who has the address of its form" if one.has_public_form else ""
    told = words.listed(one.partners)
    if not one.comments:
        return f"{told}; no comments yet"
    if not one.heard:
        return f"{told}; no comment yet says for which organization it is"
    told += f"; comments came from {_some(one.heard)}"
    return told + (f", none under the name {_some(one.silent, 'or')}" if one.silent else "")


def _some(names: Sequence[str], last: str = "and") -> str:
    """The first names in words, and how many more there are."""
    more = len(names) - _MOST_PARTNERS
    told = [*names[:_MOST_PARTNERS], *([f"{more} more"] if more > 0 else [])]
    return f" {last} ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def too_long(filled: Mapping[str, object], *names: str) -> str:
    """Which of these fields say more than a form takes, a sentence each; blank where none does.

    A bound of the field itself would let a browser drop what is pasted over it without a word.
    """
    signs = {name: len(str(filled.get(name) or "").strip()) for name in names}
    over = {name: number for name, number in signs.items() if number > _LONGEST}
    return " ".join(
        f"{name} has {number:,} signs; the form takes up to {_LONGEST:,}."
        for name, number in over.items()
    )


def cannot_close(found: Sequence[Comment]) -> str:
    """Why a round has to stay open; blank when every comment has a disposition."""
    lacking = [one for one in found if one.disposition is None]
    if not lacking:
        return ""
    named = [f"“{words.shorten(one.text, 40)}”" for one in lacking[:_MOST_NAMED]]
    more = len(lacking) - len(named)
    tail = [f"{more} more"] if more else []
    have = words.verb(len(lacking), "has", "have")
    return (
        f"It can be closed when every comment has a disposition. {words.listed([*named, *tail])} "
        f"{have} none."
    )


def moment(one: Comment) -> str:
    """`22 Nov 2026, 14:05`; the day alone where no time is known."""
    told = words.day(one.received_at.date())
    clock = f"{one.received_at:%H:%M}"
    return told if clock == "00:00" else f"{told}, {clock}"
