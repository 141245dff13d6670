"""How lines are set level in cells of several strategies: by blank lines, as people do it."""

import textwrap
from collections.abc import Sequence

from demo_words import Goal, Item

CHARACTERS_PER_WIDTH = 1.26
"""Characters of 10 point type that fit into one unit of an Excel column's width."""

BULLET = "   • "


def text(item: Item, sign: str) -> str:
    """Write an item's words behind its letter, with its bullets on lines of their own."""
    return "\n".join([sign + item.text, *(BULLET + line for line in item.sub_items)])


def one_cell(goal: Goal, signs: Sequence[str], characters: Sequence[float]) -> list[str]:
    """Write all strategies of a goal as one row of a table; widths in characters, by column."""
    columns = [[text(item, sign) for item, sign in zip(goal.items, signs, strict=True)]]
    columns += [
        [str(getattr(item, name)) for item in goal.items]
        for name in ("by_when", "who", "status", "percent")
    ]
    words, by_when, who, *progress = level(columns, [characters[i] for i in (0, 1, 2, 6, 7)])
    others = ("\n".join(part) for part in (goal.resources, goal.measures, goal.reported))
    return [words, by_when, who, *others, *progress][: goal.columns]


def height(words: str, width: float) -> int:
    """Count the lines that words take on the screen in a column of a width in characters."""
    size = max(4, int(width))
    return sum(len(textwrap.wrap(line, size)) or 1 for line in words.split("\n"))


def level(columns: Sequence[Sequence[str]], widths: Sequence[float]) -> list[str]:
    """Join each column's entries with as many blank lines as set the same entries level.

    `columns` holds, per column, one text for each strategy ("" where nothing stands);
    `widths` are in characters.
    """
    rows = list(zip(*columns, strict=True))
    tall = [
        max(height(entry, width) for entry, width in zip(row, widths, strict=True)) + 1
        for row in rows
    ]
    cells = []
    for entries, width in zip(columns, widths, strict=True):
        cell = ""
        for entry, lines in zip(entries, tall, strict=True):
            cell += entry + "\n" * (lines - height(entry, width) + 1)
        cells.append(cell.rstrip("\n"))
    return cells
