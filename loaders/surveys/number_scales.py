"""Numbers as ratings: where their ends are labelled, or the question states the scale."""

from collections.abc import Sequence

from loaders.surveys.answer_numbers import Numbering
from loaders.surveys.answer_parts import Answer
from loaders.surveys.named_scales import numeric_scale
from loaders.surveys.records import Reading, Scale
from loaders.surveys.scale_catalogue import WORDINGS, places_of
from loaders.surveys.scale_reading import Sense, explains, reading_of
from loaders.surveys.stated_scales import Stated

_LONGEST = 11


def number_readings(
    answers: Sequence[Answer], stated: Sequence[Stated], enough: float
) -> list[Reading]:
    """Every scale of numbers that explains enough of the answers."""
    ends = _labelled_ends(answers)
    if ends:
        stated = [ends]
    found = []
    for one in stated:
        scale = numeric_scale(one.low, one.high)
        reading = reading_of(answers, sense_of_numbers(scale, one.is_reversed))
        if reading.ratings and explains(reading, answers) >= enough:
            found.append(reading)
    return found


def sense_of_numbers(scale: Scale, is_reversed: bool) -> Sense:
    """What numbers mean on a scale without labels."""
    return Sense(scale, numbering=Numbering(scale.low, False), is_reversed=is_reversed)


def runs_down(answers: Sequence[Answer], low: int, high: int) -> bool:
    """Whether the labels at the ends say that the lowest number is the best: `1 - Excellent`."""
    lowest = [answer.label for answer in answers if answer.number == low and answer.label]
    highest = [answer.label for answer in answers if answer.number == high and answer.label]
    return (_is_end(lowest, is_top=True) and not _is_end(highest, is_top=True)) or (
        _is_end(highest, is_top=False) and not _is_end(lowest, is_top=False)
    )


def _labelled_ends(answers: Sequence[Answer]) -> Stated | None:
    """Where only the lowest and the highest number have a label, and bare ones lie between."""
    numbered = [one for one in answers if one.number is not None and not one.is_not_applicable]
    labelled = sorted({one.number for one in numbered if one.number is not None and one.label})
    bare = {one.number for one in numbered if one.number is not None and not one.label}
    if len(labelled) != 2:  # noqa: PLR2004 - two ends
        return None
    low, high = labelled
    if low not in {0, 1, -high} or high - low >= _LONGEST:
        return None
    if not any(low < number < high for number in bare):
        return None
    return Stated(low, high, runs_down(numbered, low, high))


def _is_end(labels: Sequence[str], *, is_top: bool) -> bool:
    """Whether any label is the highest (or the lowest) of every scale that has it."""
    for label in labels:
        ends = {
            place == (len(WORDINGS[number].labels) - 1 if is_top else 0)
            for number, place in places_of(label).items()
        }
        if ends == {True}:
            return True
    return False
