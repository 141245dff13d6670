"""Which requirements and which plan items the cells of a link name."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from loaders.cells import Kind
from loaders.crosswalk.known_records import KnownFramework, KnownRequirement
from loaders.known import KnownItem
from loaders.measures.fields import Fields
from loaders.spelling import shortened
from loaders.subjects import Subjects, UnknownSubject

_BETWEEN = re.compile(r"[,;\n|]")
_NEAREST = 5


def requirements_named(fields: Fields, framework: KnownFramework) -> list[KnownRequirement]:
    """The requirements that a cell names by code, words or heading; what is unknown is told."""
    words = fields.words("requirement") or fields.words("text")
    if words is None:
        if fields.line.cell("requirement") is None:
            fields.line.refuse("requirement", "should be the code of a requirement, not blank")
        return []
    found: list[KnownRequirement] = []
    for part in _parts(words, lambda one: bool(framework.named(one))):
        named = framework.named(part)
        if not named:
            fields.line.refuse("requirement", _unknown(part, framework))
        if len(named) > 1:
            says = f"'{shortened(part)}' is a heading; all {len(named)} under it are linked"
            fields.line.warn("requirement", says)
        found += [one for one in named if one not in found]
    return found


def _unknown(words: str, framework: KnownFramework) -> str:
    if not framework.requirements:
        return f"'{shortened(words)}' is unknown, because {framework.name} has no requirements yet"
    every = framework.requirements
    by_words = {one.text.casefold(): one for one in every.values()} | dict(every)
    near = get_close_matches(words.casefold(), by_words, n=3, cutoff=0.5)
    found = [by_words[one] for one in near] or list(every.values())[:_NEAREST]
    listed = ", ".join(f"'{one.code}'" for one in dict.fromkeys(found))
    return (
        f"should be the code of a requirement of {shortened(framework.name)}, not "
        f"'{shortened(words)}'; there is {listed}"
    )


def items_named(fields: Fields, subjects: Subjects) -> list[KnownItem]:
    """The plan items that a cell names by code or words; what is unknown is told."""
    cell, plan = fields.cell("item"), fields.words("plan") or ""
    if cell is None:
        if fields.line.cell("item") is None:
            fields.line.refuse("item", "should be the code of a plan item, not blank")
        return []
    if cell.kind is Kind.DATE:
        says = (
            f"should be codes such as '1.2, 1.3.a', not the date {cell.text}; Excel makes a date "
            "of 1-2, so format the column as text"
        )
        fields.line.refuse("item", says)
        return []
    found: list[KnownItem] = []
    for part in _parts(cell.text, lambda one: _item(one, plan, subjects) is not None):
        one = _item(part, plan, subjects)
        if one is None:
            _refuse_item(fields, part, plan, subjects)
        elif one not in found:
            found.append(one)
    return found


def _item(words: str, plan: str, subjects: Subjects) -> KnownItem | None:
    for code, text in ((words, ""), ("", words)):
        try:
            return subjects.item("", plan, code, text)[0]
        except UnknownSubject:
            continue
    return None


def _refuse_item(fields: Fields, words: str, plan: str, subjects: Subjects) -> None:
    try:
        subjects.item("", plan, words, "")
    except UnknownSubject as why:
        fields.line.refuse("plan" if why.field == "plan" and plan else "item", str(why))


def _parts(words: str, is_one: Callable[[str], bool]) -> list[str]:
    """The whole where it names something, or else each part between commas and line breaks."""
    if is_one(words):
        return [words.strip()]
    return [part.strip() for part in _BETWEEN.split(words) if part.strip()]
