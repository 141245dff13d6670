"""The numbers behind a level's word: `One`, `II`, `1.2`, `III and IV`."""

import re

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
_ONE = (
    r"(?:\d{1,3}(?:\.(?:\d{1,3}|[a-z]))*(?![\d%])|(?-i:[IVX]{1,5}|[ivx]{1,5}|[A-Za-z])\b|"
    + "|".join(rf"{word}\b" for word in _WORDS)
    + ")"
)
_JOINT = r"\s*(?:,|&|/|\band\b|\bto\b|\bthrough\b|[-–—](?=\S))\s*"
NUMBERS = rf"(?:{_ONE}(?:{_JOINT}{_ONE})*)"
"""One number or several, for use in a larger pattern that ignores case."""
_ROMAN = {"i": 1, "v": 5, "x": 10}


def code_of(numbers: str) -> str:
    """The numbers in digits, several joined by a dash: `III and IV` is `3-4`, `1.2.A` `1.2.a`."""
    return "-".join(_digits(one.lower()) for one in re.split(_JOINT, numbers, flags=re.IGNORECASE))


def _digits(number: str) -> str:
    if number in _WORDS:
        return str(_WORDS.index(number) + 1)
    if not set(number) <= set(_ROMAN):
        return number
    values = [_ROMAN[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))
