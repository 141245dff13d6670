"""Says what is wrong or odd about a table of counts, each at its cell, and what is left out."""

from dataclasses import dataclass

import duckdb

from loaders.counts import sql
from loaders.counts.group_words import GroupWords
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

    def of_cells(self) -> None:
        """Every kind of fault at its cells; of what is only odd, the first row of each."""
        for field, condition, says, is_warning in sql.FAULTS:
            once = "qualify row_number() over (partition by says order by line) = 1"
            rows = self.connection.execute(
                "select *, count(*) over () from ("  # noqa: S608
                f"select line, letter, {says} as says from read where {condition} "
                f"{once if is_warning else ''}) order by line, letter limit {MOST}"
            ).fetchall()
            for line, letter, message, _ in rows:
                self._at(field, line, letter, message, is_warning=is_warning)
            self.found.say_rest(self.table.flat, rows[0][3] - len(rows) if rows else 0)

    def left_out(self) -> None:
        """How many rows give no number that can be kept, and why."""
        needed = " and ".join(f"{name} is not null" for name in self.table.figures)
        ((suppressed, shown, lacking, first),) = self.connection.execute(
            f"select count(*) filter (where {sql.IS_SUPPRESSED}), "  # noqa: S608
            f"list(distinct {_SHOWN}) filter (where {sql.IS_SUPPRESSED}), "
            f"count(*) filter (where {_IS_LACKING} and not ({needed})), "
            f"min(line) filter (where {_IS_LACKING} and not ({needed})) "
            f"from read where not ({sql.WRONG})"
        ).fetchall()
        if suppressed:
            self._say_suppressed(suppressed, sorted(shown))
        if lacking:
            names = " and ".join(called(self.table.flat, name) for name in self.table.figures)
            rows = "1 row lacks" if lacking == 1 else f"{lacking:,} rows lack"
            self.of_table(
                f"{rows} one of {names} and {'is' if lacking == 1 else 'are'} left out; the first "
                f"is row {first}",
                is_warning=True,
            )

    def _say_suppressed(self, number: int, shown: list[str]) -> None:
        signs = ", ".join(f"'{shortened(one, 20)}'" for one in shown[:5])
        counts = "1 count is" if number == 1 else f"{number:,} counts are"
        self.of_table(
            f"{counts} kept back at the source ({signs}) and left out; totals that need "
            f"{'it' if number == 1 else 'one of them'} are not summed",
            is_warning=True,
        )

    def _at(self, field: str, line: int, letter: str, says: str, *, is_warning: bool) -> None:
        if field in self.table.columns:
            self.found.say_at(self.table.flat, field, line, says, is_warning=is_warning)
            return
        sheet = self.table.place.sheet.name
        named = "The count" if field in NUMBERS else self.table.dimensions.get(field, "Period")
        self.found.say(sheet, f"{letter}{line}", f"{named} {says}", is_warning=is_warning)


_SHOWN = "case " + " ".join(f"when {name}_kind = 'suppressed' then {name}_text" for name in NUMBERS)
_SHOWN += " end"
_IS_LACKING = f"not {sql.IS_SUPPRESSED} and not {sql.WITHDRAWS}"
