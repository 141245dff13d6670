"""What was recognized in a survey's export, in words."""

from collections.abc import Sequence
from datetime import date

import loaders
from dashboard import words
from loaders import ColumnSeen, SurveySeen

RATING = "rating"
GROUP = "attribute"
OPEN = "open answers"
KEPT = (RATING, GROUP)
TAKEN_AS = {
    RATING: "A rating",
    GROUP: "A group of respondents (role, region, ...)",
    OPEN: "Open answers, kept but never published",
    "names a person": "It names a person: never kept",
    "left out": "Left out",
}
"""What a person may take a column for."""
NUMBERS = "number without a scale"
_FEW = 3
_LONG = 90
NEVER = (
    "Names, e-mail and IP addresses, phone numbers and the tool's own respondent numbers are "
    "never stored. Open answers are stored only where you ask for it, and never published."
)


def survey_sentence(one: SurveySeen) -> str:
    """Who answered, when, with which tool, and what stands of it already."""
    answered = f"{one.respondents:,} respondent{'s' * (one.respondents != 1)}"
    asked = f" of {one.invited:,} invited" if one.invited is not None else ""
    held = f"held on {day(one.held_on)} ({one.held_from})" if one.held_on else "no day known yet"
    told = f"{one.tool[:1].upper()}{one.tool[1:]}, sheet ‘{one.sheet}’: {answered}{asked}, {held}. "
    if one.replaces:
        return told + f"It replaces what stands of {day(one.replaces)}."
    return told + ("Held before; this is a new time." if one.is_known else "Not held before.")


def day(iso: str | None) -> str:
    """An ISO date as `31 Mar 2026`; empty for none."""
    return words.day(date.fromisoformat(iso)) if iso else ""


def is_in_doubt(column: ColumnSeen) -> bool:
    """A rating whose answers fit several scales, or none, and nobody said which it is."""
    return column.taken_as == RATING and column.scale is None


def scale(column: ColumnSeen) -> str:
    """The scale that it is read on, or those that it could be."""
    if is_in_doubt(column):
        return _either(column.candidates) or "none that is known"
    return f"{column.scale or '–'}{', reversed' if column.is_reversed else ''}"


def _either(names: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or 5 others`."""
    rest = len(names) - _FEW
    told = [*names[:_FEW], f"{rest} others"] if rest > 1 else list(names)
    return " or ".join(part for part in (", ".join(told[:-1]), *told[-1:]) if part)


def scales(columns: Sequence[ColumnSeen]) -> dict[str, str]:
    """What the numbers of every known scale among these are called: `1 Poor, 2 Fair, 3 Good`."""
    names = dict.fromkeys(one for column in columns for one in (column.scale, *column.candidates))
    known = [loaders.SCALES[name] for name in names if name in loaders.SCALES]
    return {
        scale.name: ", ".join(f"{scale.low + n} {word}" for n, word in enumerate(scale.labels))
        for scale in known
        if scale.labels
    }


def label(column: ColumnSeen) -> str:
    """A column in a list of choices: its letters, its code and the beginning of its question."""
    known = " ".join(dict.fromkeys(part for part in (column.column, column.code) if part))
    told = f"{known}: {_both_ends(column.wording)}" if column.wording else known
    return words.visible(told)


def short_label(column: ColumnSeen) -> str:
    """A column within a sentence: its letters and its code, or its question without one."""
    is_coded = column.code not in {"", column.column}
    return words.visible(f"{column.column} {column.code}") if is_coded else label(column)


def _both_ends(wording: str) -> str:
    """A wording as long as a choice can be; the row of a matrix stands at its end."""
    text = " ".join(wording.split())
    if len(text) <= _LONG:
        return text
    return f"{words.shorten(text, _LONG // 2)} {text[-_LONG // 2 :].partition(' ')[2]}"


def by_kind(columns: Sequence[ColumnSeen]) -> tuple[list[ColumnSeen], ...]:
    """Ratings, groups, open answers that a person asked for, and what is not kept."""
    ratings = [one for one in columns if one.taken_as == RATING]
    groups = [one for one in columns if one.taken_as == GROUP]
    asked = [one for one in columns if one.taken_as == OPEN and one.decided_by == "person"]
    kept = {id(one) for one in (*ratings, *groups, *asked)}
    return ratings, groups, asked, [one for one in columns if id(one) not in kept]
