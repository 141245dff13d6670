"""What stands under the figures of employees: how they are made, badges and source."""

from collections.abc import Sequence

from dashboard import equity_words, parts, survey_queries, theme, words
from dashboard.equity_records import Group
from dashboard.equity_words import few
from dashboard.markup import Piece, chip, facts, join
from dashboard.measure_records import Measure
from dashboard.selection_records import Selection
from dashboard.workforce_records import Share

_SHARE = "The group's number in percent of all who are counted; the interval is Wilson's, 95%."
_INDEX = (
    "The group's share of those counted over its share of the pool. 1 is its even share, 0.5 "
    "half of it. The interval is on the logarithm."
)
_CHANGE = "The difference of two shares in points: the newest and that of the first period."
_FIFTHS = (
    "A group passes where its rate is at least four fifths of the highest, compared in whole "
    "numbers. The highest is that of the best group with at least 2% of the pool; smaller ones are "
    "not assessed. It is the rule of thumb of the US Uniform Guidelines on Employee Selection "
    "Procedures."
)
_QUARTERS = (
    "For what people bear, a group passes where its rate is at most five quarters of the lowest, "
    "compared in whole numbers, among groups with at least 2% of all; others are not assessed."
)
_CHANCE = (
    "How often chance alone would make two rates so different: Fisher's exact test, two-sided. "
    "Under 0.05 is not likely chance; with few people a real difference may stay above it."
)


def show(
    measure: Measure, groups: Sequence[Group], shares: Sequence[Share],
    selections: Sequence[Selection],
) -> None:  # fmt: skip
    """Notes on shares, four fifths, badges and the source."""
    is_burden = bool(selections) and selections[0].process == "burden"
    rule = _QUARTERS if is_burden else _FIFTHS
    parts.section("How these figures are made")
    parts.show_html(
        facts(
            {
                "Share": _SHARE if shares else "",
                "Index": _INDEX if any(one.availability is not None for one in shares) else "",
                "Change": _CHANGE if any(one.change is not None for one in shares) else "",
                ("Five quarters" if is_burden else "Four fifths"): rule if selections else "",
                "p": _CHANCE if selections else "",
                "Not assessed": _small(selections),
                theme.HIDDEN: _hidden(),
                theme.UNRELIABLE: _unreliable(groups) if not selections else "",
                "Counted beside": _beside(shares),
                "Source": _source(measure, groups),
            }
        )
    )


def _small(selections: Sequence[Selection]) -> str:
    names = [one.name for one in selections if one.four_fifths == "not assessed"]
    return f"{few(names)}: under 2% of the pool, or nothing to compare with." if names else ""


def _hidden() -> Piece:
    limit = survey_queries.rules().hidden_up_to
    says = (
        f"Groups in which 1 to {limit} people are counted show no number, and neither do others "
        "from which these could be worked out: by subtracting from the whole, from a department, "
        "or from another period. So a large group may be hidden for the sake of a small one."
    )
    return join([chip(theme.HIDDEN), " ", says])


def _unreliable(groups: Sequence[Group]) -> Piece:
    if not any(equity_words.mark(one.rate) == theme.UNRELIABLE for one in groups):
        return ""
    says = "Not for privacy: the people are so few that the figure says little."
    return join([chip(theme.UNRELIABLE), " ", says])


def _beside(shares: Sequence[Share]) -> str:
    names = [one.name for one in shares if one.is_overlapping]
    return f"{few(names)}: counted beside the others, so these do not add up." if names else ""


def _source(measure: Measure, groups: Sequence[Group]) -> str:
    known = [one.rate for one in groups if one.rate.source]
    if not known:
        return words.where(measure.source)
    return f"{words.where(known[0].source or '')}; load {known[0].load_id}"
