"""What a person says of a table of counts: a counts file (TOML), or the page's form as JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from loaders.counts.declared_values import TAKES, checked
from loaders.counts.records import FIGURES, MOST_DIMENSIONS, Declared
from loaders.declared_file import read_plain
from loaders.problems import Refused
from loaders.spelling import shortened

_OF_DIMENSIONS = ("whole", "whole_denominator", "overlapping", "unknown")


def read_counts_file(path: Path) -> dict[str, Any]:
    """A counts file as plain JSON; it is one that `declared_of` takes.

    Raises Refused, naming the file and the key.
    """
    plain = read_plain(path)
    declared_of(plain, path.name)
    return plain


def declared_of(plain: Mapping[str, Any], name: str = "What is said of the counts") -> Declared:
    """What `plain` says, as a counts file or the page's form has it; `name` is what errors call it.

    Raises Refused with the key, what it should be, and what it is.
    """
    said = checked(TAKES, plain, name)
    figures = {figure: said.pop(figure) for figure in FIGURES if figure in said}
    named = [*said.get("dimensions", ()), *said.get("groups_in_columns", ())]
    for key in _OF_DIMENSIONS:
        if key in said:
            said[key] = _respelled(said[key], named)
    declared = Declared(**said, figures=figures)
    if says := _contradiction(declared):
        raise Refused(f"{name}: {says}.")
    return declared


def _respelled(given: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """With the dimensions spelled as where their columns are named."""
    spelled = {name.casefold(): name for name in names}
    return {spelled.get(name.casefold(), name): value for name, value in given.items()}


def _contradiction(declared: Declared) -> str:
    """What is missing or said against each other; blank when nothing."""
    dimensions = [*declared.dimensions, *declared.groups_in_columns]
    folded = {one.casefold() for one in dimensions}
    strange = [
        f"'{key}' speaks of '{shortened(dimension)}', which is none of 'dimensions'"
        for key in _OF_DIMENSIONS
        for dimension in getattr(declared, key)
        if dimension.casefold() not in folded
    ]
    if len(folded) < len(dimensions):
        return "a dimension is named twice; keep one of them"
    if len(dimensions) > MOST_DIMENSIONS:
        return f"{len(dimensions)} dimensions are given, and {MOST_DIMENSIONS} at most are kept"
    return next(iter(strange), "") or _wrong_figures(declared)


def _wrong_figures(declared: Declared) -> str:
    given = set(declared.figures)
    for key in ("groups_in_columns", "whole_denominator"):
        if len(getattr(declared, key)) > 1:
            return f"'{key}' should name one dimension"
    if given and declared.groups_in_columns:
        return f"'groups_in_columns' holds the counts, so '{min(given)}' should not be given"
    if declared.whole_denominator and given != {"numerator", "denominator"}:
        return "'whole_denominator' needs 'numerator' and 'denominator'"
    allowed = ({"count"}, {"numerator", "denominator"}, {"value"}, {"value", "denominator"})
    if given and given not in allowed:
        return "give 'count', or 'numerator' and 'denominator', or 'value'"
    return ""
