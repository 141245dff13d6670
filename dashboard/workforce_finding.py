"""What the shares of employees and their selections find, as sentences."""

from collections.abc import Sequence

from dashboard import equity_finding, selection_finding, words, workforce_words
from dashboard.equity_records import Breakdown, Group
from dashboard.equity_words import few, name
from dashboard.measure_records import Measure
from dashboard.selection_records import Selection
from dashboard.workforce_records import Place, Share
from dashboard.workforce_words import percent


def finding(
    measure: Measure, breakdown: Breakdown, shares: Sequence[Share],
    selections: Sequence[Selection], groups: Sequence[Group],
) -> str:  # fmt: skip
    """`Promotions: Black is under four fifths of the rate of White`: a title."""
    within = f" within {name(breakdown.within_group)}" if breakdown.is_within else ""
    told = f"{name(measure.name)}{within}: "
    if selections and not breakdown.is_within:
        return f"{told}{selection_finding.finding(selections)}"
    if shares and is_counted(groups):
        return f"{told}{moved(shares)}"
    return equity_finding.finding(measure, breakdown, groups)


def is_counted(groups: Sequence[Group]) -> bool:
    """Whether people are only counted, so that their shares are all that there is."""
    return all(one.rate.kind == "count" for one in groups)


def mover(shares: Sequence[Share]) -> Share | None:
    """The group whose share rose most, or, where none rose, fell most; None where none moved."""
    known = [one for one in shares if one.change is not None and not one.is_unknown
             and workforce_words.change(one.change) != "0.0"]  # fmt: skip
    return max(known, key=lambda one: one.change or 0, default=None)


def moved(shares: Sequence[Share]) -> str:
    """Whose share is the largest, and whose grew most."""
    shown = [one for one in shares if one.share is not None]
    if not shown:
        return "no group’s share can be shown, for privacy"
    largest = max(shown, key=lambda one: one.share or 0)
    told = f"{name(largest.name)} {percent(largest.share)}, the largest of "
    told += words.count(len(shown), "group") + (" shown" if len(shares) > len(shown) else "")
    first = mover(shares)
    if first is None or first.change is None:
        return told
    verb = "grew" if first.change > 0 else "fell"
    whose = "its share" if first is largest else f"{name(first.name)}’s share"
    return f"{told}; {whose} {verb} most since {first.first_period}, by {points(first.change)}"


def both_ways(shares: Sequence[Share]) -> str:
    """Who gained most and who lost most since the first period."""
    known = [one for one in shares if one.change is not None and not one.is_unknown
             and workforce_words.change(one.change) != "0.0"]  # fmt: skip
    if all(one.change is None for one in shares):
        return ""
    if not known:
        return f"No share has changed by a tenth of a point since {shares[0].first_period}."
    told = []
    for verb, one in (("gained", max(known, key=_change)), ("lost", min(known, key=_change))):
        if (_change(one) > 0) is (verb == "gained"):
            told.append(f"{name(one.name)} {verb} {points(_change(one))}")
    return f"Since {known[0].first_period} {' and '.join(told)}."


def _change(one: Share) -> float:
    return one.change or 0.0


def points(change: float) -> str:
    """`3.9 points`, without a sign."""
    told = workforce_words.change(abs(change)).lstrip("+")
    return f"{told} {words.verb(int(told == '1.0'), 'point', 'points')}"


def compared(places: Sequence[Place], whose: str) -> str:
    """`From 8.1% (Parks) to 61.0% (Prisons) in 20 departments`."""
    shown = [one for one in places if one.share is not None]
    if not shown:
        return f"No share can be shown in {whose}."
    if len(shown) == 1:
        return f"{percent(shown[0].share)} in {name(shown[0].name)}; no other share is shown."
    high, low = shown[0], shown[-1]
    told = f"From {percent(low.share)} ({name(low.name)}) to {percent(high.share)} "
    return f"{told}({name(high.name)}) in {whose}."


def over_time(shares: Sequence[Share], breakdown: Breakdown) -> str:
    """`From 22.5% in 2011 to 26.3% in 2021, 3.9 points up`."""
    known = [one for one in shares if one.share is not None]
    if not known:
        return "Its share is hidden for privacy in every period."
    first, last = known[0], known[-1]
    where = f" within {name(breakdown.within_group)}" if breakdown.is_within else ""
    if first is last:
        return f"{percent(last.share)}{where} in {last.period}; no other period is shown."
    change = (last.share or 0) - (first.share or 0)
    told = (
        f"From {percent(first.share)} in {first.period} to {percent(last.share)} in {last.period}"
    )
    moved = f"{points(change)} {'up' if change > 0 else 'down'}"
    if workforce_words.change(change) == "0.0":
        moved = "unchanged"
    return f"{told}{where}, {moved}."


def represented(shares: Sequence[Share], is_adverse: bool) -> str:
    """Who clearly has less than an even share, or more of what is adverse; its interval says it."""
    known = [one for one in shares if one.representation_low is not None and not one.is_unknown]
    if not known:
        return "No group’s share can be held against its share of the pool."
    word = "more" if is_adverse else "less"
    clear = [one.name for one in known if _is_clear(one, is_adverse)]
    if not clear:
        return f"No group has clearly {word} than its even share."
    verb = words.verb(len(clear), "has", "have")
    return f"{few(clear)} clearly {verb} {word} than an even share."


def _is_clear(one: Share, is_adverse: bool) -> bool:
    """Whether the whole interval of the index is on the adverse side of 1."""
    if is_adverse:
        return one.representation_low is not None and one.representation_low > 1
    return one.representation_high is not None and one.representation_high < 1
