"""What the queries about divisions answer with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Division:
    """A plan that stands under another, or serves it, with what it comes to as a whole."""

    plan_id: str
    title: str
    is_under: bool
    """It stands under the plan that it is compared for."""
    items: int
    """What is to be done in it."""
    serving: int
    """Of that, what serves the plan above by itself, by what it is under or by what is under it."""
    on_course: int
    counted: int
    at_risk: int
    off_track: int
    no_update: int
    measures: int
    worst_status: str | None
    """The worst of its measures."""
    says: str

    @property
    def share(self) -> float | None:
        """The share on course of what is counted; None where nothing is."""
        return self.on_course / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class Served:
    """An item of a plan that others serve or may, with what all of them do for it together."""

    item_id: str
    parent_id: str | None
    code: str
    level: int
    level_name: str
    name: str | None
    text: str
    status: str | None
    is_lowest: bool
    is_gap: bool
    served_at: str | None
    over_code: str | None
    """The nearest item over it that is served itself."""
    items: int
    on_course: int
    counted: int
    worst_item_status: str | None
    measures: int
    worst_status: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one division does for one item of the plan above."""

    item_id: str
    plan_id: str
    serving: list[str]
    """Codes of its items that serve it or anything under it by themselves."""
    items: int
    on_course: int
    counted: int
    worst_item_status: str | None
    measures: int
    worst_status: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Link:
    """That an item of one plan serves one of another."""

    plan_id: str
    plan: str
    item_id: str
    code: str
    text: str
    status: str | None
    is_lowest: bool
    serves_plan_id: str
    serves_plan: str
    serves_item_id: str
    serves_code: str
    serves_text: str
    note: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Own:
    """An item of a division's plan and whether it serves the plan above."""

    item_id: str
    code: str
    level: int
    level_name: str
    name: str | None
    text: str
    status: str | None
    is_lowest: bool
    serves: list[tuple[str, str, str]]
    """Plan, code and words of the items that it serves by itself."""
    by_other: str
    """`above` or `below` where only what it is under, or what is under it, serves; else empty."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A link of which one end is gone."""

    plan: str
    item_text: str
    serves_plan: str
    serves_text: str
    is_item_gone: bool
    is_served_gone: bool
    source: str
