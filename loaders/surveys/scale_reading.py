"""Every spelling of a column read on one scale, by its label, its number, or both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.surveys.answer_numbers import FROM_ONE, Numbering
from loaders.surveys.answer_parts import Answer
from loaders.surveys.records import Reading, Scale


@dataclass(frozen=True, slots=True)
class Sense:
    """What decides the meaning of a column's spellings."""

    scale: Scale
    places: Mapping[str, int] = field(default_factory=dict)
    """Spelling to the place of its label on the scale, 0 for the lowest."""
    numbering: Numbering = FROM_ONE
    is_reversed: bool = False
    """The export's numbers run against the scale."""
    is_turned: bool = False
    """The labels themselves run against the scale, because a person said so."""
    takes_numbers: bool = True
    """Numbers without a label that is known count too."""

    def rating(self, answer: Answer) -> int | None:
        """The answer's number on the scale; None where it has none."""
        place = self.places.get(answer.text)
        if place is not None:
            if answer.number not in {None, self.numbering.number_at(place)}:
                return None
            return self.scale.high - place if self.is_turned else self.scale.low + place
        if answer.number is None or answer.is_not_applicable or not self.takes_numbers:
            return None
        size = self.scale.high - self.scale.low + 1
        number = answer.number - self.numbering.lowest(size) + self.scale.low
        if not self.scale.low <= number <= self.scale.high:
            return None
        return self.scale.low + self.scale.high - number if self.is_reversed else number


def reading_of(
    answers: Iterable[Answer],
    sense: Sense,
    not_applicable: frozenset[str] = frozenset(),
    no_answer: frozenset[str] = frozenset(),
) -> Reading:
    """The column read in this sense; what a person said to be no rating comes first."""
    ratings: dict[str, int] = {}
    none_fits, nothing, undocumented = set(), set(), []
    for answer in answers:
        rating = sense.rating(answer)
        if answer.text in not_applicable:
            none_fits.add(answer.text)
        elif answer.text in no_answer:
            nothing.add(answer.text)
        elif rating is not None:
            ratings[answer.text] = rating
        elif answer.is_not_applicable:
            none_fits.add(answer.text)
        elif answer.is_nothing:
            nothing.add(answer.text)
        else:
            undocumented.append(answer.spelling)
    scale = sense.scale
    if sense.is_turned:
        scale = replace(scale, labels=scale.labels[::-1])
    return Reading(
        scale,
        ratings,
        frozenset(none_fits),
        frozenset(nothing),
        tuple(undocumented),
        sense.is_reversed,
    )


def explains(reading: Reading, answers: Sequence[Answer]) -> float:
    """The part of the answers that are ratings, of all that are not rightly none; 0 to 1."""
    rated = sum(one.count for one in answers if one.text in reading.ratings)
    answered = rated + sum(one.count for one in reading.undocumented)
    return rated / answered if answered else 0.0
