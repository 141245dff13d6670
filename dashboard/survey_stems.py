"""What the questions of a matrix have in common: the stem that stands before each of its rows."""

import re
from collections.abc import Iterable

_END = re.compile(r"\s+[-–—]\s+|\s*[:?.]?\s*\[")
"""Where the tools write the row of a matrix after its stem."""
_LEAST = 20
"""A shorter beginning is left where it is."""


def stems(wordings: Iterable[str]) -> dict[str, str]:
    """Each wording with the longest stem that it shares with another one; empty for none."""
    told = sorted(set(wordings))
    found = {wording: _ends(wording) for wording in told}
    shared = [end for ends in found.values() for end in ends]
    return {
        wording: max((end for end in ends if shared.count(end) > 1), key=len, default="")
        for wording, ends in found.items()
    }


def without(wording: str, stem: str) -> str:
    """The row of a matrix without its stem and its bracket; the wording where there is no stem."""
    rest = wording[len(stem) :].strip()
    return rest.removesuffix("]") if stem.endswith("[") else rest


def _ends(wording: str) -> list[str]:
    """Every beginning that may be a stem and leaves something after it."""
    return [
        wording[: found.end()]
        for found in _END.finditer(wording)
        if found.end() >= _LEAST and wording[found.end() :].strip(" ]")
    ]
