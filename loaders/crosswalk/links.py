"""Reads which plan items cover which requirements, and how far."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from loaders.cells import Kind
from loaders.crosswalk.frameworks import framework_of
from loaders.crosswalk.known_records import Frameworks, KnownFramework, KnownRequirement
from loaders.crosswalk.records import Link
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import Known, KnownItem
from loaders.measures.fields import Fields
from loaders.spelling import plain, shortened
from loaders.subjects import Subjects, UnknownSubject
from loaders.updates.allowed import is_withdraw

_FULL = ("full", "fully", "covered", "complete", "completely", "in full", "whole", "all")
_PARTIAL = ("partial", "partially", "partly", "part", "in part", "some")
_BETWEEN = re.compile(r"[,;\n|]")
_OWN = ("item", "coverage", "note")
_NEAREST = 5


def links_of(
    tables: Sequence[FlatTable], frameworks: Frameworks, known: Known, found: Findings
) -> list[Link]:
    """Every link of these tables; the same requirement and item twice is a problem."""
    read: dict[tuple[str, str, str], Link] = {}
    subjects = Subjects(known)
    for table in tables:
        if "coverage" not in table.columns:
            says = "is a column that is missing: it should say 'full' or 'partial' in every row"
            found.say_at(table, "coverage", table.last_header_row, says)
            continue
        for row in table.rows:
            for one in _links(Line(table, row, found), frameworks, subjects):
                key = one.framework_id, one.requirement_code, one.item.item_id
                if key in read:
                    first = read[key].line.address("requirement")
                    says = (
                        f"'{shortened(one.requirement_code)}' and item {one.item.code} stand in "
                        f"{first} already; keep one row of them"
                    )
                    one.line.refuse("requirement", says)
                read.setdefault(key, one)
    return list(read.values())


def _links(line: Line, frameworks: Frameworks, subjects: Subjects) -> list[Link]:
    """The links of a row: each of its requirements with each of its items.

    A row of a sheet that is handed out to be filled in and that is left blank says nothing.
    """
    if not line.gives(_OWN):
        return []
    fields = Fields(line)
    framework = framework_of(line, frameworks)
    requirements = _requirements(fields, framework) if framework else []
    items = _items(fields, subjects)
    coverage = _coverage(fields)
    if framework is None or coverage is None:
        return []
    return [
        Link(
            line, framework.framework_id, requirement.code, item,
            coverage or "full", fields.words("note"), is_withdrawn=not coverage,
        )
        for requirement in requirements
        for item in items
    ]  # fmt: skip


def _coverage(fields: Fields) -> str | None:
    """`full` or `partial`, blank for a link that is taken back; None with a problem for others."""
    words = " ".join(plain(fields.words("coverage") or "").casefold().split())
    if is_withdraw(words):
        return ""
    if words in _FULL:
        return "full"
    if words in _PARTIAL:
        return "partial"
    if fields.cell("coverage") is not None or fields.line.cell("coverage") is None:
        said = f", not '{shortened(words)}'" if words else ""
        fields.line.refuse(
            "coverage", f"should be 'full' or 'partial', or 'withdraw' to take the link back{said}"
        )
    return None


def _requirements(fields: Fields, framework: KnownFramework) -> list[KnownRequirement]:
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


def _items(fields: Fields, subjects: Subjects) -> list[KnownItem]:
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
