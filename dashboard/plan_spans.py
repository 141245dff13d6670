"""A plan's principles and values, and from when to when its phases run and with whom."""

from collections.abc import Collection, Sequence
from datetime import date

from dashboard import parts, phase_queries, theme, words
from dashboard.figures import phases
from dashboard.markup import Html, Piece, bullets, chip, element, join
from dashboard.phase_records import Span, Statement
from dashboard.records import Item, Plan

_TITLES = {"principle": "Principles", "value": "Values"}


def statement_lists(statements: Sequence[Statement]) -> dict[str, Html]:
    """Principles and values as lists by their title, those kinds that the plan has."""
    return {
        title: bullets([one.text for one in statements if one.kind == kind])
        for kind, title in _TITLES.items()
        if any(one.kind == kind for one in statements)
    }


def facts_of(plan: Plan, item: Item) -> dict[str, Piece]:
    """When an item runs and who works on it together; empty where it says neither."""
    span = phase_queries.span(plan.plan_id, item.item_id)
    if span is None:
        return {}
    return {"Runs": _runs(span), "Partners": bullets([*span.partners])}


def sentence(spans: Sequence[Span], day: date) -> str:
    """How many of items with dates there are, which are under way, and which begins next."""
    now = [span for span in spans if span.state(day) == "Under way"]
    told = [f"{words.count(len(spans), 'item')} {words.verb(len(spans), 'has', 'have')} dates"]
    if now:
        names = words.listed([f"{span.level_name} {span.code}" for span in now])
        told.append(f"{names} {words.verb(len(now), 'is', 'are')} under way")
    else:
        told.append("none is under way")
    ahead = [span for span in spans if span.starts_on and span.starts_on > day]
    if ahead:
        first = min(ahead, key=lambda span: span.starts_on or date.max)
        told.append(f"{first.level_name} {first.code} begins next, on {words.day(first.starts_on)}")
    return words.sentence("; ".join(told))


def show(spans: Sequence[Span], codes: Collection[str], day: date) -> None:
    """The phases among some items on a line of time, with dates and partners; nothing for none."""
    # What is done by a day and no more stands among the fixed dates.
    own = [span for span in spans if span.has_dates and (span.level == 1 or span.starts_on)]
    own = [span for span in own if span.code in codes]
    if not own:
        return
    says = sentence(own, day)
    parts.section("From when to when", says)
    parts.show_html(join([chip(word) for word in phases.STATES], " "))
    figure = phases.timeline(own, day, parts.mode(), parts.day_name())
    parts.show(figure, says, *table(own, day), "phases")


def table(spans: Sequence[Span], day: date) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    """Header and rows of the items with dates, in the plan's order."""
    rows = [
        (
            span.code,
            words.shorten(span.name or span.text),
            words.day(span.starts_on),
            words.day(span.ends_on),
            span.state(day),
            span.status or theme.NO_UPDATE,
            ", ".join(span.partners) or "–",
        )
        for span in spans
    ]
    return ("Code", "What", "First day", "Last day", "State", "Status", "Partners"), rows


def _runs(span: Span) -> Piece:
    """The days with the words they stand in; the words alone where they give no day."""
    if not span.has_dates:
        return span.words or ""
    if span.starts_on is None:
        days = f"Until {words.day(span.ends_on)}"
    elif span.ends_on is None:
        days = f"From {words.day(span.starts_on)}"
    else:
        days = words.day_range(span.starts_on, span.ends_on)
    note = element("span", f"as written: {span.words}", class_="hw-note")
    return join([days, note], " ")
