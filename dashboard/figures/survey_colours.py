"""A colour for every answer of a scale: orange-red below its middle, blue above, grey at it.

Safe for every kind of colour blindness; the further from the middle, the stronger.
"""

from dashboard import theme

_ENDS = {"light": ("#a63c06", "#0b5394"), "dark": ("#ff9d80", "#8cc4ea")}
"""The colours of the lowest and of the highest answer."""
_PALE = {"light": ("#e8ad90", "#93bce2"), "dark": ("#85452f", "#2f5c84")}
"""Those of the answers next to the middle."""
_MIDDLE = {"light": "#c9cdcb", "dark": "#4b555d"}
_LINEAR = 0.04045
_HALFWAY = 0.179
"""Luminance at which black and white text have the same contrast."""


def answers(number: int, mode: theme.Mode) -> list[str]:
    """Colours of so many answers, from the lowest to the highest."""
    side = number // 2
    (worst, best), (poor, good) = _ENDS[mode], _PALE[mode]
    below = [_between(worst, poor, _share(index, side)) for index in range(side)]
    above = [_between(best, good, _share(index, side)) for index in range(side)]
    return [*below, *([_MIDDLE[mode]] if number % 2 else []), *reversed(above)]


def on(colour: str) -> str:
    """Black or white: what can be read on a colour."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if luminance > _HALFWAY else "#ffffff"


def _share(index: int, side: int) -> float:
    return index / (side - 1) if side > 1 else 0.0


def _between(one: str, other: str, share: float) -> str:
    mixed = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    """A part of a colour as light; the formula of WCAG 2.1's relative luminance."""
    return float(part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4)
