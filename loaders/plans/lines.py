"""Lines that stand alone around a plan's tables: title, vision, areas, goals, the key."""

import re
from dataclasses import dataclass

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?:\s*#\s*|\s+(?:no\.?\s*)?)(?P<number>\d+(?:\.\d+)*|[ivx]+|[a-z]|{'|'.join(_WORDS)})"
_AREA = (
    r"(?P<level>(?:strategic |priority |key )?focus area|(?:strategic )?priority area|"
    r"strategic priority|pillar|strategic direction|strategic area|theme"
)
_GOAL = r"(?P<level>(?:strategic )?goal(?: statement| area)?|objective|outcome)"
# With a number any sign may follow it, or none; without one only a colon makes a heading.
_HEADINGS = tuple(
    (is_area, re.compile(rf"^\s*{level}{after}$", re.IGNORECASE | re.DOTALL))
    for is_area, level in ((True, _AREA + "|priority)"), (True, _AREA + ")"), (False, _GOAL))
    for after in (
        rf"{_NUMBER}\s*(?:[:)–—-]|\.(?!\d))\s*(?P<text>.*)",
        r"\s*#?\s*(?P<number>\d+(?:\.\d+)*)(?:\s+(?P<text>\S.*))?\s*",
        r"\s*(?P<number>):\s*(?P<text>\S.*)",
    )
    if not (level.endswith("|priority)") and "(?P<number>)" in after)
)
_STATEMENT = re.compile(
    r"^\s*(?:our )?(vision|mission)(?: statement)?\s*:\s*(\S.*)$", re.IGNORECASE | re.DOTALL
)
_KEY = re.compile(
    r"^\s*(?:key|legend|abbreviations?|acronyms?|codes?)\s*:\s*(.*)$", re.IGNORECASE | re.DOTALL
)
_PAIR = re.compile(r"^\s*[A-Z]{1,6}\s*=\s*\S.*$")
_NEXT_PAIR = re.compile(r"[;\n]|,(?=[^,=;\n]*=)")
_NAMED = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<description>.*)\)\s*\.?\s*$", re.DOTALL)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens an area or a goal."""

    is_area: bool
    level_name: str
    number: str | None
    """As digits; None where the line has none."""
    text: str
    """The words after the label, as written."""

    @property
    def name(self) -> str | None:
        """The short name that stands before a description in brackets, of an area."""
        if not self.is_area:
            return None
        named = _NAMED.match(self.text)
        return named["name"].strip() if named else self.text.strip(" .")


def heading(text: str) -> Heading | None:
    """Read `Priority Focus Area #1: NAME (...)` or `GOAL STATEMENT #2: ...`; None for others.

    The words may be missing: they then stand on the next line.
    """
    for is_area, pattern in _HEADINGS:
        if found := pattern.match(text):
            label = found["level"].lower()
            bare = re.sub(r"^(priority |strategic |key )|( statement| area)$", "", label)
            name = "focus area" if "focus" in label else bare
            return Heading(is_area, name, _digits(found["number"]), (found["text"] or "").strip())
    return None


def statement(text: str) -> tuple[str, str] | None:
    """Read a vision or mission line as (`vision` or `mission`, its words)."""
    found = _STATEMENT.match(text)
    return (found[1].lower(), found[2].strip()) if found else None


def is_key(text: str) -> bool:
    """Whether a line is the key, or a line of one that has a line for each code."""
    return _KEY.match(text) is not None or _PAIR.match(text) is not None


def key_of(text: str) -> dict[str, str]:
    """Read `KEY: BD= Board of Directors; ...` as code to name; empty for any other line."""
    found = _KEY.match(text)
    words = found[1] if found else text if _PAIR.match(text) else ""
    pairs = [part.split("=", 1) for part in _NEXT_PAIR.split(words) if "=" in part]
    named = ((code.strip(), name.strip(" .")) for code, name in pairs)
    return {code: name for code, name in named if code and name}


def years_of(text: str) -> tuple[int, int] | None:
    """First and last year that a title names, such as 2025 and 2028."""
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
    if short := re.search(r"\b((?:19|20)\d\d)\s*[-–—/]\s*(\d\d)\b", text):
        years.append(int(short[1]) // 100 * 100 + int(short[2]))
    return (min(years), max(years)) if years else None


def is_demonstration(text: str) -> bool:
    """Whether a line says that the data is invented."""
    return "demonstration data" in text.lower()


def _digits(number: str | None) -> str | None:
    if not number or number[0].isdigit():
        return number or None
    word = number.lower()
    if word in _WORDS:
        return str(_WORDS.index(word) + 1)
    if set(word) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in word]
        following = [*values[1:], 0]
        return str(
            sum(
                -value if value < after else value
                for value, after in zip(values, following, strict=True)
            )
        )
    return str(ord(word) - ord("a") + 1)
