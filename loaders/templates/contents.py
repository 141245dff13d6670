"""What the update workbook asks for: every measure and plan item, for the periods that are due."""

from dataclasses import dataclass, field
from datetime import date

from loaders.periods import Calendar, Period


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose workbook it is; None is everybody's, every plan's, or the periods that are due."""

    owner: str | None = None
    plan_ids: tuple[str, ...] | None = None
    has_measures_of_no_plan: bool = True
    """Whether measures that serve no plan are asked for too."""
    period: Period | None = None
    day: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class Reported:
    """How often progress on plan items is reported."""

    months: int
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One measure and period."""

    measure_id: str
    code: str
    name: str
    unit: str
    owners: str
    is_deliverable: bool
    decimals: int | None
    period: str
    last_period: str | None
    last_value: float | str | None
    benchmark: float | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One measure, period and group that was reported before or is expected; never its value."""

    measure_id: str
    code: str
    name: str
    period: str
    dimension: str
    group_name: str
    is_mean: bool
    """Of ratings, so that their standard deviation may be given."""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One plan item and period."""

    item_id: str
    plan: str
    code: str
    text: str
    owners: str
    period: str
    last_status: str | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that one update workbook asks for."""

    values: list[ValueRow]
    groups: list[GroupRow]
    progress: list[ProgressRow]
    groups_left_out: int = 0
    """Rows of groups beyond `groups.MOST`."""
