"""What a table says for more than one item: merged cells, lone cells, words below the last row."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from loaders.cells import Workbook
from loaders.plans.nodes import Detail, Node, Reading
from loaders.plans.strategies import DETAILS
from loaders.plans.tables import Band, Table


def spread(workbook: Workbook, table: Table, found: Sequence[Band], nodes: Sequence[Node]) -> None:
    """Give a detail that is merged over rows to their items, or to the goal over all rows."""
    for name, kind in DETAILS.items():
        cells = {cell.address: cell for band in found for cell in band.spans.get(name, [])}
        for cell in cells.values():
            rows = range(cell.row, cell.row + cell.rows)
            beside = [node for node in nodes if node.cell.row in rows]
            parent = beside[0].parent if beside else None
            is_whole = found[0].first_row in rows and found[-1].first_row in rows
            source = workbook.source(table.sheet, cell)
            for words in filter(str.strip, cell.text.split("\n")):
                detail = Detail(kind, words.strip(" \t·•"), source)
                for node in [parent] if is_whole and parent else beside:
                    node.details.append(detail)


def share_lone(table: Table, nodes: Sequence[Node]) -> None:
    """In a table pasted from Word, what stands alone in its column may be for the whole goal."""
    first = nodes[0] if len(nodes) > 1 else None
    if first is None or first.parent is None:
        return
    for name, kind in DETAILS.items():
        cells = table.cells.get(name, [])
        if len(cells) == 1 and cells[0].rows == 1:
            lone = [detail for detail in first.details if detail.kind == kind]
            first.details = [detail for detail in first.details if detail.kind != kind]
            first.parent.details += [replace(detail, is_ambiguous=True) for detail in lone]


def doubt_last(table: Table, nodes: Sequence[Node]) -> None:
    """Words alone below a table may be a note and no item, where every item has more beside it."""
    filled = {
        row
        for name, cells in table.cells.items()
        if name != table.item_field
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
    }
    lone = list(takewhile(lambda node: node.cell.row not in filled, reversed(nodes)))
    rest = nodes[: len(nodes) - len(lone)]
    if not rest or any(node.number for node in lone):
        return
    if all(node.cell.row in filled for node in rest):
        for node in lone:
            words = (node.level_name, "note")
            node.readings.setdefault("kind", Reading(node.text, words, node.source))
