"""What a person does with comment rounds, and what partners say in them."""

from dataclasses import dataclass
from pathlib import Path

from loaders.face.calls import Filled, write
from loaders.problems import Refused
from loaders.saved import Saved

_NOT_NOW = (
    "Your comment could not be saved at this moment. It still stands in the form: please send it "
    "again in a few minutes."
)
_NAMED = {
    "Round": "its title", "Opens": "its first day", "Due": "the day that comments are due",
    "Request": "what is asked", "Partners": "the list of partners",
    "Public form": "the public form",
}  # fmt: skip


class DecidedMeanwhile(Refused):
    """Somebody else decided on a comment, or took the decision back, since the form was drawn."""

    def __init__(self, standing: Filled) -> None:
        told = "Somebody took the decision back meanwhile."
        if standing:
            told = (
                f"{standing['Decided by']} decided meanwhile: {standing['Disposition']}, "
                f"because “{standing['Reason']}”."
            )
        super().__init__(
            f"{told} Yours is not saved; it still stands in the form, and saved again it takes "
            "the place of that."
        )
        self.standing = standing
        """What stands now, by the headers of the form; nothing where nobody decided."""


class ChangedMeanwhile(Refused):
    """Somebody else changed of a round what this form changes, since it was drawn."""

    def __init__(self, standing: Filled) -> None:
        now = "; ".join(
            f"{_NAMED.get(name, name)} is now {_quoted(value)}" for name, value in standing.items()
        )
        super().__init__(
            f"Somebody changed the round meanwhile: {now}. Yours is not saved; it still stands in "
            "the form, and saved again it takes the place of that."
        )
        self.standing = standing
        """What stands now of what both changed, by the headers of the form."""


@dataclass(frozen=True, slots=True)
class PublicForm:
    """The form of an open round for people without an account."""

    round_id: str
    title: str
    key: str
    """What its address ends in; who knows it may comment."""
    load_id: int
    """The load that brought the round, or its newest change."""


def public_forms(home: Path) -> list[PublicForm]:
    """Every open round with a public form, what is due first ahead.

    None beside a copy of what is published alone: the keys stand in the ledger only.
    """
    return [PublicForm(**one) for one in write("public_forms", home, {}, None)]


def open_round(home: Path, filled: Filled, by: str) -> Saved:
    """Open a comment round.

    `filled` has the headers of the sheet Comment rounds: Round, Plan, Version, Request, Partners,
    Opens, Due, Public form (yes or no).
    """
    return Saved(**write("open_round", home, {"filled": dict(filled), "by": by}, None))


def change_round(
    home: Path, round_id: str, filled: Filled, by: str, seen: Filled | None = None
) -> Saved:
    """Change what `filled` has other than `seen`, the form as it was drawn.

    Both have the headers Round (the title), Opens, Due, Request, Partners, Public form; without
    `seen` whatever stands is replaced, and what is blank keeps it. Raises ChangedMeanwhile where
    something else stands of what is changed than was seen.
    """
    given = None if seen is None else dict(seen)
    arguments = {"round_id": round_id, "filled": dict(filled), "by": by, "seen": given}
    said = write("change_round", home, arguments, None)
    if "changed_meanwhile" in said:
        raise ChangedMeanwhile(said["changed_meanwhile"])
    return Saved(**said)


def close_round(home: Path, round_id: str, by: str) -> Saved:
    """Close a comment round; refused while a comment of it has no disposition."""
    return Saved(**write("close_round", home, {"round_id": round_id, "by": by}, None))


def reopen_round(home: Path, round_id: str, by: str) -> Saved:
    """Open a closed comment round again."""
    return Saved(**write("reopen_round", home, {"round_id": round_id, "by": by}, None))


def add_comment(home: Path, round_id: str, filled: Filled, by: str, once: str = "") -> Saved:
    """Take a comment into a round that is open.

    `filled` has the headers of the sheet Comments: Item, Kind, Comment, Name, Partner, Received.
    What is sent twice with the same `once` is one comment.
    """
    arguments = {"round_id": round_id, "filled": dict(filled), "by": by, "once": once}
    return Saved(**write("add_comment", home, arguments, None))


def add_public_comment(home: Path, key: str, filled: Filled, once: str = "") -> Saved:
    """The same for somebody without an account, who knows the key of the round's form.

    What goes wrong on our side is told without names, places and other people's work; the cause of
    such a refusal says what it was.
    """
    arguments = {"key": key, "filled": dict(filled), "once": once}
    try:
        said = write("add_public_comment", home, arguments, None)
    except Refused as refused:
        raise Refused(_NOT_NOW) from refused
    if "not_taken" in said:
        raise Refused(said["not_taken"])
    return Saved(**said)


def decide_comment(
    home: Path, comment_id: str, filled: Filled, by: str, seen: Filled | None = None
) -> Saved:
    """Record what became of a comment.

    `filled` has the headers Disposition (`withdraw` takes it back), Reason, Decided by, Decided on;
    `seen` the first three of what stood when the form was drawn, nothing where nobody had decided;
    without it whatever stands is replaced. Raises DecidedMeanwhile where something else stands.
    """
    given = None if seen is None else dict(seen)
    arguments = {"comment_id": comment_id, "filled": dict(filled), "by": by, "seen": given}
    said = write("decide_comment", home, arguments, None)
    if "decided_meanwhile" in said:
        raise DecidedMeanwhile(said["decided_meanwhile"])
    return Saved(**said)


def partner_workbook(home: Path, target: Path, round_id: str, partner: str = "") -> Path:
    """Write the workbook in which a partner comments on a round's version; return its path."""
    arguments = {"target": str(target.absolute()), "round_id": round_id, "partner": partner}
    return Path(write("partner_workbook", home, arguments, None))


def round_record(home: Path, target: Path, round_id: str) -> Path:
    """Write a round with every comment and what became of it as a workbook; return its path."""
    arguments = {"target": str(target.absolute()), "round_id": round_id}
    return Path(write("round_record", home, arguments, None))


def _quoted(value: str | float | None) -> str:
    words = ", ".join(str(value or "").splitlines())
    return f"“{words}”" if words else "blank"
