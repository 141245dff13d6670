"""What `headway.toml` may set; everything has a working default."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from loaders.calendars import FREQUENCIES, Calendar
from loaders.problems import Refused

_DAY_SECONDS = 86_400
_LEAST = {"reporting_grace_days": 0}
_MOST = {
    "fiscal_year_start_month": 12,
    "school_year_start_month": 12,
    "reporting_grace_days": 366,
    "survey_target": 5,
    "lock_wait_seconds": _DAY_SECONDS,
    "seconds": _DAY_SECONDS,
}
_MOST_OF_ANY = 1_000_000_000
"""Beyond this a number is a slip of the keyboard, and some systems cannot count it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost before and while it is opened (`[limits]`)."""

    file_mb: int = 100
    """Size of the file itself."""
    unpacked_mb: int = 1_000
    """Declared size of everything inside a zipped file."""
    part_mb: int = 700
    """Declared size of the largest part inside a zipped file."""
    compression_ratio: int = 200
    """Unpacked over packed size of a part that is larger than a megabyte."""
    cells: int = 10_000_000
    """Cells of a sheet, counted as the rectangle that its used range covers."""
    memory_mb: int = 1_000
    """Memory of the process that opens the file."""
    seconds: int = 120
    """Time for opening, reading and checking one file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One organization's settings."""

    organization: str = ""
    fiscal_year_start_month: int = 1
    """Also of a state fiscal year, unless the measure has its own."""
    school_year_start_month: int = 7
    minimum_responses: int = 10
    """Below this many answers a mean is not shown."""
    survey_target: float = 4.0
    """Mean rating that a survey question should reach, on a scale of 1 to 5."""
    hidden_up_to: int = 10
    """A group in which so many people or fewer are counted is not shown, nor what would tell it."""
    reporting_grace_days: int = 30
    """How long after a period's last day its value is due before it is overdue."""
    progress_frequency: str = "quarterly"
    """How often progress on a plan item is reported."""
    lock_wait_seconds: int = 120
    """How long a second writer waits for the first."""
    keep_publications: int = 3
    """How many older publications stay on disk."""
    limits: Limits = field(default_factory=Limits)

    @property
    def progress_calendar(self) -> Calendar:
        """The year whose periods progress is reported for."""
        start = self.fiscal_year_start_month
        return Calendar("calendar" if start == 1 else "state fiscal", start)

    @property
    def progress_months(self) -> int:
        """How many months a period of progress has."""
        return FREQUENCIES[self.progress_frequency]


def read_settings(path: Path) -> Settings:
    """Read `headway.toml`; defaults where the file or a key is absent.

    Raises Refused, naming the key, for a file that is not TOML, an unknown key or a wrong type.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        says = "it is a folder" if path.is_dir() else error.strerror
        raise Refused(f"{path.name} cannot be read: {says}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"{path.name} cannot be read as TOML: {error}.") from None
    limits = _checked(Limits, table.pop("limits", {}), f"{path.name}, [limits]")
    return Settings(**_checked(Settings, table, path.name), limits=Limits(**limits))


def _checked(kind: type, table: Any, place: str) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise Refused(f"{place} should be a table of settings.")
    known = {entry.name: type(entry.default) for entry in fields(kind) if entry.name != "limits"}
    for key, value in table.items():
        if key not in known:
            raise Refused(f"{place}: '{key}' is not a setting; known are {', '.join(known)}.")
        # A whole number is a decimal one too, though not the other way round.
        if type(value) is not known[key] and (type(value), known[key]) != (int, float):
            raise Refused(f"{place}: '{key}' should be of type {known[key].__name__}.")
        if isinstance(value, int | float):
            _check_size(key, value, place)
        if key == "progress_frequency" and value not in FREQUENCIES:
            raise Refused(f"{place}: '{key}' should be one of {', '.join(FREQUENCIES)}.")
    return dict(table)


def _check_size(key: str, value: float, place: str) -> None:
    least, most = _LEAST.get(key, 1), _MOST.get(key, _MOST_OF_ANY)
    if not value >= least:  # so that what is not a number is caught too
        raise Refused(f"{place}: '{key}' should be {least} or more, not {value}.")
    if value > most:
        raise Refused(f"{place}: '{key}' should be {most:,} or less.")
