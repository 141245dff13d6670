"""Exports of surveys, whatever tool wrote them: one row per respondent, or one row per answer.

| Respondent ID | End Date   | Rate the course: |           | What is your role? |  SurveyMonkey
|               |            | Useful           | Practical | Response           |
| 101           | 03/14/2026 | Strongly agree   | Agree     | Manager            |

| Respondent | Question             | Answer            |                            one per answer
| 101        | The course is useful | 5 - Strongly agree |

Ratings and attributes are kept. What names a person never is.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.cells import Sheet, Workbook
from loaders.flat.findings import Findings
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows
from loaders.surveys.codebook import codebook_of
from loaders.surveys.columns import columns_of
from loaders.surveys.decided import look_at
from loaders.surveys.declaring import declared_of
from loaders.surveys.exports import ExportRead, read_export
from loaders.surveys.invited import check_invited, invited_to, say_same_waves
from loaders.surveys.invited_sheet import Invited, invited_tables, read_invited
from loaders.surveys.layouts import export_of
from loaders.surveys.ledger_rows import ledger_rows
from loaders.surveys.matching import asks_again
from loaders.surveys.records import Declared, Export, SurveySeen
from loaders.surveys.saying import Saying
from loaders.surveys.seen import survey_seen
from loaders.surveys.texts import text_of

__all__ = ["NAME", "Records", "claims", "read", "rows", "seen", "validate"]

NAME = "survey"
_LEAST_RATINGS, _LEAST_RESPONDENTS = 2, 2
"""Of a table that no tool's headers show to be an export."""
_CODEBOOK = (
    "This is the list of an export's codes and questions, not an export; put it on a sheet of the "
    "workbook with the export, or write the questions as `wording` in a survey file"
)


@dataclass(frozen=True, slots=True)
class Records:
    """What the exports of one workbook say."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    exports: list[ExportRead]
    invited: list[Invited]
    codes: dict[str, str]
    """Codes of measures, by id."""


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds an export, by its headers, or by answers on known scales."""
    if codebook_of(sheet) is not None or invited_tables(sheet):
        return True
    export = export_of(sheet)
    return export is not None and (export.is_certain or _has_ratings(sheet, export))


def read(workbook: Workbook, options: Options) -> Records | None:
    """The exports of a workbook; None when it has none."""
    found = Findings(workbook.file_name)
    books = {sheet.name: book for sheet in workbook.sheets if (book := codebook_of(sheet))}
    counts = [table for sheet in workbook.sheets for table in invited_tables(sheet)]
    beside = {*books, *(table.sheet.name for table in counts)}
    exports = list(_exports(workbook, beside, options))
    if not exports and not beside:
        return None
    records = _read(workbook, exports, books, options, found)
    surveys = options.known.surveys
    invited = read_invited(workbook, counts, records, surveys, found)
    check_invited(records, invited, found)
    sheets = {name: f"{len(book):,} questions by their codes" for name, book in books.items()}
    sheets |= {table.sheet.name: f"{len(table.rows):,} invited counts" for table in counts}
    sheets |= {one.sheet.name: _says(one) for one in records}
    codes = {id_: measure.code for id_, measure in options.known.measures.items()}
    return Records(workbook, sheets, found.problems, records, invited, codes)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return ledger_rows(records.workbook, records.exports, records.invited)


def seen(records: Records) -> list[SurveySeen]:
    """What was recognized in each export, column by column."""
    return [
        survey_seen(one, records.codes, invited_to(one, records.invited)) for one in records.exports
    ]


def _read(
    workbook: Workbook,
    exports: Sequence[tuple[Sheet, Export]],
    books: Mapping[str, dict[str, str]],
    options: Options,
    found: Findings,
) -> list[ExportRead]:
    """Each export; a list of codes without one is a problem."""
    if not exports:
        for name in books:
            found.say(name, "", _CODEBOOK)
    wordings = {code: wording for book in books.values() for code, wording in book.items()}
    declared = Declared() if options.survey is None else declared_of(options.survey)
    with_it = (declared, wordings, options.known, date.today())  # noqa: DTZ011 - the user's day
    read = [
        read_export(workbook.file_name, sheet, export, *with_it, Saying(found, sheet.name))
        for sheet, export in exports
    ]
    say_same_waves(read, found)
    return read


def _exports(
    workbook: Workbook, beside: Container[str], options: Options
) -> Iterator[tuple[Sheet, Export]]:
    for sheet in workbook.sheets:
        export = None if sheet.name in beside else export_of(sheet)
        if export is not None and (
            options.survey is not None
            or export.is_certain
            or asks_again(export, options.known.surveys)
            or _has_ratings(sheet, export)
        ):
            yield sheet, export


def _has_ratings(sheet: Sheet, export: Export) -> bool:
    """Whether its answers show that it is an export; of a long sheet the first ones."""
    head = Sheet(sheet.name, sheet.cells) if sheet.long is not None else sheet
    columns = columns_of(export, text_of(head, export.last_header_row))
    if len(columns.respondents) < _LEAST_RESPONDENTS:
        return False
    look_at(columns.columns)
    return sum(1 for _ in columns.taken_as("rating")) >= _LEAST_RATINGS


def _says(read: ExportRead) -> str:
    """`SurveyMonkey, 84 respondents, 9 rated questions, 3 attributes, held on 2026-03-31`."""
    columns = read.columns
    attributes = sum(1 for _ in columns.taken_as("attribute"))
    counts = [
        (len(columns.respondents), "respondent"),
        (len(read.rated) + len(read.composites), "rated question"),
        (attributes, "attribute"),
    ]
    told = [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts]
    held = f", held on {read.wave.ends_on}" if read.wave else ""
    return f"{read.title} ({columns.export.tool}): {', '.join(told)}{held}"
