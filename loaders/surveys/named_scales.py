"""Scales as a person names them: `agreement 5`, `1-7`, `0 to 10`, or their labels in order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.spelling import plain, shortened
from loaders.surveys.answer_parts import label_of, number_of
from loaders.surveys.label_folding import folded
from loaders.surveys.records import Scale
from loaders.surveys.scale_catalogue import SCALES, place_on, wording_of, wordings_of

_NUMBERS = re.compile(r"(-?\d{1,3}) ?(?:-|\.\.+|to|a|al|through) ?([+-]?\d{1,3})")
_SHIFTED = re.compile(r"(?P<family>[a-z]+) (?P<low>-?\d+)(?:-| to )(?P<high>-?\d+)(?P<rest>.*)")
_MOST = 101


def scale_named(words: str) -> Scale:
    """`agreement 5`, `agreement 0-4` (its labels on these numbers), `1-7` or `0 to 10`.

    Raises ValueError, what it should be, naming the scales that are known.
    """
    said = plain(words).lower()
    known = {folded(name): scale for name, scale in SCALES.items()}.get(folded(said))
    if known:
        return known
    numbers = _NUMBERS.fullmatch(said)
    if numbers and 1 <= int(numbers[2]) - int(numbers[1]) < _MOST:
        return numeric_scale(int(numbers[1]), int(numbers[2]))
    shifted = _SHIFTED.fullmatch(said)
    if shifted:
        low, high = int(shifted["low"]), int(shifted["high"])
        base = SCALES.get(f"{shifted['family']} {high - low + 1}{shifted['rest']}")
        if base:
            return on_numbers(base, low)
    raise ValueError(f"{_known(said)}, not '{shortened(words)}'")


def _known(said: str) -> str:
    """The scales of the family that was meant; without one, the families."""
    families = dict.fromkeys(name.partition(" ")[0] for name in SCALES)
    meant = next((family for family in families if said.startswith(family)), None)
    if meant:
        names = [f"'{name}'" for name in SCALES if name.startswith(f"{meant} ")]
        return f"one of {', '.join(names)}"
    return (
        "numbers such as '1-5', or a scale by family and length such as 'agreement 5'; the "
        f"families are {', '.join(families)}"
    )


def scale_of_words(labels: Sequence[str]) -> Scale:
    """A scale by its labels, from the lowest to the highest; `0 - None` numbers them too.

    The scale of the catalogue where these are its labels. Raises ValueError, what they should be.
    """
    numbers = [number_of(label) for label in labels]
    said = [label_of(label) for label in labels]
    if len(said) < 2 or not all(folded(label) for label in said):  # noqa: PLR2004 - two ends
        raise ValueError("at least two labels, from the lowest to the highest")
    low = numbers[0] if numbers[0] is not None else 1
    if any(numbers) and numbers != list(range(low, low + len(said))):
        raise ValueError("labels whose numbers go up by one, or labels without numbers")
    own = wording_of("", "", said)
    for scale in SCALES.values():
        for wording in wordings_of(scale.name):
            places = [place_on(wording, label) for label in said]
            if places == list(range(len(wording.labels))):
                return replace(on_numbers(scale, low), labels=own.labels)
    name = f"{said[0]} to {said[-1]}, {len(said)} labels"
    return Scale(name, low, low + len(said) - 1, tuple(said))


def numeric_scale(low: int, high: int) -> Scale:
    """A scale of which only the numbers are known."""
    return Scale(f"{low}-{high}" if low >= 0 else f"{low} to {high}", low, high)


def on_numbers(scale: Scale, low: int) -> Scale:
    """The scale with the numbers of an export that begins at another: `agreement 0-4`."""
    if low == scale.low:
        return scale
    size = scale.high - scale.low + 1
    numbers = numeric_scale(low, low + size - 1)
    name = scale.name.replace(f" {size}", f" {numbers.name}", 1)
    return Scale(name, numbers.low, numbers.high, scale.labels)


def base_of(scale: Scale) -> str:
    """The name in the catalogue of a scale that may stand on other numbers."""
    numbers = numeric_scale(scale.low, scale.high)
    return scale.name.replace(f" {numbers.name}", f" {scale.high - scale.low + 1}", 1)
