"""What the queries on versions of a plan answer with."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a plan."""

    plan_id: str
    version: int
    title: str
    starts_on: date | None
    ends_on: date | None
    loaded_at: datetime
    loaded_by: str
    file_name: str
    load_id: int
    items: int
    is_newest: bool
    vision: str | None = None
    mission: str | None = None
    principles: list[str] = field(default_factory=list)
    stated_values: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called, such as `Version 2`."""
        return f"Version {self.version}"


@dataclass(frozen=True, slots=True)
class WholeChange:
    """What two versions say otherwise of the plan as a whole."""

    what: str
    """`Title`, `Vision`, `Mission`, `Principle` or `Value`."""
    before: str
    """Empty where only the later version says it."""
    after: str

    @property
    def kind(self) -> str:
        """`Changed`, `Dropped` or `New`."""
        if self.before and self.after:
            return "Changed"
        return "Dropped" if self.before else "New"


@dataclass(frozen=True, slots=True)
class Change:
    """One item of two versions, and what changed about it."""

    change_id: str
    change: str
    is_moved: bool
    relation: str | None
    from_item_id: str | None
    to_item_id: str | None
    level_name: str
    level: int
    code_before: str | None
    code_after: str | None
    before: str | None
    after: str | None
    under_before: str | None
    under_after: str | None
    what: list[str]
    differences: list[tuple[str, str, str]]
    """What else changed: its name, what stood and what stands."""
    likeness: float | None
    is_doubtful: bool
    candidates: list[str]
    reason: str | None
    decided_by: str | None

    @property
    def kind(self) -> str:
        """`Kept`, `Moved`, `Changed`, `Split`, `Merged`, `Dropped` or `New`."""
        if self.relation:
            return self.relation.capitalize()
        if self.change == "kept" and self.is_moved:
            return "Moved"
        return self.change.capitalize()

    @property
    def code(self) -> str:
        """`1.2` where it stayed, `1.2 → 1.3` where it did not."""
        codes = [code for code in (self.code_before, self.code_after) if code]
        return " → ".join(dict.fromkeys(codes))


@dataclass(frozen=True, slots=True)
class Doubt:
    """An item before, and one after that may be the same."""

    from_item_id: str
    to_item_id: str
    code_before: str
    code_after: str
    before: str
    after: str
    under_before: str | None
    under_after: str | None
    likeness: float

    @property
    def key(self) -> str:
        """What the address calls it."""
        return f"{self.code_before} {self.code_after}"


@dataclass(frozen=True, slots=True)
class VersionItem:
    """One item of a version, as it stood with it."""

    item_id: str
    level: int
    level_name: str
    code: str
    name: str | None
    text: str
    sub_items: list[str]
    owners: list[str]
    by_when: str | None
    measures_of_success: list[str]
    measures: list[str]
    status: str | None
    status_period: str | None
    percent_complete: float | None
    is_lowest: bool
    """Whether nothing stands under it."""
    source: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What an item of the newest version was in the one before, or may have been."""

    version: int
    """The version before."""
    newest_version: int
    code: str | None
    """Null where the item is new."""
    text: str | None
    status: str | None
    """The status that it had last in the version before."""
    status_period: str | None
    is_changed: bool
    is_moved: bool
    relation: str | None
    """`split` where it is a part of what it was, `merged` where it is one of several."""
    is_doubtful: bool
    """Whether a person should say that the two are the same."""
