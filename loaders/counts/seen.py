"""What was recognized in a table of counts, column by column, as the page shows it."""

from collections.abc import Iterator, Sequence

from loaders.counts.guessing import Guess, is_share
from loaders.counts.look import Look, looks, rows_below
from loaders.counts.place import Place, folded
from loaders.counts.records import CountColumn, CountsSeen, Declared, NewMeasure, TakenAs
from loaders.spelling import shortened

_FEW = 4
BLANK = "Blank."
_MEASURE = "`measure` (a code of the catalogue, or [measure] with code and name)"


def counts_seen(place: Place, declared: Declared) -> CountsSeen:
    """A table with what a person says of it."""
    columns = list(looks(place))
    shares = frozenset(look.header.column for look in columns if look.is_number and is_share(look))
    return _seen(Guess(place, columns, declared, shares), is_declared=True)


def guess_seen(guess: Guess) -> CountsSeen:
    """A table that nobody describes, with what its columns seem to be."""
    return _seen(guess, is_declared=False)


def _seen(guess: Guess, *, is_declared: bool) -> CountsSeen:
    place, said = guess.place, guess.declared
    taken = dict(_taken(place, said))
    shown = tuple(
        _column(look, *taken.get(look.header.column, (_rest(look, guess), None)))
        for look in guess.looks
    )
    measure = said.measure.code if isinstance(said.measure, NewMeasure) else said.measure
    is_likely = is_declared or guess.is_likely
    return CountsSeen(place.sheet.name, shown, rows_below(place), is_declared, is_likely, measure)


def unread(seen: CountsSeen, declared: Declared) -> Iterator[tuple[CountColumn, str]]:
    """Columns that nobody speaks of, each with a sentence."""
    left_out = {folded(one) for one in declared.left_out}
    for column in seen.columns:
        if folded(column.header) in left_out or f"column {column.column}".casefold() in left_out:
            continue
        if column.taken_as == "share":
            yield (
                column,
                f"Column '{column.header}' is left out: it seems to hold shares or rates",
            )
        elif column.taken_as == "left out" and column.says != BLANK:
            yield column, f"Column '{column.header}' is none that is described, so it is not read"


def missing(guess: Guess) -> str:
    """What is recognized in a table that nobody describes, and what has to be said of it."""
    said = guess.declared
    known = [f"'{said.period}' as the period"] if said.period else []
    known += [f"'{column}' as {name}" for name, column in said.dimensions.items()]
    known += [f"'{column}' as the {figure}" for figure, column in said.figures.items()]
    for name, columns in said.groups_in_columns.items():
        known.append(f"{len(columns)} columns as groups of {name}")
    return (
        f"Sheet '{guess.place.sheet.name}' looks like a table of counts, with {_listed(known)}; "
        f"say {lacking(said)} in a counts file (--counts), or on the Update page"
    )


def lacking(said: Declared) -> str:
    """The keys of a counts file that nobody has given, each with what it says."""
    keys = [] if said.measure else [_MEASURE]
    keys += [] if said.period else ["`period` (a column, or one period such as '2026')"]
    if not (said.dimensions or said.groups_in_columns):
        keys.append("[dimensions] (which columns hold groups)")
    if not (said.figures or said.groups_in_columns):
        keys.append("`count`, or `numerator` and `denominator` (which columns count)")
    return _listed(keys)


def _listed(words: Sequence[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


def _rest(look: Look, guess: Guess) -> TakenAs:
    if look.header.column in guess.shares:
        return "share"
    return "number" if look.header.column in guess.numbers else "left out"


def _taken(place: Place, declared: Declared) -> Iterator[tuple[int, tuple[TakenAs, str | None]]]:
    """Column to what it is taken as, and the dimension where it is one of a dimension."""
    named: list[tuple[str, TakenAs, str | None]] = []
    named += [(declared.period, "period", None)] if declared.period else []
    named += [(column, "dimension", name) for name, column in declared.dimensions.items()]
    for name, columns in declared.groups_in_columns.items():
        named += [(column, "group", name) for column in columns]
    named += [(column, figure, None) for figure, column in declared.figures.items()]
    for name, column in declared.whole_denominator.items():
        named += [(column, "whole denominator", name)]
    for column, taken_as, dimension in named:
        if (header := place.column(column)) is not None:
            yield header.column, (taken_as, dimension)


def _column(look: Look, taken_as: TakenAs, name: str | None) -> CountColumn:
    letters = look.header.address.rstrip("0123456789")
    groups = look.spellings if taken_as == "dimension" else ()
    header = " ".join(look.header.text.split())
    return CountColumn(letters, header, taken_as, _says(look, taken_as), name, groups)


def _says(look: Look, taken_as: TakenAs) -> str:
    """`171 groups: Justice, ...`; `Numbers from 1 to 2,345`."""
    if not look.filled:
        return BLANK
    if look.is_number and taken_as not in {"dimension", "period"}:
        if look.low == look.high:
            return f"{look.low:,.10g} in {look.filled:,} cells."
        return f"Numbers from {look.low:,.10g} to {look.high:,.10g} in {look.filled:,} cells."
    listed = "; ".join(shortened(one, 30) for one in look.spellings[:_FEW])
    more = " …" if look.different > _FEW else "."
    noun = {"period": "period", "dimension": "group"}.get(taken_as, "entry")
    nouns = {"entry": "entries"}.get(noun, f"{noun}s")
    return f"{look.different:,} {noun if look.different == 1 else nouns}: {listed}{more}"
