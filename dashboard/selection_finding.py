"""What selections and burdens find, as sentences."""

from collections.abc import Sequence

from dashboard import selection_words, words
from dashboard.equity_alternatives import in_a_row
from dashboard.equity_words import few, name
from dashboard.selection_records import Selection


def finding(selections: Sequence[Selection]) -> str:
    """Who does not pass four fifths, or five quarters of a burden."""
    assessed = [one for one in selections if one.four_fifths in {"passes", "fails"}]
    if not assessed:
        return "no group can be held against another"
    top = name(assessed[0].top_group or "")
    is_adverse = selection_words.is_burden(assessed[0].process)
    failing = [one.name for one in assessed if one.four_fifths == "fails"]
    limit = f"five quarters of {top}’s rate" if is_adverse else f"four fifths of {top}’s rate"
    side = "over" if is_adverse else "under"
    if not failing:
        return f"no group that can be assessed is {side} {limit}"
    verb = words.verb(len(failing), "is", "are")
    return f"{few(failing)} {verb} {side} {limit}"


def ratios_sentence(selections: Sequence[Selection]) -> str:
    """The text alternative of ratios to the best rate."""
    told = [f"{one.name} {selection_words.ratio(one)}, {selection_words.verdict(one).lower()}"
            for one in selections
            if one.ratio is not None and one.four_fifths in {"passes", "fails"}]  # fmt: skip
    silent = [word for word in map(selection_words.verdict, selections)
              if word not in {"Passes", "Fails"}]  # fmt: skip
    tail = "".join(f"; {words.count(silent.count(word), 'group')} {word.lower()}"
                   for word in dict.fromkeys(silent))  # fmt: skip
    return f"Rate over the best rate. {in_a_row(told)}{tail}."
