"""What is matched, and what a match says."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Relation: TypeAlias = Literal["split", "merged"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of one version of a plan."""

    item_id: str
    """Told apart within its version."""
    parent_id: str | None
    level_name: str
    code: str
    text: str
    """With the short name that it has, if any, in front."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two items that are the same; or one that is only in one of the versions."""

    before: Item | None
    after: Item | None
    likeness: float | None = None
    """Of their words, 0 to 100; of the likest candidate where it is doubtful."""
    relation: Relation | None = None
    """Whether the one before became several, or several became the one after."""
    candidates: tuple[str, ...] = ()
    """Ids of items of the other version, the likest first, of which a person should say one."""

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should say."""
        return bool(self.candidates)


@dataclass(frozen=True, slots=True)
class Said:
    """What people decided: pairs of item ids, before and after."""

    same: frozenset[tuple[str, str]] = frozenset()
    other: frozenset[tuple[str, str]] = frozenset()
    """Pairs that are not the same."""


NOTHING_SAID = Said()
