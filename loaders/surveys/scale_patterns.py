"""How the labels of a scale are made of an adjective: opposed to another one, or by degrees."""

from collections.abc import Sequence
from itertools import product

Numbers = tuple[str, ...]
"""What each number is called, from the lowest; ` / ` between words that mean the same number."""

UNDECIDED = (
    "neutral / neither / undecided / neutral or undecided / indifferent / mixed / in between"
)
_VERY = ("very", "extremely", "highly", "completely", "totally")
_SOMEWHAT = ("somewhat", "slightly", "a little", "fairly")
_MIDDLING = ("moderately", "mostly")


def either(*labels: str) -> str:
    """Words that mean the same number."""
    return " / ".join(labels)


def each(degrees: Sequence[str], words: Sequence[str]) -> str:
    """Every degree of every word: `very satisfied`, `extremely satisfied`."""
    return either(*(f"{degree} {word}" for word in words for degree in degrees))


def opposed(lows: Sequence[str], highs: Sequence[str]) -> dict[str, list[Numbers]]:
    """Scales from `dissatisfied` to `satisfied`, by the end of their name.

    As many words on either side are pairs, which are not mixed: `unfavorably` and `favorably`.
    """
    is_paired = len(lows) == len(highs)
    pairs = zip(lows, highs, strict=True) if is_paired else product(lows, highs)
    found: dict[str, list[Numbers]] = {}
    for low, high in pairs:
        for ending, wordings in _opposed([low], [high]).items():
            found.setdefault(ending, []).extend(wordings)
    return found


def _opposed(low: Sequence[str], high: Sequence[str]) -> dict[str, list[Numbers]]:
    ends = each(_VERY, low), each(_VERY, high)
    plain = either(*low, each(_MIDDLING, low)), either(*high, each(_MIDDLING, high))
    weak = each(_SOMEWHAT, low), each(_SOMEWHAT, high)
    return opposed_by(ends, plain, weak, neither(low, high)) | {
        "7 with very": [
            (
                each(("extremely", "completely"), low),
                each(("very",), low),
                either(weak[0], *low),
                neither(low, high),
                either(weak[1], *high),
                each(("very",), high),
                each(("extremely", "completely"), high),
            )
        ]
    }


def opposed_by(
    ends: tuple[str, str], plain: tuple[str, str], weak: tuple[str, str], middle: str
) -> dict[str, list[Numbers]]:
    """Scales of 3 to 7 numbers from their parts, each of the low and of the high side."""
    (low, high), (lower, upper), (weak_low, weak_high) = ends, plain, weak
    return {
        "5": [
            (low, lower, middle, upper, high),
            (low, weak_low, middle, weak_high, high),
        ],
        "4": [(low, lower, upper, high), (low, weak_low, weak_high, high)],
        "3": [(lower, middle, upper)],
        "7": [(low, lower, weak_low, middle, weak_high, upper, high)],
        "6": [(low, lower, weak_low, weak_high, upper, high)],
    }


def graded(words: Sequence[str]) -> dict[str, list[Numbers]]:
    """Scales by degrees of one word, such as `useful`, by the end of their name."""
    word = words[0]
    none = either(*(f"not at all {one} / not {one} at all" for one in words))
    little = each(
        ("slightly", "not so", "not very", "not that", "a little", "a bit", "minimally"), words
    )
    some = each(("moderately", "somewhat", "fairly"), words)
    not_plain = either(*(f"not {one} / not at all {one}" for one in words))
    a_little = each(("slightly", "a little", "minimally"), words)
    very = each(("very", "extremely"), words)
    return {
        "5": [
            (none, little, some, each(("very",), words), each(("extremely", "completely"), words))
        ],
        "4": [(none, either(little, each(("not too",), words)), some, each(("very",), words))],
        "3": [(not_plain, some, very)],
        f"5 with {word}": [(not_plain, a_little, some, either(*words), very)],
        f"4 with {word}": [(not_plain, either(some, a_little), either(*words), very)],
    }


def neither(low: Sequence[str], high: Sequence[str]) -> str:
    """The middle between two opposite words."""
    pairs = ((one, other) for one in low for other in high)
    both = (f"neither {one} nor {other} / neither {other} nor {one}" for one, other in pairs)
    return either(UNDECIDED, *both)
