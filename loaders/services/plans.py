"""Which plan a division's items serve, and whether they may."""

from loaders.known import Known, KnownItem
from loaders.spelling import shortened
from loaders.subjects import UnknownSubject
from loaders.updates.allowed import is_withdraw


def served_plan(known: Known, item: KnownItem, said: str | None, serves: str = "") -> str:
    """The plan that an item serves: the one that is said, or else the parent of its own.

    Blank where all that it serves, of any plan, is taken back. Raises UnknownSubject.
    """
    if said is None and is_withdraw(serves):
        return ""
    parent = known.parents.get(item.plan_id)
    found = parent if said is None else known.plan(said)
    title = shortened(known.plans.get(item.plan_id, item.plan_id))
    if found is None or found not in known.plans:
        titles = [f"'{name}'" for plan_id, name in known.plans.items() if plan_id != item.plan_id]
        listed = f"one of {', '.join(titles)}" if titles else "a plan, but no other one is loaded"
        if said is None:
            says = f"should be {listed}, because '{title}' names no parent plan"
            raise UnknownSubject("plan_served", says)
        raise UnknownSubject("plan_served", f"should be {listed}, not '{shortened(said)}'")
    if found == item.plan_id:
        says = f"should be another plan than '{title}', whose own items stand under each other"
        raise UnknownSubject("plan_served", says)
    if item.plan_id in plans_above(known, found):
        says = f"should be a plan that '{title}' stands under; that one stands under it"
        raise UnknownSubject("plan_served", says)
    return found


def plans_above(known: Known, plan_id: str) -> list[str]:
    """The plans that a plan stands under, its parent first."""
    found: list[str] = []
    parent = known.parents.get(plan_id)
    while parent is not None and parent not in found:
        found.append(parent)
        parent = known.parents.get(parent)
    return found
