"""Which of the scales that the answers fit are worth a thought, and which of them is the best."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.surveys.answer_numbers import numbering_of
from loaders.surveys.answer_parts import Answer
from loaders.surveys.named_scales import on_numbers
from loaders.surveys.records import Reading
from loaders.surveys.scale_catalogue import SCALES
from loaders.surveys.scale_reading import Sense, explains, reading_of
from loaders.surveys.scale_words import RARER, WHOLE
from loaders.surveys.word_scales import Worded, worded

ENOUGH = 0.9
"""A scale must explain so much of the answers that are not rightly none."""


def word_readings(answers: Sequence[Answer]) -> list[Reading]:
    """Every scale of the catalogue that explains enough of the answers by their labels."""
    found = [reading for one in worded(answers) if (reading := _read(answers, one))]
    most = max((explains(reading, answers) for reading in found), default=0)
    found = [reading for reading in found if explains(reading, answers) == most]
    common = [reading for reading in found if reading.scale.name not in RARER]
    return _told_apart(common or found)


def _read(answers: Sequence[Answer], words: Worded) -> Reading | None:
    scale = SCALES[words.scale]
    size = len(scale.labels)
    numbering = numbering_of(answers, words.places, size)
    if numbering is None:
        return None
    places = set(words.places.values())
    sense = Sense(
        on_numbers(replace(scale, labels=words.labels), numbering.lowest(size)),
        words.places,
        numbering,
        numbering.is_reversed,
        # One labelled end does not say how far the numbers go.
        takes_numbers={0, size - 1} <= places,
    )
    reading = reading_of(answers, sense)
    used = set(reading.ratings.values())
    is_whole = len(used) == size
    if (
        explains(reading, answers) < ENOUGH
        or len(used) < 2
        or (scale.name in WHOLE and not is_whole)
    ):
        return None
    return reading


def _told_apart(found: list[Reading]) -> list[Reading]:
    """Without those that leave a number in between unused while all numbers of another are used.

    A middle that nobody chose is no wonder: agreement 4 and agreement 5 stay in doubt.
    """
    is_any_whole = any(not _unused(reading) for reading in found)
    kept: list[Reading] = []
    for reading in sorted(found, key=lambda one: len(_unused(one))):
        is_gapped = is_any_whole and bool(_gaps(reading))
        if not is_gapped and not any(_is_same(reading, other) for other in kept):
            kept.append(reading)
    return kept


def _unused(reading: Reading) -> set[int]:
    scale = reading.scale
    return set(range(scale.low, scale.high + 1)) - set(reading.ratings.values())


def _gaps(reading: Reading) -> list[int]:
    low, high = min(reading.ratings.values()), max(reading.ratings.values())
    middle = (reading.scale.low + reading.scale.high) / 2
    return [number for number in _unused(reading) if low < number < high and number != middle]


def _is_same(reading: Reading, other: Reading) -> bool:
    return (reading.ratings, reading.scale.low, reading.scale.high) == (
        other.ratings,
        other.scale.low,
        other.scale.high,
    )
