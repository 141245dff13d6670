"""The tables of the Scorecard: statuses of measures, decisions, changes, and what it comes to."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import (
    equity_finding,
    measure_numbers,
    measure_table,
    measure_words,
    parts,
    plan_tables,
    theme,
    words,
)
from dashboard.equity_records import Finding
from dashboard.figures import plan as figures
from dashboard.markup import Html, Piece, chip, element, join, link, table, url
from dashboard.measure_records import Measure
from dashboard.plan_tables import who
from dashboard.records import Item, Plan
from dashboard.report_records import Change, Rollup


def show_statuses(
    plan: Plan,
    measured: Mapping[str, int],
    counts: Mapping[str, int],
    names: tuple[str, str],
) -> None:
    """How many measures, and how many of what is done, have which status; side by side."""
    left, right = st.columns(2, gap="large")
    with left:
        _show_measures(plan, measured)
    with right:
        _show_items(plan, counts, names)


def _show_measures(plan: Plan, counts: Mapping[str, int]) -> None:
    """How many measures have which status: a sentence, numbers that open them, a bar."""
    says = measure_words.status_sentence(counts)
    parts.section("Measures", says)
    if not counts:
        way = link(url("measures", plan=plan.plan_id), "How measures come in")
        parts.show_html(element("p", way))
        return
    entries = [
        element(
            "li",
            link(
                url("measures", plan=plan.plan_id, status=word),
                element("span", counts[word], class_="hw-count"),
                chip(word),
            ),
        )
        for word in theme.MEASURE_STATUSES
        if counts.get(word)
    ]
    parts.show_html(element("ul", *entries, class_="hw-counts"))
    rows = [(word, counts[word]) for word in theme.MEASURE_STATUSES if word in counts]
    bar = figures.status_bar(counts, parts.mode(), theme.MEASURE_STATUSES)
    parts.show(bar, says, ("Status", "Measures"), rows, "measures")


def _show_items(plan: Plan, counts: Mapping[str, int], names: tuple[str, str]) -> None:
    """The same for what is done; `names` are what the plan calls one of it and several."""
    says = words.status_sentence(counts, *names)
    parts.section(names[1].capitalize(), says)
    plan_tables.show_status_counts(plan, counts)
    if counts.keys() - {theme.NO_UPDATE}:
        header, rows = plan_tables.statuses(counts, names[1])
        parts.show(figures.status_bar(counts, parts.mode()), says, header, rows, "status")


def show_decisions(
    plan: Plan, measures: Sequence[Measure], asking: Sequence[Item], unequal: Sequence[Finding]
) -> None:
    """What needs a decision: help that is asked for, measures off track or set against the rule.

    `asking` are the items whose newest update says what help is needed, `unequal` the measures
    that are where they should be, but not for every group.
    """
    deciding = [one for one in measures if one.now.status == "Off track" or one.now.is_overridden]
    rows: list[Sequence[Piece]] = [
        (
            link(url("plan", plan=plan.plan_id, item=item.code), item.code),
            words.shorten(item.text, 140),
            chip("Help needed"),
            item.help_needed,
            who(item),
        )
        for item in asking
    ]
    rows += [
        (
            measure_table.opener(plan, one),
            one.name,
            measure_table.status(one),
            join([one.now.reason, measure_table.rests_on(one)]),
            ", ".join(one.owners) or "–",
        )
        for one in deciding
    ]
    own = {one.measure_id for one in measures}
    found = [one for one in unequal if one.measure_id in own]
    rows += [
        _unequal([one for one in found if one.measure_id == measure_id])
        for measure_id in dict.fromkeys(one.measure_id for one in found)
    ]
    says = "" if rows else "No measure is off track, and nobody asks for help."
    parts.section("What needs a decision", says)
    if rows:
        header = ("Code", "What", "State", "Why", "Owner")
        parts.show_html(table("What needs a decision", header, rows))


def _unequal(found: Sequence[Finding]) -> Sequence[Piece]:
    """A measure under whose total groups are clearly short, with the ways to them."""
    one = found[0]
    lines = [
        element("div", words.sentence(equity_finding.unequal_sentence(each)), " ", _way(each))
        for each in found
    ]
    return (
        link(url("equity", measure=one.code), one.code, label=f"Open {one.code} by group"),
        one.measure,
        join([chip(one.status), chip("Clearly short")]),
        join(lines),
        ", ".join(one.owners) or "–",
    )


def _way(one: Finding) -> Html:
    address = url("equity", measure=one.code, by=one.dimension)
    return link(address, f"By {one.dimension}", label=f"Open {one.code} by {one.dimension}")


def show_changes(plan: Plan, measures: Sequence[Measure], items: Sequence[Change]) -> None:
    """What has another status than in the period before, worse first."""
    told = [
        (_step(one.now.status_change), _measure_change(plan, one))
        for one in measures
        if one.now.status_change in {"better", "worse"}
    ]
    told += [(_step(one.direction), _item_change(plan, one)) for one in items]
    rows = [row for _, row in sorted(told, key=lambda pair: _STEPS.index(pair[0]))]
    says = [step for step, _ in told]
    parts.section("What changed since the period before", _changes_sentence(says))
    if rows:
        header = ("Code", "What", "Change", "From", "To", "Period")
        parts.show_html(table("What changed since the period before", header, rows))


def _changes_sentence(steps: Sequence[str]) -> str:
    if not steps:
        return "No status is another one than in the period before."
    worse, better = steps.count("Worse"), steps.count("Better")
    return f"{worse or 'None'} worse, {better or 'none'} better."


_STEPS = ("Worse", "Better", "")


def _step(direction: str | None) -> str:
    return direction.capitalize() if direction in {"better", "worse"} else ""


def _measure_change(plan: Plan, one: Measure) -> Sequence[Piece]:
    now = one.now
    before = measure_numbers.of(one, now.previous) if now.previous is not None else ""
    return (
        measure_table.opener(plan, one),
        one.name,
        chip(_step(now.status_change)),
        _state(now.previous_status, before),
        join([_state(now.status, measure_numbers.value_now(one)), measure_table.rests_on(one)]),
        now.period,
    )


def _item_change(plan: Plan, one: Change) -> Sequence[Piece]:
    step = _step(one.direction)
    return (
        link(url("plan", plan=plan.plan_id, item=one.code), one.code),
        words.shorten(one.name, 140),
        chip(step) if step else "–",
        _state(one.before),
        _state(one.after),
        one.period,
    )


def _state(status: str | None, value: str = "") -> Html:
    note = element("span", value, class_="hw-note") if value else Html("")
    return join([chip(status), note], " ") if status else note


def show_divisions(rollups: Sequence[tuple[str, Rollup]]) -> None:
    """What the plan comes to with the plans under it, and each of these; nothing for one alone."""
    if len(rollups) == 1:
        return
    notes = {"plan with divisions": "with its divisions", "plan": "without its divisions"}
    own = rollups[0][1].plan_id
    rows = [
        (
            element(
                "div",
                link(url("scorecard", plan=one.plan_id), title),
                element("span", f" {notes[one.scope] if one.plan_id == own else ''}"),
                class_="hw-wrap",
            ),
            plan_tables.comes_to(one),
        )
        for title, one in rollups
    ]
    parts.section("By division")
    parts.show_html(table("The plan and its divisions", ("Plan", "What it comes to"), rows))
