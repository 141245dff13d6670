"""Reads how outcomes are reported, in a plan's own words: to whom, by what and when."""

import re
from dataclasses import dataclass
from datetime import date

from loaders.plans.deadlines import deadline

_AUDIENCES = (
    r"members?|membership|board|directors?|council|committees?|staff|public|families|parents|"
    r"stake-?holders?|partners?|funders?|governor|legislat\w+|managers?|supervisors?|leadership|"
    r"commission\w*|agenc(?:y|ies)|count(?:y|ies)|states?|tribes?|courts?|workgroups?|teams?|"
    r"department|employees|customers|community|communities"
)
# A column may name the channel itself: "Director's report to council", "Minutes".
_CHANNELS = (
    r"e-?mails?|newsletters?|web ?sites?|web ?pages?|pages?|dashboards?|reports?|briefs?|minutes|"
    r"notes?|tables?|charts?|presentations?|slides|surveys?|evaluation forms?|letters?|memos?|"
    r"calendars?|counts?|assessments?|samples|lists?|webinars?|social media|press releases?"
)
_CHANNEL = re.compile(
    rf"(?<![\w-])(?:{_CHANNELS})(?:\s+(?:{_CHANNELS}|results))?(?![\w-])(?! of\b)", re.IGNORECASE
)
_AUDIENCE = (
    rf"(?:{_AUDIENCES})(?:\s+(?:{_AUDIENCES}))?"
    rf"(?:['’]s?\s+(?:[\w-]+\s+){{0,2}}?(?:{_AUDIENCES}))?\b"
)
_STOP = r"(?:to|with|for|at|by|in|on|through|via|from|after|once|when|until)\b"
_TO = re.compile(
    rf"\b(?:to|with|for)\s+(?P<whom>(?:(?!{_STOP})[\w'’&/-]+\s+){{0,6}}?{_AUDIENCE}"
    rf"(?:(?:,| and| or)(?: to)? (?:(?!{_STOP})[\w'’-]+ ){{0,2}}{_AUDIENCE})*)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    rf"\b(?P<whom>{_AUDIENCES})['’]s?\s+(?:[\w-]+\s+)?(?:pages?|(?:web ?)?sites?|newsletters?)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?P<whom>public)\s+(?:web ?)?(?:page|site)|\b(?P<body>board|council|committee)\s+(?:papers|"
    r"meetings?)",
    re.IGNORECASE,
)
_NOT_SHARED = re.compile(r"\bnot (?:yet )?(?:shared|reported|sent)\b[^,.;)]*", re.IGNORECASE)
_FIRST = re.compile(r"^(?:the|all|each|every|our|of|to|with|for)\s+", re.IGNORECASE)
_MOST_ADJECTIVES = 2
_NO_ADJECTIVE = re.compile(
    rf"{_STOP}|(?:the|an?|and|or|be|that|is|are|were|each|every|before|of|shown|shared|attached|sent|"
    r"reported|posted|delivered)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?<![-\w])(?:after|when|once|as soon as)\s+"
    r"(?!(?:each|every|needed|necessary|appropriate|required|that|this)\b)(?P<what>[^.;]+)",
    re.IGNORECASE,
)
_AFTER_EACH = re.compile(
    r"\b(?:after|at the end of) (?:each|every) (?P<unit>month|quarter|year|meeting)\b",
    re.IGNORECASE,
)
_NOT_A_TIME = re.compile(
    rf"\b(?:annual|yearly|monthly|quarterly|weekly)\s+(?!{_STOP}|and\b|or\b)(?!(?:[\w-]+\s+)?(?:{_CHANNELS}|meetings?)\b)",
    re.IGNORECASE,
)
"""`annual objectives` are no more often told of than others; an `annual report` is."""
_AT = re.compile(r"\b(?:at|during|before|prior to|by|every|each|for)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing to report; None where the words do not say."""

    words: str
    audience: str | None
    channel: str | None
    cadence: str | None
    """As that of a deadline: monthly, quarterly, at a meeting, as needed ..."""
    meeting: str | None
    due_month: int | None
    condition: str | None
    """What has to happen first, as written: nobody can tell the day of it beforehand."""
    due_on: date | None


def obligations(text: str, fiscal_year_start_month: int = 1) -> list[Obligation]:
    """The things to report that a line promises; several stand apart by semicolons.

    Chart at every board meeting; yearly table on the members' page
    """
    parts = [" ".join(part.split()).strip(" .") for part in text.split(";")]
    return [_obligation(part, fiscal_year_start_month) for part in parts if part]


def _obligation(words: str, fiscal_year_start_month: int) -> Obligation:
    condition = _CONDITION.search(words)
    sure = words.replace(condition[0], " ") if condition else words
    timed = _NOT_A_TIME.sub(" ", _AFTER_EACH.sub(r"every \g<unit>", sure))
    when = deadline(timed, fiscal_year_start_month)
    meeting = when.meeting if when.meeting and _is_held(timed, when.meeting) else None
    is_meeting_only = when.cadence == "at a meeting" and meeting is None
    return Obligation(
        words=words,
        audience=_audience(words),
        channel=_channel(sure),
        cadence=None if is_meeting_only else when.cadence,
        meeting=meeting,
        due_month=when.due_month,
        condition=condition["what"].strip() if condition else None,
        due_on=when.due_on,
    )


def _is_held(words: str, meeting: str) -> bool:
    """Whether something happens at the meeting; `meeting notes` are only named after one."""
    before = words[: words.find(meeting)]
    return bool(_AT.search(re.sub(r"\bthe $", "", before)))


def _audience(words: str) -> str | None:
    for pattern in (_TO, _OWNED, _PLACE):
        found = pattern.search(_NOT_SHARED.sub(" ", words))
        if found:
            whom: str = next(filter(None, found.groupdict().values())).strip()
            while _FIRST.match(whom):
                whom = _FIRST.sub("", whom)
            return whom
    return None


def _channel(words: str) -> str | None:
    """The first thing that carries it, with the one or two words before that tell which."""
    found = _CHANNEL.search(words)
    if found is None:
        return None
    named = [found[0]]
    for word in reversed(words[: found.start()].split()[-_MOST_ADJECTIVES:]):
        if word.endswith((",", ".", ";", ":")) or _NO_ADJECTIVE.match(word):
            break
        named.insert(0, word)
    return " ".join(named)
