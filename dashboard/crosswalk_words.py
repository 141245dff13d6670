"""What a crosswalk comes to, in sentences."""

from collections.abc import Sequence

from dashboard import words
from dashboard.crosswalk_records import Framework

STATES = {"gap": "Gap", "partial": "Partial", "duplicate": "Duplicate", "covered": "Covered"}
"""The states of a requirement with the words of `theme.MARKS` for them, what needs work first."""


def finding(one: Framework) -> str:
    """`20 of 36 requirements are covered by nobody`: a title."""
    total = words.count(one.requirements, "requirement")
    if not one.requirements:
        return f"{one.name} has no requirements yet"
    if one.gaps == one.requirements > 1:
        return f"None of {total} is covered yet"
    if one.gaps:
        verb = words.verb(one.gaps, "is", "are")
        return f"{one.gaps} of {total} {verb} covered by nobody"
    if one.partial:
        verb = words.verb(one.partial, "is", "are")
        return f"{one.partial} of {total} {verb} covered only in part"
    if one.requirements == 1:
        return "The one requirement is covered"
    return f"All {total} are covered"


def subtitle(one: Framework) -> str:
    """The framework, and how many of its requirements are in the other states."""
    numbers = (
        (one.covered, "covered in full by one item"),
        (one.partial, "only in part"),
        (one.duplicates, "in full by two or more"),
    )
    told = [f"{number} {says}" for number, says in numbers if number]
    end = f": {words.listed(told)}" if told else ""
    return words.sentence(f"{one.name}{end}")


def found_sentence(shown: Sequence[object], total: int) -> str:
    """How much the filters leave; empty where they leave everything."""
    if len(shown) == total:
        return ""
    if not shown:
        return "No requirement matches these filters."
    return f"{len(shown)} of {words.count(total, 'requirement')} match these filters."
