"""The plan and the plan items that a measure serves, as its row names them."""

import re
from dataclasses import dataclass

from loaders.cells import Cell, Kind
from loaders.known import Known, KnownItem
from loaders.measures.fields import Fields
from loaders.plans.ids import plan_id_of
from loaders.spelling import plain, shortened

_BETWEEN = re.compile(r"[,;\n|]|\s+(?:and|&)\s+")
_CODES = re.compile(r"#?\w+(?:[.-]\w+)*[.)]?(?:\s+#?\w+(?:[.-]\w+)*[.)]?)+")
_LEVEL = re.compile(
    r"^(?:goal|objective|strategy|strategies|item|area|task|step|priority|outcome)s?\s*#?\s*"
    r"(?=\d|[a-z]\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Links:
    """Where a measure belongs; without a plan its codes are looked for in every plan."""

    plan_id: str | None = None
    item_codes: tuple[str, ...] = ()


def links_of(fields: Fields, known: Known) -> Links:
    """Read a row's plan and plan items; a warning for what is not loaded yet."""
    plan_id = _plan(fields, known)
    cell = fields.cell("items")
    if cell is None:
        return Links(plan_id)
    if cell.kind is Kind.DATE:
        fields.line.refuse(
            "items",
            f"should be codes such as '1.2, 1.3.a', not the date {cell.text}; Excel makes a date "
            "of 1-2, so format the column as text",
        )
        return Links(plan_id)
    codes: list[str] = []
    unknown: list[str] = []
    for words in _written(cell, known):
        items = _found(words, known, plan_id)
        _warn_of_several(fields, words, items, known)
        codes += [item.code for item in items] or [words]
        unknown += [] if items else [shortened(words)]
    _warn_of_unknown(fields, unknown, known, plan_id)
    _warn_of_lost_zero(fields, cell, known, plan_id)
    return Links(plan_id, tuple(dict.fromkeys(codes)))


def _plan(fields: Fields, known: Known) -> str | None:
    words = fields.words("plan")
    if words is None:
        return None
    found = known.plan(words)
    if found is None:
        says = f"is '{shortened(words)}', which is not loaded"
        loaded = ", ".join(f"'{title}'" for title in known.plans.values())
        fields.line.warn(
            "plan", f"{says}; its measures will be linked once it is. {_those(loaded)}"
        )
    return found or plan_id_of(words)


def _those(loaded: str) -> str:
    return f"Loaded are {loaded}" if loaded else "No plan is"


def _written(cell: Cell, known: Known) -> list[str]:
    """Every code or item's words of a cell."""
    text = cell.text.strip()
    if _by_words(text, known, None):
        return [text]
    parts = [part.strip() for part in _BETWEEN.split(plain(text.replace("\n", ";")))]
    found = []
    for part in filter(None, parts):
        bare = _LEVEL.sub("", part)
        # `1.2 1.3.a`, but not the words of an item.
        is_list = _CODES.fullmatch(bare) and all(re.search(r"\d", one) for one in bare.split())
        found += bare.split() if is_list else [bare]
    return found


def _found(words: str, known: Known, plan_id: str | None) -> list[KnownItem]:
    return known.items_with_code(words, plan_id) or _by_words(words, known, plan_id)


def _by_words(words: str, known: Known, plan_id: str | None) -> list[KnownItem]:
    wanted = " ".join(words.casefold().split())
    found = [
        item
        for item in known.items
        if plan_id in {None, item.plan_id} and " ".join(item.text.casefold().split()) == wanted
    ]
    return found if len(found) == 1 else []


def _warn_of_unknown(fields: Fields, unknown: list[str], known: Known, plan_id: str | None) -> None:
    if not unknown:
        return
    of = f"plan '{known.plans.get(plan_id, plan_id)}'" if plan_id else "a plan that is loaded"
    *before, last = unknown
    named = f"{', '.join(before)} and {last} are" if before else f"{last} is"
    it, has = ("they", "they are") if before else ("it", "it is")
    fields.line.warn("items", f"{named} no item of {of}; {it} will be linked once {has}")


def _warn_of_several(fields: Fields, words: str, items: list[KnownItem], known: Known) -> None:
    plans = {item.plan_id: known.plans.get(item.plan_id, item.plan_id) for item in items}
    if len(plans) > 1:
        named = " and ".join(f"'{title}'" for title in plans.values())
        says = f"{shortened(words)} is an item of {named}; the measure serves all of them"
        fields.line.warn("items", f"{says} unless Plan names one")


def _warn_of_lost_zero(fields: Fields, cell: Cell, known: Known, plan_id: str | None) -> None:
    """Excel shows the number 1.10 as 1.1."""
    tenth = f"{cell.text}0"
    if cell.kind is Kind.NUMBER and "." in tenth and known.items_with_code(tenth, plan_id):
        says = f"is the number {cell.text}; if {tenth} is meant, format the cell as text"
        fields.line.warn("items", says)
