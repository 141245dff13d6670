"""Which scales of the catalogue the labels of a column can be from."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from loaders.surveys.answer_parts import Answer
from loaders.surveys.label_folding import folded
from loaders.surveys.scale_catalogue import WORDINGS, Wording, place_on, places_of

_FEMININE = re.compile(r"a\b")
"""`Satisfecha` is `satisfecho`, and not another label at its number."""
_UNDECIDED = re.compile(r"(?:neutral|neutro|neither|ni|undecided|indeciso|indiferente)\b")


@dataclass(frozen=True, slots=True)
class Worded:
    """The labels of a column on one scale."""

    scale: str
    labels: tuple[str, ...]
    """In the wording, and so the language, of most answers; as chosen, where one was."""
    places: Mapping[str, int]
    """Spelling to its place, 0 for the lowest."""


def worded(answers: Sequence[Answer]) -> list[Worded]:
    """Every scale of the catalogue that has at least one of the labels, in its order."""
    hits: dict[int, dict[str, int]] = defaultdict(dict)
    for answer in answers:
        if answer.label:
            for number, place in places_of(answer.label).items():
                hits[number][answer.text] = place
    found: dict[str, list[tuple[Wording, dict[str, int]]]] = defaultdict(list)
    for number in sorted(hits):
        found[WORDINGS[number].scale].append((WORDINGS[number], hits[number]))
    return [_joined(scale, fits, answers) for scale, fits in found.items()]


def worded_on(answers: Sequence[Answer], wordings: Collection[Wording]) -> Worded | None:
    """The labels of a column on a scale that is known; None where it has none of them."""
    fits = []
    for wording in wordings:
        places = {
            answer.text: place
            for answer in answers
            if answer.label and (place := place_on(wording, answer.label)) is not None
        }
        if places:
            fits.append((wording, places))
    return _joined(fits[0][0].scale, fits, answers) if fits else None


def _joined(
    scale: str, fits: list[tuple[Wording, dict[str, int]]], answers: Sequence[Answer]
) -> Worded:
    """One wording of each language, since a questionnaire may have been put in two."""
    counts = {answer.text: answer.count for answer in answers}
    best: dict[str, tuple[int, Wording, dict[str, int]]] = {}
    for wording, places in fits:
        kept = _one_label_a_number(places, answers)
        explained = sum(counts[text] for text in kept)
        if explained > best.get(wording.language, (0,))[0]:
            best[wording.language] = (explained, wording, kept)
    ordered = sorted(best.values(), key=lambda found: -found[0])
    places = {text: place for _, _, kept in reversed(ordered) for text, place in kept.items()}
    return Worded(scale, _labels(ordered[0][1], ordered[0][2], answers), places)


def _labels(
    wording: Wording, places: Mapping[str, int], answers: Sequence[Answer]
) -> tuple[str, ...]:
    """Respondents saw `Usually`, where other questionnaires say `Often`."""
    labels = list(wording.labels)
    for answer in sorted(answers, key=lambda one: one.count):
        if answer.text in places:
            place = places[answer.text]
            labels[place] = wording.shown_as(answer.label) or labels[place]
    return tuple(labels)


def _one_label_a_number(places: dict[str, int], answers: Sequence[Answer]) -> dict[str, int]:
    """Without the rarer of two labels at one number: `agree` and `somewhat agree` are two.

    Where they mean neither they are one: `neutral` is `neither agree nor disagree`.
    """
    kept: dict[str, int] = {}
    label_at: dict[int, str] = {}
    for answer in sorted(answers, key=lambda one: -one.count):
        place = places.get(answer.text)
        if place is None:
            continue
        label = _FEMININE.sub("o", folded(answer.label))
        if _UNDECIDED.match(label) or label_at.setdefault(place, label) == label:
            kept[answer.text] = place
    return kept
