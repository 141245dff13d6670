"""In what terms a measure is counted: its kind, statistic, unit, years, frequency and scale."""

import re
from dataclasses import dataclass

from loaders.cells import Cell, Kind
from loaders.measures import choices
from loaders.measures.fields import Fields
from loaders.measures.years import calendar_of_row
from loaders.options import Options
from loaders.periods import Calendar
from loaders.spelling import plain
from loaders.units import unit_of

_ENDS = re.compile(r"(?P<low>\d+(?:\.\d+)?)\s*(?:-|to|through|/|\.\.)\s*(?P<high>\d+(?:\.\d+)?)")
_POINTS = re.compile(r"(?P<high>\d{1,3})(?:[ -]*(?:points?|pt|stars?))?")
_OF_RATES = {"%", "percent", "percentage", "per cent", "pct", "% rate", "percentage rate"}
_OF_COUNTS = re.compile(r"(?!points?\b|scores?\b|ratios?\b)[a-z][a-z ]*s", re.IGNORECASE)
"""Units of things that are counted, such as `cases` or `signed agreements`."""
_OF_TIME = re.compile(r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Terms:
    """What tells how the numbers of a measure are to be read."""

    kind: str
    statistic: str
    unit: str
    frequency: str
    months: int
    calendar: Calendar
    scale_low: float | None
    scale_high: float | None

    @property
    def is_percent(self) -> bool:
        """Whether its numbers are percentages."""
        return unit_of(self.unit).is_percent


def terms_of(fields: Fields, options: Options) -> Terms:
    """The terms of a measure; what is not given follows from the rest, or is the usual."""
    scale = fields.read("scale", _scale)
    kind = _kind(fields)
    unit, is_sure = _unit(fields)
    statistic = _statistic(fields, unit, has_scale=scale is not None)
    kind = kind or ("deliverable" if statistic == "milestone" else "quantitative")
    statistic = _fitting(fields, kind, statistic, unit, has_scale=scale is not None)
    if statistic == "rate" and not unit:
        unit = "%"
        if not is_sure:
            fields.tell("is a rate without a unit, so it is taken to be in %")
    frequency = fields.choose("frequency", choices.frequency_of) or "yearly"
    low, high = scale or (None, None)
    months = choices.FREQUENCIES[frequency]
    calendar = calendar_of_row(fields, options)
    if kind == "deliverable":
        unused = ("unit", "scale", "low", "high", "tolerance", "baseline", "decimals")
        fields.not_used(unused, "is not used, because a deliverable has no number")
        unit, low, high = "", None, None
    return Terms(kind, statistic, unit, frequency, months, calendar, low, high)


def _kind(fields: Fields) -> str | None:
    """The kind that is given; an output with a unit or a number is counted and not delivered."""
    kind = fields.choose("kind", choices.kind_of)
    is_output = plain(fields.words("kind") or "").lower() == "output"
    has_number = any(fields.cell(name) for name in ("unit", "statistic", "baseline", "tolerance"))
    return "quantitative" if is_output and has_number else kind


def _unit(fields: Fields) -> tuple[str, bool]:
    """The unit, and whether it is given or follows from a sign beside a number."""
    given = fields.choose("unit", choices.unit_of_words)
    if given:
        return given, True
    named = plain(fields.words("statistic") or fields.words("kind") or "").lower()
    shown = " ".join(fields.words(name) or "" for name in ("baseline", "target", "tolerance"))
    if named in _OF_RATES or re.search(r"\d\s*(?:%|percent)", shown):
        return "%", True
    if named in {"$", "dollars", "dollar", "dollar amount"} or re.search(r"\$\s*\d", shown):
        return "$", True
    return "", False


def _statistic(fields: Fields, unit: str, *, has_scale: bool) -> str | None:
    """The statistic that is given, in its own column or where the kind should be."""
    is_percent = unit_of(unit).is_percent

    def named(words: str) -> str:
        return choices.statistic_of(words, is_percent=is_percent, has_scale=has_scale)

    if fields.cell("statistic") is not None:
        return fields.choose("statistic", named)
    kind = fields.words("kind")
    return named(kind) if kind and choices.names_statistic(kind) else None


def _fitting(
    fields: Fields, kind: str, statistic: str | None, unit: str, *, has_scale: bool
) -> str:
    """The statistic of a measure of this kind; the usual one where none is given."""
    if kind == "deliverable":
        if statistic not in {None, "milestone"}:
            says = "should be 'milestone' or blank for a deliverable"
            fields.line.refuse("statistic", f"{says}, not '{fields.words('statistic')}'")
        return "milestone"
    if statistic == "milestone":
        allowed = "'rate', 'count', 'amount', 'mean rating' or 'index' for a quantitative measure"
        fields.line.refuse("statistic", f"should be {allowed}, not 'milestone'")
        return "count"
    return statistic or _usual_statistic(fields, unit, has_scale=has_scale)


def _usual_statistic(fields: Fields, unit: str, *, has_scale: bool) -> str:
    own = unit_of(unit)
    if own.is_percent:
        return "rate"
    if own.currency or _OF_TIME.match(own.words):
        return "amount"
    if has_scale:
        return "mean rating"
    if fields.cell("statistic") is None and not _OF_COUNTS.fullmatch(own.words):
        fields.tell("has no statistic, and its unit tells none, so it is taken for a count")
    return "count"


def _scale(cell: Cell) -> tuple[float, float]:
    """`1-5`, `1 to 5`, `5-point`, `5`; raises ValueError for a scale that does not rise."""
    if cell.kind is Kind.DATE:
        raise ValueError(
            f"should be two numbers such as '1 to 5', not the date {cell.text}; Excel makes a date "
            "of 1-5, so write it with 'to'"
        )
    words = re.sub(r"\bscale\b|^from ", "", plain(cell.text).lower()).strip()
    found = _ENDS.fullmatch(words)
    low, high = (float(found["low"]), float(found["high"])) if found else (1.0, 0.0)
    if found is None and (points := _POINTS.fullmatch(words)):
        low, high = 1.0, float(points["high"])
    if low >= high:
        raise ValueError(
            f"should be two numbers, the lower one first, such as '1 to 5', not '{cell.text}'"
        )
    return low, high
