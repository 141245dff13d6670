"""What divisions do for the plan above, in sentences."""

from collections.abc import Sequence

from dashboard import words
from dashboard.divisions_records import Division, Own, Served
from dashboard.records import Plan

_MOST_NAMED = 4


def top_gaps(served: Sequence[Served]) -> list[Served]:
    """The gaps that do not stand under another gap: who closes one of them closes its branch."""
    gaps = {one.item_id for one in served if one.is_gap}
    return [one for one in served if one.is_gap and one.parent_id not in gaps]


def title(served: Sequence[Served], divisions: Sequence[Division], own: Sequence[Own]) -> str:
    """The finding, as the page's title: gaps first, then what is off track."""
    if not divisions:
        return own_title(own) if any(one.serves for one in own) else "Divisions"
    gaps = sum(one.is_gap for one in served)
    total = words.count(len(served), "item")
    if gaps == len(served):
        return "No division serves any item of this plan yet"
    if gaps:
        return f"No division serves {gaps} of {total}"
    late = sum(one.worst_item_status == "Off track" for one in served)
    tail = f"; in {late} something is off track" if late else ""
    return f"Divisions serve every item that is asked of them{tail}"


def subtitle(
    plan: Plan, served: Sequence[Served], divisions: Sequence[Division], above: Plan | None
) -> str:
    """Who the divisions are, and which items nobody serves; of a division what it stands under."""
    if not divisions and above:
        return f"{words.shorten(plan.title)} stands under {words.shorten(above.title)}."
    if not divisions:
        return f"No other plan stands under {words.shorten(plan.title)} or serves it."
    names = [words.shorten(one.title, 40) for one in divisions]
    if len(names) > _MOST_NAMED:
        names = [*names[:_MOST_NAMED], words.count(len(names) - _MOST_NAMED, "more", "more")]
    verb = words.verb(len(divisions), "stands under it or serves it", "stand under it or serve it")
    says = f"{words.listed(names)} {verb}."
    gaps = top_gaps(served)
    if not gaps:
        return says
    codes = [f"{one.code} {words.shorten(one.name or one.text, 40)}" for one in gaps]
    more = len(codes) - _MOST_NAMED
    told = [*codes[:_MOST_NAMED], f"{more} more"] if more > 0 else codes
    named = words.listed(told)
    return f"{says} Served by none: {named}{'' if named.endswith(('…', '.')) else '.'}"


def compared(divisions: Sequence[Division]) -> str:
    """Which division has the smallest share on course, and which the largest."""
    known = [one for one in divisions if one.share is not None]
    if not known:
        return "No division has an item to be done yet."
    first = min(known, key=_share)
    last = max(known, key=_share)
    told = f"{words.shorten(first.title, 40)}: {first.on_course} of {first.counted} on course"
    if first == last or first.share == last.share:
        return words.sentence(told if len(known) == 1 else f"All are alike; {told}")
    most = f"{words.shorten(last.title, 40)}: {last.on_course} of {last.counted}"
    return f"From {told} to {most}."


def own_title(own: Sequence[Own]) -> str:
    """How much of a division's plan serves the plan above."""
    lowest = [one for one in own if one.is_lowest]
    serving = sum(bool(one.serves or one.by_other) for one in lowest)
    verb = words.verb(serving, "serves", "serve")
    return f"{serving} of {words.count(len(lowest), 'item')} to be done {verb} the plan above"


def shown_sentence(shown: Sequence[Served], total: int) -> str:
    """How much the filters leave, or nothing where they leave all."""
    if len(shown) == total:
        return ""
    if not shown:
        return "No item matches these filters."
    verb = words.verb(len(shown), "matches", "match")
    return f"{len(shown)} of {words.count(total, 'item')} {verb} these filters."


def _share(one: Division) -> float:
    return one.share or 0.0
