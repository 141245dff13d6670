"""Numbers as plans write them: `1,200`, `4.5`, `seven`."""

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_VALUES = {word: place for place, word in enumerate(_WORDS, start=1)} | _TENS

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    + "|".join(rf"\b{word}\b" for word in _VALUES)
    + ")"
)
"""A number in digits or, up to twenty, in a word; for use in a larger pattern, any case."""


def number(words: str) -> float:
    """The value of what `NUMBER` found."""
    return float(_VALUES.get(words.lower()) or words.replace(",", ""))
