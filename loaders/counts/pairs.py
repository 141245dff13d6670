"""Which two columns of numbers seem to be those counted and those of whom they are counted."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from loaders.counts import header_words
from loaders.counts.look import Look, plain_numbers
from loaders.counts.place import Place, folded

_LEAST_WITHIN = 0.95
"""Share of the rows in which those counted have to be among the others; sources have slips."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FILLERS = {"of", "the", "in", "number", "no", "n", "count", "total", "all", "overall", "with"}
_WHOLES = {"all", "total", "overall", "whole", "statewide"}


def pair_of(place: Place, counts: Sequence[Look]) -> tuple[Look, Look] | None:
    """Numerator and denominator among columns of counts; None where it is not clear.

    What their headers say is held against their numbers: nobody is counted twice, and years are
    no number of people, whatever stands over them.
    """
    counts = [one for one in counts if not _is_of_years(one)]
    parts = [one for one in counts if not _is_all_of(one, counts)]
    found = _by_their_words(counts) or _by_their_words(parts) or _by_common_words(parts)
    return found if found and _is_within(place, *found) else None


def _is_of_years(look: Look) -> bool:
    """Whether every number of a column may be a year, as those below `cohort` are."""
    low, high = look.low, look.high
    return low is not None and high is not None and _FIRST_YEAR <= low <= high <= _LAST_YEAR


def _is_all_of(look: Look, others: Sequence[Look]) -> bool:
    """Whether a header is another's with `all`: those of all groups together, given at each."""
    own = folded(look.header.text).split()
    rest = [word for word in own if word not in _WHOLES]
    return len(rest) < len(own) and any(folded(one.header.text).split() == rest for one in others)


def _by_their_words(counts: Sequence[Look]) -> tuple[Look, Look] | None:
    """`approved | applicants`: one header says that it is the denominator, one other is left."""
    below = [look for look in counts if header_words.is_denominator(look.header.text)]
    above = [look for look in counts if look not in below]
    named = [look for look in above if header_words.is_numerator(look.header.text)] or above
    return (named[0], below[0]) if len(below) == 1 and len(named) == 1 else None


def _by_common_words(counts: Sequence[Look]) -> tuple[Look, Look] | None:
    """`cases with an order | cases`: of two headers one says all that the other says, and more."""
    found = [
        (more, less)
        for more in counts
        for less in counts
        if _words(less) and _words(less) < _words(more)
    ]
    return found[0] if len(found) == 1 else None


def _words(look: Look) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(look.header.text))) - _FILLERS


def _is_within(place: Place, above: Look, below: Look) -> bool:
    columns = {"above": above.header.column, "below": below.header.column}
    text = place.long.table(columns, place.last_row)
    numbers = [plain_numbers(text.column(name)) for name in columns]
    within = pc.less_equal(*numbers).drop_null()
    return bool(len(within)) and pc.mean(within.cast(pa.float64())).as_py() >= _LEAST_WITHIN
