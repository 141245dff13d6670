"""What a deadline asks of the calendar: which meeting, by its name, its order, season or month."""

import calendar
import re
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.spelling import plain

SEASONS = {
    "spring": (3, 4, 5), "summer": (6, 7, 8), "fall": (9, 10, 11), "winter": (12, 1, 2),
}  # fmt: skip
"""Months of the seasons as the northern hemisphere has them."""
LAST = -1
_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": LAST, "final": LAST}
_MONTHS = {
    name.lower(): number
    for names in (calendar.month_abbr, calendar.month_name)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_RUN = re.compile(rf"\b({_MONTH})\b\.?(?: ?(-|to|through|until) ?\b({_MONTH})\b)?")
_OF_THE_YEAR = re.compile(r"of the (?:(calendar|fiscal|school) )?year|of (?:19|20)\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPELT = (
    (r"\bmtgs?\b\.?", "meeting"), (r"\bautumn\b", "fall"), (r"\bannually\b|\byearly\b", " "),
    (r"\bmeetings\b", "meeting"), (r"\bconferences\b", "conference"),
    (r"\bsymposi(?:a|ums)\b", "symposium"), (r"\bsummits\b", "summit"),
    (r"\bretreats\b", "retreat"), (r"\bof (?:each|every)\b", "of the"),
    (r"\bfirst\b", "1st"), (r"\bsecond\b", "2nd"), (r"\bthird\b", "3rd"), (r"\bfourth\b", "4th"),
)  # fmt: skip
_SEVERAL = re.compile(r"\b(?:mtgs|meetings|conferences|symposi(?:a|ums)|summits|retreats)\b")
_FILLING = {"the", "of", "each", "every", "year", "and", "at", "meeting", "next", "regular", "to"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The meetings that words name."""

    words: str
    """As `folded` has them: `1st meeting of the year`."""
    ordinal: int | None = None
    """1 for the first of a year, `LAST` for its last."""
    seasons: tuple[str, ...] = ()
    months: frozenset[int] = field(default_factory=frozenset)
    year: int | None = None
    year_kind: str = "calendar"
    """`calendar`, `fiscal` or `school`: what its order is counted in."""
    names: frozenset[str] = field(default_factory=frozenset)
    """What its name has besides: `annual`, `planning`, `board`, `symposium`."""
    is_several: bool = False


@lru_cache(maxsize=10_000)
def folded(words: str) -> str:
    """Words in small letters and one spelling: `Fall Mtgs.` is `fall meeting`."""
    text = plain(words).lower()
    for pattern, instead in _SPELT:
        text = re.sub(pattern, instead, text)
    text = re.sub(r"\s*([-&/])\s*", r"\1", re.sub(r"[.,;:()\"']", " ", text))
    return re.sub(r"^(?:at |by )?(?:the|each|every|our) ", "", " ".join(text.split()))


def asked(meeting: str) -> Asked:
    """What the words of a meeting ask, such as `1st meeting of the year` or `Spring mtgs`."""
    text = folded(meeting)
    year = _YEAR.search(text)
    of_the_year = _OF_THE_YEAR.search(text)
    rest = _OF_THE_YEAR.sub(" ", text)
    months = frozenset(month for run in _RUN.finditer(rest) for month in _months(*run.groups()))
    rest = _YEAR.sub(" ", _RUN.sub(" ", rest))
    tokens = [token for token in re.split(r"[\s/&]+", rest) if token.strip("-")]
    ordinals = [_ORDINALS[token] for token in tokens if token in _ORDINALS]
    return Asked(
        text,
        ordinal=ordinals[0] if ordinals else None,
        seasons=tuple(token for token in tokens if token in SEASONS),
        months=months,
        year=int(year[0]) if year else None,
        year_kind=(of_the_year and of_the_year[1]) or "calendar",
        names=frozenset(tokens) - _FILLING - _ORDINALS.keys() - SEASONS.keys(),
        is_several=_SEVERAL.search(plain(meeting).lower()) is not None,
    )


def _months(first: str, to: str | None, last: str | None) -> list[int]:
    begin = _MONTHS[first]
    if to is None or last is None:
        return [begin]
    months = (_MONTHS[last] - begin) % 12 + 1
    return [(begin + step - 1) % 12 + 1 for step in range(months)]
