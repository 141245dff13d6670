"""What people write where a number was meant, and what to write instead."""

import re

from loaders.period_dates import MONTH_RUN, Unclear, day_or_month

NOT_AVAILABLE = {
    *(
        "n/a",
        "na",
        "n.a",
        "n.a.",
        "n / a",
        "n\\a",
        "not available",
        "not applicable",
        "unavailable",
    ),
    *("tbd", "tba", "tbc", "to be determined", "pending", "not yet available", "not reported"),
    *("no data", "data not available", "nr", "dna", "n.d.", "unknown", "missing", "null", "nan"),
    *("suppressed", "redacted", "*", "**", "***", "-", "--", "---", ".", "..", "...", "_", "__"),
}
"""Words and signs that say that there is no value; they change nothing, as a blank cell."""
_LONGEST = 200
"""Characters that are looked at."""
_NUMBER = r"[$€£]?\d[\d,]*(?:\.\d+)?%?"
_BOUND = (
    r"(?:under|over|below|above|(?:less|fewer|more|greater) than|at (?:least|most)|up to|nearly|"
    r"almost|[<>≤≥]=?)"
)
_WORDED = {
    "; write 0 if there were none, or leave the cell blank": {
        "none",
        "nil",
        "zero",
        "no",
        "nothing",
    },
    "; leave the cell blank for no change": {
        *("no change", "unchanged", "same", "same as before", "same as last quarter", "ditto", '"'),
    },
    "; write the word withdraw to take a value back": {
        *("withdrawn", "withdraw value", "withdrew", "delete", "deleted", "remove", "removed"),
        *("clear", "retract", "retracted"),
    },
}
_ABOUT = r"~|≈|±|about|around|approx(?:imately|\.)?|roughly|circa|ca?\.?|est(?:imated|\.)?"
_ROUGHLY = r"or so|-?ish|approx.*|\(?est.*|\(?prelim.*"
_OR_MORE = r"\+\s?%?|or (?:more|less|fewer|over|under|above|below).*"
_ERRORS = r"#(?:div/0!|n/a|name\?|null!|num!|ref!|value!|spill!|calc!).*"
_COMMAS = r"(?:\d+,\d{1,2}|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}) ?%?"
_FORMS = {
    rf"(?:{_ABOUT})\s*{_NUMBER}.*|{_NUMBER}\s*(?:{_ROUGHLY})": (
        ": write the number alone, and say in the note that it is not exact"
    ),
    rf"{_BOUND}\s*{_NUMBER}.*|{_NUMBER}\s*(?:{_OR_MORE})": (
        ": write the number itself, or leave the cell blank where it must not be told"
    ),
    rf"{_NUMBER}\s*(?:-|to|and)\s*{_NUMBER}": ", a range: write the one number",
    r"=.*": ", a formula kept as text: write its result",
    _ERRORS: ", an error of a formula",
    _COMMAS: ": write a point before the decimals, as in 61.2 or 1,234.5",
    r"\d+(?: \d+)?\s?\d?⁄\d+": ": write decimals, as in 12.5",
}
"""What is not certainly one number, and what to say of it."""


def refusal(text: str) -> str:
    """What to say after `should be a number, not '...'`; empty where there is no more to say."""
    text = text.lower()[:_LONGEST]
    for way_out, words in _WORDED.items():
        if text.strip(".!") in words:
            return way_out
    for form, way_out in _FORMS.items():
        if re.fullmatch(form, text):
            return way_out
    if is_date(text):
        return ", a date"
    if re.match(rf"{_NUMBER}\s+[^\d\s]|{_NUMBER}\(", text):
        return "; words belong into the note"
    return ""


def is_date(text: str) -> bool:
    """Whether plain lower-case words are a day or a month, as Excel shows `1/1` and `3/4/26`."""
    if text.isdigit():
        return False
    if MONTH_RUN.fullmatch(re.sub(r"^\d\d?-|-\d\d?$", "", text)):
        return True
    try:
        return day_or_month(text) is not None
    except Unclear:
        return False
