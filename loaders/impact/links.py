"""The plan item that an assessment is part of, and the measure of its outcome."""

from loaders.known import KnownItem, KnownMeasure
from loaders.measures.fields import Fields
from loaders.subjects import Subjects, UnknownSubject


def item_of(fields: Fields, subjects: Subjects) -> KnownItem | None:
    """The plan item that a row names by its code or its words; what is unknown is a problem."""
    words, plan = fields.words("item"), fields.words("plan") or ""
    if words is None:
        return None
    try:
        return subjects.item("", plan, words, "")[0]
    except UnknownSubject as by_code:
        try:
            return subjects.item("", plan, "", words)[0]
        except UnknownSubject:
            field = "plan" if by_code.field == "plan" and plan else "item"
            fields.line.refuse(field, str(by_code))
    return None


def plan_of(fields: Fields, subjects: Subjects, item: KnownItem | None) -> str | None:
    """The plan that a row names, or the one of its item."""
    words = fields.words("plan")
    if item is not None or words is None:
        return item.plan_id if item else None
    found = subjects.known.plan(words)
    if found is None and fields.words("item") is None:
        titles = ", ".join(f"'{title}'" for title in subjects.known.plans.values())
        fields.line.refuse("plan", f"should be one of {titles}" if titles else "is not loaded yet")
    return found


def measure_of(fields: Fields, subjects: Subjects) -> KnownMeasure | None:
    """The measure that a row names by its code or its name; what is unknown is a problem."""
    words = fields.words("measure")
    if words is None:
        return None
    try:
        return subjects.measure("", words, "")
    except UnknownSubject as by_code:
        try:
            return subjects.measure("", "", words)
        except UnknownSubject:
            fields.line.refuse("measure", str(by_code))
    return None
