"""What single cells of impact assessments mean: people, points, days and choices."""

from datetime import date, datetime

from loaders.cells import Cell, Kind
from loaders.measures.fields import Fields
from loaders.period_dates import Day, Unclear, day_or_month
from loaders.spelling import plain, shortened
from loaders.updates.allowed import one_of
from loaders.values import parse_value

NOT_DECIDED = "Not decided"
MITIGATED = "Go ahead with mitigation"
DECISIONS = (NOT_DECIDED, "Go ahead", MITIGATED, "Do not go ahead")
_MOST = 1_000_000_000
_MOST_POINTS = 100
_GOOD = ("good", "yes", "true", "desired", "higher", "higher is better", "more is better")
_BAD = ("bad", "no", "false", "not desired", "lower", "lower is better", "less is better")


def decision(cell: Cell) -> str:
    """One of the decisions; raises ValueError that lists them."""
    return one_of(cell.text, DECISIONS)


def is_good(cell: Cell) -> bool:
    """Whether an outcome is good for those who have it; raises ValueError."""
    words = plain(cell.text).casefold()
    if words in _GOOD:
        return True
    if words in _BAD:
        return False
    raise ValueError(f"should be good or bad, not '{shortened(cell.text)}'")


def points(cell: Cell) -> float:
    """From -100 to 100; a percent sign is forgiven. Raises ValueError."""
    number = parse_value(cell, "%").number
    if number is None or not -_MOST_POINTS <= number <= _MOST_POINTS:
        raise ValueError(
            "should be by how many points the chance of the outcome changes for one who is "
            f"affected, from -100 to 100, not '{shortened(cell.text)}'"
        )
    return number


def people(cell: Cell) -> int:
    """A whole number of people, 0 or more; raises ValueError."""
    number = parse_value(cell, "").number
    if number is None or not number.is_integer() or not 0 <= number <= _MOST:
        raise ValueError(f"should be a whole number of people, not '{shortened(cell.text)}'")
    return int(number)


def day(cell: Cell) -> date:
    """A day; raises ValueError."""
    if cell.kind is Kind.DATE and isinstance(cell.value, date):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    try:
        found = day_or_month(plain(cell.text).lower())
    except Unclear as why:
        raise ValueError(f"should be a day such as 2026-03-31 ({why})") from None
    if isinstance(found, Day):
        return found.on
    raise ValueError(f"should be a day such as 2026-03-31, not '{shortened(cell.text)}'")


def name_in(fields: Fields, field: str) -> str | None:
    """What a field says on one line, without signs that nobody sees; None where it is blank."""
    words = fields.words(field)
    return (" ".join(plain(words).split()) or None) if words else None
