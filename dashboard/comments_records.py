"""What the queries about comment rounds answer with: rows with names."""

from dataclasses import dataclass
from datetime import date, datetime

KINDS = ("addition", "deletion", "augmentation", "other")
DISPOSITIONS = ("Accepted", "Accepted in part", "Declined", "Later")
UNDECIDED = "No disposition"
WHOLE = "The whole plan"


@dataclass(frozen=True, slots=True)
class Round:
    """One round of comments on a version of a plan, with its counts."""

    round_id: str
    title: str
    plan_id: str
    plan_title: str | None
    version: int | None
    undone_load_id: int | None
    """The load that brought the version, where it was undone: there is nothing to comment on."""
    request: str | None
    partners: list[str]
    opens_on: date
    due_on: date
    closed_on: date | None
    closed_by: str | None
    has_public_form: bool
    comments: int
    undecided: int
    late: int
    items: int
    accepted: int
    accepted_in_part: int
    declined: int
    later: int
    heard: list[str]
    is_demonstration: bool
    load_id: int
    source: str

    @property
    def is_open(self) -> bool:
        """Whether nobody closed it."""
        return self.closed_on is None

    @property
    def has_open_form(self) -> bool:
        """Whether the form for everybody takes comments; it may not have begun to."""
        return self.has_public_form and self.is_open and self.undone_load_id is None

    @property
    def silent(self) -> list[str]:
        """The partners who were asked, and under whose very names nothing came."""
        heard = {one.casefold() for one in self.heard}
        return [one for one in self.partners if one.casefold() not in heard]


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, with what became of it."""

    comment_id: str
    round_id: str
    code: str | None
    item_text: str | None
    kind: str
    text: str
    author: str | None
    partner: str | None
    received_at: datetime
    is_late: bool
    is_public: bool
    disposition: str | None
    reason: str | None
    decided_by: str | None
    decided_on: date | None
    load_id: int
    source: str

    @property
    def about(self) -> str:
        """Code and words of what it is on."""
        return f"{self.code} {self.item_text}" if self.code else self.item_text or WHOLE

    @property
    def by(self) -> str:
        """Who said it, as far as anybody knows."""
        return ", ".join(filter(None, (self.author, self.partner))) or "No name given"


@dataclass(frozen=True, slots=True)
class VersionItem:
    """An item of the version that is commented on."""

    code: str
    level_name: str
    level: int
    text: str
