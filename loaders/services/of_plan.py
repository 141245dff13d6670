"""Which items of the plan above the items of a document serve, by its column `Serves`."""

from loaders.cells import Workbook
from loaders.known import Known
from loaders.plans.nodes import Node, Plan
from loaders.problems import Problem, place_of
from loaders.services.named import ItemNames
from loaders.subjects import UnknownSubject


def find_served(plan: Plan, workbook: Workbook, known: Known) -> list[Problem]:
    """Find the items that each node says it serves; every one that is unknown is a problem.

    Without a plan above nothing is read, with a warning; what is said again comes whole with the
    document, so that taking back is leaving out.
    """
    said = [node for node in plan.nodes() if node.serves]
    parent_id = plan.parent_plan_id
    if not said:
        return []
    if parent_id is None:
        message = (
            "What items serve is not read, because the document names no plan above it; write a "
            "line such as 'Parent plan: ...' above the table, or choose the plan when loading"
        )
        return [_problem(workbook, said[0], message, is_warning=True)]
    if parent_id not in known.plans:
        return []  # that it is not loaded is told of the plan
    names = ItemNames(known)
    return [one for node in said for one in _find(node, parent_id, workbook, names)]


def _find(node: Node, parent_id: str, workbook: Workbook, names: ItemNames) -> list[Problem]:
    try:
        found = names.served(node.serves or "", parent_id)
    except UnknownSubject as unknown:
        return [_problem(workbook, node, f"Serves {unknown}")]
    node.serving = [] if found.is_withdrawn else found.items
    return []


def _problem(workbook: Workbook, node: Node, message: str, *, is_warning: bool = False) -> Problem:
    source = node.sources.get("serves", node.source)
    place = place_of(workbook.file_name, source)
    return Problem(workbook.file_name, message, *place, is_warning=is_warning)
