"""What Headway has to say of one file: what it saw, what is wrong, what a load of it changes."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

from loaders.problems import Problem

ChangeKind = Literal["added", "changed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet and what was recognized on it."""

    name: str
    shape: str | None
    """The shape that claims the sheet; None when none does."""
    says: str
    """One sentence for the file's user."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that a load adds, changes or withdraws against the standing state."""

    kind: ChangeKind
    table: str
    code: str
    """What a person calls it, such as `1.2.a`."""
    text: str
    what: str = ""
    """For a changed row: every value before and after."""


@dataclass(frozen=True, slots=True)
class Report:
    """One file, checked or loaded."""

    file_name: str
    sha256: str = ""
    format: str = ""
    reader: str = ""
    notes: list[str] = field(default_factory=list)
    plan_ids: list[str] = field(default_factory=list)
    """The plans that it holds."""
    sheets: list[SheetSeen] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    """Rows that stay as they are."""
    already_loaded_as: int | None = None
    """The standing load of the very same file, when loading it again changes nothing."""
    load_id: int | None = None
    """The load that this file became; None after a check."""
    refused: str | None = None
    """The sentence why the whole file cannot be taken."""

    @property
    def ok(self) -> bool:
        """True when nothing stops a load."""
        return self.refused is None and not self.problems

    def counts(self) -> dict[ChangeKind, int]:
        """How many rows are added, changed and withdrawn."""
        kinds: tuple[ChangeKind, ...] = ("added", "changed", "withdrawn")
        return {kind: sum(change.kind == kind for change in self.changes) for kind in kinds}

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, with `ok` for programs that need nothing else."""
        return asdict(self) | {"ok": self.ok}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """The report that `as_json` wrote."""
        plain = {key: value for key, value in said.items() if key != "ok"}
        return cls(
            **plain
            | {
                "sheets": [SheetSeen(**entry) for entry in said["sheets"]],
                "problems": [Problem(**entry) for entry in said["problems"]],
                "warnings": [Problem(**entry) for entry in said["warnings"]],
                "changes": [Change(**entry) for entry in said["changes"]],
            }
        )
