"""The scale that a question states itself: `on a scale of 1 to 5`, `(1-5)`, `where 1 is ...`."""

import re
from dataclasses import dataclass

from loaders.spelling import plain
from loaders.surveys.label_folding import without_accents
from loaders.surveys.scale_catalogue import WORDINGS, places_of

_ASKS = r"\b(?:scale|escala|rat(?:e|es|ing|ings)|scores?|califi\w+|valor\w*|puntu\w+|evalu\w+)\b"
_TO = r" ?(?:-|\.\.+|\bto\b|\bthrough\b|\ba\b|\bal\b|\bhasta\b) ?"
_OTHER = r"(?P<other>\+?\d{1,3})(?![\d%]|\.\d)"
_ONE = r"(?<![\w.-])(?P<one>-?\d{1,3})"
_PAIR = rf"{_ONE}(?: stars?| estrellas?)?{_TO}{_OTHER}"
_RANGES = [
    re.compile(form)
    for form in (
        # Whatever stands between is part of the question: `rate how much you enjoy it, 1 to 5`.
        rf"{_ASKS}\D{{0,90}}?{_PAIR}",
        rf"{_PAIR}[ -](?:points? )?(?:scale|rating)\b",
        rf"[(\[]{_PAIR}[)\]]",
        rf"\bdel {_PAIR}",
        rf"{_ASKS}\D{{0,90}}?\b(?:between|entre) {_ONE} (?:and|y) {_OTHER}",
    )
]
_POINTS = re.compile(
    r"\b(?P<high>\d{1,2})[ -]points?\b.{0,20}\bscale\b|\bescala de (?P<alto>\d{1,2}) puntos\b"
)
_OUT_OF = re.compile(rf"{_ASKS}\D{{0,90}}?\bout of (?P<high>\d{{1,3}})(?![\d%])")
_ENDS = re.compile(
    r"(?<![\w.-])(?P<number>-?\d{1,3})"
    r"(?: ?[=:] ?| ?\("
    r"| ?(?:is|being|means?|represents?|indicates?|es|significa|equivale a|the)\b ?"
    r"| (?=lowest|highest|best|worst|mejor|peor))"
    r"(?P<says>[^\d;)]{2,90})"
)
_RANKS = re.compile(
    r"\b(?:how many|cuant[oa]s|rank|ranked|ranking|order of (?:preference|importance)|ordene)\b"
)
_BEST, _WORST = re.compile(r"\b(?:best|highest|mejor)\b"), re.compile(r"\b(?:worst|lowest|peor)\b")
_HIGHEST = 100
_TWO = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """The lowest and highest number that could be chosen."""

    low: int
    high: int
    is_reversed: bool = False
    """The lowest number is the best, as in `1 is excellent and 5 is poor`."""


def stated_scales(wording: str) -> list[Stated]:
    """The scales that the words of a question state; a ranking or a count has none.

    `Out of 10` leaves open whether it began at 1 or at 0, so it states both.
    """
    said = without_accents(plain(wording).lower())
    if not re.search(r"\d", said) or _RANKS.search(said):
        return []
    ends = {int(found["number"]): found["says"] for found in _ENDS.finditer(said)}
    found = [(min(ends), max(ends))] if _is_scale_of(ends, said) else []
    for form in _RANGES:
        for match in form.finditer(said):
            one, other = int(match["one"]), int(match["other"])
            found.append((min(one, other), max(one, other)))
    found += [(1, int(match["high"] or match["alto"])) for match in _POINTS.finditer(said)]
    for match in _OUT_OF.finditer(said):
        found += [(1, int(match["high"])), (0, int(match["high"]))]
    kept = dict.fromkeys(pair for pair in found if _is_scale(*pair))
    return [Stated(low, high, _runs_down(ends, low, high)) for low, high in kept]


def _is_scale(low: int, high: int) -> bool:
    return low in {0, 1, -high} and low + 2 <= high <= _HIGHEST


def _is_scale_of(ends: dict[int, str], said: str) -> bool:
    """Two ends are a scale; a word for each number may be codes of roles: `1=Manager, 2=Staff`."""
    if len(ends) < _TWO:
        return False
    return (
        (len(ends) == _TWO and max(ends) - min(ends) > _TWO)
        or bool(re.search(_ASKS, said))
        or all(places_of(_phrase(says)) for says in (ends[min(ends)], ends[max(ends)]))
    )


def _runs_down(ends: dict[int, str], low: int, high: int) -> bool:
    return _goodness(ends.get(low, "")) > 0 > _goodness(ends.get(high, ""))


def _goodness(says: str) -> int:
    """1 for the words of a high number, -1 for those of a low one, 0 where they do not tell."""
    says = _phrase(says)
    if _BEST.search(says) or _WORST.search(says):
        return 1 if _BEST.search(says) else -1
    sides = {
        2 * place > len(WORDINGS[number].labels) - 1 for number, place in places_of(says).items()
    }
    return 0 if len(sides) != 1 else 1 if sides.pop() else -1


def _phrase(says: str) -> str:
    """Without what leads on to the next number: `poor and`."""
    return re.sub(r"\b(?:and|y|to)\s*$", "", says.strip(" ,.'\"")).strip(" ,.'\"")
