"""Texts as a workbook's XML writes them: most show just that, and calamine is asked of the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell
from loaders.long_codes import Code, Codes, code_of
from loaders.readers.plain_tags import Flags, Places

Ask = Callable[[Sequence[str]], list[Cell | None]]
"""Tells of cells that are written so, such as `<c t="b"><v>1</v></c>`, what they show."""

_NOT_AS_SHOWN = r"^$|^[\s\pZ\x{1c}-\x{1f}\x{85}]|[\s\pZ\x{1c}-\x{1f}\x{85}]$|[&\r]|_x"
"""Blanks at an end, line ends, entities and Excel's own escapes: readers make others of these."""
BLANK = r"^[\s\pZ\x{1c}-\x{1f}\x{85}]*$"
"""What shows nothing."""
_MOST_KEPT = 200_000


@dataclass(slots=True)
class Answers:
    """What calamine said of cells, so that it is asked of each once."""

    ask: Ask
    _known: dict[tuple[str, str], tuple[str | None, Code]] = field(default_factory=dict)
    """Attributes and inside of a cell to its text and code."""

    def of(
        self, attributes: Sequence[str], inside: Sequence[str]
    ) -> tuple[list[str | None], Codes]:
        """Text and code of cells with these attributes and with this inside them."""
        keys = list(zip(attributes, inside, strict=True))
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        cells = self.ask([f"<c{written}>{inner}</c>" for written, inner in new])
        for key, cell in zip(new, cells, strict=True):
            blank = (None, Code.BLANK)
            self._known[key] = blank if cell is None else (cell.text, code_of(cell))
        found = [self._known[key] for key in keys]
        return [text for text, _ in found], np.array([code for _, code in found], np.uint8)


def is_as_shown(texts: pa.StringArray) -> Flags:
    """Whether a reader would give each text letter by letter, so that none has to be asked."""
    return ~flags(pc.match_substring_regex(texts, _NOT_AS_SHOWN))


def flags(answers: pa.BooleanArray) -> Flags:
    """Answers of Arrow, none of them null, for numpy."""
    return np.array(answers.to_numpy(zero_copy_only=False), bool)


def replaced(
    texts: pa.StringArray, places: Places, others: Sequence[str | None] | pa.StringArray
) -> pa.StringArray:
    """The texts with others at some places, which ascend."""
    if not len(places):
        return texts
    where = np.zeros(len(texts), bool)
    where[places] = True
    return pc.replace_with_mask(texts, pa.array(where), pa.array(others, pa.string()))
