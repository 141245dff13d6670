"""What stands in the cell of a count: a number, or a sign that it is not shown."""

import re
from typing import Literal

from loaders.cells import Cell, Kind
from loaders.spelling import plain
from loaders.value_refusals import NOT_AVAILABLE
from loaders.values import Parsed, parse_value

Meaning = Literal["number", "withdraw", "kept back", "not available"]

_FEW = r"\d{1,3}"
_KEPT_BACK = re.compile(
    rf"(?:n ?)?(?:<|≤|<=|less than|fewer than|under|below|at most|up to) ?{_FEW}(?: or more)?"
    rf"|{_FEW} ?(?:-|to|–) ?{_FEW}|{_FEW} or (?:fewer|less)"
    r"|\*+|s|ds|sup|supp|x|xx|\^+|†|‡"
    r"|(?:data |value |count )?(?:is |are )?(?:suppressed|masked|redacted|withheld|hidden)"
    r"|(?:too few|too small|small n|low n|n too small|confidential|not shown|not disclosed)"
)


def is_kept_back(words: str) -> bool:
    """Whether words stand for a number that somebody keeps back: `<11`, `*`, `S`, `suppressed`."""
    said = plain(words).lower().strip(" .()[]'\"")
    return bool(_KEPT_BACK.fullmatch(said or plain(words).strip()))


def count_of(words: str) -> tuple[Meaning, Parsed]:
    """What the words of a cell mean. Raises ValueError with half a sentence for no count."""
    nothing = Parsed(None, "blank")
    if is_kept_back(words):
        return "kept back", nothing
    if plain(words).lower().strip() in NOT_AVAILABLE:
        return "not available", nothing
    parsed = parse_value(Cell(1, 1, words, Kind.TEXT), "")
    if parsed.kind == "withdraw":
        return "withdraw", parsed
    if parsed.number is None:
        return "not available", parsed
    return "number", parsed
