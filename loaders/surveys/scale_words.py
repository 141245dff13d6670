"""The scales that surveys use, in English: what every number of them is called.

Each scale has one or more wordings; a column is read on one of them. A wording goes from the lowest
number to the highest, `|` between the numbers, `/` between words that mean the same number. The
first word of each number is the label that is shown. High is the best, or the most.
"""

_NEUTRAL = "neutral / neither / undecided / neither agree nor disagree / neither disagree nor agree"
_STRONGLY = (
    "strongly {0} / totally {0} / completely {0} / fully {0} / {0} strongly / {0} completely"
)
_WEAKLY = "somewhat {0} / slightly {0} / {0} somewhat / {0} slightly / tend to {0} / {0} a little"
_FREQUENT = "often / frequently / usually / most of the time"
_SOMETIMES = "sometimes / occasionally"
_RARELY = "rarely / seldom / almost never / hardly ever"


def _agreement(*numbers: str) -> str:
    forms = {
        "SD": _STRONGLY.format("disagree"),
        "D": "disagree / moderately disagree / mostly disagree",
        "d": _WEAKLY.format("disagree"),
        "N": _NEUTRAL,
        "a": _WEAKLY.format("agree"),
        "A": "agree / moderately agree / mostly agree",
        "SA": _STRONGLY.format("agree"),
    }
    return "|".join(forms[number] for number in numbers)


ENGLISH: dict[str, tuple[str, ...]] = {
    "agreement 5": (
        _agreement("SD", "D", "N", "A", "SA"),
        _agreement("SD", "d", "N", "a", "SA"),
    ),
    "agreement 4": (
        _agreement("SD", "D", "A", "SA"),
        _agreement("SD", "d", "a", "SA"),
    ),
    "agreement 7": (_agreement("SD", "D", "d", "N", "a", "A", "SA"),),
    "agreement 6": (_agreement("SD", "D", "d", "a", "A", "SA"),),
    "frequency 5": (f"never|{_RARELY}|{_SOMETIMES}|{_FREQUENT}|always",),
    "frequency 5 with very often": (f"never|{_SOMETIMES}|often|very often|always",),
    "favorability 5": (
        "very unfavorably / very unfavorable|somewhat unfavorably / somewhat unfavorable"
        "|neither favorably nor unfavorably / neutral / neither favorable nor unfavorable"
        "|somewhat favorably / somewhat favorable|very favorably / very favorable",
    ),
}

RARER = frozenset({"agreement 6", "agreement 7"})
"""Considered only where a label of theirs was chosen that the commoner scales do not have."""
WHOLE: frozenset[str] = frozenset()
"""Considered only where all of their labels were chosen."""
