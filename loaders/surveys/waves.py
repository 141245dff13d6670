"""When a survey was held, and which wave of it that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from loaders.surveys.columns import Column
from loaders.surveys.days import Days, days_of
from loaders.surveys.declared_records import Declared
from loaders.surveys.known_records import KnownSurvey, KnownWave
from loaders.surveys.saying import Saying

_WAY_OUT = "`held_on = 2026-03-31` in the survey file, or on the Update page"


@dataclass(frozen=True, slots=True)
class Wave:
    """One holding of a survey."""

    wave_id: str
    starts_on: date
    ends_on: date
    """The day on which it was held, as every page says it."""
    held_from: str
    """Where that day was found."""
    replaces: KnownWave | None
    """The same wave as it stands."""


def wave_of(  # noqa: PLR0913, PLR0917 - all that tells a wave
    columns: Iterable[Column],
    declared: Declared,
    survey: KnownSurvey | None,
    survey_id: str,
    today: date,
    saying: Saying,
) -> Wave | None:
    """The wave that an export is; None, and a problem said, where nothing says when it was held.

    Exports of one survey of which the days overlap are the same wave.
    """
    columns = list(columns)
    found = _held(columns, declared, today, saying)
    if found is None:
        return None
    starts_on, ends_on, held_from = found
    _say_other_days(columns, declared, today, saying)
    if ends_on > today:
        saying.refuse(f"It was held on {ends_on}, which is yet to come; correct {_WAY_OUT}")
        return None
    same = [
        wave
        for wave in (survey.waves if survey else ())
        if wave.starts_on <= ends_on and starts_on <= wave.ends_on
    ]
    if len(same) > 1:
        days = " and ".join(str(wave.ends_on) for wave in same)
        saying.refuse(
            f"Its days, {starts_on} to {ends_on}, overlap with those of the waves of {days}; "
            f"divide the export by wave, or say when it was held with {_WAY_OUT}"
        )
        return None
    replaces = same[0] if same else None
    wave_id = replaces.wave_id if replaces else f"{survey_id}@{ends_on}"
    return Wave(wave_id, starts_on, ends_on, held_from, replaces)


def say_same_days(wave: Wave, title: str, other: KnownSurvey, saying: Saying) -> None:
    """Warn of an export that is by its questions and days a wave of a survey of another title."""
    for known in other.waves:
        if known.starts_on <= wave.ends_on and wave.starts_on <= known.ends_on:
            saying.warn(
                f"Most of its questions and its days are those of '{other.title}' of "
                f"{known.ends_on}; as '{title}' it stands beside that as a survey of its own. If "
                "it is the same, give that title as `survey` in the survey file or on the Update "
                "page"
            )


def _held(
    columns: list[Column], declared: Declared, today: date, saying: Saying
) -> tuple[date, date, str] | None:
    told = [(column, days) for column in columns if (days := _days(column, today))]
    ends = [(column, days) for column, days in told if column.meaning != "started"] or told
    if declared.held_on is not None:
        first = min((days.first for _, days in told if days.others is None), default=None)
        is_before = first is not None and first <= declared.held_on
        starts_on = first if first and is_before else declared.held_on
        return starts_on, declared.held_on, "said by a person"
    if not ends:
        saying.refuse(f"Nothing in the export says when the survey was held; give {_WAY_OUT}")
        return None
    column, days = max(ends, key=lambda one: (one[1].others is None, one[1].last))
    if days.others is not None:
        last, other = days.last, days.others[1]
        saying.refuse_at(
            column,
            f"The days in '{column.name}' can be read month first (until {last}) or "
            f"day first (until {other}); give {_WAY_OUT}",
        )
        return None
    first = min(days.first for _, days in told if days.others is None)
    order = f", read {days.order}" if days.order else ""
    where = f"the last day in column {column.letters} '{column.name}'{order}"
    return first, days.last, where


def _say_other_days(
    columns: Iterable[Column], declared: Declared, today: date, saying: Saying
) -> None:
    """Warn of a day said by a person before which nobody answered."""
    told = [days for column in columns if (days := _days(column, today)) and days.others is None]
    first = min((days.first for days in told), default=None)
    if declared.held_on is not None and first is not None and declared.held_on < first:
        saying.warn(
            f"It is said to be held on {declared.held_on}, but its answers were given from "
            f"{first} on; if that is not meant, correct {_WAY_OUT}"
        )


def _days(column: Column, today: date) -> Days | None:
    return days_of(column.text, today) if column.taken_as == "date" else None
