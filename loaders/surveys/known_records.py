"""The surveys that stand: what their next exports are read like."""

from dataclasses import dataclass
from datetime import date

from loaders.surveys.records import Scale, TakenAs


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """What a column of the newest wave was taken for."""

    code: str
    wording: str
    taken_as: TakenAs
    is_decided: bool
    """A person said so."""
    dimension: str | None = None
    question_id: str | None = None
    scale: Scale | None = None
    is_reversed: bool = False
    not_applicable: tuple[str, ...] = ()
    measure_id: str | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class KnownComposite:
    """A composite of the newest wave."""

    question_id: str
    wording: str
    items: tuple[str, ...]
    """Their question_ids."""
    measure_id: str | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class KnownWave:
    """One holding of a survey that stands."""

    wave_id: str
    starts_on: date
    ends_on: date
    title: str = ""
    columns: tuple[KnownColumn, ...] = ()
    composites: tuple[KnownComposite, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSurvey:
    """A survey that stands: what its next export is read like."""

    survey_id: str
    title: str
    waves: tuple[KnownWave, ...]
    """From the first to the newest."""
    columns: tuple[KnownColumn, ...]
    """Those of the newest wave."""
    composites: tuple[KnownComposite, ...] = ()
    earlier: tuple[KnownColumn, ...] = ()
    """Questions and what was decided of columns that the newest wave does not have, from waves
    before it: a question that comes back after a year is the same one."""
