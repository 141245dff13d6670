"""What a load changes in waves of surveys: questions and columns one by one, answers as counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import duckdb

from loaders.report import MOST_LISTED, NOUNS, Change, ChangeKind
from loaders.rows import Entries, Rows, each
from loaders.survey_answer_changes import Kinds, count_changed, count_new, offered
from loaders.version_tables import Compared
from loaders.versions import compare_versions

# Of the rows of a matrix the beginning is common and the end tells them apart.
_ASKED = "if(length(wording) > 60, left(wording, 29) || '…' || right(wording, 30), wording)"
_CODED = f"concat_ws(' ', nullif(code, ''), {_ASKED})"
_QUESTIONS = Compared(
    "survey_question",
    ("wave_id", "question_id"),
    (
        *("wording", "kind", "scale", "scale_low", "scale_high", "labels", "is_reversed"),
        *("not_applicable", "measure_id", "target", "items"),
    ),
    _CODED,
    "concat_ws(', ', if(kind = 'composite', 'composite', scale), 'feeds measure ' || measure_id)",
    of="survey",
    live="live_wave",
    whole="wave_id",
)
_COLUMNS = Compared(
    "survey_column",
    ("wave_id", "code", "wording"),
    ("taken_as", "dimension", "question_id", "is_decided"),
    _CODED,
    "taken_as",
    of="survey",
    live="live_wave",
    whole="wave_id",
)
_SAID = {
    "title": "title",
    "starts_on": "first day",
    "ends_on": "held on",
    "tool": "tool",
    "respondents": "respondents",
    "is_demonstration": "is demonstration",
}
"""What may change about a wave itself, and what that is called."""


def survey_changes(
    connection: duckdb.DuckDBPyConnection, rows: Rows
) -> tuple[list[Change], dict[str, Kinds], int]:
    """Compare the waves of a file with those that stand.

    Returns the changes that are listed, table to how many rows of each kind change, and how many
    stay as they are.
    """
    waves = each(rows.get("survey"))
    if not waves:
        return [], {}, 0
    listed: list[Change] = []
    counts: dict[str, Counter[ChangeKind]] = {}
    unchanged = 0
    with offered(connection, rows):
        for wave in waves:
            found, of_wave, stay = _of_wave(connection, rows, wave)
            listed += found
            unchanged += stay
            for table, kinds in of_wave.items():
                counts.setdefault(table, Counter()).update(kinds)
    return listed, {table: dict(kinds) for table, kinds in counts.items()}, unchanged


def _of_wave(
    connection: duckdb.DuckDBPyConnection, rows: Rows, wave: Mapping[str, Any]
) -> tuple[list[Change], dict[str, Kinds], int]:
    standing = _standing(connection, wave["wave_id"])
    own: Rows = {
        table: [one for one in each(rows.get(table)) if one["wave_id"] == wave["wave_id"]]
        for table in ("survey", "survey_question", "survey_column")
    }
    listed, unchanged = compare_versions(connection, _QUESTIONS, own)
    if standing is None:
        # Its columns are what was recognized, which the report tells apart.
        of_answers = count_new(connection, wave["wave_id"])
        told: Change | None = Change(
            "added", "survey", _name(wave), _holds(wave, own["survey_question"])
        )
    else:
        of_columns, stay = compare_versions(connection, _COLUMNS, own)
        listed += of_columns
        of_answers, same = count_changed(connection, wave["wave_id"], standing["load_id"])
        unchanged += stay + same
        told = _changed(standing, wave, {one.table for one in listed} | of_answers.keys())
    if told is None:
        return [], {}, unchanged + 1
    kinds = {table: _kinds(listed, table) for table in ("survey_question", "survey_column")}
    counts = {"survey": {told.kind: 1}, **kinds, **of_answers}
    return [told, *listed[:MOST_LISTED]], {t: of for t, of in counts.items() if of}, unchanged


def _standing(connection: duckdb.DuckDBPyConnection, wave_id: str) -> dict[str, Any] | None:
    found = connection.execute(
        f"select load_id, {', '.join(_SAID)} "  # noqa: S608 - the names stand above
        "from survey semi join live_wave using (wave_id, load_id) where wave_id = ?",
        [wave_id],
    ).fetchall()  # to the end, as the connection takes no relation before
    return dict(zip(("load_id", *_SAID), found[0], strict=True)) if found else None


def _changed(
    before: Mapping[str, Any], wave: Mapping[str, Any], tables: Iterable[str]
) -> Change | None:
    """The change of a wave that stood, also where only what is in it changes; None for none."""
    whats = [
        f"{name}: {_shown(before[column])} → {_shown(wave[column])}"
        for column, name in _SAID.items()
        if before[column] != wave[column]
    ]
    whats = whats or [f"other {NOUNS[table][1]}" for table in NOUNS if table in set(tables)]
    return Change("changed", "survey", _name(wave), "", "; ".join(whats)) if whats else None


def _name(wave: Mapping[str, Any]) -> str:
    """`Member survey, 31 Mar 2026`."""
    return f"{wave['title']}, {_shown(wave['ends_on'])}"


def _holds(wave: Mapping[str, Any], questions: Entries) -> str:
    """`84 respondents, 9 questions, 1 composite`."""
    kinds = Counter(one["kind"] for one in each(questions))
    numbers = {"respondent": wave["respondents"], "question": kinds["rating"]}
    numbers |= {"composite": kinds["composite"]} if kinds["composite"] else {}
    return ", ".join(f"{number:,} {noun}{'s' * (number != 1)}" for noun, number in numbers.items())


def _shown(value: object) -> str:
    match value:
        case date():
            return f"{value.day} {value:%b %Y}"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
    return str(value)


def _kinds(changes: Iterable[Change], table: str) -> Kinds:
    return dict(Counter(one.kind for one in changes if one.table == table))
