"""What a person says of a survey's export on the Update page, as the survey file would say it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

_SAY_NOTHING: tuple[object, ...] = (None, "", (), [])


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said of some columns; None and empty leave it to the file."""

    columns: tuple[str, ...]
    """Their names, as `names` gives them."""
    taken_as: str | None = None
    scale: str | None = None
    words: tuple[str, ...] = ()
    """Labels from the lowest to the highest, instead of a scale."""
    reversed: bool | None = None
    not_applicable: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    question: str | None = None
    wording: str | None = None
    dimension: str | None = None
    measure: str | None = None
    target: float | None = None

    @property
    def says_something(self) -> bool:
        """More than which columns are meant."""
        return self != Correction(self.columns)


_SAYS = tuple(name for name in Correction.__dataclass_fields__ if name != "columns")


@dataclass(frozen=True, slots=True)
class Composite:
    """A question that is the mean of each respondent's answers to others."""

    name: str
    items: tuple[str, ...]
    measure: str | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said of one upload."""

    survey: str | None = None
    held_on: date | None = None
    invited: int | None = None
    columns: tuple[Correction, ...] = ()
    composites: tuple[Composite, ...] = ()


def with_fields(said: Said, told: Said, read: Said) -> Said:
    """What is said, with title, day and invited as the fields tell them where that is news.

    `read` is what the fields were filled in with; a field that was emptied is said no more.
    """
    names = ("survey", "held_on", "invited")
    news = {name: getattr(told, name) for name in names}
    return replace(said, **{one: new for one, new in news.items() if new != getattr(read, one)})


_ON_A_SCALE = ("scale", "words")
_OF_A_RATING = (*_ON_A_SCALE, "reversed", "not_applicable", "no_answer", "measure", "target")
_RATING = "rating"


def corrected(said: Said, newer: Correction) -> Said:
    """With one more correction, which counts where an older one says otherwise."""
    older = [part for one in said.columns for part in _beside(one, newer)]
    return replace(said, columns=(*older, newer))


def _beside(older: Correction, newer: Correction) -> list[Correction]:
    """What of an older correction still holds: of other columns all, of the same what is apart."""
    others = tuple(name for name in older.columns if name not in newer.columns)
    same = tuple(name for name in older.columns if name in newer.columns)
    overruled = [name for name in _SAYS if getattr(newer, name) not in _SAY_NOTHING]
    if newer.scale or newer.words:
        overruled += _ON_A_SCALE
    if newer.taken_as not in {None, _RATING}:
        overruled += _OF_A_RATING
    blank = {name: getattr(Correction(()), name) for name in overruled}
    parts = [replace(older, columns=others), replace(older, columns=same, **blank)]
    return [one for one in parts if one.columns and one.says_something]


def plain(said: Said) -> dict[str, Any]:
    """The survey file's keys with what is said, as JSON has values; `{}` when that is nothing."""
    given: dict[str, Any] = {
        "survey": said.survey,
        "held_on": said.held_on.isoformat() if said.held_on else None,
        "invited": said.invited,
        "columns": [_filled(asdict(one)) for one in said.columns],
        "composites": [_filled(asdict(one)) for one in said.composites],
    }
    return _filled(given)


def _filled(given: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing; tuples as lists."""
    told = {name: value for name, value in given.items() if value not in _SAY_NOTHING}
    return {name: list(one) if isinstance(one, tuple) else one for name, one in told.items()}


def toml(given: Mapping[str, Any]) -> str:
    """The same as a survey file for the command line."""
    lines = [f"{name} = {_value(name, one)}" for name, one in given.items() if not _is_table(one)]
    for name, tables in given.items():
        for table in tables if _is_table(tables) else ():
            lines += ["", f"[[{name}]]"]
            lines += [f"{key} = {_value(key, one)}" for key, one in table.items()]
    return "\n".join(lines).strip() + "\n"


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(name: str, value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value('', one) for one in value)}]"
    if name == "held_on":
        return str(value)
    # JSON writes strings, numbers and true as TOML does, but for one sign that TOML escapes.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
