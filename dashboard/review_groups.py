"""The part of the form of an impact assessment that asks for people by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import impact_queries

_BLANK_ROWS = 4
Filled = dict[str, str | float | None]
"""By the headers of the sheet Impact groups."""


@dataclass(frozen=True, slots=True)
class ToldBy:
    """What people are told apart by, and within what."""

    dimension: str
    within: str

    def filled(self) -> Filled:
        """As the sheet Impact assessments has it."""
        return {"Dimension": self.dimension, "Within": self.within}


def ask_dimension(key: str) -> ToldBy:
    """The dimension, and the strata if any; outside the form, as its rows depend on them."""
    known = impact_queries.dimensions()
    left, right = st.columns(2)
    dimension = left.selectbox(
        "People are told apart by", known, index=0 if known else None, accept_new_options=True,
        placeholder="such as Race", key=f"{key}_dimension",
    )  # fmt: skip
    within = right.selectbox(
        "Told within (only where it is told by two)", ["", *known], accept_new_options=True,
        format_func=lambda one: one or "Nothing", key=f"{key}_within",
    )  # fmt: skip
    return ToldBy(dimension or "", within or "")


def ask(told_by: ToldBy, key: str) -> list[Filled]:
    """A sheet of groups with their people, to type or paste into."""
    st.markdown(
        "**People by group.** One row a group"
        + (f" and {told_by.within.lower()}" if told_by.within else "")
        + ". Rows can be pasted from a workbook. Sums are computed; leave them out."
    )
    names = impact_queries.groups_of(told_by.dimension)
    given = st.data_editor(
        _rows(names, told_by), num_rows="dynamic", hide_index=True, width="stretch",
        column_config=_columns(told_by), key=f"{key}_{told_by.dimension}_{told_by.within}_groups",
    )  # fmt: skip
    return [dict(row) for row in given]


def _rows(names: Sequence[str], told_by: ToldBy) -> list[dict[str, Any]]:
    blank = {"People": None, "Affected": None, "With the outcome now": None}
    first = {"Stratum": ""} if told_by.within else {}
    groups = names or [""] * _BLANK_ROWS
    return [{**first, "Group": name, **blank} for name in groups]


def _columns(told_by: ToldBy) -> Mapping[str, Any]:
    column = st.column_config
    found: dict[str, Any] = {
        "Group": column.TextColumn(told_by.dimension or "Group", max_chars=200),
        "People": column.NumberColumn("People", min_value=0, step=1),
        "Affected": column.NumberColumn("Affected", min_value=0, step=1),
        "With the outcome now": column.NumberColumn(
            "With the outcome now", min_value=0, step=1,
            help="Leave blank where a measure gives the chance.",
        ),
    }  # fmt: skip
    if told_by.within:
        found["Stratum"] = column.TextColumn(told_by.within, max_chars=200)
    return found
