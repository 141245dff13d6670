"""Every summary of the groups of a dimension, with its interval or why there is none."""

from typing import NamedTuple

from loaders.equity.asked import FORMULAS, SIMULATED
from loaders.equity.estimates import NONE, Estimate
from loaders.equity.groups import Groups
from loaders.equity.named import NAMED, OF_AN_ORDER
from loaders.equity.obstacles import OBSTACLES
from loaders.equity.simulation import DRAWS, simulate

_MISSING_MOST = 15
"""Percent of the groups that may lack a rate (WHO, HEAT Plus); none may in an order."""
_UNDEFINED = {
    "MRR": "The lowest rate is 0.",
    "R": "The rate of an end is 0.",
    "SRR": "A rate that it divides by is 0.",
    "ID2010": "The best rate is 0.",
    "SII": "No line fits the groups.",
    "RII": "No line fits the groups, or it ends at 0 or below.",
}


class Summary(NamedTuple):
    """One summary of a table of groups."""

    abbreviation: str
    estimate: Estimate
    interval_kind: str | None
    """Where the interval comes from; None without one."""
    note: str | None
    """Why it has no value, or what to know of it."""


def summarize(groups: Groups | None, listed: int, is_ordered: bool) -> list[Summary]:
    """Every summary that is asked of a table of groups.

    `groups` are those that are shown and to be relied on, and None is for none; `listed` is how
    many groups there are with those that are hidden or too few to be reliable. Nothing is computed
    from the latter: shares and the mean are those of the groups shown.
    """
    asked = [name for name in NAMED if is_ordered or name not in OF_AN_ORDER]
    missing = listed - (0 if groups is None else len(groups.rates))
    refused = _refusal(missing, listed, is_ordered)
    if groups is None or refused is not None:
        return [Summary(name, NONE, None, refused or "No group is shown.") for name in asked]
    reasons = {name: _obstacle(groups, name) for name in asked}
    able = [name for name in asked if reasons[name] is None]
    found = _estimates(groups, able)
    note = _missing_words(missing, listed) if missing else None
    return [
        _summary(groups, name, found[name], note)
        if name in found
        else Summary(name, NONE, None, reasons[name])
        for name in asked
    ]


def _refusal(missing: int, listed: int, is_ordered: bool) -> str | None:
    if is_ordered and missing:
        return f"{_missing_words(missing, listed)} In an order every group is needed."
    if missing * 100 > _MISSING_MOST * listed:
        return f"{_missing_words(missing, listed)} More than {_MISSING_MOST}% are too many."
    return None


def _missing_words(missing: int, listed: int) -> str:
    are = "is" if missing == 1 else "are"
    return f"{missing} of {listed} groups {are} hidden, or too few to be reliable, and left out."


def _obstacle(groups: Groups, name: str) -> str | None:
    needs = FORMULAS[name].needs if name in FORMULAS else SIMULATED[name].needs
    for need in needs:
        is_there, otherwise = OBSTACLES[need]
        if not is_there(groups):
            return otherwise
    return None


def _estimates(groups: Groups, names: list[str]) -> dict[str, Estimate]:
    simulated = [name for name in names if name in SIMULATED]
    tables = [SIMULATED[name].summary(groups) for name in simulated]
    found = dict(zip(simulated, simulate(groups, tables), strict=True)) if tables else {}
    return found | {name: FORMULAS[name].summary(groups) for name in names if name in FORMULAS}


def _summary(groups: Groups, name: str, estimate: Estimate, note: str | None) -> Summary:
    if estimate.value is None:
        return Summary(name, NONE, None, _UNDEFINED.get(name, "It is not a number here."))
    kind = None if estimate.low is None else _interval_kind(groups, name)
    return Summary(name, estimate, kind, note)


def _interval_kind(groups: Groups, name: str) -> str:
    if name in SIMULATED:
        return f"simulated, {DRAWS:,} draws"
    if name in {"MRD", "D"} and groups.scale is not None:
        return "Newcombe"
    return FORMULAS[name].interval_kind
