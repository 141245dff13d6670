"""Which kind of year a measure goes by, in its catalogue's words."""

from typing import get_args

from loaders.calendars import FEDERAL_START, Calendar, Kind
from loaders.spelling import plain, shortened
from loaders.year_words import era_of

_FIXED = {"calendar": 1, "federal fiscal": FEDERAL_START}


def calendar_of(
    words: str, start_month: int | None, fiscal_start_month: int, school_start_month: int
) -> Calendar:
    """The calendar that `federal fiscal year`, `SFY` or `school year` names; blank is calendar.

    The start of a state fiscal or school year is the measure's own or else the setting's, that of
    a survey year the measure's own or else January. Raises ValueError, half a sentence.
    """
    kind = era_of(words) if plain(words) else "calendar"
    for known in get_args(Kind):
        if known == kind:
            fixed = _FIXED.get(known)
            if fixed is not None and start_month not in {None, fixed}:
                raise ValueError(f"should be blank or {fixed}: there a {known} year starts")
            settings = {"state fiscal": fiscal_start_month, "school": school_start_month}
            return Calendar(known, start_month or fixed or settings.get(known, 1))
    allowed = ", ".join(f"{known} year" for known in get_args(Kind))
    raise ValueError(f"should be one of {allowed}, not '{shortened(words)}'")
