"""The scales that surveys use, in English, as data; high is the best, or the most.

A scale has one or more wordings, and a column is read on one of them. Within a scale a label has
one number, whatever the wording.
"""

from loaders.surveys.scale_patterns import (
    Numbers,
    each,
    either,
    graded,
    neither,
    opposed,
    opposed_by,
)
from loaders.surveys.scale_words_listed import EXTENT, FREQUENCY, OTHERS, QUALITY

_OPPOSED: dict[str, tuple[list[str], list[str]]] = {
    "satisfaction": (["dissatisfied", "unsatisfied"], ["satisfied"]),
    "likelihood": (["unlikely", "improbable"], ["likely", "probable"]),
    "ease": (["difficult", "hard"], ["easy"]),
    "favorability": (
        ["unfavorable", "unfavorably"],
        ["favorable", "favorably"],
    ),
    "positivity": (["negative", "negatively"], ["positive", "positively"]),
    "happiness": (["unhappy"], ["happy"]),
    "comfort": (["uncomfortable"], ["comfortable"]),
    "acceptability": (["unacceptable"], ["acceptable"]),
    "appropriateness": (["inappropriate"], ["appropriate"]),
    "safety": (["unsafe"], ["safe"]),
}
"""Families whose scales mostly go from one word to its opposite."""
GRADED: dict[str, list[str]] = {
    "usefulness": ["useful"],
    "importance": ["important"],
    "helpfulness": ["helpful"],
    "relevance": ["relevant"],
    "practicality": ["practical"],
    "effectiveness": ["effective"],
    "value": ["valuable", "worthwhile", "beneficial"],
    "confidence": ["confident"],
    "preparedness": ["prepared", "ready"],
    "clarity": ["clear"],
    "interest": ["interested", "interesting"],
    "familiarity": ["familiar", "knowledgeable", "informed", "aware"],
    "engagement": ["engaged", "engaging", "involved", "motivated"],
    "recognition": ["supported", "supportive", "valued", "respected", "welcome", "welcoming"],
    "responsiveness": ["responsive", "accessible", "friendly", "professional"],
    "success": ["successful", "well"],
    "concern": ["concerned", "worried"],
    "satisfaction": ["satisfied"],
    "likelihood": ["likely"],
    "ease": ["easy"],
    "comfort": ["comfortable"],
    "happiness": ["happy"],
    "safety": ["safe"],
}
"""Families whose scales go by degrees of a word."""
_OPPOSITES: dict[str, tuple[list[str], list[str]]] = {
    "usefulness": (["useless", "not useful"], ["useful"]),
    "importance": (["unimportant", "not important"], ["important"]),
    "helpfulness": (["unhelpful", "not helpful"], ["helpful"]),
    "relevance": (["irrelevant", "not relevant"], ["relevant"]),
    "practicality": (["impractical", "not practical"], ["practical"]),
    "effectiveness": (["ineffective", "not effective"], ["effective"]),
    "clarity": (["unclear", "not clear"], ["clear"]),
}
"""Families of the latter that have opposites too."""

_VERBS = {
    "agreement": ("disagree", "agree"),
    "support": ("oppose", "support"),
    "favor": ("oppose", "favor"),
    "approval": ("disapprove", "approve"),
}
"""Families whose scales go from one verb to its opposite."""
_STRONGLY = ("strongly", "totally", "completely", "fully", "entirely", "absolutely")
_SOMEWHAT = ("somewhat", "slightly", "partly", "partially", "tend to")
_MOSTLY = ("mostly", "moderately", "generally")


def _verb(word: str) -> tuple[str, str, str]:
    """The strong, the plain and the weak form of `agree` or `oppose`."""
    strong = either(each(_STRONGLY, [word]), f"{word} strongly / {word} completely")
    weak = either(each(_SOMEWHAT, [word]), f"{word} somewhat / {word} slightly / {word} a little")
    return strong, either(word, each(_MOSTLY, [word])), weak


def _verbs(low: str, high: str) -> dict[str, list[Numbers]]:
    (no, no_plain, no_weak), (yes, yes_plain, yes_weak) = _verb(low), _verb(high)
    middle = neither([low], [high])
    return opposed_by((no, yes), (no_plain, yes_plain), (no_weak, yes_weak), middle)


def _collected() -> dict[str, list[Numbers]]:
    found: dict[str, list[Numbers]] = {}
    for family, ends in _VERBS.items():
        found |= {f"{family} {ending}": said for ending, said in _verbs(*ends).items()}
    for family, (low, high) in _OPPOSED.items():
        found |= {f"{family} {ending}": said for ending, said in opposed(low, high).items()}
    found |= QUALITY | FREQUENCY | EXTENT
    for family, words in GRADED.items():
        more = f" from not at all {words[0]}" if family in _OPPOSED else ""
        for ending, said in _wordings(words).items():
            found[f"{family} {ending}{more if ' ' not in ending else ''}"] = said
    for family, (low, high) in _OPPOSITES.items():
        found |= {
            f"{family} {ending} from very {low[0]}": said
            for ending, said in opposed(low, high).items()
            if ending in {"4", "5"}
        }
    return found | OTHERS


def _wordings(words: list[str]) -> dict[str, list[Numbers]]:
    """Those of every word of a family: `relevant` and `applicable` are not mixed in a column."""
    found: dict[str, list[Numbers]] = {}
    for word in words:
        for ending, said in graded([word]).items():
            found.setdefault(ending.replace(word, words[0]), []).extend(said)
    return found


ENGLISH: dict[str, list[Numbers]] = _collected()


def is_rare(name: str) -> bool:
    """Whether a scale is considered only where a commoner one lacks a label that was chosen."""
    family, size, *rest = name.split()
    return (
        size in {"6", "7"}
        or (rest[:1] == ["with"] and rest[1] not in {"very", "rarely"})
        or rest in (["up", "to", "great"], ["from", "very", "poor", "to", "excellent"])
        or (family in _OPPOSITES and rest[:1] == ["from"])
    )
