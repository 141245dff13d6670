"""The form that says what becomes of a comment; it replaces no decision that nobody saw."""

import duckdb

from loaders.comments.knowing import rounds_of
from loaders.comments.known_records import KnownDisposition
from loaders.forms import Filled, Form, Plain, clean, load_form
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.spelling import plain, shortened
from loaders.updates.allowed import is_withdraw

_LONGEST = 80
_WORDS = ("Disposition", "Reason", "Decided by")


class _DecidedMeanwhile(Refused):
    """Another decision stands than whoever fills in the form has seen; None where none does."""

    def __init__(self, standing: KnownDisposition | None) -> None:
        super().__init__()
        self.standing = standing


def decide_comment(  # noqa: PLR0913, PLR0917 - the form, who fills it in, and what they saw
    home: str,
    comment_id: str,
    filled: Filled,
    by: str,
    seen: Filled | None = None,
    progress: Progress | None = None,
) -> Plain:
    """Load what became of a comment; returns a `Saved`.

    `filled` has the headers Disposition (`withdraw` takes it back), Reason, Decided by, Decided on;
    `seen` has the first three of the decision that the form was drawn with, or nothing where there
    was none; None replaces whatever stands. Where another one stands, nothing is loaded, and the
    answer tells it under `decided_meanwhile`, empty where the decision was taken back.
    """
    given = {"Id": comment_id, "Disposition": "", "Reason": "", "Decided by": by, **filled}

    def standing(connection: duckdb.DuckDBPyConnection, form: Form) -> None:
        now = rounds_of(connection).dispositions.get(comment_id)
        if seen is not None and _words_of(now) not in (_said(seen), _said(form.filled)):
            raise _DecidedMeanwhile(now)

    name = shortened(f"Disposition of comment {comment_id}", _LONGEST)
    form = Form(name, "Review", "Comments", given, standing=standing)
    try:
        return load_form(home, form, by, progress)
    except _DecidedMeanwhile as told:
        now = told.standing
        words = dict(zip(_WORDS, _words_of(now), strict=True))
        return {"decided_meanwhile": words | {"Decided on": str(now.decided_on)} if now else {}}


def _words_of(one: KnownDisposition | None) -> tuple[str, ...]:
    return (one.disposition, one.reason, one.decided_by) if one else ("", "", "")


def _said(filled: Filled) -> tuple[str, ...]:
    """The words of a form as the ledger keeps them."""
    chosen, reason, by = (clean(str(filled.get(name) or "")) for name in _WORDS)
    return ("", "", "") if is_withdraw(chosen) else (chosen, reason, plain(by))
