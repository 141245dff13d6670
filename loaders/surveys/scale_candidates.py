"""Which of the scales that the answers fit are worth a thought, and which of them is the best."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.surveys.answer_numbers import numbering_of
from loaders.surveys.answer_parts import Answer
from loaders.surveys.named_scales import base_of, on_numbers
from loaders.surveys.records import Reading
from loaders.surveys.scale_catalogue import SCALES
from loaders.surveys.scale_reading import Sense, explains, reading_of
from loaders.surveys.scale_words import is_rare
from loaders.surveys.word_scales import Worded, worded

ENOUGH = 0.9
"""A scale must explain so much of the answers that are not rightly none."""
_FOUR = 4
_MANY = 50
"""Were one in ten of so many to go one further, nobody would in 1 of 190 surveys: 0.9^50."""


def word_readings(answers: Sequence[Answer]) -> list[Reading]:
    """Every scale of the catalogue that explains enough of the answers by their labels."""
    several = (one for one in worded(answers) if len(set(one.places.values())) > 1)
    found = [reading for one in several if (reading := _read(answers, one))]
    most = max((explains(reading, answers) for reading in found), default=0)
    found = [reading for reading in found if explains(reading, answers) == most]
    common = [reading for reading in found if not is_rare(base_of(reading.scale))]
    return _told_apart(common or found, answers)


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
    is_enough = explains(reading, answers) >= ENOUGH and _tells(reading)
    return reading if is_enough else None


def _tells(reading: Reading) -> bool:
    """Whether the numbers used can tell that it is this scale.

    `Agree` and `Disagree` alone are a choice of two; three numbers are a scale only when all three
    were chosen.
    """
    scale, used = reading.scale, set(reading.ratings.values())
    if scale.high - scale.low < _FOUR - 1:
        return not _unused(reading)
    telling = {scale.low, (scale.low + scale.high) / 2, scale.high}
    return len(used) > _FOUR - 2 or (len(used) == 2 and bool(used & telling))  # noqa: PLR2004


def _told_apart(found: list[Reading], answers: Sequence[Answer]) -> list[Reading]:
    """Without those that leave a number unused which would have been chosen had it been offered.

    Only where all numbers of another are used. A middle or an end that nobody of a few chose is no
    wonder: agreement 4 and agreement 5 stay in doubt. Where all that are left mean the same
    numbers, there is none.
    """
    is_any_whole = any(
        not _unused(reading) and reading.scale.high - reading.scale.low >= _FOUR - 1
        for reading in found
    )
    kept = [one for one in found if not (is_any_whole and _is_unlikely(one, answers))]
    kept.sort(key=lambda reading: len(_unused(reading)))
    is_settled = all(_is_same(reading, kept[0]) for reading in kept)
    return kept[:1] if is_settled else kept


def _is_unlikely(reading: Reading, answers: Sequence[Answer]) -> bool:
    """Whether an unused number lies between used ones, or beside one that very many chose."""
    chosen: Counter[int] = Counter()
    for answer in answers:
        if answer.text in reading.ratings:
            chosen[reading.ratings[answer.text]] += answer.count
    middle = (reading.scale.low + reading.scale.high) / 2
    return any(
        (number != middle and min(chosen) < number < max(chosen))
        or max(chosen[number - 1], chosen[number + 1]) >= _MANY
        for number in _unused(reading)
    )


def _unused(reading: Reading) -> set[int]:
    scale = reading.scale
    return set(range(scale.low, scale.high + 1)) - set(reading.ratings.values())


def _is_same(reading: Reading, other: Reading) -> bool:
    return (reading.ratings, reading.scale.low, reading.scale.high) == (
        other.ratings,
        other.scale.low,
        other.scale.high,
    )
