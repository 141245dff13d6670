"""What single cells of rounds and comments mean: kinds, dispositions, days, and moments."""

from datetime import date, datetime, time

from loaders.cells import Cell, Kind
from loaders.impact.fields import day
from loaders.spelling import plain, shortened

KINDS = ("addition", "deletion", "augmentation", "other")
DISPOSITIONS = ("Accepted", "Accepted in part", "Declined", "Later")
_ALSO_KINDS = {
    "addition": ("add", "new", "insert", "insertion", "additions"),
    "deletion": ("delete", "remove", "removal", "strike", "deletions"),
    "augmentation": (
        "augment", "amend", "amendment", "change", "edit", "expand", "revise", "revision",
        "augmentations",
    ),
    "other": ("other comment", "comment", "general", "question", "remark", "other comments"),
}  # fmt: skip
_ALSO_DISPOSITIONS = {
    "Accepted": ("accept", "yes", "agreed", "adopted"),
    "Accepted in part": (
        "accepted in parts", "partly accepted", "partially accepted", "accept in part", "in part",
        "partly", "partial",
    ),
    "Declined": ("decline", "no", "rejected", "not accepted", "reject"),
    "Later": ("deferred", "defer", "postponed", "next time", "next version"),
}  # fmt: skip
_YES = ("yes", "y", "true", "open", "public", "1")
_NO = ("no", "n", "false", "none", "0")


def kind(cell: Cell) -> str:
    """One of the four kinds; raises ValueError that lists them."""
    return _one_of(cell.text, KINDS, _ALSO_KINDS)


def disposition(cell: Cell) -> str:
    """One of the four dispositions; raises ValueError that lists them."""
    return _one_of(cell.text, DISPOSITIONS, _ALSO_DISPOSITIONS)


def is_public(cell: Cell) -> bool:
    """Whether there is a form for people without an account; raises ValueError."""
    words = plain(cell.text).casefold()
    if words in _YES or words in _NO:
        return words in _YES
    raise ValueError(f"should be yes or no, not '{shortened(cell.text)}'")


def version(cell: Cell) -> int:
    """The number of a version, from 1; raises ValueError."""
    words = plain(cell.text).casefold().removeprefix("version").strip()
    if words.isdecimal() and int(words) > 0:
        return int(words)
    raise ValueError(f"should be the number of a version, such as 2, not '{shortened(cell.text)}'")


def moment(cell: Cell) -> datetime:
    """When a comment came, by the clock on the wall; a day is its first minute.

    Raises ValueError.
    """
    if cell.kind is Kind.DATE and isinstance(cell.value, datetime):
        return cell.value.replace(microsecond=0, tzinfo=None)
    if cell.kind is Kind.DATE and isinstance(cell.value, date):
        return datetime.combine(cell.value, time())
    try:
        return datetime.fromisoformat(plain(cell.text)).replace(microsecond=0, tzinfo=None)
    except ValueError:
        return datetime.combine(day(cell), time())


def _one_of(words: str, allowed: tuple[str, ...], also: dict[str, tuple[str, ...]]) -> str:
    wanted = plain(words).casefold().strip(".")
    for one in allowed:
        if wanted in {one.casefold(), *also[one]}:
            return one
    *before, last = (f"'{one}'" for one in allowed)
    raise ValueError(f"should be {', '.join(before)} or {last}, not '{shortened(words)}'")
