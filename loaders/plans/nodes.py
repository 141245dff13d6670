"""A plan as it was read: a tree of items, each with its words and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from loaders.cells import Cell, Sheet, Workbook
from loaders.known import KnownItem
from loaders.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A field that can be read in more than one way; the first reading is the one in use."""

    original: str
    """The whole cell, line by line."""
    words: tuple[str, ...]
    """Every reading as written, empty for nothing."""
    source: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A resource, a measure of success or a reporting line beside an item."""

    kind: str
    text: str
    source: str
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when an item runs; None where the words do not say."""

    words: str
    """As written, such as `January to March 2027`."""
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A principle or a value."""

    kind: str
    """`principle` or `value`."""
    text: str
    source: str


@dataclass(slots=True, eq=False)
class Node:
    """One plan item; what it does not say is None or empty."""

    level_name: str
    text: str
    sheet: Sheet
    cell: Cell
    source: str
    number: str | None = None
    """Its own part of the code, such as `2` or `b`."""
    name: str | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    code: str = ""
    sub_items: list[str] = field(default_factory=list)
    who: str | None = None
    by_when: str | None = None
    status: str | None = None
    percent_complete: float | None = None
    narrative: str | None = None
    details: list[Detail] = field(default_factory=list)
    span: Span | None = None
    partners: list[str] = field(default_factory=list)
    serves: str | None = None
    """The items of the plan above that it serves, as written."""
    serving: list[KnownItem] = field(default_factory=list)
    """The same, found."""
    readings: dict[str, Reading] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    """Field to where it stands, of those that have a cell of their own."""

    @property
    def level(self) -> int:
        """Depth in the plan, 1 at the top."""
        return 1 if self.parent is None else self.parent.level + 1

    def walk(self) -> Iterator["Node"]:
        """Itself and everything below, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ParentNamed:
    """The plan above, as a line of the document names it."""

    words: str
    sheet: Sheet
    cell: Cell


@dataclass(slots=True)
class Plan:
    """What one file says of one plan."""

    plan_id: str = ""
    title: str = ""
    title_source: str = ""
    organization: str | None = None
    vision: str | None = None
    mission: str | None = None
    years: tuple[int, int] | None = None
    is_demonstration: bool = False
    parent_plan_id: str | None = None
    parent_named: ParentNamed | None = None
    statements: list[Statement] = field(default_factory=list)
    key: dict[str, str] = field(default_factory=dict)
    key_sources: dict[str, str] = field(default_factory=dict)
    tops: list[Node] = field(default_factory=list)

    def nodes(self) -> list[Node]:
        """Every item in the order of the document."""
        return [node for top in self.tops for node in top.walk()]


@dataclass(frozen=True, slots=True)
class Records:
    """One plan as it stands in a file."""

    workbook: Workbook
    plan: Plan
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    problems: list[Problem]
    """What was met while reading."""
    fiscal_year_start_month: int
