"""The rows of the ledger that a plan becomes."""

from datetime import date
from typing import Any

from loaders.plans.deadlines import deadline
from loaders.plans.links import is_of_the_plan, references, target_code
from loaders.plans.measure_rows import measure_readings
from loaders.plans.nodes import Node, Plan, Records
from loaders.plans.owners import answerable


def rows(records: Records) -> dict[str, list[dict[str, Any]]]:
    """The rows of each ledger table, without the load."""
    plan, nodes = records.plan, records.plan.nodes()
    owners = [
        {"owner_code": code, "name": name, "source": plan.key_sources[code]}
        for code, name in plan.key.items()
    ]
    tables = {
        "plan": [_plan_row(records)],
        "plan_owner": owners,
        "plan_item": [_item_row(records, place, node) for place, node in enumerate(nodes, start=1)],
        "item_entry": [row for node in nodes for row in _entry_rows(plan, node)],
        "item_link": _link_rows(plan, nodes),
        "item_reading": [row for node in nodes for row in _reading_rows(records, node)],
        "measure_reading": measure_readings(nodes),
        "plan_statement": _statement_rows(plan),
        "plan_level": _level_rows(nodes),
        "item_service": [row for node in nodes for row in _service_rows(plan, node)],
        "item_span": [_span_row(plan, node) for node in nodes if node.span or node.partners],
    }
    return {
        name: [{"plan_id": plan.plan_id, **row} for row in those] for name, those in tables.items()
    }


def _plan_row(records: Records) -> dict[str, Any]:
    plan = records.plan
    first, last = plan.years or (None, None)
    return {
        "source": plan.title_source or records.workbook.file_name,
        "title": plan.title,
        "organization": plan.organization,
        "vision": plan.vision,
        "mission": plan.mission,
        "starts_on": date(first, 1, 1) if first else None,
        "ends_on": date(last, 12, 31) if last else None,
        "parent_plan_id": plan.parent_plan_id,
        "is_demonstration": plan.is_demonstration,
    }


def _item_row(records: Records, ordinal: int, node: Node) -> dict[str, Any]:
    return {
        "source": node.source,
        "item_id": _item_id(records.plan, node),
        "parent_id": _item_id(records.plan, node.parent) if node.parent else None,
        "level": node.level,
        "level_name": node.level_name,
        "code": node.code,
        "ordinal": ordinal,
        "name": node.name,
        "text": node.text,
        "sub_items": node.sub_items,
        **_who(records, node.who),
        **_by_when(records, node.by_when),
        "status": node.status,
        "percent_complete": node.percent_complete,
        "narrative": node.narrative,
    }


def _who(records: Records, words: str | None) -> dict[str, Any]:
    found = answerable(words, records.plan.key)
    return {"who": words, "owners": list(found.owners), "approvers": list(found.approvers)}


def _by_when(records: Records, words: str | None) -> dict[str, Any]:
    found = deadline(words, records.fiscal_year_start_month)
    return {
        "by_when": words,
        "cadence": found.cadence,
        "meeting": found.meeting,
        "due_on": found.due_on,
        "due_month": found.due_month,
    }


def _entry_rows(plan: Plan, node: Node) -> list[dict[str, Any]]:
    return [
        {
            "source": detail.source,
            "item_id": _item_id(plan, node),
            "kind": detail.kind,
            "ordinal": place,
            "text": detail.text,
            "is_ambiguous": detail.is_ambiguous,
        }
        for place, detail in enumerate(node.details, start=1)
    ]


def _statement_rows(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"source": one.source, "kind": one.kind, "ordinal": place, "text": one.text}
        for place, one in enumerate(plan.statements, start=1)
    ]


def _level_rows(nodes: list[Node]) -> list[dict[str, Any]]:
    """Every name of every level once, where it stands first."""
    firsts: dict[tuple[int, str], Node] = {}
    for node in nodes:
        firsts.setdefault((node.level, node.level_name), node)
    return [
        {"source": node.source, "level": level, "level_name": name}
        for (level, name), node in sorted(firsts.items(), key=lambda one: one[0][0])
    ]


def _span_row(plan: Plan, node: Node) -> dict[str, Any]:
    span = node.span
    return {
        "source": node.sources.get("span", node.source),
        "item_id": _item_id(plan, node),
        "words": span.words if span else None,
        "starts_on": span.starts_on if span else None,
        "ends_on": span.ends_on if span else None,
        "partners": node.partners,
    }


def _service_rows(plan: Plan, node: Node) -> list[dict[str, Any]]:
    return [
        {
            "source": node.sources.get("serves", node.source),
            "item_id": _item_id(plan, node),
            "item_text": node.text,
            "serves_plan_id": served.plan_id,
            "serves_item_id": served.item_id,
            "serves_text": served.text,
            "note": None,
            "is_withdrawn": False,
        }
        for served in node.serving
    ]


def _link_rows(plan: Plan, nodes: list[Node]) -> list[dict[str, Any]]:
    areas = [(top.code, top.name) for top in plan.tops if top.name]
    by_code = {node.code: node for node in nodes}
    return [
        {
            "source": node.source,
            "item_id": _item_id(plan, node),
            "words": words,
            "target_item_id": _item_id(plan, target) if target else None,
        }
        for node in nodes
        for words in references(node.text)
        for target in [by_code.get(target_code(words, node.code, areas) or "")]
        if target or is_of_the_plan(words)
    ]


def _reading_rows(records: Records, node: Node) -> list[dict[str, Any]]:
    return [
        {
            "source": reading.source,
            "item_id": _item_id(records.plan, node),
            "field": field,
            "original": reading.original,
            "ordinal": place,
            "words": words,
            "is_taken": place == 1,
            **_with_reading(records, field, words),
        }
        for field, reading in node.readings.items()
        for place, words in enumerate(reading.words, start=1)
    ]


def _with_reading(records: Records, field: str, words: str) -> dict[str, Any]:
    """What the item becomes with a reading; the columns of other fields are null."""
    nothing = dict.fromkeys(("who", "owners", "approvers", "level_name", *_by_when(records, None)))
    match field:
        case "by_when":
            return nothing | _by_when(records, words or None)
        case "who":
            return nothing | _who(records, words or None)
    return nothing | {"level_name": words}


def _item_id(plan: Plan, node: Node) -> str:
    return f"{plan.plan_id}/{node.code}"
