"""What a person may say about a file that the file itself does not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Words from the command line or the page; None leaves it to the file."""

    plan_id: str | None = None
    title: str | None = None
    parent_plan_id: str | None = None
    fiscal_year_start_month: int = 1
    """From the settings, not from a person; so is the next."""
    school_year_start_month: int = 7
