"""Which columns of an export a person means, and what is said of each of them, in one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from fnmatch import fnmatchcase

from loaders.spelling import shortened
from loaders.surveys.columns import Column
from loaders.surveys.declared_records import Declared, DeclaredColumn
from loaders.surveys.wordings import folded

Say = Callable[[str], None]
_LETTERS = re.compile(r"(?:column|columna)s? ([A-Z]{1,3})(?: ?[-:] ?([A-Z]{1,3}))?", re.IGNORECASE)
_FIELDS = tuple(field.name for field in fields(DeclaredColumn) if field.name != "columns")
_KEYS = {name: f"`{name}`" for name in _FIELDS}


def apply_declared(declared: Declared, columns: Sequence[Column], say: Say) -> frozenset[str]:
    """Give every column what is said of it; return the names that mean none of them.

    `say` takes the message of a problem: of what contradicts itself.
    """
    found = {name: meant(name, columns) for name in declared_names(declared)}
    for entry in declared.columns:
        for name in entry.columns:
            for column in found[name]:
                column.said = _merged(column, entry, say)
    return frozenset(name for name, columns in found.items() if not columns)


def declared_names(declared: Declared) -> list[str]:
    """Every name of columns that a person speaks of."""
    return [name for entry in declared.columns for name in entry.columns]


def meant(name: str, columns: Iterable[Column]) -> list[Column]:
    """The columns that a name means: letters (`column P`), a code or a wording, with `*`.

    A code counts before a wording, and a whole wording before the row of a matrix alone.
    """
    columns = list(columns)
    if letters := _LETTERS.fullmatch(name.strip()):
        first, last = _number(letters[1]), _number(letters[2] or letters[1])
        if found := [column for column in columns if first <= column.place.column <= last]:
            return found
    for matches in (_by_code, _by_wording, _by_part):
        if found := [column for column in columns if matches(name, column)]:
            return found
    return []


def _by_code(name: str, column: Column) -> bool:
    code = column.place.code.casefold().strip()
    return bool(code) and fnmatchcase(code, _pattern(name.casefold().strip()))


def _by_wording(name: str, column: Column) -> bool:
    wordings = {column.place.wording, column.said.wording or ""} - {""}
    return any(_fits(name, wording) for wording in wordings)


def _by_part(name: str, column: Column) -> bool:
    return bool(column.place.part) and _fits(name, column.place.part)


def _fits(name: str, wording: str) -> bool:
    form = "*".join(folded(part) if part.strip() else "" for part in name.split("*"))
    return bool(form) and fnmatchcase(folded(wording), _pattern(form))


def _pattern(name: str) -> str:
    """Only `*` stands for anything; brackets are brackets, as in LimeSurvey's codes."""
    return re.sub(r"([?\[\]])", r"[\1]", name)


def _merged(column: Column, entry: DeclaredColumn, say: Say) -> DeclaredColumn:
    said = {}
    for name in _FIELDS:
        before, now = getattr(column.said, name), getattr(entry, name)
        is_told = now is not None and now != ()
        if is_told and before is not None and before not in ((), now):
            say(
                f"Column {column.letters} '{column.name}' is given two different "
                f"{_KEYS[name]} in the survey file: {_shown(before)} and {_shown(now)}; keep one"
            )
        said[name] = now if is_told else before
    return DeclaredColumn((*column.said.columns, *entry.columns), **said)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def unmatched(name: str) -> str:
    """What is wrong with a name that means no column."""
    return (
        f"The survey file speaks of '{shortened(name)}', but no column has that code or wording; "
        "correct the name, or write 'column P' with the column's letters"
    )


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
