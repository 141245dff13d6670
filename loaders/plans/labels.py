"""Letters and numbers before the items of a list: what counts, and what goes on counting."""

import re
from collections.abc import Sequence

_LABEL = re.compile(
    r"^\s*\(?(?P<label>\d{1,3}(?:\.\d{1,3})+(?=[.)\s])|(?:[A-Za-z]|\d{1,3}|[ivxIVX]{2,5}"
    r"|[A-Za-z]\.?\d{1,2})(?=[.)\s]))(?P<sign>[.)]?)\s+(?=\S)"
)
_LARGEST_GAP = 3
"""Letters that may be missing between two items of a cell; more, and it is a sub-item."""


def label_of(text: str) -> str:
    """The label before the words, in small letters; a bare one needs a sign, a dotted one none."""
    found = _LABEL.match(text)
    if not found or not (found["sign"] or "." in found["label"]):
        return ""
    return found["label"].lower()


def without_label(text: str) -> str:
    """The words behind a label."""
    return _LABEL.sub("", text, count=1)


def kind_of(labels: Sequence[str]) -> str | None:
    """What a list counts with: its first label tells, and for `i` the second."""
    told = [label for label in labels if label]
    if not told:
        return None
    if told[0] == "i" and told[1:2] == ["ii"]:
        return "roman"
    kinds = ("number", "dotted", "letter", "roman")
    return next((kind for kind in kinds if is_kind(told[0], kind)), "other")


def is_kind(label: str, kind: str | None) -> bool:
    """Whether a label is of the kind that a list counts with."""
    match kind:
        case "number":
            return label.isdigit()
        case "dotted":
            return "." in label
        case "letter":
            return len(label) == 1 and label.isalpha()
        case "roman":
            return label != "" and set(label) <= set("ivx")
        case None:
            return False
    return label != ""


def follows(label: str, last: str | None, after: Sequence[str]) -> bool:
    """Whether a label goes on with the list: `i)` after `c)` is a sub-item, after `h)` an item.

    A letter may be missing, but not one that still comes.
    """
    rank = _rank(label)
    if last is None or rank is None or rank == 1:
        return True
    gap = rank - (_rank(last) or 0)
    missing = {_rank(later) for later in after if later} & set(range(rank - gap + 1, rank))
    return 0 <= gap <= _LARGEST_GAP and not missing


def _rank(label: str) -> int | None:
    """Place in the list; None for a label that is not counted, such as `1.2` or `iii`."""
    if label.isdigit():
        return int(label)
    return ord(label) - ord("a") + 1 if len(label) == 1 else None
