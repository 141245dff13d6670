"""What a column of an export is, by its header and its answers."""

import re
from collections.abc import Sequence

from loaders.surveys.attributes import dimension_of, why_no_groups
from loaders.surveys.columns import Column
from loaders.surveys.declared_records import DeclaredColumn
from loaders.surveys.persons import asks_who, holds_addresses, holds_phones
from loaders.surveys.records import TakenAs

_OF_PERSONS = frozenset({"e-mail", "name", "computer", "place"})
_DATES = frozenset({"started", "ended"})
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?%?")
_MOSTLY = 0.9
_MOST_CHOICES = 30
_LEAST_EACH = 2
"""How often each of the different texts of a choice is given, on average."""
_LONGEST_CHOICE = 120
_KEPT: frozenset[TakenAs] = frozenset({"rating", "attribute"})


def kind_of(column: Column) -> tuple[TakenAs, str]:
    """What a column is by its header and its answers alone, and half a sentence on why.

    `Column.candidates` has to be there already.
    """
    if column.meaning is not None:
        return _of_tool(column)
    if not column.spellings:
        return "blank", ""
    headers = column.place.part, column.place.wording, column.place.code
    if why := _why_personal(column, headers):
        return "names a person", why
    if column.candidates:
        return "rating", ""
    dimension = dimension_of(*headers) if not column.place.matrix else None
    if dimension is None:
        return _by_texts(column), ""
    why = why_no_groups(column.text.different, column.text.filled, column.spellings)
    column.dimension = None if why else dimension
    return (_by_texts(column) if why else "attribute"), why


def _why_personal(column: Column, headers: Sequence[str]) -> str:
    """Why a column names a person; empty where it does not. A rating may speak of the telephone."""
    texts = [one.text for one in column.spellings]
    if holds_addresses(texts):
        return "e-mail or IP addresses stand in it"
    if column.candidates:
        return ""
    if asks_who(*headers):
        return "its header asks who somebody is"
    return "telephone numbers stand in it" if holds_phones(texts) else ""


def names_a_person(column: Column) -> bool:
    """Whether addresses stand in a column that was said to be kept."""
    texts = column.text.texts.to_pylist() if column.taken_as in _KEPT else ()
    return holds_addresses(texts)


def said_kind(said: DeclaredColumn) -> TakenAs | None:
    """What a column is by what a person says of it: whoever gives a scale says it is a rating."""
    if said.taken_as is not None:
        return said.taken_as
    of_a_rating = (said.scale, said.reversed, said.measure, said.target)
    if said.words or said.question or any(one is not None for one in of_a_rating):
        return "rating"
    return "attribute" if said.dimension else None


def _of_tool(column: Column) -> tuple[TakenAs, str]:
    if column.meaning in _OF_PERSONS or asks_who(column.place.code, column.place.wording):
        return "names a person", "it is the tool's, on who answers and from where"
    return ("date", "") if column.meaning in _DATES else ("of the tool", "")


def _by_texts(column: Column) -> TakenAs:
    texts = [one.text for one in column.spellings]
    if len(texts) > 1 and sum(map(bool, map(_NUMBER.fullmatch, texts))) >= _MOSTLY * len(texts):
        return "number without a scale"
    is_choice = (
        column.text.different <= _MOST_CHOICES
        and (column.text.different * _LEAST_EACH <= column.text.filled or len(texts) == 1)
        and max(map(len, texts)) <= _LONGEST_CHOICE
    )
    return "choice" if is_choice else "open answers"
