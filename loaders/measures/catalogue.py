"""Reads the rows of a catalogue: each a measure, as far as it can be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import KnownMeasure, measure_id_of
from loaders.measures.fields import Fields, whole_number
from loaders.measures.levels import Levels, levels_of
from loaders.measures.links import Links, links_of
from loaders.measures.terms import Terms, terms_of
from loaders.options import Options
from loaders.plans.lines import is_demonstration
from loaders.plans.owners import answerable
from loaders.spelling import plain, shortened

_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a catalogue and its row."""

    line: Line
    code: str
    name: str
    terms: Terms
    levels: Levels
    links: Links
    decimals: int | None
    owners: tuple[str, ...]
    is_demonstration: bool

    @property
    def measure_id(self) -> str:
        """Its name for machines."""
        return measure_id_of(self.code)

    def known(self) -> KnownMeasure:
        """The measure as those see it that refer to it."""
        terms, levels = self.terms, self.levels
        return KnownMeasure(
            self.measure_id, self.code, self.name, terms.kind, terms.statistic, terms.unit,
            levels.direction, levels.low, levels.high, terms.months, terms.frequency,
            terms.calendar, terms.scale_low, terms.scale_high, self.decimals, self.owners,
            levels.baseline, levels.target,
        )  # fmt: skip


def measures_of(tables: Sequence[FlatTable], options: Options, found: Findings) -> list[Measure]:
    """Every measure of these tables; what is wrong with a row is found and the rest is read."""
    measures = []
    for table in tables:
        if "code" not in table.columns:
            _without_codes(table, found)
            continue
        is_invented = any(is_demonstration(cell.text) for cell in table.above)
        for row in table.rows:
            line = Line(table, row, found)
            if measure := _measure(line, options, is_invented=is_invented):
                measures.append(measure)
    _tell_of_usual_frequency(measures)
    return measures


def _measure(line: Line, options: Options, *, is_invented: bool) -> Measure | None:
    fields = Fields(line)
    name, code = fields.words("name"), fields.words("code")
    if not _is_named(line, code, name):
        return None
    terms = terms_of(fields, options)
    return Measure(
        line,
        " ".join(plain(code or "").split()),
        " ".join((name or "").split()),
        terms,
        levels_of(fields, terms),
        links_of(fields, options.known),
        fields.read("decimals", lambda cell: whole_number(cell, 0, _MOST_DECIMALS)),
        answerable(fields.words("owner"), {}).owners,
        is_invented,
    )


def _is_named(line: Line, code: str | None, name: str | None) -> bool:
    """Whether a row has its code and its name; a row with neither is told of once."""
    if "code" in line.row.cells and not measure_id_of(code or ""):
        if code:
            line.refuse("code", f"should have a letter or a digit in it, not only '{code}'")
        return False
    if code is None:
        first = min(line.row.cells, key=lambda name: line.row.cells[name].column, default="code")
        of = f" for '{shortened(name)}'" if name else ""
        field = "code" if name or first == "code" else first
        says = f"should be given{of}: a short name that no other measure has"
        line.refuse("code", says) if field == "code" else line.refuse(
            field, f"stands in a row without a code; give the measure one in {line.address('code')}"
        )
        return False
    if name is None and "name" not in line.row.cells:
        line.refuse("name", f"should be given for {shortened(code)}: what is measured, in words")
    return name is not None


def _without_codes(table: FlatTable, found: Findings) -> None:
    header = table.columns["name"]
    says = (
        f"{table.column_name('name')} stands in a catalogue without a column Code; add one, with a "
        "short name for every measure that no other has"
    )
    found.say(table.sheet.name, header.address, says)


def _tell_of_usual_frequency(measures: Sequence[Measure]) -> None:
    """One warning a sheet for all measures that do not say how often they are reported."""
    silent: dict[str, list[Measure]] = {}
    for measure in measures:
        if "frequency" not in measure.line.row.cells:
            silent.setdefault(measure.line.table.sheet.name, []).append(measure)
    for those in silent.values():
        others = len(those) - 1
        more = f"; {others} other{'s have' if others > 1 else ' has'} none either" if others else ""
        Fields(those[0].line).tell(f"has no frequency and is reported yearly{more}")
