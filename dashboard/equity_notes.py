"""What stands under groups: how their figures are made, what the badges mean, and the source."""

from collections.abc import Sequence

from dashboard import equity_words, parts, survey_queries, theme, words
from dashboard.equity_records import Gap, Group, Rate
from dashboard.markup import Piece, chip, element, facts, join
from dashboard.measure_records import Measure


def show(measure: Measure, groups: Sequence[Group]) -> None:
    """Notes on rates, gaps, badges and the source."""
    gap = next((one.gap for one in groups if one.gap), None)
    parts.section("How these figures are made")
    parts.show_html(
        facts(
            {
                "Value and interval": _interval(groups),
                "Reference": _reference(gap),
                "Gap": _gap(groups) if gap else "",
                "Ratio": _RATIO if _has_ratio(groups) else "",
                "People behind the gap": _PEOPLE if _has_ratio(groups) else "",
                "Trend of the gap": _TREND if gap else "",
                theme.HIDDEN: _hidden(),
                theme.UNRELIABLE: join([chip(theme.UNRELIABLE), " ", _unreliable(groups)]),
                "With care": _care(groups),
                "Summed here": _computed(groups),
                "Counted beside": _beside(groups),
                "Source": _source(measure, groups),
            }
        )
    )


_PROPORTION = "A proportion with Wilson's 95% interval."
_EVENTS = "Events in an amount of time or places, with the exact 95% interval of a Poisson count."
_MEAN = "The mean with its 95% t interval, where the spread of the answers is known."
_COUNT = "How many are counted, as their share of all together."
_GAP = (
    "Group minus reference. Clear when the whole 95% interval is on one side of nought; else "
    "chance alone could have made it. "
)
_NEWCOMBE = "The interval is Newcombe's: the two own intervals, squared and added."
_WELCH = "The interval is Welch's, of two means whose spreads may differ."
_RATIO = (
    "Of the adverse outcome, so that more than 1 is always worse: how many times as likely the "
    "group is to have it as the reference. Not estimable where nobody had it."
)
_PEOPLE = (
    "How many people fewer would have the adverse outcome if the group had the rate of the "
    "reference: its people times the gap."
)
_TREND = (
    "The slope through the gaps of all periods, each weighted by how sure it is; from four periods "
    "on. Narrowed or widened only where the 95% interval of the slope says so; where the group is "
    "ahead of the reference, its lead is said to have widened."
)
_UNRELIABLE = "Not for privacy: the people are so few that the figure says little. "
_RULE = (
    "By the rule of the US National Center for Health Statistics: fewer than 30 people, or an "
    "interval that is too wide."
)
_RULE_OF_EVENTS = (
    "By the rule of the US National Center for Health Statistics: fewer than 10 events, or an "
    "interval wider than 1.6 times the figure."
)


def _unreliable(groups: Sequence[Group]) -> str:
    if any(one.rate.kind == "mean" for one in groups):
        return f"{_UNRELIABLE}Fewer than {survey_queries.rules().minimum_responses} answers."
    is_share = any(one.rate.is_proportion for one in groups)
    return f"{_UNRELIABLE}{_RULE if is_share else _RULE_OF_EVENTS}"


def _has_ratio(groups: Sequence[Group]) -> bool:
    return any(one.gap and one.gap.ratio is not None for one in groups)


def _interval(groups: Sequence[Group]) -> str:
    told = [_kind(one.rate) for one in groups]
    return " ".join(dict.fromkeys(part for part in told if part))


def _gap(groups: Sequence[Group]) -> str:
    is_mean = any(one.rate.kind == "mean" for one in groups)
    return f"{_GAP}{_WELCH if is_mean else _NEWCOMBE}"


def _kind(rate: Rate) -> str:
    if rate.kind == "rate":
        return _PROPORTION if rate.is_proportion else _EVENTS
    return {"mean": _MEAN, "count": _COUNT}.get(rate.kind, "")


def _reference(gap: Gap | None) -> str:
    if gap is None:
        return ""
    why = {
        "stated": "as the catalogue of dimensions states it",
        "best large group": "the best over all periods of the groups that are at least a tenth of "
        "all people",
        "overall": "as the catalogue states it, or as no single group is large enough",
    }.get(gap.reference_kind, gap.reference_kind)
    return f"{words.sentence(gap.reference)[:-1]}, {why}; the same in all periods."


def _hidden() -> Piece:
    limit = survey_queries.rules().hidden_up_to
    says = (
        f"Groups in which 1 to {limit} people are on either side of the figure show no number, and "
        "neither do others from which these could be worked out: by subtracting from the whole, "
        "from a region, or from a year. So a large group may be hidden for the sake of a small one."
    )
    return join([chip(theme.HIDDEN), " ", says])


def _care(groups: Sequence[Group]) -> Piece:
    told = [element("p", f"{one.name}: {one.rate.reliability_reason or one.rate.reliability}")
            for one in groups
            if equity_words.is_shown(one.rate) and one.rate.reliability]  # fmt: skip
    return join(told)


def _computed(groups: Sequence[Group]) -> str:
    names = [one.name for one in groups if one.rate.is_computed and not one.rate.hidden]
    if not names:
        return ""
    return f"{_few(names)}: nobody gave the figure; it is the sum of finer groups."


def _beside(groups: Sequence[Group]) -> str:
    names = [one.name for one in groups if one.rate.is_overlapping]
    return f"{_few(names)}: counted beside the others, so these do not add up." if names else ""


def _few(names: Sequence[str]) -> str:
    told = list(names[:_FEW])
    more = len(names) - len(told)
    return words.listed([*told, *([words.count(more, "other")] if more else [])])


_FEW = 6


def _source(measure: Measure, groups: Sequence[Group]) -> str:
    known = [one.rate for one in groups if one.rate.source]
    if not known:
        return words.where(measure.source)
    first = known[0]
    return f"{words.where(first.source or '')}; load {first.load_id}"
