"""Tells once what is odd alike in many periods, with their number and the first places."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.problems import Problem

APART = 3
"""So many warnings that are alike are still told each at its cell."""
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A warning of one period of a measure."""

    problem: Problem
    period: str
    alike: str
    """What those have in common that say the same; blank where each has to be seen alone."""


def told_once(found: Iterable[Told]) -> list[Problem]:
    """The warnings, where many of one sheet are alike the first of them alone.

    It goes on with how many others there are, and the period and the cell of the next ones.
    """
    kinds: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for number, one in enumerate(found):
        own = (one.problem.sheet, one.alike) if one.alike else ("", "", str(number))
        kinds[own].append(one)
    told: list[Problem] = []
    for kind in kinds.values():
        told += [_with_others(kind)] if len(kind) > APART else [one.problem for one in kind]
    return told


def _with_others(kind: list[Told]) -> Problem:
    first, *others = kind
    places = [f"{one.period} ({one.problem.cell})" for one in others[:_PLACES]]
    more = len(others) - len(places)
    named = f"{', '.join(places)} and {more:,} more" if more else ", ".join(places)
    says = f"{first.problem.message}; likewise in {len(others):,} other periods: {named}"
    return replace(first.problem, message=says)
