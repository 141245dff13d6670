"""The scales that Headway knows, and where a label stands on each of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.surveys.label_folding import folded, parts
from loaders.surveys.records import Scale
from loaders.surveys.scale_words import ENGLISH
from loaders.surveys.scale_words_spanish import SPANISH


@dataclass(frozen=True, slots=True)
class Wording:
    """What the numbers of a scale are called in one language, by one questionnaire."""

    scale: str
    language: str
    labels: tuple[str, ...]
    """From the lowest to the highest."""
    places: Mapping[str, int]
    """Folded label to its place, 0 for the lowest; several may share one."""
    shown: Mapping[str, str]
    """Folded label to what it looks like."""

    def shown_as(self, label: str) -> str | None:
        """How a label, or the part of it that stands here, is shown; None where none does."""
        found = (self.shown.get(text) for text in (folded(label), *parts(label)))
        return next((one for one in found if one), None)


def wording_of(scale: str, language: str, numbers: Sequence[str]) -> Wording:
    """A wording from what each number is called: `neutral / undecided` are two words for one.

    Raises ValueError, what it should be, for a label that stands at two numbers.
    """
    places: dict[str, int] = {}
    shown: dict[str, str] = {}
    for place, words in enumerate(numbers):
        for label in map(str.strip, words.split(" / ")):
            if places.setdefault(folded(label), place) != place:
                raise ValueError(f"each label once, not '{label}' twice")
            shown.setdefault(folded(label), label[:1].upper() + label[1:])
    labels = tuple(shown[folded(words.partition(" / ")[0])] for words in numbers)
    return Wording(scale, language, labels, places, shown)


def _all() -> list[Wording]:
    return [
        wording_of(name, language, numbers)
        for language, scales in (("English", ENGLISH), ("Spanish", SPANISH))
        for name, wordings in scales.items()
        for numbers in wordings
    ]


WORDINGS: tuple[Wording, ...] = tuple(_all())
SCALES: dict[str, Scale] = {}
"""By name, each with the labels of its first wording."""
for _wording in WORDINGS:
    SCALES.setdefault(
        _wording.scale, Scale(_wording.scale, 1, len(_wording.labels), _wording.labels)
    )


def _index() -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, wording in enumerate(WORDINGS):
        for label, place in wording.places.items():
            found[label][number] = place
    return dict(found)


_INDEX = _index()
_LONGEST = 120
"""No label is longer, but an open answer may be."""
_BY_SCALE: dict[str, list[int]] = defaultdict(list)
for _number, _wording in enumerate(WORDINGS):
    _BY_SCALE[_wording.scale].append(_number)


def wordings_of(scale: str) -> list[Wording]:
    """Every wording of a scale by name; none for a scale that is not in the catalogue."""
    return [WORDINGS[number] for number in _BY_SCALE.get(scale, [])]


@lru_cache(maxsize=20_000)
def places_of(label: str) -> Mapping[int, int]:
    """On which wordings a label stands, by their numbers in `WORDINGS`, and at which place.

    `Neither favorably nor unfavorably (neutral)` stands where both of its parts stand; `Agree
    (somewhat)` stands nowhere, since its parts mean different numbers.
    """
    if len(label) > _LONGEST:
        return {}
    whole = _INDEX.get(folded(label))
    if whole is not None:
        return whole
    said = parts(label)
    if len(said) < 2:  # noqa: PLR2004 - one part is the whole
        return {}
    first, *others = (_INDEX.get(part, {}) for part in said)
    return {
        number: place
        for number, place in first.items()
        if all(other.get(number) == place for other in others)
    }


def place_on(wording: Wording, label: str) -> int | None:
    """The place of a label on one wording, 0 for the lowest; None where it is not of it."""
    whole = wording.places.get(folded(label))
    if whole is not None:
        return whole
    said = {wording.places.get(part) for part in parts(label)}
    return said.pop() if len(said) == 1 else None
