"""The tables of a plan that more than one page shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import parts, theme, words
from dashboard.markup import Html, Piece, chip, details, element, join, link, table, url
from dashboard.records import AreaRow, Item, Plan
from dashboard.report_records import Rollup

FINDINGS = {
    "Reading not settled": "A cell can be read in more than one way",
    "No owner": "Nobody is named beside it",
    "No deadline": "No deadline is written beside it",
    "No measure": "Neither it nor its goal says how success is known",
    "Meeting without a date": "Its deadline names a meeting that has no date",
    "Owner not in the key": "The key does not say what its owner's code stands for",
}


def lowest_words(items: Sequence[Item]) -> tuple[str, str]:
    """What the plan calls what is done, for one and for several: strategy, strategies."""
    names = list(Counter(item.level_name for item in items if item.is_lowest)) or ["plan item"]
    return " or ".join(names), words.listed([words.plural(name) for name in names])


def status_of(item: Item) -> Html:
    """The status of what is done, and whether its deadline has passed; of a heading only that."""
    chips = [chip(item.status or theme.NO_UPDATE)] if item.is_lowest else []
    if item.has_deadline and item.deadline_status == theme.OVERDUE:
        chips.append(chip(theme.OVERDUE))
    if item.is_ambiguous and item.is_lowest:
        chips.append(chip("To settle"))
    return join(chips, " ")


def who(item: Item) -> Piece:
    """Owners by code, and who approves."""
    if not item.owners and not item.approvers:
        return item.who or "–"
    told = ", ".join(item.owners) or "–"
    if not item.approvers:
        return told
    return join(
        [told, element("span", f"approval: {', '.join(item.approvers)}", class_="hw-note")], "<br>"
    )


def show_status_counts(plan: Plan, counts: Mapping[str, int]) -> None:
    """Every status with its number; each opens the plan at it."""
    entries = [
        element(
            "li",
            link(
                url("plan", plan=plan.plan_id, status=word),
                element("span", counts[word], class_="hw-count"),
                chip(word),
            ),
        )
        for word in (*theme.STATUSES, theme.NO_UPDATE)
        if counts.get(word)
    ]
    parts.show_html(element("ul", *entries, class_="hw-counts"))


def statuses(
    counts: Mapping[str, int], many: str
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    """Header and rows of the counts by status, worst first."""
    order = (*theme.STATUSES, theme.NO_UPDATE)
    return ("Status", many.capitalize()), [(word, counts[word]) for word in order if word in counts]


def show_due(plan: Plan, caption: str, items: Sequence[Item], today: date) -> None:
    """Items with their deadline and how far it lies; nothing for none."""
    rows = [
        (
            link(url("plan", plan=plan.plan_id, item=item.code), item.code),
            words.shorten(item.text, 140),
            status_of(item),
            who(item),
            _deadline(item, today),
        )
        for item in items
        if item.is_match
    ]
    if rows:
        header = ("Code", "What", "Status", "Owner", "Deadline")
        parts.show_html(table(caption, header, rows))


def _deadline(item: Item, today: date) -> Piece:
    if not item.next_due_on:
        return item.by_when or "–"
    note = element("span", words.ago(item.next_due_on, today), class_="hw-note")
    return join([words.day(item.next_due_on), note], " ")


def show_findings(plan: Plan, findings: Mapping[str, int], readings: int) -> None:
    """What the plan leaves open, with the number of items and the way to them.

    `readings` is how many cells wait to be settled; one item may have several.
    """
    if not findings:
        parts.show_html(element("p", "Nothing: every item has an owner, a deadline and a measure."))
        return
    rows = [
        (
            link(url("plan", plan=plan.plan_id, show=f"open:{finding}"), finding),
            _meaning(finding, readings),
            number,
        )
        for finding, number in findings.items()
    ]
    header = ("Open", "What it means", "Items")
    parts.show_html(table("What the plan leaves open", header, rows, numbers=("Items",)))


def _meaning(finding: str, readings: int) -> Piece:
    says = FINDINGS.get(finding, "")
    if finding != "Reading not settled":
        return says
    cells = element("span", words.count(readings, "reading"), class_="hw-note")
    return join([says, cells], " ")


RULE = (
    "The status is that of the worst measure below; on course is what is completed, on track or "
    "ongoing, of what is neither paused nor dropped."
)


def show_areas(plan: Plan, areas: Sequence[AreaRow], rollups: Mapping[str, Rollup]) -> None:
    """One row for each item at the top of the plan, with what it comes to."""
    counted = ("Off track", "At risk", "Overdue", "No update", "Open")
    rows = [
        (
            element(
                "div",
                link(url("plan", plan=plan.plan_id, area=area.code), f"{area.code} {area.name}"),
                class_="hw-wrap",
            ),
            comes_to(rollups.get(area.item_id)),
            *(
                number or "–"
                for number in (
                    area.off_track,
                    area.at_risk,
                    area.overdue,
                    area.no_update,
                    area.open,
                )
            ),
        )
        for area in areas
    ]
    header = ("Area", "What it comes to", *counted)
    parts.show_html(table("The plan by area", header, rows, numbers=counted))


def comes_to(rollup: Rollup | None) -> Html:
    """What an item's measures and the items under it come to: worst status, share, the rule."""
    if rollup is None or not (rollup.measures or rollup.counted):
        return Html("")
    worst = chip(rollup.worst_status) if rollup.worst_status else chip("No measure")
    share = f"{rollup.on_course} of {rollup.counted} on course" if rollup.counted else ""
    return details(join([worst, element("span", share, class_="hw-day")], " "), rollup.says)
