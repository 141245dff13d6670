"""Reads the rows of a sheet that says which plan items serve which."""

from collections.abc import Iterator, Sequence

from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import Known, KnownItem
from loaders.measures.fields import Fields
from loaders.services.named import ItemNames
from loaders.services.plans import served_plan
from loaders.services.records import Service
from loaders.subjects import UnknownSubject


def services_of(
    file_name: str, tables: Sequence[FlatTable], known: Known, found: Findings
) -> list[Service]:
    """Every service of these tables; the same one twice is a problem."""
    names = ItemNames(known)
    seen: dict[tuple[str, str], str] = {}
    read = []
    for table in tables:
        for row in table.rows:
            line = Line(table, row, found)
            for one in _services(file_name, line, names):
                pair = (one.item.item_id, one.serves.item_id if one.serves else "")
                if pair in seen:
                    line.refuse("serves", f"is said in {seen[pair]} already; keep one row of it")
                seen.setdefault(pair, line.address("serves"))
                read.append(one)
    return read


def _services(file_name: str, line: Line, names: ItemNames) -> Iterator[Service]:
    fields = Fields(line)
    item = _item(fields, names)
    words = fields.words("serves")
    if words is None and line.cell("serves") is None:
        line.refuse("serves", "should be the code of the item that it serves, not blank")
    if item is None or words is None:
        return
    source = f"{file_name}!{line.table.sheet.name}!{line.address('serves')}"
    try:
        plan_id = served_plan(names.known, item, fields.words("plan_served"), words)
        said = names.served(words, plan_id)
    except UnknownSubject as unknown:
        line.refuse("plan_served" if unknown.field == "plan_served" else "serves", str(unknown))
        return
    note = fields.words("note")
    ends: list[KnownItem | None] = [*said.items] or [None]
    for serves in ends:
        yield Service(item, serves, plan_id, note, said.is_withdrawn, source)


def _item(fields: Fields, names: ItemNames) -> KnownItem | None:
    """The item of a row by its code or its words; what is unknown is a problem at its cell."""
    words, plan = fields.words("item"), fields.words("plan") or ""
    if words is None:
        if fields.line.cell("item") is None:
            fields.line.refuse("item", "should be the code of a plan item, not blank")
        return None
    try:
        return names.subjects.item("", plan, words, "")[0]
    except UnknownSubject as by_code:
        try:
            return names.subjects.item("", plan, "", words)[0]
        except UnknownSubject:
            is_plan = by_code.field == "plan" and plan
            fields.line.refuse("plan" if is_plan else "item", str(by_code))
    return None
