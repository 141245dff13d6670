"""Which words head the columns of a flat table, and whether a row heads one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from loaders.cells import Cell
from loaders.header_words import header_words, without_brackets

MOST_SEVERAL = 3


@dataclass(frozen=True)
class Headers:
    """The columns of one kind of flat table.

    Synonyms are written in small letters and the singular, without digits and signs
    (`header_words`); what a header says in brackets is forgiven.
    """

    kind: str
    """What the table is called, such as `benchmarks`."""
    fields: Mapping[str, tuple[str, ...]]
    """Field to every header that names it."""
    needs: tuple[frozenset[str], ...]
    """A row heads a table when it has all the fields of one of these."""
    never: frozenset[str] = frozenset()
    """A row with one of these fields heads a table of another kind."""
    code: str = "code"
    """The field that holds a code: a whole sentence alone in its column is a note."""
    also: Callable[[Cell], bool] | None = None
    """What at least one header that names no field has to be, such as the name of a period."""
    fits: Callable[[Mapping[str, Cell]], bool] | None = None
    """What else has to hold of the columns, such as that a word in wide use is not alone."""

    several: frozenset[str] = frozenset()
    """Fields that may stand up to `MOST_SEVERAL` times: the second one is `dimension_2`."""

    def field_of(self, text: str) -> str | None:
        """The field that a header names, or None."""
        found = self._by_words.get(header_words(text))
        return found or self._by_words.get(header_words(without_brackets(text)))

    def columns_of(self, row: Iterable[Cell]) -> dict[str, Cell] | None:
        """Field to header cell when the row heads such a table, else None."""
        found: dict[str, Cell] = {}
        has_other = self.also is None
        for cell in row:
            name = self.field_of(cell.value) if isinstance(cell.value, str) else None
            if name is not None:
                found.setdefault(name, cell)
            elif self.also is not None:
                has_other = has_other or self.also(cell)
        is_one = has_other and any(needed <= found.keys() for needed in self.needs)
        is_other = self.never & found.keys() or (self.fits is not None and not self.fits(found))
        return found if is_one and not is_other else None

    @cached_property
    def _by_words(self) -> dict[str, str]:
        return {words: name for name, synonyms in self.fields.items() for words in synonyms}
