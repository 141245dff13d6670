"""What a person says of a table of counts on the Update page, as the counts file would say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from loaders import CountColumn, CountsSeen

Way = Literal["count", "rate", "columns"]
Groups = Mapping[str, tuple[str, ...]]
"""Dimension to some of its groups."""
KINDS = ("whole", "overlapping", "unknown")
"""What may be said of groups that are not like the others."""


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said of one upload; columns go by their names."""

    measure: str | None = None
    """Its code in the catalogue."""
    new: Mapping[str, str] = field(default_factory=dict)
    """Or what describes a new one: code, name, unit, direction, about, process."""
    sheet: str | None = None
    period: str | None = None
    """A column, or the one period of all rows."""
    dimensions: Mapping[str, str] = field(default_factory=dict)
    """Column to the name of its dimension."""
    way: Way = "count"
    count: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    columns: tuple[str, ...] = ()
    """Those that hold a count for each group of one dimension."""
    columns_dimension: str = ""
    groups: Mapping[str, Groups] = field(default_factory=dict)
    """Of each of `KINDS`."""
    left_out: tuple[str, ...] = ()


def names(seen: CountsSeen) -> dict[str, CountColumn]:
    """What a person calls each column: its header, or its letters where that is blank or twice."""
    headers = [one.header.casefold() for one in seen.columns]
    return {
        one.header
        if one.header and headers.count(one.header.casefold()) == 1
        else f"column {one.column}": one
        for one in seen.columns
    }


def recognized(seen: CountsSeen) -> Said:
    """What was recognized, as a person would say it."""
    named = names(seen)

    def taken(kind: str) -> list[str]:
        return [name for name, one in named.items() if one.taken_as == kind]

    columns = taken("group")
    way: Way = "columns" if columns else "rate" if taken("numerator") else "count"
    return Said(
        measure=seen.measure,
        period=next(iter(taken("period")), None),
        dimensions={name: named[name].name or name for name in taken("dimension")},
        way=way,
        count=next(iter(taken("count")), None),
        numerator=next(iter(taken("numerator")), None),
        denominator=next(iter(taken("denominator")), None),
        columns=tuple(columns),
        columns_dimension=next((named[name].name or "" for name in columns), ""),
    )


def with_known_groups(said: Said) -> Said:
    """Without what is said of groups of dimensions that are none any more."""
    dimensions = {*said.dimensions.values(), said.columns_dimension}
    kept = {
        kind: {one: listed for one, listed in groups.items() if one in dimensions and listed}
        for kind, groups in said.groups.items()
    }
    return replace(said, groups=kept)


def plain(said: Said) -> dict[str, Any]:
    """The counts file's keys with what is said, as JSON has values."""
    said = with_known_groups(said)
    given: dict[str, Any] = {
        "measure": said.measure or _filled(said.new),
        "sheet": said.sheet,
        "period": said.period,
    }
    match said.way:
        case "count":
            given["count"] = said.count
        case "rate":
            given |= {"numerator": said.numerator, "denominator": said.denominator}
        case "columns" if said.columns_dimension:
            given["groups_in_columns"] = {said.columns_dimension: list(said.columns)}
    given["left_out"] = list(said.left_out)
    given["dimensions"] = {name: column for column, name in said.dimensions.items()}
    for kind in KINDS:
        listed = said.groups.get(kind, {})
        given[kind] = {dimension: list(groups) for dimension, groups in listed.items()}
    return _filled(given)


def _filled(given: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {name: value for name, value in given.items() if value not in (None, "", [], {})}


def missing(said: Said) -> dict[str, str]:
    """What a person has to say first: a sentence for each field that lacks something."""
    is_new = not said.measure
    needed = {
        "code": (not is_new or said.new.get("code"),
                 "Give the new measure a code, or choose one that there is."),
        "name": (not is_new or said.new.get("name"), "Say in words what is counted."),
        "direction": (not is_new or said.way != "rate" or said.new.get("direction"),
                      "Say whether a higher or a lower rate is better."),
        "period": (said.period,
                   "Choose the column with the period, or write the one period of all rows."),
        "dimensions": (said.dimensions or said.way == "columns",
                       "Choose at least one column that holds groups."),
        **_missing_figures(said),
    }  # fmt: skip
    return {name: says for name, (is_there, says) in needed.items() if not is_there}


def _missing_figures(said: Said) -> dict[str, tuple[object, str]]:
    """The fields of the way in which the numbers stand, each with what it holds."""
    match said.way:
        case "count":
            return {"count": (said.count, "Choose the column with the count.")}
        case "rate":
            return {
                "numerator": (said.numerator, "Choose the column with the numerator."),
                "denominator": (said.denominator, "Choose the column with the denominator."),
            }
        case "columns":
            return {
                "columns": (said.columns, "Choose the columns of the groups."),
                "columns_dimension": (said.columns_dimension, "Say what these are groups of."),
            }
