"""The form that changes a round; it loads what was changed in it, over nothing that nobody saw."""

import duckdb

from loaders.comments.knowing import rounds_of
from loaders.comments.known_records import KnownRound
from loaders.forms import Filled, Form, Plain, load_form
from loaders.known import Known, measure_id_of
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows, each
from loaders.spelling import shortened

_LONGEST = 80
_NEEDED = ("Round", "Opens", "Due")
_EMPTIED: dict[str, tuple[str, object]] = {
    "Request": ("request", None), "Partners": ("partners", []),
}  # fmt: skip
"""Column and value that the ledger keeps where all words of a header were taken out."""


class _ChangedMeanwhile(Refused):
    """Of the round stands something else than whoever fills in the form has seen."""

    def __init__(self, standing: Filled) -> None:
        super().__init__()
        self.standing = standing


def change_round(  # noqa: PLR0913, PLR0917 - the form, who fills it in, and what they saw
    home: str,
    round_id: str,
    filled: Filled,
    by: str,
    seen: Filled | None = None,
    progress: Progress | None = None,
) -> Plain:
    """Load what `filled` has other than `seen`, the form as it was drawn; returns a `Saved`.

    Both have headers of the sheet Comment rounds: Round (the title), Opens, Due, Request, Partners,
    Public form. Without `seen`, what is filled in replaces what stands, and what is blank keeps it.
    Where something else stands than was seen of what is changed, nothing is loaded, and the answer
    tells it under `changed_meanwhile`. Raises Refused with every problem of what was filled in.
    """
    before = seen or {}
    changed = {name: value for name, value in filled.items() if _differ(value, before.get(name))}
    if not changed:
        return {"load_id": None, "is_new": False, "notes": []}
    emptied = [name for name in changed if not _words(changed[name])]
    if any(name in emptied for name in _NEEDED):
        raise Refused("A round needs a title, a day that it opens, and a day that it is due.")

    def standing(connection: duckdb.DuckDBPyConnection, _: Form) -> None:
        now = _said(_round(rounds_of(connection).rounds.get(measure_id_of(round_id))))
        unseen = {
            name: now[name]
            for name in changed
            if seen is not None
            and name in now
            and _differ(now[name], before.get(name))
            and _differ(now[name], changed[name])
        }
        if unseen:
            raise _ChangedMeanwhile(unseen)

    def also(_: duckdb.DuckDBPyConnection, __: Known, rows: Rows) -> Rows:
        (row,) = each(rows["comment_round"])
        blank = dict(_EMPTIED[name] for name in emptied if name in _EMPTIED)
        return rows | {"comment_round": [row | blank]}

    title = str(filled.get("Round") or round_id)
    name = shortened(f"Comment round: {title}", _LONGEST)
    sheet = {"Plan": "", "Due": "", **changed, "Title": changed.get("Round"), "Round": round_id}
    form = Form(name, "Review", "Comment rounds", sheet, standing=standing, also=also)
    try:
        return load_form(home, form, by, progress)
    except _ChangedMeanwhile as told:
        return {"changed_meanwhile": told.standing}


def _round(one: KnownRound | None) -> KnownRound:
    if one is None:
        raise Refused("The round is not there any more; load the page anew.")
    return one


def _said(one: KnownRound) -> dict[str, str]:
    """A round by the headers of its form."""
    return {
        "Round": one.title,
        "Opens": str(one.opens_on),
        "Due": str(one.due_on),
        "Request": one.request or "",
        "Partners": "\n".join(one.partners),
        "Public form": "yes" if one.public_key else "no",
    }


def _words(value: str | float | None) -> str:
    return " ".join(str(value or "").split())


def _differ(first: str | float | None, second: str | float | None) -> bool:
    return _words(first) != _words(second)
