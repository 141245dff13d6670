"""Reads one export of a survey: from its sheet to what every column means, and when it was held."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from loaders.cells import Sheet
from loaders.flat.checks import BROKEN
from loaders.known import Known
from loaders.spelling import shortened
from loaders.surveys.asked_before import say_asked_twice, say_no_longer_rated
from loaders.surveys.columns import Column, Columns, columns_of
from loaders.surveys.composites import Composite, composites_of
from loaders.surveys.decided import decide, look_at
from loaders.surveys.declared_columns import apply_declared
from loaders.surveys.declared_records import Declared
from loaders.surveys.known_records import KnownSurvey
from loaders.surveys.matching import (
    match_columns,
    name_questions,
    nearly_matched,
    survey_called,
    survey_of,
)
from loaders.surveys.measures import MeasureNames, say_twice_fed
from loaders.surveys.nearly_rated import say_nearly_rated
from loaders.surveys.odd_rows import say_odd_rows
from loaders.surveys.rated import say_other_scales, settle_scales
from loaders.surveys.records import Export
from loaders.surveys.saying import Saying
from loaders.surveys.texts import SheetText, text_of
from loaders.surveys.titles import title_of
from loaders.surveys.waves import Wave, say_same_days, wave_of
from loaders.surveys.wordings import folded, slug


@dataclass(slots=True)
class ExportRead:
    """One export, understood."""

    sheet: Sheet
    columns: Columns
    declared: Declared
    title: str
    survey_id: str
    known: KnownSurvey | None
    """The survey as it stands."""
    wave: Wave | None
    """None where nothing says when it was held: a problem."""
    unmatched: frozenset[str] = frozenset()
    """What a person says of columns that this export does not have."""
    rated: list[Column] = field(default_factory=list)
    composites: list[Composite] = field(default_factory=list)


def read_export(  # noqa: PLR0913, PLR0917 - the sheet, and all that it is read with
    file_name: str,
    sheet: Sheet,
    export: Export,
    declared: Declared,
    wordings: Mapping[str, str],
    known: Known,
    today: date,
    saying: Saying,
) -> ExportRead:
    """What an export says, with a problem for everything in it that is in doubt.

    `wordings` are the questions behind codes, by folded code.
    """
    text = text_of(sheet, export.last_header_row)
    columns = columns_of(export, text)
    _put_wordings(columns, wordings)
    unmatched = apply_declared(declared, columns.columns, saying.refuse)
    look_at(columns.columns)
    first_header = min((place.header_row for place in export.columns), default=1)
    title, survey = _survey(declared, title_of(sheet, first_header, file_name), columns, known)
    match_columns(columns.columns, survey, saying.refuse)
    decide(columns, saying)
    ratings = list(columns.taken_as("rating"))
    settle_scales(ratings, saying)
    survey_id = survey.survey_id if survey else slug(title)
    found = ExportRead(
        sheet,
        columns,
        declared,
        title,
        survey_id,
        survey,
        wave_of(columns.columns, declared, survey, survey_id, today, saying),
        unmatched,
        list(columns.rated()),
    )
    _name(found, known, saying)
    _say_what_is_odd(found, text, ratings, saying)
    return found


def _put_wordings(columns: Columns, wordings: Mapping[str, str]) -> None:
    for column in columns.columns:
        wording = wordings.get(folded(column.place.code or column.place.wording))
        if wording is not None:
            column.said = replace(column.said, wording=wording)


def _survey(
    declared: Declared, title: str, columns: Columns, known: Known
) -> tuple[str, KnownSurvey | None]:
    if declared.survey is not None:
        return declared.survey, survey_called(declared.survey, known.surveys)
    survey = survey_of(title, columns.columns, known.surveys) or survey_called(title, known.surveys)
    return (survey.title if survey else title), survey


def _name(found: ExportRead, known: Known, saying: Saying) -> None:
    """Questions, their measures and composites."""
    measures = MeasureNames(known.measures)
    name_questions(found.rated)
    for column in found.rated:
        column.measure_id, column.target = measures.of(column, saying)
        near = nearly_matched(column, found.known)
        if near is not None:
            saying.warn_at(
                column,
                f"'{column.name}' has the code of '{shortened(near)}' of the wave "
                "before and nearly its words; if it is the same question, say so with "
                "`question` in the survey file or on the Update page",
            )
    found.composites = composites_of(
        found.declared, found.known, found.rated, measures.named_by(saying), saying
    )
    by_composites = {one.measure_id for one in found.composites}
    say_twice_fed([one for one in found.rated if one.measure_id not in by_composites], saying)
    other = None if found.known else survey_of(found.title, found.columns.columns, known.surveys)
    if other is not None and found.wave is not None:
        say_same_days(found.wave, found.title, other, saying)


def _say_what_is_odd(
    found: ExportRead, text: SheetText, ratings: list[Column], saying: Saying
) -> None:
    if not ratings:
        saying.refuse(
            "No column is a rating on a scale that is known; give the scale of those that are, "
            'such as `scale = "1-5"`, in the survey file, or choose it on the Update page'
        )
    _say_numbers(found.columns, saying)
    say_nearly_rated(found.columns.columns, found.rated, saying)
    say_other_scales(found.rated, saying)
    say_no_longer_rated(found.columns.columns, found.known, saying)
    say_asked_twice(found.rated, saying)
    kept = {column.place.column: column for column in (*found.rated, *_attributes(found))}
    for one in text.unshown:
        column = kept.get(one.cell.column)
        if column is not None:
            says = BROKEN[one.cell.kind].format(one.cell.text)
            more = f" ({one.count:,} such cells)" if one.count > 1 else ""
            saying.refuse(f"'{column.name}' {says}{more}", one.cell.address)
    say_odd_rows(found.columns, found.rated, saying)


def _attributes(found: ExportRead) -> list[Column]:
    return list(found.columns.taken_as("attribute"))


def _say_numbers(columns: Columns, saying: Saying) -> None:
    """One warning of all columns with numbers that may be ratings."""
    numbers = [
        column
        for column in columns.taken_as("number without a scale")
        if column.decided_by == "file" and _may_be_ratings(column)
    ]
    if numbers:
        names = ", ".join(f"'{column.name}'" for column in numbers[:10])
        more = f" and {len(numbers) - 10:,} more" if len(numbers) > 10 else ""  # noqa: PLR2004 - enough
        saying.warn_at(
            numbers[0],
            f"Numbers without a scale are left out: {names}{more}; if they are ratings, give "
            'their scale, such as `scale = "1-5"`, in the survey file or on the Update page',
        )


def _may_be_ratings(column: Column) -> bool:
    """Whole numbers from 0 to 10, such as a scale has."""
    texts = [one.text for one in column.spellings]
    return all(text.lstrip("-").isdigit() and abs(int(text)) <= 10 for text in texts)  # noqa: PLR2004
