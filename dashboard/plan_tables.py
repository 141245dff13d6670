"""The tables of a plan that more than one page shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import parts, theme, words
from dashboard.markup import Html, Piece, Row, chip, element, join, link, table, url
from dashboard.records import AreaRow, Item, Plan

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
    """The status of what is done, and whether its deadline has passed; nothing for a heading."""
    if not item.is_lowest:
        return Html("")
    chips = [chip(item.status or theme.NO_UPDATE)]
    if item.reporting_status == theme.OVERDUE:
        chips.append(chip(theme.OVERDUE))
    if item.is_ambiguous:
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


def show_findings(plan: Plan, findings: Mapping[str, int]) -> None:
    """What the plan leaves open, with the number of items and the way to them."""
    if not findings:
        parts.show_html(element("p", "Nothing: every item has an owner, a deadline and a measure."))
        return
    rows = [
        (
            link(url("plan", plan=plan.plan_id, show=f"open:{finding}"), finding),
            FINDINGS.get(finding, ""),
            number,
        )
        for finding, number in findings.items()
    ]
    header = ("Open", "What it means", "Items")
    parts.show_html(table("What the plan leaves open", header, rows, numbers=("Items",)))


def show_areas(plan: Plan, areas: Sequence[AreaRow]) -> None:
    """One row for each item at the top of the plan."""
    counted = ("Lines", "Off track", "At risk", "Overdue", "Completed", "No update", "Open")
    rows = [
        (
            link(url("plan", plan=plan.plan_id, area=area.code), f"{area.code} {area.name}"),
            *(
                number or "–"
                for number in (
                    area.lowest,
                    area.off_track,
                    area.at_risk,
                    area.overdue,
                    area.completed,
                    area.no_update,
                    area.open,
                )
            ),
        )
        for area in areas
    ]
    parts.show_html(table("The plan by area", ("Area", *counted), rows, numbers=counted))


def size_sentence(items: Sequence[Item], owners: int) -> str:
    """How large the plan is, in its own words for its levels."""
    levels = Counter(item.level_name for item in items if item.level_name != "note")
    sizes = [words.count(number, name, words.plural(name)) for name, number in levels.items()]
    undated = sum(item.is_lowest and not item.by_when for item in items)
    tail = f"; {undated} without a deadline" if undated else ""
    return f"{words.listed(sizes).capitalize()}, {words.count(owners, 'owner')}{tail}."


def show_tree(plan: Plan, items: Sequence[Item], opened: str, today: date) -> None:
    """The plan as a table, indented by what belongs to what; a line opens its item."""
    if not items:
        return
    kept = {name: value for name, value in parts.url_values().items() if name != "item"}
    rows = [_line(item, kept | {"plan": plan.plan_id}, opened, today) for item in items]
    header = ("Code", "What", "Status", "Owner", "Deadline", "Next due")
    parts.show_html(table(f"{plan.title}, line by line", header, rows))


def _line(item: Item, kept: Mapping[str, str], opened: str, today: date) -> Row:
    address = url("", **kept, item=item.code)
    code = link(address, item.code, label=f"Open {item.code}")
    style = f"hw-level-{item.level}" if not item.is_lowest else "hw-lowest"
    if item.level_name == "note":
        style = "hw-lowest hw-beside"
    if item.code == opened:
        style += " hw-open"
    title, rest = words.title_and_rest(item.name, item.text)
    text = element("div", title, class_="hw-clamp")
    if not item.is_lowest:
        described = element("p", rest, class_="hw-description") if rest else Html("")
        return Row((code, text + described), style)
    due = Html("")
    if item.next_due_on:
        is_open = item.reporting_status != "Not applicable"
        note = words.ago(item.next_due_on, today) if is_open else "closed"
        day = element("span", words.day(item.next_due_on), class_="hw-day")
        due = join([day, element("span", note, class_="hw-note")], " ")
    return Row((code, text, status_of(item), who(item), item.by_when or "–", due), style)


def as_csv(
    items: Sequence[Item], names: Mapping[str, str]
) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of the list for a spreadsheet, with names in place of codes."""
    header = ("Code", "Level", "Text", "Status", "Owners", "Approvers", "Deadline", "Next due",
              "Source")  # fmt: skip
    rows = [
        (
            item.code,
            item.level_name,
            item.text,
            item.status,
            "; ".join(words.named(code, names) for code in item.owners),
            "; ".join(words.named(code, names) for code in item.approvers),
            item.by_when,
            item.next_due_on,
            item.source,
        )
        for item in items
    ]
    return header, rows


def dates(items: Sequence[Item], today: date) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    """Header and rows of fixed dates, the earliest first."""
    own = sorted(items, key=lambda item: (item.due_on or date.max, item.code))
    rows = [
        (
            item.code,
            words.day(item.due_on),
            words.ago(item.due_on, today) if item.due_on else "",
            _due_word(item),
            words.shorten(item.text),
        )
        for item in own
    ]
    return ("Code", "Date", "When", "State", "What"), rows


def dates_sentence(items: Sequence[Item], today: date) -> str:
    """How many fixed dates there are, how many have passed, and which comes next."""
    late = sum(item.reporting_status == theme.OVERDUE for item in items)
    ahead = sorted(item.due_on for item in items if item.due_on and item.due_on >= today)
    following = f"; the next is {words.day(ahead[0])}" if ahead else ""
    verb = words.verb(late, "is", "are")
    return f"{words.count(len(items), 'fixed date')}, of which {late} {verb} overdue{following}"


def _due_word(item: Item) -> str:
    return "Closed" if item.reporting_status == "Not applicable" else item.reporting_status


CADENCES = (
    "daily", "weekly", "monthly", "quarterly", "twice a year", "yearly", "at a meeting",
    "ongoing", "as needed",
)  # fmt: skip


def show_cadences(plan: Plan, items: Sequence[Item]) -> None:
    """What recurs, from the most frequent to what has no date, with the next date where known."""
    own = [item for item in items if item.is_lowest and item.cadence != "once"]
    order = {name: index for index, name in enumerate(CADENCES)}
    rows = [
        (
            link(url("", plan=plan.plan_id, view="timeline", item=item.code), item.code),
            words.shorten(item.text),
            (item.cadence or ("not recognized" if item.by_when else "none")).capitalize(),
            item.by_when or "–",
            words.day(item.next_due_on) or element("span", item.due_reason, class_="hw-quiet"),
        )
        for item in sorted(own, key=lambda one: order.get(one.cadence or "", len(order)))
    ]
    header = ("Code", "What", "Cadence", "As written", "Next due")
    if rows:
        parts.show_html(table("Recurring deadlines and those without a date", header, rows))
