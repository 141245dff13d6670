"""One division's plan: which of its items serve the plan above, and which serve nothing."""

from collections.abc import Sequence

from dashboard import divisions_form, divisions_queries, divisions_words, parts, theme, words
from dashboard.divisions_records import Own
from dashboard.markup import Html, Row, chip, element, link, table, url
from dashboard.records import Plan


def show(plan: Plan, above: Plan | None, own: Sequence[Own]) -> None:
    """Every item of the plan with what it serves, and the form that says it."""
    name = words.shorten(above.title, 60) if above else "other plans"
    parts.section(f"What this plan does for {name}", words.sentence(divisions_words.own_title(own)))
    if above:
        way = link(url("divisions", plan=above.plan_id), f"Open the divisions of {name}")
        parts.show_html(element("p", way))
    header = ("Code", "What", "Status", "Serves")
    rows = [_row(plan, one) for one in own]
    parts.show_html(table(f"{plan.title}: what its items serve", header, rows))
    if above:
        beside = divisions_queries.divisions(above.plan_id)
        divisions_form.show(above, [one for one in beside if one.plan_id == plan.plan_id])


def _row(plan: Plan, one: Own) -> Row:
    code = link(url("plan", plan=plan.plan_id, item=one.code), one.code, label=f"Open {one.code}")
    status = chip(one.status or theme.NO_UPDATE) if one.is_lowest else Html("")
    style = "hw-lowest" if one.is_lowest else f"hw-level-{one.level}"
    title = element("div", one.name or one.text, class_="hw-clamp")
    return Row((code, title, status, _serves(one)), style)


def _serves(one: Own) -> Html:
    if one.serves:
        told = [
            element(
                "div",
                link(url("plan", plan=plan_id, item=code), code), f" {words.shorten(text, 60)}",
            )
            for plan_id, code, text in one.serves
        ]  # fmt: skip
        return element("div", *told, class_="hw-group")
    if one.by_other == "above":
        return element("span", "by what it is under", class_="hw-quiet")
    if one.by_other == "below":
        return element("span", "by what is under it", class_="hw-quiet")
    return element("span", "nothing" if one.is_lowest else "–", class_="hw-quiet")
