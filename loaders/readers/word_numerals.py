"""Writes a number in the notations of Word's lists."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LETTERS = 26
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (11, 12, 13)


def numeral(number: int, notation: str) -> str:
    """Return a number as Word writes it; an unknown notation gives decimal digits."""
    match notation:
        case "lowerLetter" | "upperLetter" if number > 0:
            # After z Word goes on with aa, bb, cc.
            repeats, letter = divmod(number - 1, _LETTERS)
            text = chr(ord("a") + letter) * (repeats + 1)
        case "lowerRoman" | "upperRoman" if number > 0:
            text = _roman(number)
        case "decimalZero":
            return f"{number:02d}"
        case "ordinal":
            last = 0 if number % 100 in _TEENS else number % 10
            return f"{number}{_ENDINGS.get(last, 'th')}"
        case "none":
            return ""
        case _:
            return str(number)
    return text.upper() if notation.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        repeats, number = divmod(number, value)
        text += letters * repeats
    return text
