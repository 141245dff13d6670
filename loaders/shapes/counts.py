"""Tables of counts as agencies have them; what their columns are, a person says.

| year | department | ethnicity | gender | employees |        one row a period and group
| 2021 | Justice    | White     | Female | 1,204     |

| year | White | Black | Hispanic |                          one column a group
| 2021 | 310   | 95    | 120      |

Which measure it counts for and what the columns are stands in a counts file (TOML) or is said on
the Update page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.cells import Sheet, Workbook
from loaders.counts.declaring import declared_of
from loaders.counts.guessing import Guess, guess_of
from loaders.counts.ledger_rows import ledger_rows
from loaders.counts.place import Place, columns_named, places_in
from loaders.counts.reading import CountsRead, read_counts
from loaders.counts.records import CountsSeen, Declared
from loaders.counts.saying import say_odd
from loaders.counts.seen import counts_seen, guess_seen, lacking, missing
from loaders.counts.table import table_of
from loaders.flat.findings import Findings
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows

__all__ = [
    "NAME",
    "CountsSeen",
    "Records",
    "claims",
    "described",
    "guess_seen",
    "guesses",
    "read",
    "rows",
    "validate",
    "why_not",
]

NAME = "counts"
_UNCLEAR = "Counts whose columns are not clear"
_NOT_HERE = "No sheet of it has the columns that are described; correct their names, or the file"


@dataclass(frozen=True, slots=True)
class Records:
    """What the tables of counts of one workbook say."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    rows: Rows
    seen: list[CountsSeen]


def claims(sheet: Sheet) -> bool:  # noqa: ARG001 - as every shape
    """Never: any table may hold counts, so a person says that one does."""
    return False


def described(workbook: Workbook, options: Options) -> frozenset[str]:
    """The sheets that a person describes."""
    return frozenset(place.sheet.name for place in _places(workbook, options))


def read(workbook: Workbook, options: Options) -> Records | None:
    """The counts of a workbook; None where nobody says that there are some."""
    if options.counts is None:
        return None
    declared = declared_of(options.counts)
    found = Findings(workbook.file_name)
    places = _places(workbook, options)
    if not places and options.counts_of_some:
        return None
    if not places:
        found.say("", "", _nowhere(declared))
    tables = [table for place in places if (table := table_of(place, declared, found))]
    read_tables, values = read_counts(tables, options, found)
    seen = [counts_seen(place, declared) for place in places]
    for place, one in zip(places, seen, strict=True):
        say_odd(place, one, declared, found)
    sheets = dict.fromkeys((place.sheet.name for place in places), _UNCLEAR)
    sheets |= {one.table.place.sheet.name: _says(one) for one in read_tables}
    rows = ledger_rows(workbook, read_tables, values, options.known.breakdowns)
    return Records(workbook, sheets, found.problems, rows, seen)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return records.rows


def guesses(workbook: Workbook, options: Options) -> list[Guess]:
    """The tables of a workbook that is no other shape's and that may hold counts."""
    found = (guess_of(sheet, options.known.breakdowns) for sheet in workbook.sheets)
    return [guess for guess in found if guess is not None]


def why_not(guesses: Iterable[Guess]) -> str | None:
    """One sentence on tables that are counts for certain enough, and what is missing of them."""
    return next((missing(guess) for guess in guesses if guess.is_likely), None)


def _places(workbook: Workbook, options: Options) -> list[Place]:
    """The tables that a person describes; of one file among several, those with all columns."""
    if options.counts is None:
        return []
    declared = declared_of(options.counts)
    places = places_in(workbook, declared)
    return [one for one in places if one.has_all(declared) or not options.counts_of_some]


def _nowhere(declared: Declared) -> str:
    """Why what a person says is true of no sheet."""
    if any(columns_named(declared)):
        return _NOT_HERE
    return f"No column is named in what is said of it; give {lacking(declared)}"


def _says(one: CountsRead) -> str:
    """`18,116 counts of STAFF by Department, Ethnicity and Gender; 3 rows give none`."""
    *before, last = one.groups
    listed = f"{', '.join(before)} and {last}" if before else last
    says = f"{one.cells:,} counts of {one.meant.known.code} by {listed}"
    if one.blank_rows:
        says += f"; {one.blank_rows:,} row{' gives' if one.blank_rows == 1 else 's give'} none"
    return says
