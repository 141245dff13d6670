"""What is known of a dimension, a group, and of whom a measure counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group of a dimension as the catalogue has it."""

    dimension: str
    name: str
    ordinal: int
    synonyms: tuple[str, ...] = ()
    parent_dimension: str | None = None
    parent: str | None = None
    is_overlapping: bool = False
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class KnownDimension:
    """A dimension as the catalogue has it, or with its groups alone."""

    name: str
    ordinal: int
    is_ordered: bool = False
    reference: str | None = None
    """`group`, `best large group`, `overall`; None where nobody said."""
    reference_group: str | None = None
    is_expected: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownBreakdown:
    """Whom a measure counts, and by what it should be broken down."""

    measure_id: str
    about: str = "customers"
    process: str | None = None
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownBreakdowns:
    """The catalogue of dimensions and groups; names are keys as `folded`."""

    dimensions: Mapping[str, KnownDimension] = field(default_factory=dict)
    groups: Mapping[tuple[str, str], KnownGroup] = field(default_factory=dict)
    measures: Mapping[str, KnownBreakdown] = field(default_factory=dict)
    """By measure_id."""
    in_use: frozenset[tuple[str, str]] = frozenset()
    """Dimensions and groups of values that stand."""

    def dimension(self, words: str) -> str | None:
        """The key of the dimension that a name or another name of it means."""
        return self._dimensions_by_name.get(folded(words))

    def group(self, dimension: str, words: str) -> KnownGroup | None:
        """The group of a dimension (its key) that a name or another name of it means."""
        return self._groups_by_name.get((dimension, folded(words)))

    @cached_property
    def _dimensions_by_name(self) -> dict[str, str]:
        others = {
            folded(name): key for key, one in self.dimensions.items() for name in one.synonyms
        }
        return others | {key: key for key in self.dimensions}

    @cached_property
    def _groups_by_name(self) -> dict[tuple[str, str], KnownGroup]:
        others = {
            (dimension, folded(name)): one
            for (dimension, _), one in self.groups.items()
            for name in one.synonyms
        }
        return others | dict(self.groups)


def folded(words: str) -> str:
    """A name as case and blanks do not matter."""
    return " ".join(words.casefold().split())
