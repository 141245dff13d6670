"""Reads frameworks, a row each, and which framework a row of another sheet names."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from loaders.crosswalk.known_records import Frameworks, KnownFramework, folded
from loaders.crosswalk.records import Framework
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import measure_id_of
from loaders.measures.fields import Fields
from loaders.plans.lines import is_demonstration
from loaders.spelling import plain, shortened
from loaders.updates.allowed import is_withdraw

_LIKENESS = 0.6


def frameworks_of_tables(tables: Sequence[FlatTable], found: Findings) -> list[Framework]:
    """Every framework of these tables; the same one twice is a problem."""
    read: dict[str, Framework] = {}
    for table in tables:
        for row in table.rows:
            one = _framework(Line(table, row, found))
            if one is None:
                continue
            if one.framework_id in read:
                first = read[one.framework_id].line.address("framework")
                one.line.refuse("framework", f"stands in {first} already; keep one row of it")
            read.setdefault(one.framework_id, one)
    return list(read.values())


def _framework(line: Line) -> Framework | None:
    fields = Fields(line)
    code = words_of(fields, "framework")
    if code is None or not measure_id_of(code):
        if code or line.cell("framework") is None:  # one that shows no value is told of already
            line.refuse("framework", "should be a short name that no other framework has")
        return None
    name = words_of(fields, "name") or code
    is_withdrawn = any(is_withdraw(line.code(of)) for of in ("name", "issuer", "source_note"))
    return Framework(
        line=line,
        framework_id=measure_id_of(code),
        name=code if is_withdrawn else name,
        issuer=None if is_withdrawn else words_of(fields, "issuer"),
        source_note=None if is_withdrawn else words_of(fields, "source_note"),
        is_demonstration=is_invented(line.table),
        is_withdrawn=is_withdrawn,
    )


def named_by(lines: Iterable[Line], known: Frameworks) -> list[Framework]:
    """The frameworks that rows of requirements name and that are not known: each a new one."""
    new: dict[str, Framework] = {}
    for line in lines:
        name = words_of(Fields(line), "framework")
        if name is None or not measure_id_of(name) or framework_named(name, known) is not None:
            continue
        new.setdefault(
            measure_id_of(name),
            Framework(
                line, measure_id_of(name), name, None, None,
                is_demonstration=is_invented(line.table), is_withdrawn=False,
            ),
        )  # fmt: skip
    return list(new.values())


def framework_named(words: str, known: Frameworks) -> KnownFramework | None:
    """The framework of an id or a name; None for no or several."""
    by_id = known.get(measure_id_of(words))
    if by_id is not None:
        return by_id
    found = [one for one in known.values() if folded(one.name) == folded(words)]
    return found[0] if len(found) == 1 else None


def framework_of(line: Line, known: Frameworks) -> KnownFramework | None:
    """The framework of a row; the only one where it names none. What is unclear is a problem."""
    words = line.code("framework")
    if not words and len(known) == 1:
        return next(iter(known.values()))
    if line.cell("framework") is not None and Fields(line).cell("framework") is None:
        return None  # one that shows no value is told of already
    found = framework_named(words, known) if words else None
    if found is None:
        line.refuse("framework", _unknown(words, known))
    return found


def words_of(fields: Fields, name: str) -> str | None:
    """What a cell says in one line; None where it is blank."""
    words = fields.words(name)
    return (" ".join(plain(words).split()) or None) if words else None


def is_invented(table: FlatTable) -> bool:
    """Whether what stands over a table says that it is made up for demonstration."""
    return any(is_demonstration(cell.text) for cell in table.above)


def _unknown(words: str, known: Frameworks) -> str:
    if not known:
        return (
            f"'{shortened(words)}' is unknown, because no framework is loaded yet; load its "
            "requirements first"
        )
    names = {one.name: one for one in known.values()}
    near = get_close_matches(words, names, n=3, cutoff=_LIKENESS) or list(names)[:5]
    listed = " or ".join(f"'{shortened(name)}'" for name in near)
    return f"should be {listed}, not '{shortened(words)}'" if words else f"should be {listed}"
