"""The columns of an export, each with what stands in it and what it is taken for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.cells import column_letters
from loaders.long_rows import Numbers
from loaders.spelling import shortened
from loaders.surveys.declared_records import DeclaredColumn
from loaders.surveys.known_records import KnownColumn
from loaders.surveys.long_answers import by_question
from loaders.surveys.records import Export, ExportColumn, Reading, Spelling, TakenAs
from loaders.surveys.text_columns import TextColumn
from loaders.surveys.texts import SheetText
from loaders.surveys.tool_headers import Meaning, meaning_of


@dataclass(slots=True)
class Column:
    """One column, or one question of one row per answer, as far as it is understood."""

    place: ExportColumn
    text: TextColumn
    spellings: tuple[Spelling, ...]
    """The most frequent ones; of a rating or an attribute that is all."""
    meaning: Meaning | None
    """What the tool says with it; None where somebody was asked."""
    said: DeclaredColumn = field(default_factory=lambda: DeclaredColumn(()))
    """What a person says of it, in one."""
    known: KnownColumn | None = None
    """What it was in the wave before."""
    taken_as: TakenAs = "blank"
    decided_by: str = "file"
    why: str = ""
    """Half a sentence on why it is taken for that, where it is not obvious."""
    reading: Reading | None = None
    candidates: tuple[Reading, ...] = ()
    """Of a rating of which the scale is in doubt: those that its answers fit."""
    no_answer: frozenset[str] = frozenset()
    """Spellings that stand for a blank cell."""
    dimension: str | None = None
    question_id: str = ""
    was_worded: str | None = None
    measure_id: str | None = None
    target: float | None = None

    @property
    def wording(self) -> str:
        """The question as respondents saw it; its code where nobody says."""
        return self.said.wording or self.place.wording or self.place.code or self.letters

    @property
    def code(self) -> str:
        """The tool's name of it, or its letters."""
        return self.place.code or self.letters

    @property
    def name(self) -> str:
        """What a message calls it: the row of its matrix, or its wording, on one line."""
        return shortened(self.said.wording or self.place.part or self.wording)

    @property
    def letters(self) -> str:
        """Its letters on the sheet, such as `P`."""
        return column_letters(self.place.column)

    @property
    def header_cell(self) -> str:
        """The address of its header, for messages."""
        return f"{self.letters}{self.place.header_row}"

    @property
    def is_decided(self) -> bool:
        """Whether a person said what it is, now or of an earlier wave."""
        was_decided = self.known is not None and self.known.is_decided
        return self.decided_by == "person" or (self.decided_by == "earlier wave" and was_decided)

    @property
    def is_rated(self) -> bool:
        """Whether it is a rating on a scale that is settled."""
        return self.taken_as == "rating" and self.reading is not None


@dataclass(slots=True)
class Columns:
    """What stands on the sheet of one export."""

    export: Export
    columns: list[Column]
    respondents: Numbers
    """Everyone who has a row: of one row per respondent its number, else 1, 2, 3 ..."""
    without_respondent: Numbers
    """Rows of one row per answer that do not say who answers."""
    without_question: Numbers
    silent: Numbers
    """Rows of respondents who answered nothing that was asked."""
    has_blanks: bool = True
    """Whether any cell of what was asked is blank."""

    def rated(self) -> Iterator[Column]:
        """The ratings on a settled scale, from the left."""
        return (column for column in self.columns if column.is_rated)

    def taken_as(self, kind: TakenAs) -> Iterator[Column]:
        """The columns taken for something, from the left."""
        return (column for column in self.columns if column.taken_as == kind)


def columns_of(export: Export, text: SheetText) -> Columns:
    """The columns of an export, not yet taken for anything."""
    none = text.rows[:0]
    if not export.answer_columns:
        columns = [_column(export, place, text.column(place.column)) for place in export.columns]
        has_blanks = any(
            len(column.text.rows) != column.text.filled
            for column in columns
            if not column.meaning and column.text.filled
        )
        asked = [column.place.column for column in columns if not column.meaning]
        silent = text.rows[~text.has_any(asked)]
        return Columns(export, columns, text.rows, none, none, silent, has_blanks)
    long = by_question(text, export.answer_columns)
    own = set(export.answer_columns.values())
    answer = next(
        place for place in export.columns if place.column == export.answer_columns["answer"]
    )
    columns = [
        _column(export, place, long.others.get(place.column, text.column(place.column)))
        for place in export.columns
        if place.column not in own
    ]
    columns += [
        _column(export, ExportColumn(answer.column, "", wording, header_row=answer.header_row), one)
        for wording, one in long.questions.items()
    ]
    return Columns(
        export, columns, long.respondents, long.without_respondent, long.without_question, none
    )


def _column(export: Export, place: ExportColumn, text: TextColumn) -> Column:
    return Column(place, text, text.spellings(), meaning_of(export.tool, place))
