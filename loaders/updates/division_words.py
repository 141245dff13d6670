"""Which part of all people a row of a sheet of groups is about: of one dimension or several."""

from functools import lru_cache

from loaders.breakdowns.parts import MOST_DIMENSIONS, Part, joined, parts_of
from loaders.spelling import shortened
from loaders.updates.entries import OVERALL
from loaders.updates.groups_sql import BETWEEN, DIMENSIONS, GROUPS

_WHOLES = ("overall", "total", "all")
"""What people call the undivided figure; beside groups it would be counted twice."""
_WHOLE = "should be one part, not '{}'; the whole stands on sheet Values"


class NoDivision(ValueError):  # noqa: N818 - what is wrong, in half a sentence
    """The cells name no part; `field` is the column to blame."""

    def __init__(self, field: str, says: str) -> None:
        super().__init__(says)
        self.field = field


def division_of(dimension: str, group: str) -> Part:
    """The part that the cells of a row name, those of several dimensions with `BETWEEN` them.

    What is whole in one dimension is a part by the others alone. Raises NoDivision.
    """
    cells = [
        (" ".join(words.split()), " ".join(name.split()), place)
        for place, (words, name) in enumerate(
            zip(dimension.split(BETWEEN), group.split(BETWEEN), strict=True)
        )
    ]
    given = [one for one in cells if one[0] or one[1]] or cells[:1]
    if len(given) == 1 and {one.casefold() for one in given[0][:2]} == {OVERALL.casefold()}:
        return OVERALL, OVERALL
    found = [part for one in given for part in _parts(*one)]
    parts = [part for part in found if part[1].casefold() not in _WHOLES]
    if not parts:
        raise NoDivision(GROUPS[given[0][2]], _WHOLE.format(shortened(found[0][1])))
    dimensions = [one.casefold() for one, _ in parts]
    if len(dimensions) > MOST_DIMENSIONS:
        says = f"should be up to {MOST_DIMENSIONS} dimensions, not {len(dimensions)}"
        raise NoDivision(DIMENSIONS[0], says)
    if len(set(dimensions)) < len(dimensions):
        says = f"should be another one than {parts[0][0]}, which the row has already"
        raise NoDivision(DIMENSIONS[given[-1][2]], says)
    return joined(parts)


# In a long table of several dimensions few pairs of cells stand beside each other in many ways.
@lru_cache(maxsize=100_000)
def _parts(dimension: str, group: str, place: int) -> tuple[Part, ...]:
    """The parts that one pair of cells names."""
    of_dimension, of_group = DIMENSIONS[place], GROUPS[place]
    if not dimension or not group:
        field, thing = (of_group, "group") if dimension else (of_dimension, "dimension")
        raise NoDivision(field, f"should be given: a value by group needs a {thing}")
    try:
        found = parts_of(dimension, group)
    except ValueError as error:
        raise NoDivision(of_group, str(error)) from None
    for one, name in found:
        if one.casefold() in _WHOLES and not (place and name.casefold() in _WHOLES):
            whole = name if name.casefold() in _WHOLES else one
            field = of_group if whole == name else of_dimension
            raise NoDivision(field, _WHOLE.format(shortened(whole)))
    return tuple(found)
