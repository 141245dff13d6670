"""What was read of exports, as rows of the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.cells import Workbook
from loaders.plans.lines import is_demonstration
from loaders.rows import Rows, together
from loaders.surveys.columns import Column
from loaders.surveys.composites import Composite
from loaders.surveys.exports import ExportRead
from loaders.surveys.invited_sheet import OVERALL, Invited
from loaders.surveys.melting import answers, groups
from loaders.surveys.open_answers import OpenColumn, open_answers
from loaders.surveys.records import Scale
from loaders.surveys.waves import Wave


@dataclass(frozen=True, slots=True)
class _Of:
    """One export whose wave is known, and where its rows come from."""

    workbook: Workbook
    read: ExportRead
    wave: Wave

    def ids(self, cell: str) -> dict[str, str]:
        """Where a row comes from, and the wave that it is of."""
        return {
            "source": f"{self.workbook.file_name}!{self.read.sheet.name}!{cell}",
            "survey_id": self.read.survey_id,
            "wave_id": self.wave.wave_id,
        }


def ledger_rows(
    workbook: Workbook, exports: Iterable[ExportRead], invited: Sequence[Invited]
) -> Rows:
    """The rows of each ledger table, without the load; none of an export without a day."""
    rows: Rows = {}
    number = 0
    for read in exports:
        if read.wave is None:
            continue
        of = _Of(workbook, read, read.wave)
        rows = together(rows, _rows(of, number + 1))
        if all(one.wave_id != of.wave.wave_id or one.dimension != OVERALL for one in invited):
            rows = together(rows, {"survey_invited": _invited(of)})
        number += len(read.rated) + len(read.composites)
    rows = together(rows, {"survey_invited": [_count(one) for one in invited]})
    return {table: entries for table, entries in rows.items() if len(entries)}


def _rows(of: _Of, first_no: int) -> Rows:
    read = of.read
    numbered = dict(enumerate(read.rated, first_no))
    attributes = {
        column.dimension or column.wording: column for column in read.columns.taken_as("attribute")
    }
    persons = [column.text for column in read.columns.taken_as("names a person")]
    return {
        "survey": [_survey(of)],
        "survey_column": [_column(of, column) for column in read.columns.columns],
        "survey_question": [
            *(_question(of, number, column) for number, column in numbered.items()),
            *(
                _composite(of, number, one)
                for number, one in enumerate(read.composites, first_no + len(numbered))
            ),
        ],
        "survey_answer": answers(
            {number: column.text for number, column in numbered.items()},
            {number: one.reading for number, one in numbered.items() if one.reading is not None},
        ),
        "survey_group": groups(
            of.wave.wave_id,
            read.columns.respondents,
            {dimension: column.text for dimension, column in attributes.items()},
            {dimension: column.no_answer for dimension, column in attributes.items()},
        ),
        "survey_open_answer": open_answers(of.wave.wave_id, _open_columns(of), persons),
    }


def _survey(of: _Of) -> dict[str, object]:
    read = of.read
    return of.ids(f"A{_header_row(of)}") | {
        "title": read.title,
        "starts_on": of.wave.starts_on,
        "ends_on": of.wave.ends_on,
        "tool": read.columns.export.tool,
        "respondents": len(read.columns.respondents),
        "is_demonstration": _is_invented(of),
    }


def _is_invented(of: _Of) -> bool:
    """Whether it says so around its answers, on a sheet beside, or in a column of the tool."""
    read = of.read
    last = read.columns.export.last_header_row
    around = [cell.text for (row, _), cell in read.sheet.cells.items() if row <= last]
    beside = [
        cell.text
        for sheet in of.workbook.sheets
        if sheet is not read.sheet and sheet.long is None
        for cell in sheet.cells.values()
    ]
    of_tool = [
        one.text for column in read.columns.columns if column.meaning for one in column.spellings
    ]
    return any(map(is_demonstration, (*around, *beside, *of_tool)))


def _header_row(of: _Of) -> int:
    return min((place.header_row for place in of.read.columns.export.columns), default=1)


def _column(of: _Of, column: Column) -> dict[str, object]:
    return of.ids(column.header_cell) | {
        "code": column.place.code,
        "wording": column.wording,
        "taken_as": column.taken_as,
        "question_id": column.question_id or None,
        "dimension": column.dimension if column.taken_as == "attribute" else None,
        "is_decided": column.is_decided,
    }


def _question(of: _Of, number: int, column: Column) -> dict[str, object]:
    reading = column.reading
    if reading is None:
        raise ValueError(f"column {column.letters} is no rating")
    return of.ids(column.header_cell) | {
        "question_no": number,
        "question_id": column.question_id,
        "code": column.place.code,
        "wording": column.wording,
        "was_worded": column.was_worded,
        "kind": "rating",
        **_scale(reading.scale),
        "is_reversed": reading.is_reversed,
        "not_applicable": sorted(reading.not_applicable),
        "measure_id": column.measure_id,
        "target": column.target,
        "items": [],
    }


def _composite(of: _Of, number: int, one: Composite) -> dict[str, object]:
    return of.ids(one.items[0].header_cell) | {
        "question_no": number,
        "question_id": one.question_id,
        "code": "",
        "wording": one.name,
        "was_worded": None,
        "kind": "composite",
        **_scale(one.scale),
        "is_reversed": False,
        "not_applicable": [],
        "measure_id": one.measure_id,
        "target": one.target,
        "items": [item.question_id for item in one.items],
    }


def _scale(scale: Scale) -> dict[str, object]:
    return {
        "scale": scale.name,
        "scale_low": scale.low,
        "scale_high": scale.high,
        "labels": list(scale.labels) or None,
    }


def _open_columns(of: _Of) -> list[OpenColumn]:
    file_name, sheet = of.workbook.file_name, of.read.sheet.name
    return [
        OpenColumn(f"{file_name}!{sheet}!{column.letters}", column.wording, column.text)
        for column in of.read.columns.taken_as("open answers")
        if column.is_decided
    ]


def _invited(of: _Of) -> list[dict[str, object]]:
    """What a person says of all who were invited, where no sheet says the same."""
    number = of.read.declared.invited
    overall = {"dimension": OVERALL, "group_name": OVERALL, "is_withdrawn": False}
    return [] if number is None else [of.ids(f"A{_header_row(of)}") | overall | {"invited": number}]


def _count(one: Invited) -> dict[str, object]:
    return {
        "source": one.source,
        "survey_id": one.survey_id,
        "wave_id": one.wave_id,
        "dimension": one.dimension,
        "group_name": one.group_name,
        "invited": one.invited,
        "is_withdrawn": one.invited is None,
    }
