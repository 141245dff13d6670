"""Lines that stand alone around a plan's tables: title, vision, areas, goals, the key."""

import re
from dataclasses import dataclass

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?:no\.?\s*|#\s*)?(?P<number>\d+(?:\.\d+)*|[ivx]+|[a-z]|{'|'.join(_WORDS)})"
_AREA = re.compile(
    r"^\s*(?P<level>(?:strategic |priority |key )?focus area|(?:strategic )?priority(?: area)?|"
    rf"pillar|strategic direction|strategic area|theme)\s*{_NUMBER}\s*[:.)–—-]\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_GOAL = re.compile(
    r"^\s*(?P<level>(?:strategic )?goal(?: statement| area)?|objective|outcome)\s*"
    rf"(?:{_NUMBER}\s*)?"
    r"[:.)–—-]\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_STATEMENT = re.compile(
    r"^\s*(?:our )?(vision|mission)(?: statement)?\s*:\s*(\S.*)$", re.IGNORECASE | re.DOTALL
)
_KEY = re.compile(
    r"^\s*(?:key|legend|abbreviations?|acronyms?|codes?)\s*:\s*(\S.*=.*)$",
    re.IGNORECASE | re.DOTALL,
)
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
    """Read `Priority Focus Area #1: NAME (...)` or `GOAL STATEMENT #2: ...`; None for others."""
    for is_area, pattern in ((True, _AREA), (False, _GOAL)):
        if found := pattern.match(text):
            level = re.sub(
                r"^(priority |strategic |key )|( statement| area)$", "", found["level"].lower()
            )
            name = (
                ("focus area" if "focus" in found["level"].lower() else level) if is_area else level
            )
            return Heading(is_area, name, _digits(found["number"]), found["text"].strip())
    return None


def statement(text: str) -> tuple[str, str] | None:
    """Read a vision or mission line as (`vision` or `mission`, its words)."""
    found = _STATEMENT.match(text)
    return (found[1].lower(), found[2].strip()) if found else None


def key_of(text: str) -> dict[str, str]:
    """Read `KEY: BD= Board of Directors; ...` as code to name; empty for any other line."""
    found = _KEY.match(text)
    if not found:
        return {}
    pairs = (part.split("=", 1) for part in re.split(r"[;\n]", found[1]) if "=" in part)
    return {
        code.strip(): name.strip(" .") for code, name in pairs if code.strip() and name.strip(" .")
    }


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
    if number is None or number[0].isdigit():
        return number
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
