"""One item with what serves it, or what it serves, and the ways between the plans."""

from collections.abc import Sequence

from dashboard import controls, divisions_queries, parts, theme, words
from dashboard.divisions_records import Link, Served
from dashboard.markup import Html, Piece, bullets, chip, element, facts, join, link, table, url
from dashboard.records import Plan


def show_item(plan: Plan, code: str, served: Sequence[Served]) -> list[Link]:
    """Show the item with this code, opened, and return what serves it or anything under it."""
    one = next((item for item in served if code and item.code == code), None)
    if one is None:
        return []
    links = divisions_queries.served_by(one.item_id)
    _show(plan, one, links)
    return links


def _show(plan: Plan, one: Served, links: Sequence[Link]) -> None:
    kept = {name: value for name, value in controls.url_values().items() if name != "item"}
    way = link(url("plan", plan=plan.plan_id, item=one.code), "Open in the plan")
    bar = element(
        "div",
        element("span", f"{one.level_name.capitalize()} {one.code}"),
        element("nav", way, link(url("", **kept), "Close"), aria_label="Item"),
        class_="hw-bar",
    )
    title, rest = words.title_and_rest(one.name, one.text)
    told: dict[str, Piece] = {"What it says": rest, "What divisions do": _says(one)}
    pieces = [bar, element("h2", title, id="served"), facts(told), _table(links)]
    parts.show_html(element("section", *pieces, class_="hw-detail", aria_labelledby="served"))


def _says(one: Served) -> Piece:
    return join([chip("Gap") if one.is_gap else "", element("p", one.says)])


def _table(links: Sequence[Link]) -> Html:
    if not links:
        return Html("")
    header = ("Division", "Item", "What it does", "Status", "Serves")
    rows = [
        (
            words.shorten(one.plan, 40),
            link(url("plan", plan=one.plan_id, item=one.code), _whole(one.code)),
            _what(one),
            chip(one.status or theme.NO_UPDATE) if one.is_lowest else "",
            _whole(one.serves_code),
        )
        for one in links
    ]
    return table("What serves it", header, rows)


def _what(one: Link) -> Html:
    """What the item says, how it serves where that is said, and where that stands."""
    note = element("div", one.note, class_="hw-description") if one.note else ""
    where = element("div", words.where(one.source), class_="hw-description")
    return element("div", one.text, note, where, class_="hw-question-cell")


def _whole(code: str) -> Html:
    """A code that does not break."""
    return element("span", code, class_="hw-day")


def facts_of(item_id: str) -> dict[str, Piece]:
    """What an item serves, and what serves it, for its page; nothing where there is neither."""
    upward = [
        join([link(url("plan", plan=one.serves_plan_id, item=one.serves_code), one.serves_code),
              f" {words.shorten(one.serves_text)} ({words.shorten(one.serves_plan, 40)})",
              f": {one.note}" if one.note else ""])
        for one in divisions_queries.serves(item_id)
    ]  # fmt: skip
    downward = [
        join([link(url("plan", plan=one.plan_id, item=one.code), one.code),
              f" {words.shorten(one.text)} ({words.shorten(one.plan, 40)}) ",
              chip(one.status or theme.NO_UPDATE) if one.is_lowest else ""])
        for one in divisions_queries.served_by(item_id)
    ]  # fmt: skip
    return {"Serves": bullets(upward), "Served by": bullets(downward)}
