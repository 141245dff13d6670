"""Which kind of year a measure goes by, in which month it starts, and the periods in it."""

import re
from datetime import date

from loaders.cells import Cell, Kind
from loaders.measures.around import without_leading
from loaders.measures.fields import Fields
from loaders.options import Options
from loaders.period_dates import MONTH_RUN, month_number
from loaders.periods import Calendar, Period, calendar_of, parse_period
from loaders.spelling import plain, shortened
from loaders.year_words import era_of

_HINTS = (
    (re.compile(r"\bffy\W*\d|\bfederal fiscal", re.IGNORECASE), "federal fiscal year"),
    (re.compile(r"\bs?fy\W*\d|\bfiscal year", re.IGNORECASE), "state fiscal year"),
    (re.compile(r"\bsy\W*\d|\bschool year", re.IGNORECASE), "school year"),
)
"""What names a kind of year, with its year, in the cell of a period."""
_FIRST_DAY = re.compile(r"(?:[ /-]+0?1(?:st)?)$", re.ASCII)


def calendar_of_row(fields: Fields, options: Options) -> Calendar:
    """The kind of year that is given, or else that the periods of the row name, and its start."""
    start = fields.read("year_start", _month)
    usual = options.fiscal_year_start_month, options.school_year_start_month

    def named(words: str, month: int | None = None) -> Calendar:
        said = plain(words).lower()
        era = era_of(said) or era_of(f"{said} year")
        spelled = {"fiscal": "state fiscal year", "": words}.get(era, f"{era} year")
        return calendar_of(spelled, month, *usual)

    kind = fields.choose("year", named) if fields.cell("year") else None
    if kind is None:
        by_start = "state fiscal year" if start not in {None, 1} else "calendar year"
        kind = named(_named_by_periods(fields) or by_start)
    if start is not None:
        words = f"{kind.kind} year"
        kind = fields.read("year_start", lambda _: named(words, start)) or kind
    elif kind == Calendar("state fiscal", 1):
        fields.tell(
            "is in state fiscal years, which start in January as long as neither 'Year starts in' "
            "nor fiscal_year_start_month in headway.toml says otherwise",
        )
    return kind


def period_of_cell(cell: Cell, calendar: Calendar, months: int) -> Period:
    """The period that a cell of a baseline or a target names; raises ValueError.

    It may be longer or shorter than the measure's own, since only its last day counts.
    """
    if cell.kind in {Kind.TEXT, Kind.NUMBER} or isinstance(cell.value, date):
        value = cell.value if isinstance(cell.value, int | float | date) else cell.text
        return named_period(value, calendar, months)
    raise ValueError(f"should be a period, not '{shortened(cell.text)}'")


def named_period(value: str | float | date, calendar: Calendar, months: int) -> Period:
    """The same for a value or words."""
    said = without_leading(value) if isinstance(value, str) else value
    try:
        return parse_period(said, calendar, months)
    except ValueError:
        return parse_period(said, calendar, None)


def _named_by_periods(fields: Fields) -> str | None:
    names = ("baseline_period", "target_period", "baseline", "target")
    words = " ".join(fields.words(name) or "" for name in names)
    return next((kind for pattern, kind in _HINTS if pattern.search(words)), None)


def _month(cell: Cell) -> int:
    """`July`, `Jul 1`, `7`, `7/1` or a date; raises ValueError for anything else."""
    if isinstance(cell.value, date):
        return cell.value.month
    said = _FIRST_DAY.sub("", plain(cell.text).lower()).strip(" .")
    if said.isdecimal() and 1 <= int(said) <= 12:  # noqa: PLR2004 - months
        return int(said)
    found = MONTH_RUN.fullmatch(said)
    if found is None or found["last"]:
        raise ValueError(f"should be a month such as 'July', not '{shortened(cell.text)}'")
    return month_number(found["first"])
