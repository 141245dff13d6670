"""Says what is wrong or odd about a table of counts, each at its cell, and what is left out."""

from dataclasses import dataclass

import duckdb

from loaders.counts import sql
from loaders.counts.entries_sql import lacks
from loaders.counts.group_words import GroupWords
from loaders.counts.place import Place
from loaders.counts.records import CountsSeen, Declared
from loaders.counts.seen import unread
from loaders.counts.table import CountTable
from loaders.flat.findings import MOST, Findings, called
from loaders.spelling import shortened
from loaders.updates.entries import NUMBERS


@dataclass(frozen=True, slots=True)
class Saying:
    """Where the findings about one table go."""

    connection: duckdb.DuckDBPyConnection
    table: CountTable
    found: Findings

    def of_table(self, says: str, *, is_warning: bool = False) -> None:
        """Something about the whole table, at its first header."""
        place = self.table.place
        cell = next(iter(place.headers.values())).address
        self.found.say(place.sheet.name, cell, says, is_warning=is_warning)

    def of_groups(self, dimension: str, said: GroupWords) -> None:
        """What was recognized among the groups of a dimension, and what is not among them."""
        for group in said.recognized:
            self.of_table(
                f"'{shortened(group)}' among the groups of {dimension} is taken for all of them "
                "together",
                is_warning=True,
            )
        for group in said.unmatched:
            self.of_table(f"No group of {dimension} is called '{shortened(group)}'")

    def of_cells(self, *, are_people: bool) -> None:
        """Every kind of fault at its cells; of what is only odd, the first row of each."""
        for field, condition, says, is_warning in sql.faults(are_people=are_people):
            once = "qualify row_number() over (partition by says order by line) = 1"
            rows = self.connection.execute(
                "select *, count(*) over () from ("  # noqa: S608
                f"select line, letter, {says} as says from read where {condition} "
                f"{once if is_warning else ''}) order by line, letter limit {MOST}"
            ).fetchall()
            for line, letter, message, _ in rows:
                self._at(field, line, letter, message, is_warning=is_warning)
            self.found.say_rest(self.table.flat, rows[0][3] - len(rows) if rows else 0)

    def of_wholes(self) -> None:
        """Where groups of one whole do not agree on its denominator."""
        rows = self.connection.execute(
            "select line, denominators from wholes where denominators > 1 order by line"
        ).fetchall()
        for line, number in rows[:MOST]:
            says = f"should be the same for all groups of one whole; there are {number} different"
            self._at(sql.WHOLE, line, "", says, is_warning=False)

    def left_out(self) -> None:
        """How many rows give no number that can be kept, and why."""
        self._say_kept_back()
        is_lacking = lacks(self.table.figures)
        number, first = self._counted(f"{is_lacking} and not {sql.HAS_NO_WHOLE}")
        if number:
            names = " or ".join(called(self.table.flat, name) for name in self.table.figures)
            lack = "1 row has" if number == 1 else f"{number:,} rows have"
            self._warn(f"{lack} no {names}", number, first)
        number, first = self._counted(sql.HAS_NO_WHOLE)
        if number:
            above, below = (called(self.table.flat, name) for name in self.table.figures)
            count = "1 row counts" if number == 1 else f"{number:,} rows count"
            self._warn(f"{count} some in {above} of 0 in {below}", number, first)

    def _counted(self, condition: str) -> tuple[int, int]:
        """How many rows that are right in themselves, and the first of them."""
        ((number, first),) = self.connection.execute(
            f"select count(*), min(line) from read where not ({sql.WRONG}) and {condition}"  # noqa: S608
        ).fetchall()
        return int(number), first

    def _warn(self, says: str, number: int, first: int) -> None:
        are = "is left out: it is" if number == 1 else "are left out; the first is"
        self.of_table(f"{says} and {are} row {first}", is_warning=True)

    def _say_kept_back(self) -> None:
        number, _ = self._counted(sql.IS_KEPT_BACK)
        if not number:
            return
        shown = self.connection.execute(
            f"select distinct {_SHOWN} as shown from read "  # noqa: S608
            f"where {sql.IS_KEPT_BACK} and not ({sql.WRONG}) order by shown limit 5"
        ).fetchall()
        signs = ", ".join(f"'{shortened(one, 20)}'" for (one,) in shown)
        counts = "1 count is" if number == 1 else f"{number:,} counts are"
        self.of_table(
            f"{counts} kept back at the source ({signs}) and left out; no totals are "
            "summed in such a period",
            is_warning=True,
        )

    def _at(self, field: str, line: int, letter: str, says: str, *, is_warning: bool) -> None:
        if field in self.table.columns:
            self.found.say_at(self.table.flat, field, line, says, is_warning=is_warning)
            return
        sheet = self.table.place.sheet.name
        named = "The count" if field in NUMBERS else self.table.dimensions.get(field, "Period")
        self.found.say(sheet, f"{letter}{line}", f"{named} {says}", is_warning=is_warning)


_SHOWN = "case " + " ".join(f"when {name}_kind = 'kept back' then {name}_text" for name in NUMBERS)
_SHOWN += " end"


def say_odd(place: Place, seen: CountsSeen, declared: Declared, found: Findings) -> None:
    """Columns that are not read, and rows and columns that are hidden and are read."""
    letters = {header.address.rstrip("0123456789"): header for header in place.headers.values()}
    for column, says in unread(seen, declared):
        found.say(place.sheet.name, letters[column.column].address, says, is_warning=True)
    long = place.long
    hidden = long.rows[long.hidden_rows & (long.rows > place.last_row)].tolist()
    if place.sheet.is_hidden:
        says = "The sheet is hidden and is read all the same"
        found.say(place.sheet.name, "", says, is_warning=True)
    elif hidden:
        number = f"Row {hidden[0]} is" if len(hidden) == 1 else f"{len(hidden):,} rows are"
        says = f"{number} hidden and read all the same; the first is row {hidden[0]}"
        found.say(place.sheet.name, "", says, is_warning=True)
