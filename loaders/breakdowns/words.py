"""What the cells of the catalogue of dimensions may say, each with its synonyms."""

import re
from collections.abc import Mapping, Sequence

from loaders.breakdowns.known_records import folded
from loaders.spelling import plain, shortened

NONE = ("none", "no", "-", "n/a", "nothing")
"""What clears a cell that a blank would leave as it stands."""
ABOUT: Mapping[str, tuple[str, ...]] = {
    "customers": (
        "customers", "customer", "clients", "client", "people", "persons", "public", "the public",
        "families", "children", "students", "residents", "participants", "applicants", "patients",
        "cases", "members", "youth", "parents", "households",
    ),
    "employees": (
        "employees", "employee", "staff", "workforce", "workers", "personnel", "our people",
        "team members", "job applicants",
    ),
    "no people": (
        "no people", "nobody", "no one", "not people", "not about people", "no persons", "money",
        "places", "things", "none",
    ),
}  # fmt: skip
PROCESSES: Mapping[str, tuple[str, ...]] = {
    "selection": (
        "selection", "selected", "hiring", "hired", "promotion", "promoted", "advancement",
        "advanced", "award", "awarded", "approval", "opportunity",
    ),
    "burden": (
        "burden", "discipline", "disciplined", "denial", "denied", "sanction", "sanctioned",
        "penalty", "termination", "terminated", "removal", "suspension",
    ),
}  # fmt: skip
_YES = {"yes", "y", "true", "x", "1", "✓", "✔"}
_NO = {"no", "n", "false", "0", "-", "–"}
_BEST = {
    "best", "best large group", "the best", "best group", "best large", "best-performing group",
    "best performing group", "highest", NONE[0],
}  # fmt: skip
_OVERALL = {"overall", "the whole", "whole", "total", "all", "average"}


def yes_or_no(words: str) -> bool:
    """Whether words say yes. Raises ValueError with half a sentence."""
    said = folded(plain(words))
    if said not in _YES | _NO:
        raise ValueError(f"should be 'yes' or 'no', not '{shortened(words)}'")
    return said in _YES


def about_of(words: str) -> str:
    """Whom a measure counts. Raises ValueError with half a sentence."""
    return _one_of(words, ABOUT)


def process_of(words: str) -> str | None:
    """`selection` or `burden`; None for none. Raises ValueError with half a sentence."""
    return None if folded(words) in NONE else _one_of(words, PROCESSES, also="'none'")


def reference_of(words: str) -> tuple[str | None, str | None]:
    """What gaps are measured from, and the words for the group where it is one."""
    said = folded(plain(words))
    if said in _BEST:
        return "best large group", None
    return ("overall", None) if said in _OVERALL else ("group", " ".join(words.split()))


def names_of(words: str) -> tuple[str, ...]:
    """Names that stand in one cell with a semicolon, a bar or a new line between them.

    No comma parts them: `Black, not Hispanic` is one name.
    """
    found = [" ".join(one.split()) for one in re.split(r"[;|\n]", words)]
    named = {folded(one): one for one in found if one and folded(one) not in NONE}
    return tuple(named.values())


def dimensions_of(words: str) -> tuple[str, ...]:
    """Dimensions that stand in one cell; a comma parts them too."""
    return names_of(words.replace(",", ";"))


def _one_of(words: str, choices: Mapping[str, Sequence[str]], also: str = "") -> str:
    said = folded(plain(words))
    found = next((name for name, synonyms in choices.items() if said in synonyms), None)
    if found is None:
        *before, last = [*(f"'{name}'" for name in choices), *([also] if also else [])]
        listed = f"{', '.join(before)} or {last}"
        raise ValueError(f"should be {listed}, not '{shortened(words)}'")
    return found


def differ_in_numbers(one: str, other: str) -> bool:
    """Whether two names differ in their numbers, as `District 1` and `District 2`."""
    return re.findall(r"\d+", one) != re.findall(r"\d+", other)
