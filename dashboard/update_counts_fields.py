"""The fields in which a person says what the columns of a table of counts are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard import words
from dashboard.update_counts_places import Places
from dashboard.update_counts_said import Said, Way, names
from loaders import CountsSeen

_MOST_DIMENSIONS = 3
_ONE_PERIOD = ""
_WAYS: dict[Way, str] = {
    "count": "One column of counts",
    "rate": "A numerator and a denominator",
    "columns": "One column for each group",
}
_KINDS = {
    "whole": "Stands for all of them together (Total, Statewide)",
    "overlapping": "Counted beside the others (Hispanic of any race)",
    "unknown": "Not known",
}


def ask_columns(places: Places, seen: CountsSeen, before: Said) -> Said:
    """What the columns are: the period, the groups, the numbers."""
    named = names(seen)
    said = _ask_period(places, list(named), before)
    free = [name for name in named if name != said.period]
    said = _ask_dimensions(places, free, said)
    said = _ask_figures(places, [name for name in free if name not in said.dimensions], said)
    groups = {dimension: named[column].groups for column, dimension in said.dimensions.items()}
    if said.way == "columns" and said.columns_dimension:
        groups[said.columns_dimension] = said.columns
    said = _ask_groups(places.key, groups, said)
    used = {said.period, *said.dimensions, *said.columns, *_figures(said)}
    return replace(said, left_out=tuple(name for name in named if name not in used))


def _figures(said: Said) -> tuple[str | None, ...]:
    return (said.count,) if said.way == "count" else (said.numerator, said.denominator)


def _ask_period(places: Places, columns: Sequence[str], before: Said) -> Said:
    left, right = st.columns(2)
    choices = [*columns, _ONE_PERIOD]
    is_words = before.period is None or before.period not in columns
    chosen = left.selectbox(
        "Column with the period",
        choices,
        choices.index(_ONE_PERIOD if is_words else str(before.period)),
        format_func=lambda one: words.visible(one) if one else "One period for all rows",
        key=f"{places.key}_period",
    )
    if chosen:
        return replace(before, period=chosen)
    given = right.text_input(
        "The period of all rows", before.period or "" if is_words else "", max_chars=40,
        placeholder="such as 2026 or 2026 Q3", key=f"{places.key}_one_period",
    )  # fmt: skip
    places.keep("period", right)
    return replace(before, period=given.strip() or None)


def _ask_dimensions(places: Places, columns: Sequence[str], before: Said) -> Said:
    chosen = st.multiselect(
        "Columns that hold groups",
        columns,
        [name for name in before.dimensions if name in columns],
        max_selections=_MOST_DIMENSIONS,
        format_func=words.visible,
        key=f"{places.key}_dimensions",
    )
    places.keep("dimensions")
    beside = st.columns(_MOST_DIMENSIONS) if chosen else []
    dimensions = {}
    for place, column in zip(beside, chosen, strict=False):
        given = place.text_input(
            f"Dimension in {words.visible(column)}",
            before.dimensions.get(column, column),
            max_chars=60,
            key=f"{places.key}_dimension_{column}",
        )
        dimensions[column] = given.strip() or column
    return replace(before, dimensions=dimensions)


def _ask_figures(places: Places, columns: Sequence[str], before: Said) -> Said:
    ways = list(_WAYS)
    way = st.radio(
        "The numbers stand in", ways, ways.index(before.way), format_func=lambda one: _WAYS[one],
        horizontal=True, key=f"{places.key}_way",
    )  # fmt: skip
    said = replace(before, way=way)
    if way == "count":
        count = _ask_one(places, "count", "Column with the count", columns, said.count)
        return replace(said, count=count)
    if way == "rate":
        label = "Column with the numerator"
        numerator = _ask_one(places, "numerator", label, columns, said.numerator)
        label = "Column with the denominator"
        denominator = _ask_one(places, "denominator", label, columns, said.denominator)
        return replace(said, numerator=numerator, denominator=denominator)
    return _ask_columns_of_groups(places, columns, said)


def _ask_columns_of_groups(places: Places, columns: Sequence[str], said: Said) -> Said:
    chosen = st.multiselect(
        "Columns of the groups", columns, [one for one in said.columns if one in columns],
        format_func=words.visible, key=f"{places.key}_columns",
    )  # fmt: skip
    places.keep("columns")
    dimension = st.text_input(
        "Dimension of these groups", said.columns_dimension, max_chars=60,
        placeholder="such as Race", key=f"{places.key}_columns_dimension",
    )  # fmt: skip
    places.keep("columns_dimension")
    return replace(said, columns=tuple(chosen), columns_dimension=dimension.strip())


def _ask_one(
    places: Places, name: str, label: str, columns: Sequence[str], before: str | None
) -> str | None:
    chosen = st.selectbox(
        label, columns, columns.index(before) if before in columns else None,
        format_func=words.visible, placeholder="Choose a column", key=f"{places.key}_{name}",
    )  # fmt: skip
    places.keep(name)
    return chosen


def _ask_groups(key: str, groups: Mapping[str, Sequence[str]], before: Said) -> Said:
    """Groups that are not like the others, by dimension."""
    found: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in _KINDS}
    with st.expander("Groups that are not like the others"):
        for dimension, listed in groups.items():
            for kind, label in _KINDS.items():
                said = before.groups.get(kind, {}).get(dimension, ())
                chosen = st.multiselect(
                    f"{dimension}: {label}",
                    listed,
                    [one for one in said if one in listed],
                    format_func=words.visible,
                    key=f"{key}_{kind}_{dimension}",
                )
                found[kind][dimension] = tuple(chosen)
    return replace(before, groups=found)
