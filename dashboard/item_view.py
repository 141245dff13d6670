"""One plan item, opened: everything that stands beside it, and where it comes from."""

from collections.abc import Mapping, Sequence

from dashboard import (
    controls,
    crosswalk_matrix,
    divisions_links,
    item_origins,
    item_reports,
    parts,
    plan_queries,
    plan_spans,
    theme,
    words,
)
from dashboard.markup import Html, Piece, bullets, element, facts, join, link, url
from dashboard.plan_tables import status_of
from dashboard.records import Item, Plan


def show(
    plan: Plan, code: str, items: Sequence[Item], listed: Sequence[Item], names: Mapping[str, str]
) -> Item | None:
    """Show the item with this code and return it; a sentence when the plan has none."""
    item = next((one for one in items if one.code == code), None)
    kept = {name: value for name, value in controls.url_values().items() if name != "item"}
    if item is None:
        says = f"This plan has no item {code}. "
        parts.show_html(element("p", says, link(url("", **kept), "Close")))
        return None
    name, rest = words.title_and_rest(item.name, item.text)
    title = element("h2", name, id="item")
    pieces = [_bar(item, items, listed, kept), title]
    if rest:
        pieces.append(element("p", rest))
    if item.sub_items:
        pieces.append(bullets(item.sub_items))
    pieces.append(facts(_facts(plan, item, items, names)))
    pieces.append(item_reports.history(item))
    parts.show_html(element("section", *pieces, class_="hw-detail", aria_labelledby="item"))
    return item


def _bar(item: Item, items: Sequence[Item], listed: Sequence[Item], kept: dict[str, str]) -> Html:
    """Where the item stands, and the way to the ones before and after it in the list."""
    by_id = {one.item_id: one for one in items}
    path: list[Piece] = [f"{item.level_name.capitalize()} {item.code}"]
    above = by_id.get(item.parent_id or "")
    while above:
        label = f"{above.level_name.capitalize()} {above.code}"
        path.insert(0, link(url("", **kept, item=above.code), label))
        above = by_id.get(above.parent_id or "")
    codes = [one.code for one in listed if one.is_match or one.code == item.code]
    here = codes.index(item.code) if item.code in codes else None
    steps = []
    if here is not None and here > 0:
        steps.append(link(url("", **kept, item=codes[here - 1]), "← Previous"))
    if here is not None and here + 1 < len(codes):
        steps.append(link(url("", **kept, item=codes[here + 1]), "Next →"))
    steps.append(link(url("", **kept), "Close"))
    return element(
        "div",
        element("span", join(path, " › ")),
        element("nav", *steps, aria_label="Items"),
        class_="hw-bar",
    )


def _facts(
    plan: Plan, item: Item, items: Sequence[Item], names: Mapping[str, str]
) -> dict[str, Piece]:
    above = next((one for one in items if one.item_id == item.parent_id), None)
    of_goal = above.measures_of_success if above and item.is_lowest else []
    open_ones = [
        f"{finding}: {reason}"
        for finding, reason in plan_queries.item_findings(plan.plan_id, item.item_id)
    ]
    told = item_reports.facts_of(plan, item, status_of(item))
    told["Owner"] = bullets([words.named(code, names) for code in item.owners])
    told["Approved by"] = bullets([words.named(code, names) for code in item.approvers])
    told["Who, as written"] = item.who
    if item.has_deadline:
        told["Deadline, as written"] = item.by_when or "–"
        told["Cadence"] = item.cadence
        told["Next due"] = _next_due(item)
    told |= plan_spans.facts_of(plan, item)
    told["Measures of success"] = bullets(item.measures_of_success)
    if above:
        told[f"Measures of {above.level_name} {above.code}"] = bullets(of_goal)
    told["Resources"] = bullets(item.resources)
    told["How it is reported"] = bullets(item.reported)
    told |= divisions_links.facts_of(item.item_id)
    told["Refers to"] = _links(plan, item)
    told["Covers"] = crosswalk_matrix.covers(item.item_id)
    told |= item_origins.facts_of(plan, item)
    told["Left open"] = bullets(open_ones)
    told["Possible readings"] = _readings(plan, item)
    told["Source"] = words.where(item.source)
    return told


def _next_due(item: Item) -> Piece:
    if not item.next_due_on:
        return item.due_reason
    late = {theme.OVERDUE: ", overdue", "Not applicable": ", closed"}.get(item.deadline_status, "")
    note = element("span", item.due_reason, class_="hw-quiet")
    return join([f"{words.day(item.next_due_on)}{late}. ", note])


def _links(plan: Plan, item: Item) -> Html:
    found = plan_queries.links(plan.plan_id, item.item_id)
    pieces = [
        link(url("", plan=plan.plan_id, item=code), f"{told} → {code}") if code else told
        for told, code in found
    ]
    return bullets(pieces)


def _readings(plan: Plan, item: Item) -> Html:
    asked = [one for one in plan_queries.questions(plan.plan_id) if one.item_id == item.item_id]
    pieces: list[Piece] = []
    for question in asked:
        state = "settled" if question.is_settled else "not settled"
        field = plan_queries.FIELDS[question.field]
        told = [
            f"{reading.words or 'nothing'}{' (in use)' if reading.is_taken else ''}"
            for reading in question.readings
        ]
        pieces.append(element("p", f"{field}, {state}:"))
        pieces.append(bullets(told))
        pieces.append(element("p", "The whole cell:"))
        pieces.append(element("pre", question.original, class_="hw-words", tabindex="0"))
    if any(not question.is_settled for question in asked):
        pieces.append(link(url("settle", plan=plan.plan_id), "Settle this reading"))
    return join(pieces)
