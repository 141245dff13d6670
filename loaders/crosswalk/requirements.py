"""Reads requirements, a row each, in the order of their framework."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.crosswalk.frameworks import framework_of, words_of
from loaders.crosswalk.known_records import Frameworks, folded
from loaders.crosswalk.records import Requirement
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.measures.fields import Fields
from loaders.spelling import shortened
from loaders.updates.allowed import is_withdraw

_LONGEST_CODE = 60


def requirements_of(
    tables: Sequence[FlatTable], known: Frameworks, found: Findings
) -> list[Requirement]:
    """Every requirement of these tables; the same code twice in a framework is a problem."""
    read: dict[tuple[str, str], Requirement] = {}
    for table in tables:
        for row in table.rows:
            one = _requirement(Line(table, row, found), known)
            if one is None:
                continue
            key = one.framework_id, folded(one.code)
            if key in read:
                first = read[key].line.address("code")
                one.line.refuse(
                    "code", f"'{shortened(one.code)}' stands in {first} already; keep one row of it"
                )
            read.setdefault(key, one)
    return _ordered(list(read.values()), known)


def _requirement(line: Line, known: Frameworks) -> Requirement | None:
    fields = Fields(line)
    code, text = words_of(fields, "code"), fields.words("text")
    framework = framework_of(line, known)
    if len(code or "") > _LONGEST_CODE or (code is None and line.cell("code") is None):
        line.refuse("code", "should be a short code that no other requirement of it has")
    if text is None and line.cell("text") is None:
        line.refuse("text", "should say what is required")
    if code is None or len(code) > _LONGEST_CODE or text is None or framework is None:
        return None
    return Requirement(
        line=line,
        framework_id=framework.framework_id,
        code=_as_known(code, framework.requirements),
        heading=words_of(fields, "heading"),
        program=words_of(fields, "program"),
        text=text,
        ordinal=0,
        is_withdrawn=is_withdraw(text),
    )


def _as_known(code: str, requirements: Mapping[str, object]) -> str:
    """A code as it stands, where only capitals or a last sign differ."""
    standing = requirements.get(folded(code))
    return str(getattr(standing, "code", code))


def _ordered(read: Sequence[Requirement], known: Frameworks) -> list[Requirement]:
    """Numbered as the file has them; where it has only some, those that stand keep their place."""
    found: list[Requirement] = []
    for framework_id in dict.fromkeys(one.framework_id for one in read):
        own = [one for one in read if one.framework_id == framework_id]
        standing = known[framework_id].requirements
        is_whole = standing.keys() <= {folded(one.code) for one in own}
        places = {code: one.ordinal for code, one in standing.items()} if not is_whole else {}
        following = max(places.values(), default=0)
        for one in own:
            place = places.get(folded(one.code))
            if place is None:
                following += 1
            found.append(replace(one, ordinal=place or following))
    return found
