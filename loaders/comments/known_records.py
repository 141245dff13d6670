"""What files and forms about comments may refer to: versions of plans, rounds, comments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class VersionItem:
    """An item of one version of a plan."""

    item_id: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """One version of a plan; versions count from 1 in the order of their loads."""

    load_id: int
    """0 where a file before this one brings it, which is not loaded yet."""
    is_demonstration: bool
    items: tuple[VersionItem, ...]


@dataclass(frozen=True, slots=True)
class KnownRound:
    """A round as it stands, whole, by the columns of the ledger."""

    round_id: str
    title: str
    plan_id: str
    version_load_id: int
    request: str | None
    partners: tuple[str, ...]
    opens_on: date
    due_on: date
    closed_on: date | None
    closed_by: str | None
    public_key: str | None
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class KnownComment:
    """A comment as it stands, whole, by the columns of the ledger."""

    comment_id: str
    round_id: str
    item_id: str | None
    item_text: str | None
    kind: str
    text: str
    author: str | None
    partner: str | None
    received_at: datetime
    is_public: bool


@dataclass(frozen=True, slots=True)
class KnownDisposition:
    """What became of a comment, as it stands."""

    comment_id: str
    disposition: str
    reason: str
    decided_by: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class KnownRounds:
    """Everything about comments that stands."""

    versions: Mapping[str, tuple[KnownVersion, ...]] = field(default_factory=dict)
    """By plan_id, the first version first."""
    rounds: Mapping[str, KnownRound] = field(default_factory=dict)
    comments: Mapping[str, KnownComment] = field(default_factory=dict)
    dispositions: Mapping[str, KnownDisposition] = field(default_factory=dict)
    """By comment_id."""

    def undecided(self, round_id: str) -> list[KnownComment]:
        """The comments of a round that have no disposition."""
        return [
            one
            for one in self.comments.values()
            if one.round_id == round_id and one.comment_id not in self.dispositions
        ]

    def open_rounds(self) -> list[KnownRound]:
        """The rounds that nobody closed."""
        return [one for one in self.rounds.values() if one.closed_on is None]
