"""What groups find, as sentences: the title of their page, and what is said under it."""

from collections.abc import Sequence

from dashboard import equity_words, words
from dashboard.equity_records import Breakdown, Disclosure, Finding, Gap, Group, Rate
from dashboard.equity_words import name
from dashboard.measure_numbers import rounded
from dashboard.measure_records import Measure


def behind(measure: Measure, groups: Sequence[Group]) -> list[Gap]:
    """The gaps that are clear and adverse, the widest first."""
    found = [
        one.gap
        for one in groups
        if one.gap and one.gap.is_clear and not one.rate.is_unknown
        and equity_words.is_shown(one.rate) and equity_words.is_adverse(measure, one.gap)
    ]  # fmt: skip
    return sorted(found, key=lambda gap: -abs(gap.gap or 0))


def finding(measure: Measure, breakdown: Breakdown, groups: Sequence[Group]) -> str:
    """`Paid on time: Islands 6.2 points below North, and the gap has widened`: a title."""
    within = f" within {name(breakdown.within_group)}" if breakdown.is_within else ""
    return f"{name(measure.name)}{within}: {_finding(measure, breakdown, groups)}"


def _finding(measure: Measure, breakdown: Breakdown, groups: Sequence[Group]) -> str:
    shown = [one for one in groups if equity_words.is_shown(one.rate)]
    if not shown:
        return _silent(breakdown, groups)
    if shown[0].rate.kind == "count":
        return _largest(measure, shown, len(groups))
    if measure.direction == "within a range":
        return _outside(shown)
    return _behind(measure, shown) or _not_behind(breakdown, shown, len(groups))


def _behind(measure: Measure, shown: Sequence[Group]) -> str:
    """The widest clear gap; empty where there is none."""
    found = behind(measure, shown)
    if not found:
        return ""
    first, rest = found[0], len(found) - 1
    more = f"; {words.count(rest, 'other')} clearly behind too" if rest else ""
    told = equity_words.gap_word(measure, first)
    return f"{name(first.name)} {told} {name(first.reference)}{_trend(first)}{more}"


def _not_behind(breakdown: Breakdown, shown: Sequence[Group], groups: int) -> str:
    if len(shown) == 1:
        return f"only {name(shown[0].name)} can be shown, so there is nothing to compare"
    gaps = [one.gap for one in shown if one.gap]
    if not gaps:
        return f"no gap can be told {equity_words.whose(breakdown)}"
    reference = name(gaps[0].reference)
    if all(gap.gap is None for gap in gaps):
        return f"nothing can be compared, as {reference} is not shown"
    which = "no group that is shown" if groups > len(shown) else "no group"
    return f"{which} is clearly behind {reference}"


def _outside(shown: Sequence[Group]) -> str:
    outside = [name(one.name) for one in shown if one.rate.standing == "clearly short"]
    more = len(outside) - _FEW
    told = words.listed([*outside[:_FEW], *([words.count(more, "other")] if more > 0 else [])])
    return f"{told or 'no group'} clearly outside the range"


def _silent(breakdown: Breakdown, groups: Sequence[Group]) -> str:
    whose = f"by {name(breakdown.dimension)}"
    if groups and all(one.rate.hidden for one in groups):
        return f"every group {whose} is hidden for privacy"
    return f"no group {whose} counts enough people to be reliable"


def _largest(measure: Measure, shown: Sequence[Group], groups: int) -> str:
    largest = max(shown, key=lambda one: one.rate.rate or 0).rate
    told = f"{name(largest.name)} {equity_words.value(measure, largest)}"
    tail = " shown" if groups > len(shown) else ""
    return f"{told}, the largest of {words.count(len(shown), 'group')}{tail}"


_TRENDS = {
    "narrowed": ", and the gap has narrowed",
    "widened": ", and the gap has widened",
    "reversed": ", and the gap has reversed",
    "no clear change": ", with no clear change of the gap",
}


def _trend(gap: Gap) -> str:
    return _TRENDS.get(gap.trend_verdict or "", "")


def subtitle(measure: Measure, breakdown: Breakdown, overall: Rate | None, period: str) -> str:
    """What is compared, when, and where all together stand."""
    told = f"{measure.code}, {equity_words.whose(breakdown)}, {period}."
    told = f"{told}{together(measure, overall)}"
    invented = " These numbers are invented, for demonstration."
    return f"{told}{invented if measure.is_demonstration else ''}"


def together(measure: Measure, overall: Rate | None) -> str:
    """Where all together stand, as a sentence after another; empty where that is not known."""
    if overall is None:
        return ""
    if not equity_words.is_shown(overall):
        return f" All together: {equity_words.mark(overall).lower()}."
    n = equity_words.rests_on(overall)
    if overall.kind == "count":
        return f" All together {n}."
    return f" All together {equity_words.value(measure, overall)}{f' ({n})' if n else ''}."


def hidden_sentence(groups: Sequence[Group], disclosure: Disclosure | None) -> str:
    """What is hidden of this table, and how much is lost by it; empty where nothing is."""
    hidden = sum(one.rate.hidden for one in groups)
    if not hidden:
        return ""
    told = f"{hidden} of {words.count(len(groups), 'group')} {words.verb(hidden, 'is', 'are')}"
    lost = disclosure.people_hidden if disclosure else None
    if lost is None:
        return f"{told} not shown, so that nobody can be recognized."
    share = f"{rounded(lost, 0)}%" if lost >= 1 else "under 1%"
    return f"{told} not shown, so that nobody can be recognized: {share} of all counted."


def unequal_sentence(found: Finding) -> str:
    """`DP-02 meets its target, but not for Islands and Plains (Region, 2026 Q3)`.

    The groups' newest period may be an older one than that of the measure.
    """
    says = "meets its target" if found.status == "Met target" else "is on track"
    names = [name(one) for one in found.clearly_short[:_FEW]]
    more = len(found.clearly_short) - len(names)
    groups = words.listed([*names, *([words.count(more, "other")] if more else [])])
    return f"{found.code} {says}, but not for {groups} ({found.dimension}, {found.period})"


_FEW = 4
"""Groups that a sentence names."""
