"""Exports of surveys, whatever tool wrote them: one row per respondent, or one row per answer.

| Respondent ID | End Date   | Rate the course: |           | What is your role? |  SurveyMonkey
|               |            | Useful           | Practical | Response           |
| 101           | 03/14/2026 | Strongly agree   | Agree     | Manager            |

| Respondent | Question             | Answer            |                            one per answer
| 101        | The course is useful | 5 - Strongly agree |

Ratings and attributes are kept. What names a person never is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.cells import Sheet, Workbook
from loaders.flat.findings import Findings
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows
from loaders.surveys.claiming import exports_in, is_export
from loaders.surveys.codebook import codebook_of
from loaders.surveys.declared_columns import declared_names, unmatched
from loaders.surveys.declared_records import Declared
from loaders.surveys.declaring import declared_of
from loaders.surveys.exports import ExportRead, read_export
from loaders.surveys.invited import check_invited, invited_to, say_same_waves
from loaders.surveys.invited_sheet import Invited, invited_tables, read_invited
from loaders.surveys.ledger_rows import ledger_rows
from loaders.surveys.records import Export
from loaders.surveys.saying import Saying
from loaders.surveys.seen import survey_seen
from loaders.surveys.seen_records import SurveySeen

__all__ = ["NAME", "Records", "claims", "read", "rows", "seen", "validate", "why_not"]

NAME = "survey"
_CODEBOOK = (
    "It lists the codes and questions of a survey's export and no answers; put it on a sheet of "
    "the workbook with the export, or write the questions as `wording` in a survey file."
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
    """Whether a sheet holds an export, by its headers or its answers, or invited counts."""
    return bool(invited_tables(sheet)) or is_export(sheet)


def why_not(workbook: Workbook) -> str | None:
    """One sentence on a workbook with nothing but the codes of an export's questions."""
    return _CODEBOOK if any(codebook_of(sheet) for sheet in workbook.sheets) else None


def read(workbook: Workbook, options: Options) -> Records | None:
    """The exports of a workbook; None when it has none."""
    found = Findings(workbook.file_name)
    books = {sheet.name: book for sheet in workbook.sheets if (book := codebook_of(sheet))}
    counts = [table for sheet in workbook.sheets for table in invited_tables(sheet)]
    beside = {*books, *(table.sheet.name for table in counts)}
    exports = exports_in(workbook, beside, options)
    if not exports and not counts:
        return None
    records = _read(workbook, exports, books, options, found)
    surveys = options.known.surveys
    invited = read_invited(workbook, counts, records, surveys, found)
    check_invited(records, invited, found)
    read_books = books if exports else {}
    sheets = {name: f"{len(book):,} questions by their codes" for name, book in read_books.items()}
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
    """Each export; what a person says of a column that none of them has is a problem."""
    wordings = {code: wording for book in books.values() for code, wording in book.items()}
    declared = Declared() if options.survey is None else declared_of(options.survey)
    with_it = (declared, wordings, options.known, date.today())  # noqa: DTZ011 - the user's day
    read = [
        read_export(workbook.file_name, sheet, export, *with_it, Saying(found, sheet.name))
        for sheet, export in exports
    ]
    say_same_waves(read, found)
    for name in dict.fromkeys(declared_names(declared) if read else ()):
        if all(name in one.unmatched for one in read):
            found.say(read[0].sheet.name, "", unmatched(name))
    return read


def _says(read: ExportRead) -> str:
    """`SurveyMonkey: 84 respondents, 9 rated questions, 3 attributes, held on 2026-03-31`."""
    columns = read.columns
    attributes = sum(1 for _ in columns.taken_as("attribute"))
    counts = [
        (len(columns.respondents), "respondent"),
        (len(read.rated), "rated question"),
        *([(len(read.composites), "composite")] if read.composites else []),
        (attributes, "attribute"),
    ]
    told = [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts]
    held = f", held on {read.wave.ends_on}" if read.wave else ""
    return f"{read.title} ({columns.export.tool}): {', '.join(told)}{held}"
