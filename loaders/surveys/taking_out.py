"""Takes out of a text what says who a person is: addresses, telephone numbers, given names."""

import re
from collections.abc import Iterable
from ipaddress import IPv6Address

_IP = "[IP address]"
_EMAIL = r"[\w.+'%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"
_WEB = r"(?:https?://|www\.)\S+"
_IPV4 = r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"
_MAY_BE_IPV6 = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}:[0-9a-f:.]*[0-9a-f:](?!\w)", re.IGNORECASE)
_NO_PHONE = r"(?!(?:19|20)\d\d(?:\W{1,3}(?:19|20)\d\d)+(?!\d)|\d{4}-\d\d-\d\d(?!\d))"
"""Years and days: as many digits as a telephone number has."""
_PHONE = rf"(?<![\w.,$-]){_NO_PHONE}\+?\(?\d(?:[\s().-]{{0,2}}\d){{6,14}}(?![\w-])"
_PATTERNS = (
    (re.compile(_EMAIL), "[e-mail]"),
    (re.compile(_WEB, re.IGNORECASE), "[web address]"),
    (re.compile(_IPV4), _IP),
    (re.compile(_PHONE), "[telephone number]"),
)
_NAME = "[name]"
_WORD = re.compile(r"\w+")
_LEAST_LETTERS = 3
"""A word of a name is taken out alone when it has so many letters and begins with a capital."""
_LEAST_DIGITS = 4
"""A number of fewer digits says nothing of anybody."""


class TakenOut:
    """Takes the same texts out of any number of answers."""

    def __init__(self, given: Iterable[str]) -> None:
        """`given` are whole cells of the columns that name a person."""
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._words: set[str] = set()
        for text in set(given):
            words = tuple(_WORD.findall(text.casefold()))
            if not words or not _says_who(words):
                continue
            self._phrases.setdefault(words[0], []).append(words)
            if "@" not in text and not any(map(str.isdigit, "".join(words))):
                self._words |= {word for word in words if len(word) >= _LEAST_LETTERS}
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text with a word in brackets where something was taken out."""
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        text = _MAY_BE_IPV6.sub(_without_ip, text)
        return self._without_names(text) if self._phrases else text

    def _without_names(self, text: str) -> str:
        found = list(_WORD.finditer(text))
        words = [word[0].casefold() for word in found]
        kept, end, place = [], 0, 0
        while place < len(words):
            count = self._named(words, place, found[place][0])
            if count:
                kept += [text[end : found[place].start()], _NAME]
                end = found[place + count - 1].end()
            place += count or 1
        return "".join([*kept, text[end:]])

    def _named(self, words: list[str], place: int, written: str) -> int:
        """How many words from a place on name somebody; 0 for none."""
        for phrase in self._phrases.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return int(words[place] in self._words and written[0].isupper())


def _without_ip(found: re.Match[str]) -> str:
    try:
        IPv6Address(found[0])
    except ValueError:
        return found[0]
    return _IP


def _says_who(words: tuple[str, ...]) -> bool:
    whole = "".join(words)
    return len(whole) >= _LEAST_DIGITS if whole.isdigit() else len(whole) > 1
