"""How many were asked to answer, from a small sheet beside the export or by itself.

| Dimension | Group   | Invited |  or  | Survey        | Held on    | Dimension | Group | Invited |
| Overall   |         | 120     |      | Member survey | 2026-03-31 | Role      | Staff | 80      |
| Role      | Manager | 40      |

The word `withdraw` takes a number back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.cells import Sheet, Workbook
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings, Line
from loaders.flat.headers import Headers
from loaders.flat.tables import FlatTable, tables
from loaders.period_dates import Day, Unclear, day_or_month
from loaders.spelling import plain, shortened
from loaders.surveys.exports import ExportRead
from loaders.surveys.invited_waves import AskedWave, standing, waves_of
from loaders.surveys.known_records import KnownSurvey
from loaders.surveys.matching import survey_called
from loaders.surveys.wordings import folded
from loaders.updates.allowed import WITHDRAW, is_withdraw
from loaders.value_words import written_number

INVITED = Headers(
    "invited counts",
    {
        "survey": ("survey", "survey title", "survey name", "title", "encuesta"),
        "held_on": ("held on", "held", "date", "survey date", "wave", "fecha"),
        "dimension": ("dimension", "breakdown", "by", "attribute", "dimensión"),
        "group": ("group", "group name", "subgroup", "category", "grupo"),
        "invited": (
            *("invited", "number invited", "invited count", "people invited", "invitation"),
            *("sent", "sent to", "number sent", "survey sent", "asked", "invitado"),
        ),
    },
    needs=(
        frozenset({"dimension", "group", "invited"}),
        frozenset({"survey", "held_on", "invited"}),
    ),
    code="dimension",
)
OVERALL = "Overall"
_WHOLE = frozenset({"", "overall", "all", "total", "everyone", "todos", "en total"})
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Invited:
    """How many of a group, or of all, were asked to answer a wave."""

    source: str
    sheet: str
    cell: str
    survey_id: str
    wave_id: str
    dimension: str
    group_name: str
    invited: int | None
    """None where the number is taken back."""


def invited_tables(sheet: Sheet) -> list[FlatTable]:
    """The tables of invited counts on a sheet."""
    return [] if sheet.long is not None else tables(sheet, INVITED)


def read_invited(
    workbook: Workbook,
    places: Sequence[FlatTable],
    exports: Sequence[ExportRead],
    surveys: Mapping[str, KnownSurvey],
    found: Findings,
) -> list[Invited]:
    """The counts of a workbook's sheets, each for a wave of an export here or one that stands."""
    here, stand = waves_of(exports), standing(surveys.values())
    counts: dict[tuple[str, str, str], Invited] = {}
    for table in places:
        found.problems += broken_cells(workbook.file_name, table)
        found.problems += unread(workbook.file_name, table)
        for row in table.rows:
            line = Line(table, row, found)
            one = _row(workbook, line, here, stand, surveys, is_read_here=bool(exports))
            if one is None:
                continue
            key = (one.wave_id, one.dimension.casefold(), one.group_name.casefold())
            if key in counts:
                says = f"of {one.group_name} stands in {counts[key].cell} already; keep one"
                line.refuse("invited", says)
            counts.setdefault(key, one)
    return list(counts.values())


def _row(  # noqa: PLR0913 - all waves that it may be about
    workbook: Workbook,
    line: Line,
    here: Sequence[AskedWave],
    stand: Sequence[AskedWave],
    surveys: Mapping[str, KnownSurvey],
    *,
    is_read_here: bool,
) -> Invited | None:
    cell = line.cell("invited")
    if cell is None:
        return None  # a blank cell means no change
    number = _number(line)
    wave = _wave(line, here, stand, surveys, is_read_here=is_read_here)
    if wave is None or number == 0:
        return None
    dimension, group = _group(line, wave)
    source = f"{workbook.file_name}!{line.table.sheet.name}!{cell.address}"
    place = (source, line.table.sheet.name, cell.address)
    return Invited(*place, wave.survey_id, wave.wave_id, dimension, group, number)


def _number(line: Line) -> int | None:
    """How many; None where it is taken back, and 0, which says a problem, where it is no count."""
    text = plain(line.code("invited"))
    if is_withdraw(text):
        return None
    written = written_number(text)
    if (
        written is None
        or written.words
        or written.is_percent
        or written.amount != int(written.amount)
        or not 1 <= written.amount <= _MOST
    ):
        says = (
            f"should be how many were asked, a whole number of 1 or more, not '{shortened(text)}'"
        )
        line.refuse("invited", f"{says}; or `{WITHDRAW}`")
        return 0
    return int(written.amount)


def _wave(
    line: Line,
    here: Sequence[AskedWave],
    stand: Sequence[AskedWave],
    surveys: Mapping[str, KnownSurvey],
    *,
    is_read_here: bool,
) -> AskedWave | None:
    title, day = line.code("survey"), plain(line.code("held_on"))
    if not title and not day and is_read_here:
        if len(here) > 1:
            line.refuse("survey", "should say which of the surveys of this workbook is meant")
        return here[0] if len(here) == 1 else None
    if not title or not day:
        line.refuse("held_on" if title else "survey", _WHICH)
        return None
    held_on = _day(day)
    if held_on is None:
        line.refuse("held_on", f"should be a day such as 2026-03-31, not '{shortened(day)}'")
        return None
    survey = survey_called(title, surveys)
    named = {folded(title), folded(survey.survey_id) if survey else ""}
    for wave in (*here, *stand):
        is_it = folded(wave.title) in named or folded(wave.survey_id) in named
        if is_it and wave.starts_on <= held_on <= wave.ends_on:
            return wave
    known = ", ".join(f"'{wave.title}' of {wave.ends_on}" for wave in (*here, *stand)) or "none yet"
    line.refuse(
        "survey",
        f"'{shortened(title)}' held on {held_on} is not known; load its export first. Known are: "
        + shortened(known, 300),
    )
    return None


_WHICH = (
    "should say which survey was held when, because no export stands beside these counts; give "
    "both columns, 'Survey' and 'Held on'"
)


def _day(text: str) -> date | None:
    try:
        found = day_or_month(text.lower())
    except Unclear:
        return None
    return found.on if isinstance(found, Day) else None


def _group(line: Line, wave: AskedWave) -> tuple[str, str]:
    """Dimension and group, as the wave calls them; who is in none of its groups is warned of."""
    dimension, group = line.code("dimension"), line.code("group")
    if dimension.casefold() in _WHOLE and group.casefold() in _WHOLE:
        return OVERALL, OVERALL
    if not dimension or not group:
        line.refuse("group" if dimension else "dimension", "is missing")
        return dimension or OVERALL, group or OVERALL
    called = wave.dimensions.get(folded(dimension))
    if called is None:
        names = ", ".join(wave.dimensions.values()) or "none"
        line.warn(
            "dimension",
            f"'{shortened(dimension)}' is no attribute of '{shortened(wave.title)}', so its count "
            f"is shown nowhere; its attributes are: {shortened(names, 300)}",
        )
        return dimension, group
    if wave.groups is None:
        return called, group
    groups = wave.groups[folded(dimension)]
    if folded(group) not in groups:
        line.warn("group", f"'{shortened(group)}' is a group of which nobody answered")
    return called, groups.get(folded(group), group)
