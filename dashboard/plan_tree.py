"""The tables of the Plan page: the tree of its lines, its dates and what recurs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import controls, parts, theme, words
from dashboard.markup import Html, Piece, Row, element, join, link, table, url
from dashboard.plan_tables import status_of, who
from dashboard.records import Item, Plan


def size_sentence(items: Sequence[Item], owners: int) -> str:
    """How large the plan is, in its own words for its levels."""
    if not items:
        return "No file has brought the items of this plan yet; the page Prepare says how."
    levels = Counter(item.level_name for item in items if item.level_name != "note")
    sizes = [words.count(number, name, words.plural(name)) for name, number in levels.items()]
    undated = sum(item.is_lowest and not item.by_when for item in items)
    tail = f"; {undated} without a deadline" if undated else ""
    return f"{words.listed(sizes).capitalize()}, {words.count(owners, 'owner')}{tail}."


def show_tree(plan: Plan, items: Sequence[Item], opened: str, today: date) -> None:
    """The plan as a table, indented by what belongs to what; a line opens its item."""
    if not items:
        return
    kept = {name: value for name, value in controls.url_values().items() if name != "item"}
    rows = [_line(item, kept | {"plan": plan.plan_id}, opened, today) for item in items]
    header = ("Code", "What", "Status", "Owner", "Deadline", "Next due")
    parts.show_html(table(f"{plan.title}, item by item", header, rows))


def _line(item: Item, kept: Mapping[str, str], opened: str, today: date) -> Row:
    address = url("", **kept, item=item.code)
    code = link(address, item.code, label=f"Open {item.code}")
    style = f"hw-level-{item.level}" if not item.is_lowest else "hw-lowest"
    if item.level_name == "note":
        style = "hw-lowest hw-beside"
    if item.code == opened:
        style += " hw-open"
    return Row(cells(item, code, today), style)


def cells(item: Item, code: Piece, today: date) -> tuple[Piece, ...]:
    """The cells of a line; of a heading without owner and deadline only its code and its words."""
    title, rest = words.title_and_rest(item.name, item.text)
    text = element("div", title, class_="hw-clamp")
    if rest and not item.is_lowest:
        text += element("p", rest, class_="hw-description")
    own = item.owners or item.approvers or item.who
    if not (item.has_deadline or own):
        return code, text
    by_whom = who(item) if item.is_lowest or own else ""
    by_when = item.by_when or ("–" if item.is_lowest else "")
    return code, text, status_of(item), by_whom, by_when, _next_due(item, today)


def _next_due(item: Item, today: date) -> Html:
    if not item.next_due_on:
        return Html("")
    is_open = item.deadline_status != "Not applicable"
    note = words.ago(item.next_due_on, today) if is_open else "closed"
    day = element("span", words.day(item.next_due_on), class_="hw-day")
    return join([day, element("span", note, class_="hw-note")], " ")


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
    late = sum(item.deadline_status == theme.OVERDUE for item in items)
    ahead = sorted(item.due_on for item in items if item.due_on and item.due_on >= today)
    following = f"; the next is {words.day(ahead[0])}" if ahead else ""
    verb = words.verb(late, "is", "are")
    return f"{words.count(len(items), 'fixed date')}, of which {late} {verb} overdue{following}"


def _due_word(item: Item) -> str:
    return "Closed" if item.deadline_status == "Not applicable" else item.deadline_status


CADENCES = (
    "daily", "weekly", "monthly", "quarterly", "twice a year", "yearly", "at a meeting",
    "ongoing", "as needed",
)  # fmt: skip


def show_cadences(plan: Plan, items: Sequence[Item]) -> None:
    """What recurs, from the most frequent to what has no date, with the next date where known."""
    own = [item for item in items if item.has_deadline and item.cadence != "once"]
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
