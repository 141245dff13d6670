"""What the queries about the crosswalk answer with: rows with names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Framework:
    """A set of requirements, and how many of them are in each state."""

    framework_id: str
    name: str
    issuer: str | None
    source_note: str | None
    is_demonstration: bool
    source: str
    requirements: int
    covered: int
    partial: int
    gaps: int
    duplicates: int


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement and who covers it."""

    framework_id: str
    code: str
    heading: str | None
    program: str | None
    text: str
    state: str
    """covered, partial, gap or duplicate."""
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a plan, or an item at the top of one, does for a requirement."""

    requirement_code: str
    column_id: str
    state: str
    items: list[str]
    """Codes, in the plan's order."""
    plan_id: str


@dataclass(frozen=True, slots=True)
class Column:
    """A plan, or an item at the top of one, over its cells."""

    column_id: str
    label: str
    links: int


@dataclass(frozen=True, slots=True)
class Link:
    """A plan item that covers a requirement."""

    requirement_code: str
    item_id: str
    item_code: str
    item_text: str
    plan_id: str
    plan: str
    coverage: str
    note: str | None
    is_dropped: bool
    source: str


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that was said to cover a requirement and that its plan has no more."""

    requirement_code: str
    plan_id: str
    plan: str
    item_text: str
    coverage: str
    source: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A requirement that a plan item covers."""

    framework_id: str
    framework: str
    requirement_code: str
    requirement: str
    coverage: str
