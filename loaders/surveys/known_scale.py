"""What the spellings of a column mean where its scale is known already."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.surveys.answer_numbers import Numbering, numbering_of
from loaders.surveys.answer_parts import Answer, label_of, number_of
from loaders.surveys.label_folding import folded
from loaders.surveys.named_scales import base_of
from loaders.surveys.number_scales import runs_down, sense_of_numbers
from loaders.surveys.records import Scale, Spelling
from loaders.surveys.scale_catalogue import Wording, wording_of, wordings_of
from loaders.surveys.scale_reading import Sense
from loaders.surveys.word_scales import worded_on


def sense_on(
    answers: Sequence[Answer], scale: Scale, is_reversed: bool | None, is_remembered: bool
) -> Sense:
    """What the labels and numbers of a column mean on this scale; as `scales.read_on`."""
    wordings, is_own, was_turned = _wordings(scale)
    if not wordings:
        runs = runs_down(answers, scale.low, scale.high)
        return sense_of_numbers(scale, runs if is_reversed is None else is_reversed)
    size = scale.high - scale.low + 1
    words = worded_on(answers, wordings)
    places = words.places if words else {}
    numbering = numbering_of(answers, places, size, scale.low) or Numbering(scale.low, False)
    runs = numbering.is_reversed
    labels = words.labels if words else scale.labels[:: -1 if was_turned else 1]
    if is_own:
        turned, labels = False, scale.labels
    elif is_reversed is None or is_remembered or not words:
        turned = was_turned
    else:
        turned = is_reversed != runs
    has_pairs = any(answer.number is not None for answer in answers if answer.text in places)
    numbers_turned = runs != turned
    if is_reversed is not None and not has_pairs:
        numbers_turned = is_reversed
    return Sense(replace(scale, labels=labels), places, numbering, numbers_turned, turned)


def _wordings(scale: Scale) -> tuple[list[Wording], bool, bool]:
    """Those of a scale; whether they are its own labels; whether its labels stand turned."""
    known = wordings_of(base_of(scale))
    said = [folded(label) for label in scale.labels]
    if known:
        orders = [
            [wording.places.get(label) for label in said]
            for wording in known
            if len(wording.labels) == len(said)
        ]
        upwards = list(range(len(said)))
        if not said or upwards in orders:
            return known, False, False
        if upwards[::-1] in orders:
            return known, False, True
    if len(said) != scale.high - scale.low + 1:
        return known, False, False
    return [wording_of(scale.name, "", scale.labels)], True, False


def matching(spellings: Iterable[Spelling], said: Sequence[str]) -> frozenset[str]:
    """The spellings that a person meant; `-1` is also `-1.0`, and case and blanks do not count."""
    forms = {_form(text) for text in said}
    return frozenset(one.text for one in spellings if _form(one.text) in forms)


def _form(text: str) -> tuple[int | None, str]:
    return number_of(text), folded(label_of(text))
