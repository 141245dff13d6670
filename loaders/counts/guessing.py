"""What the columns of a table of counts seem to be, whoever says nothing of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from loaders.breakdowns.known_records import KnownBreakdowns
from loaders.cells import Kind, Sheet
from loaders.counts import header_words
from loaders.counts.look import Look, looks
from loaders.counts.pairs import pair_of
from loaders.counts.place import Place, places
from loaders.counts.records import MOST_DIMENSIONS, Declared, Figure
from loaders.period_dates import Unclear
from loaders.period_words import readings
from loaders.spelling import plain

_LEAST_IN_COLUMNS = 2
_YEARS = (1950, 2100)
_TRIED = 5
_MOST_TRIED = 3
"""Rows of a sheet that are looked at as if they were its header."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A table and what its columns seem to be."""

    place: Place
    looks: Sequence[Look]
    declared: Declared = field(default_factory=Declared)
    """As a person would say it, without what is not clear."""
    shares: frozenset[int] = frozenset()
    """Columns of shares, which are made of counts."""
    numbers: frozenset[int] = frozenset()
    """Columns of numbers of which it is not clear what they count."""

    @property
    def is_likely(self) -> bool:
        """Whether it is a table of counts for certain enough to be told so."""
        said = self.declared
        has_numbers = bool(said.figures or said.groups_in_columns or self.numbers)
        return has_numbers and bool(
            (said.period and (said.dimensions or said.groups_in_columns))
            or any(header_words.dimension_of(one) for one in said.dimensions.values())
        )


def guess_of(sheet: Sheet, known: KnownBreakdowns) -> Guess | None:
    """The table of a sheet with numbers under headers; None where there is none."""
    for place in islice(_headers(sheet), _MOST_TRIED):
        guess = _guess(Guess(place, list(looks(place))), known)
        if guess.declared.figures or guess.declared.groups_in_columns or guess.numbers:
            return guess
    return None


def _headers(sheet: Sheet) -> Iterator[Place]:
    for place in places(sheet):
        is_text = all(cell.kind is Kind.TEXT for cell in place.headers.values())
        if is_text and not _stands_alone(sheet, place):
            yield place


def _stands_alone(sheet: Sheet, place: Place) -> bool:
    """Whether hardly anything stands below: what is merged across is a title."""
    below = [row for row, _ in sheet.cells if row > place.last_row]
    widest = max(Counter(below).values(), default=0)
    return len(place.headers) < widest or not below


def _guess(guess: Guess, known: KnownBreakdowns) -> Guess:
    period = _period(guess.looks)
    rest = [look for look in guess.looks if look is not period and look.filled]
    texts = {look: name for look in rest if (name := _dimension(look, known)) is not None}
    numbers = [look for look in rest if look.is_number and look not in texts]
    shares = [look for look in numbers if is_share(look)]
    counts = [look for look in numbers if look not in shares]
    in_columns = _in_columns(counts)
    if in_columns:
        counts = [look for look in counts if not header_words.dimension_of_group(look.header.text)]
    figures = {} if in_columns else _figures(guess.place, counts)
    unclear = () if figures or in_columns else (look.header.column for look in counts)
    dimensions = {name: look.header.text for look, name in texts.items()}
    kept = dict(list(dimensions.items())[: MOST_DIMENSIONS - bool(in_columns)])
    return replace(
        guess,
        declared=Declared(
            period=period.header.text if period else None,
            dimensions=kept,
            groups_in_columns=in_columns,
            figures=figures,
        ),
        shares=frozenset(look.header.column for look in shares),
        numbers=frozenset(unclear),
    )


def _period(columns: Sequence[Look]) -> Look | None:
    named = [look for look in columns if header_words.is_period(look.header.text)]
    dated = [look for look in named if _are_periods(look)]
    return next(iter(dated or [look for look in columns if _are_years(look)]), None)


def _are_periods(look: Look) -> bool:
    def is_one(words: str) -> bool:
        try:
            return bool(readings(words))
        except Unclear:
            return False

    return bool(look.spellings) and all(map(is_one, look.spellings[:_TRIED]))


def _are_years(look: Look) -> bool:
    low, high = look.low or 0, look.high or 0
    is_year = look.is_number and not look.has_fractions
    return is_year and _YEARS[0] <= low <= high <= _YEARS[1] and look.different < look.filled


def _dimension(look: Look, known: KnownBreakdowns) -> str | None:
    """What a column of groups is called; None for one of numbers or with another word each."""
    header = " ".join(plain(look.header.text).split())
    key = known.dimension(header)
    if key is not None:
        return known.dimensions[key].name
    named = header_words.dimension_of(header)
    if named is not None:
        return named
    if look.is_number or look.different * 2 > look.filled:
        return None
    return header.replace("_", " ").capitalize() if header.islower() else header


def is_share(look: Look) -> bool:
    """Whether a column of numbers is one of shares or rates, which are made of counts."""
    high = look.high or 0
    return (
        look.has_percents
        or header_words.is_share(look.header.text)
        or (look.has_fractions and (look.low or 0) >= 0 and high <= 1)
    )


def _in_columns(counts: Sequence[Look]) -> dict[str, tuple[str, ...]]:
    """The dimension whose groups have a column each, with a column of the whole."""
    named = {look.header.text: header_words.dimension_of_group(look.header.text) for look in counts}
    found = Counter(name for name in named.values() if name)
    if not found or sum(found.values()) < _LEAST_IN_COLUMNS:
        return {}
    name = found.most_common(1)[0][0]
    wholes = [one for one in named if one.casefold().strip() in header_words.WHOLES]
    return {name: (*(one for one, of in named.items() if of == name), *wholes)}


def _figures(place: Place, counts: Sequence[Look]) -> dict[Figure, str]:
    """Which columns count; none where several might."""
    whole = [look for look in counts if not look.has_fractions]
    if len(whole) == 1:
        return {"count": whole[0].header.text}
    if pair := pair_of(place, whole):
        above, below = pair
        return {"numerator": above.header.text, "denominator": below.header.text}
    if any(header_words.is_denominator(look.header.text) for look in whole):
        return {}
    counting = [look for look in whole if header_words.is_count(look.header.text)]
    return {"count": counting[0].header.text} if len(counting) == 1 else {}
