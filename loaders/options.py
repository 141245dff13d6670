"""What a person may say about a file that the file itself does not."""

from dataclasses import dataclass, field
from typing import Any

from loaders.known import Known


@dataclass(frozen=True, slots=True)
class Options:
    """Words from the command line or the page; None leaves it to the file."""

    plan_id: str | None = None
    title: str | None = None
    parent_plan_id: str | None = None
    survey: dict[str, Any] | None = None
    """What a person says of a survey's export, as `surveys.declaring` takes it; `{}` says only
    that the file is one."""
    counts: dict[str, Any] | None = None
    """What a person says of a table of counts, as `counts.declaring` takes it."""
    counts_of_some: bool = False
    """It is said of several files at once: those without these columns are read without it."""
    fiscal_year_start_month: int = 1
    """From the settings, not from a person; so is the next."""
    school_year_start_month: int = 7
    known: Known = field(default_factory=Known)
    """From the ledger and the files before: what this one may refer to."""

    def as_json(self) -> dict[str, Any]:
        """What a child process is given; what is known it reads from the ledger itself."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "known"}
