"""How the numbers that an export writes beside the labels run: from where, and which way."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.surveys.answer_parts import Answer


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of the label at place 0 is `first`; from there they go up, or down."""

    first: int
    is_reversed: bool

    def number_at(self, place: int) -> int:
        """The number that the export writes beside the label at this place."""
        return self.first - place if self.is_reversed else self.first + place

    def lowest(self, size: int) -> int:
        """The lowest number of a scale of so many labels."""
        return self.first - size + 1 if self.is_reversed else self.first


FROM_ONE = Numbering(1, is_reversed=False)


def numbering_of(
    answers: Iterable[Answer], places: Mapping[str, int], size: int, low: int = 1
) -> Numbering | None:
    """The numbering that most of the answers with number and label follow.

    `low` and up where there are none; None where theirs cannot be numbers of a scale of this size.
    """
    ways: Counter[Numbering] = Counter()
    for answer in answers:
        place = places.get(answer.text)
        if place is not None and answer.number is not None:
            ways[Numbering(answer.number - place, False)] += answer.count
            ways[Numbering(answer.number + place, True)] += answer.count
    if not ways:
        return Numbering(low, False)
    # Scales begin at 1 or 0, or lie around 0.
    usual = {-((size - 1) // 2): 1, 0: 2, 1: 3, low: 4}
    found = [way for way in ways if way.lowest(size) in usual]
    return max(
        found,
        key=lambda way: (ways[way], usual[way.lowest(size)], not way.is_reversed),
        default=None,
    )
