"""The surveys that an export may be another wave of: what their columns were taken for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import duckdb

from loaders.surveys.known_records import KnownColumn, KnownComposite, KnownSurvey, KnownWave
from loaders.surveys.records import Scale

Row = Mapping[str, Any]
SURVEY_TABLES = ("survey", "survey_column", "survey_question")
"""Tables of the ledger that say what was asked; the answers are in others."""


def surveys_of(connection: duckdb.DuckDBPyConnection) -> dict[str, KnownSurvey]:
    """Every survey that stands in a ledger, by survey_id."""
    return surveys_with({}, {table: _live(connection, table) for table in SURVEY_TABLES})


def surveys_with(
    before: Mapping[str, KnownSurvey], rows: Mapping[str, Iterable[Row]]
) -> dict[str, KnownSurvey]:
    """The surveys before, with the waves that rows of the ledger bring in place of their like."""
    columns, questions = _by_wave(rows, "survey_column"), _by_wave(rows, "survey_question")
    waves = {id_: {wave.wave_id: wave for wave in one.waves} for id_, one in before.items()}
    for row in rows.get("survey", ()):
        wave_id = row["wave_id"]
        wave = _wave(row, columns[wave_id], questions[wave_id])
        waves.setdefault(row["survey_id"], {})[wave_id] = wave
    return {id_: _survey(id_, of_survey.values()) for id_, of_survey in sorted(waves.items())}


def _live(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, Any]]:
    # In the order in which they were written, which is that of the export's columns.
    found = connection.execute(
        f"select * from {table} semi join live_wave using (wave_id, load_id) "  # noqa: S608
        "order by rowid"
    )
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _by_wave(rows: Mapping[str, Iterable[Row]], table: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows.get(table, ()):
        found[row["wave_id"]].append(row)
    return found


def _wave(row: Row, columns: Iterable[Row], questions: Iterable[Row]) -> KnownWave:
    rated = {one["question_id"]: one for one in questions if one["kind"] == "rating"}
    own = [_column(one, rated.get(one.get("question_id"))) for one in columns]
    named = {one.question_id for one in own}
    # One row per answer has questions that are no columns of its own.
    own += [
        _column({**one, "taken_as": "rating", "is_decided": False}, one)
        for one in rated.values()
        if one["question_id"] not in named
    ]
    return KnownWave(
        row["wave_id"],
        row["starts_on"],
        row["ends_on"],
        row["title"],
        tuple(own),
        tuple(_composite(one) for one in questions if one["kind"] == "composite"),
    )


def _column(row: Row, question: Row | None) -> KnownColumn:
    of_question = {} if question is None else _rated(question)
    return KnownColumn(
        code=row["code"],
        wording=row["wording"],
        taken_as=row["taken_as"],
        is_decided=row["is_decided"],
        dimension=row.get("dimension"),
        question_id=row.get("question_id"),
        **of_question,
    )


def _rated(row: Row) -> dict[str, Any]:
    labels = tuple(row.get("labels") or ())
    return {
        "scale": Scale(row["scale"], row["scale_low"], row["scale_high"], labels),
        "is_reversed": row["is_reversed"],
        "not_applicable": tuple(row["not_applicable"]),
        "measure_id": row.get("measure_id"),
        "target": row.get("target"),
    }


def _composite(row: Row) -> KnownComposite:
    items, target = tuple(row["items"]), row.get("target")
    return KnownComposite(row["question_id"], row["wording"], items, row.get("measure_id"), target)


def _survey(survey_id: str, waves: Iterable[KnownWave]) -> KnownSurvey:
    in_order = sorted(waves, key=lambda wave: (wave.ends_on, wave.wave_id))
    newest = in_order[-1]
    return KnownSurvey(
        survey_id,
        newest.title,
        tuple(in_order),
        newest.columns,
        newest.composites,
        tuple(_earlier(in_order)),
    )


def _earlier(waves: list[KnownWave]) -> Iterator[KnownColumn]:
    """What waves before the newest say of questions and columns that those after them lack."""
    *before, newest = waves
    said = {name for column in newest.columns for name in _names(column)}
    for wave in reversed(before):
        new = [one for one in wave.columns if not said.intersection(_names(one))]
        yield from (one for one in new if one.is_decided or one.question_id is not None)
        said.update(name for one in new for name in _names(one))


def _names(column: KnownColumn) -> Iterator[tuple[str, ...]]:
    """What makes a column the same in two waves: its question, or its words."""
    yield "column", column.code, " ".join(column.wording.casefold().split())
    if column.question_id is not None:
        yield "question", column.question_id
