"""Open answers that a person asked to keep, as rows of the ledger, without who gave them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.long_rows import Numbers
from loaders.surveys.taking_out import TakenOut
from loaders.surveys.text_columns import TextColumn, packed

_ROWS = pa.schema(
    [(name, pa.string()) for name in ("source", "wave_id")]
    + [("respondent", pa.int32())]
    + [(name, pa.string()) for name in ("wording", "answer")]
)


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """The answers to a question that leaves the words to the respondent."""

    source: str
    """`file!sheet!P`: the cells' source without their row."""
    wording: str
    column: TextColumn


def open_answers(
    wave_id: str, columns: Sequence[OpenColumn], persons: Iterable[TextColumn]
) -> pa.Table:
    """The rows of `survey_open_answer`, without the load.

    E-mail, IP and web addresses, telephone numbers and whatever stands in the columns `persons`
    are taken out of the answers.
    """
    if not columns:
        return _ROWS.empty_table()
    take_out = TakenOut(text for column in persons for text in column.texts.to_pylist())
    return pa.concat_tables([_rows(wave_id, one, take_out) for one in columns])


def _rows(wave_id: str, one: OpenColumn, take_out: TakenOut) -> pa.Table:
    said = np.flatnonzero(one.column.places >= 0)
    texts, places = packed(one.column.texts, one.column.places[said])
    bare = pa.array([take_out(text) for text in texts.to_pylist()], pa.string())
    return pa.table(
        {
            "source": _sources(one.source, one.column.rows[said]),
            "wave_id": pa.repeat(wave_id, len(said)),
            "respondent": one.column.respondents[said],
            "wording": pa.repeat(one.wording, len(said)),
            "answer": bare.take(pa.array(places)),
        },
        schema=_ROWS,
    )


def _sources(source: str, rows: Numbers) -> pa.StringArray:
    return pc.binary_join_element_wise(source, pa.array(rows).cast(pa.string()), "")
