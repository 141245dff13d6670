"""Questions that are the mean of each respondent's answers to others."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from loaders.spelling import shortened
from loaders.surveys.columns import Column
from loaders.surveys.declared_columns import meant
from loaders.surveys.declared_records import Declared, DeclaredComposite
from loaders.surveys.known_records import KnownComposite, KnownSurvey
from loaders.surveys.records import Scale
from loaders.surveys.saying import Saying
from loaders.surveys.wordings import folded, slug

_LEAST_ITEMS = 2
MeasureNamed = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Composite:
    """A composite of this wave."""

    question_id: str
    name: str
    items: tuple[Column, ...]
    measure_id: str | None
    target: float | None

    @property
    def scale(self) -> Scale:
        """The scale that all of its items have."""
        reading = self.items[0].reading
        if reading is None:
            raise ValueError(f"{self.name} has an item without a scale")
        return reading.scale


def composites_of(
    declared: Declared,
    survey: KnownSurvey | None,
    rated: Sequence[Column],
    measure_named: MeasureNamed,
    saying: Saying,
) -> list[Composite]:
    """The composites that a person names, and those of the wave before that can still be had."""
    before = {folded(one.wording): one for one in (survey.composites if survey else ())}
    taken = {column.question_id for column in rated}
    found = []
    names = [folded(entry.name) for entry in declared.composites]
    for place, entry in enumerate(declared.composites):
        if names[place] in names[:place]:
            saying.refuse(
                f"Two composites are called '{shortened(entry.name)}'; rename one of them"
            )
            continue
        known = before.pop(folded(entry.name), None)
        if (one := _declared(entry, known, rated, taken, measure_named, saying)) is not None:
            found.append(one)
            taken.add(one.question_id)
    again = (_repeated(known, rated, saying) for known in before.values())
    found += [one for one in again if one is not None]
    return found


def _declared(  # noqa: PLR0913, PLR0917 - all that makes one
    entry: DeclaredComposite,
    known: KnownComposite | None,
    rated: Sequence[Column],
    taken: Collection[str],
    measure_named: MeasureNamed,
    saying: Saying,
) -> Composite | None:
    items: dict[str, Column] = {}
    for name in entry.items:
        meant_by_it = _items(name, rated)
        if not meant_by_it:
            saying.refuse(
                f"The composite '{shortened(entry.name)}' has an item '{shortened(name)}', but no "
                "rated question has that code or wording; correct its name"
            )
            return None
        items |= {column.question_id: column for column in meant_by_it}
    if (why := _why_not(list(items.values()), entry.target)) is not None:
        saying.refuse(f"The composite '{shortened(entry.name)}' {why}")
        return None
    question_id = known.question_id if known else slug(entry.name, taken)
    measure_id = known.measure_id if known else None
    if entry.measure is not None:
        measure_id = measure_named(entry.measure)
    target = entry.target if entry.target is not None else known.target if known else None
    return Composite(question_id, entry.name, tuple(items.values()), measure_id, target)


def _repeated(known: KnownComposite, rated: Sequence[Column], saying: Saying) -> Composite | None:
    by_id = {column.question_id: column for column in rated}
    items = [by_id[item] for item in known.items if item in by_id]
    why = _why_not(items)
    if len(items) < len(known.items) or why is not None:
        saying.warn(
            f"The composite '{shortened(known.wording)}' of the wave before is left out: "
            + (why or "not all of its questions are rated in this export")
        )
        return None
    return Composite(known.question_id, known.wording, tuple(items), known.measure_id, known.target)


def _items(name: str, rated: Sequence[Column]) -> list[Column]:
    by_id = [column for column in rated if column.question_id == name]
    return by_id or meant(name, rated)


def _why_not(items: Sequence[Column], target: float | None = None) -> str | None:
    if len(items) < _LEAST_ITEMS:
        return f"should have at least {_LEAST_ITEMS} different questions as its items"
    ends = {(one.reading.scale.low, one.reading.scale.high) for one in items if one.reading}
    if len(ends) > 1:
        spans = ", ".join(f"{low} to {high}" for low, high in sorted(ends))
        return f"has items on different scales ({spans}); a mean needs them all on one"
    low, high = next(iter(ends))
    if target is not None and not low <= target <= high:
        return f"has a target of {target:g}; it should be a number from {low} to {high}"
    return None
