"""Which sheets hold an export of a survey: by headers, by answers, or by a person's word."""

from collections import Counter
from collections.abc import Container
from itertools import chain

from loaders.cells import Sheet, Workbook
from loaders.options import Options
from loaders.surveys.columns import Column, columns_of
from loaders.surveys.decided import look_at
from loaders.surveys.layouts import export_of
from loaders.surveys.matching import asks_again
from loaders.surveys.records import Export
from loaders.surveys.texts import text_of

_LEAST_RESPONDENTS = 2
_LEAST_DATED, _LEAST_ALIKE = 2, 3
"""Ratings that show a table to be an export: beside a day, or all on one scale. A list of risks has
a likelihood and an impact too."""
_TOOLS = frozenset({"Google Forms", "Microsoft Forms"})
"""Tools whose headers other tables may have too."""


def is_export(sheet: Sheet) -> bool:
    """Whether a sheet holds an export, whoever says nothing of it."""
    export = export_of(sheet)
    return export is not None and (export.is_certain or _shows_ratings(sheet, export))


def exports_in(
    workbook: Workbook, beside: Container[str], options: Options
) -> list[tuple[Sheet, Export]]:
    """The exports of a workbook, without the sheets of these names.

    A person's word that it is a survey counts where nothing else tells.
    """
    found = [
        (sheet, export)
        for sheet in workbook.sheets
        if sheet.name not in beside and (export := export_of(sheet)) is not None
    ]
    sure = [
        (sheet, export)
        for sheet, export in found
        if export.is_certain
        or asks_again(export, options.known.surveys)
        or _shows_ratings(sheet, export)
    ]
    return sure or (found if options.survey is not None else [])


def _shows_ratings(sheet: Sheet, export: Export) -> bool:
    """Whether its answers show that it is an export; of a long sheet the first ones."""
    head = Sheet(sheet.name, sheet.cells) if sheet.long is not None else sheet
    columns = columns_of(export, text_of(head, export.last_header_row))
    if len(columns.respondents) < _LEAST_RESPONDENTS:
        return False
    look_at(columns.columns)
    ratings = list(columns.taken_as("rating"))
    if export.tool in _TOOLS:
        return bool(ratings)
    is_dated = any(column.meaning in {"started", "ended"} for column in columns.columns)
    return (is_dated and len(ratings) >= _LEAST_DATED) or _most_alike(ratings) >= _LEAST_ALIKE


def _most_alike(ratings: list[Column]) -> int:
    """How many ratings fit one scale."""
    names = chain.from_iterable({one.scale.name for one in rating.candidates} for rating in ratings)
    return max(Counter(names).values(), default=0)
