"""The codes of a plan's items, such as 1.2.a: its own number behind those above; its own id."""

from collections.abc import Sequence

from loaders.cells import Workbook
from loaders.plans.nodes import Node
from loaders.problems import Problem


def number(workbook: Workbook, tops: Sequence[Node]) -> list[Problem]:
    """Give every item a code that no other has; a warning where it is not the one written."""
    problems: list[Problem] = []
    taken: set[str] = set()
    for place, top in enumerate(tops, start=1):
        _number(workbook, top, place, taken, problems)
    return problems


def _number(
    workbook: Workbook, node: Node, ordinal: int, taken: set[str], problems: list[Problem]
) -> None:
    wanted = _behind(node.parent.code if node.parent else "", node.number or str(ordinal))
    code, copy = wanted, 2
    while code in taken:
        code, copy = f"{wanted}-{copy}", copy + 1
    taken.add(code)
    node.code = code
    is_dotted = node.number is not None and "." in node.number
    if node.number and code != wanted:
        message = f"'{node.number}' stands more than once, so this one is coded {code}"
    elif is_dotted and code != node.number:
        above = node.parent.code if node.parent else ""
        message = f"'{node.number}' stands under {above}, so it is coded {code}"
    else:
        message = ""
    if message:
        place = node.sheet.name, node.cell.address
        problems.append(Problem(workbook.file_name, message, *place, is_warning=True))
    for below, child in enumerate(node.children, start=1):
        _number(workbook, child, below, taken, problems)


def _behind(prefix: str, number: str) -> str:
    """A number behind a prefix; one that holds the prefix already stands as it is."""
    if not prefix or number.startswith(f"{prefix}."):
        return number
    last = number.rpartition(".")[2] if number[0].isdigit() else number
    return f"{prefix}.{last}"
