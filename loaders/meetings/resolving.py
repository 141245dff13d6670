"""Finds the meetings that a deadline names in the calendar, and says by what it found them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from loaders.meetings.records import Meeting
from loaders.meetings.words import LAST, SEASONS, Asked, asked, folded

_BY_NAME = "The calendar calls it so."
_MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip
_WINTER = SEASONS["winter"][0]
_JANUARY: Mapping[str, int] = MappingProxyType({})
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting that words name, and by what."""

    meeting: Meeting
    reason: str


def meetings_named(
    words: str,
    meeting: str | None,
    calendar: Sequence[Meeting],
    year_starts: Mapping[str, int] = _JANUARY,
) -> list[Found]:
    """The meetings, past and to come, that a deadline names, the earliest first.

    `meeting` is the part of the words that names one, as `plans.deadlines` finds it. What the
    calendar calls so counts before what fits by its date, year by year. Where the words name no
    meeting, only those are found that the calendar calls by all the words. `year_starts` are the
    first months of the `fiscal` and the `school` year.
    """
    if meeting is None:
        every = folded(words)
        return [Found(one, _BY_NAME) for one in sorted(calendar) if every in _names(one)]
    whole = _in_full(words, asked(meeting), calendar)
    found = []
    for season in whole.seasons[1:] and whole.seasons:
        found += _found(replace(whole, seasons=(season,)), calendar, 1)
    if found:
        return sorted(found, key=lambda one: one.meeting)
    return _found(whole, calendar, year_starts.get(whole.year_kind, 1))


def _in_full(words: str, wanted: Asked, calendar: Sequence[Meeting]) -> Asked:
    """What is asked by the name that the calendar has for it, where that says more.

    Of `at the Data Committee meeting` only `committee meeting` is made out in the words.
    """
    whole = f" {folded(words)} "
    called = {name for one in calendar for name in _names(one)}
    longer = [name for name in called if f" {name} " in whole and wanted.words in name]
    name = max(longer, key=lambda name: (len(name), name), default=wanted.words)
    return wanted if name == wanted.words else replace(asked(name), is_several=wanted.is_several)


def _found(wanted: Asked, calendar: Sequence[Meeting], start_month: int) -> list[Found]:
    fitting = [one for one in sorted(calendar) if _fits(one, wanted)]
    found = []
    for _, in_year in groupby(fitting, lambda one: _year(one, wanted, start_month)):
        found += _of_a_year(list(in_year), wanted, start_month)
    return found


def _of_a_year(meetings: Sequence[Meeting], wanted: Asked, start_month: int) -> list[Found]:
    """Those of one year: what is called so, or else what fits by its date or order."""
    called = [one for one in meetings if wanted.words in _names(one)]
    if called:
        return [Found(one, _BY_NAME) for one in _first(called, wanted)]
    named = [one for one in meetings if _has_names(one, wanted)]
    if wanted.ordinal is not None:
        return _in_order(named, wanted, start_month)
    dated, reason = _dated(named, wanted)
    return [Found(one, reason) for one in _first(dated, wanted)]


def _fits(one: Meeting, wanted: Asked) -> bool:
    return wanted.year is None or one.starts_on.year == wanted.year


def _year(one: Meeting, wanted: Asked, start_month: int) -> int:
    """The year it counts in; a December is part of the winter that ends in the next one."""
    first = _WINTER if wanted.seasons == ("winter",) else start_month
    return one.starts_on.year + (1 < first <= one.starts_on.month)


def _names(one: Meeting) -> set[str]:
    return {folded(words) for words in (one.name, *one.kinds)}


def _has_names(one: Meeting, wanted: Asked) -> bool:
    tokens = {token for words in _names(one) for token in words.replace("/", " ").split()}
    return wanted.names <= tokens


def _in_order(named: Sequence[Meeting], wanted: Asked, start_month: int) -> list[Found]:
    dated, _ = _dated(named, wanted)
    place = wanted.ordinal or 1
    at = place - 1 if place > 0 else place
    if not -len(dated) <= at < len(dated):
        return []
    one = dated[at]
    which = " ".join(["The", _ORDINALS[place], *sorted(wanted.names), "meeting"])
    year = f"{wanted.year_kind} year " if wanted.year_kind != "calendar" else ""
    told = _year(one, wanted, start_month)
    return [Found(one, f"{which} of {year}{told} in the calendar.")]


def _dated(named: Sequence[Meeting], wanted: Asked) -> tuple[list[Meeting], str]:
    """Those in the season or the months asked for, and how that is said."""
    for season in wanted.seasons:
        if called := [one for one in named if any(season in name for name in _names(one))]:
            return called, f'Its name or kind in the calendar says "{season}".'
        first, *_, last = SEASONS[season]
        told = f"{season} ({_MONTHS[first]} to {_MONTHS[last]})"
        return _in(named, set(SEASONS[season])), f"Its date is in {told}."
    if wanted.months:
        told = " or ".join(_MONTHS[month] for month in sorted(wanted.months))
        return _in(named, set(wanted.months)), f"Its date is in {told}."
    return list(named), "Its name or kind in the calendar says so." if wanted.names else (
        "Every meeting in the calendar."
    )


def _in(named: Sequence[Meeting], months: set[int]) -> list[Meeting]:
    return [one for one in named if one.starts_on.month in months]


def _first(meetings: Sequence[Meeting], wanted: Asked) -> Sequence[Meeting]:
    """One a year where the words ask for one: the first of those that fit."""
    is_one = wanted.ordinal is not None or wanted.seasons or wanted.months
    return meetings[:1] if is_one and not wanted.is_several else meetings
