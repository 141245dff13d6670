"""Which round a row is about, and which item of the version that the round is on."""

from dataclasses import dataclass

from loaders.comments.known_records import KnownRound, KnownRounds, KnownVersion, VersionItem
from loaders.flat.tables import FlatTable
from loaders.known import measure_id_of
from loaders.measures.fields import Fields
from loaders.spelling import plain, shortened

_WHOLE = (
    "whole plan", "the whole plan", "whole", "plan", "the plan", "all", "general", "whole document",
)  # fmt: skip
_MOST_LISTED = 5
NO_ITEM = VersionItem("", "", "")


@dataclass(frozen=True, slots=True)
class Place:
    """A round, and the item of its version; None for the whole plan."""

    round: KnownRound
    item: VersionItem | None


def round_of(fields: Fields, rounds: KnownRounds) -> KnownRound | None:
    """The round that a row or a line above its table names, or the only one that is open.

    What is not known is a problem; a round that nobody named is a warning.
    """
    line = fields.line
    words = line.code("round") or above(line.table, "round", "comment round")
    if words:
        found = _named(words, rounds)
        if found is None:
            titles = [f"'{one.title}'" for one in rounds.rounds.values()][:_MOST_LISTED]
            says = f"should be one of {', '.join(titles)}" if titles else "is not known yet"
            line.refuse("round", f"{says}, not '{shortened(words)}'")
        return found
    opened = rounds.open_rounds()
    if len(opened) != 1:
        number = f"{len(opened)} rounds are open" if opened else "no round is open"
        line.refuse("round", f"should say which round the comment is of: {number}")
        return None
    line.warn("round", f"is blank; it is taken for '{opened[0].title}', the one that is open")
    return opened[0]


def item_of(fields: Fields, one: KnownRound, rounds: KnownRounds) -> VersionItem | None:
    """The item that a row names by its code or its words; what is unknown is a problem."""
    line = fields.line
    code, words = line.code("item"), fields.words("item_words") or ""
    if _folded(code or words) in _WHOLE or not (code or words):
        return None
    found = item_named(code, words, one, rounds)
    if found is not NO_ITEM:
        return found
    line.refuse(
        "item" if code else "item_words",
        f"'{shortened(code or words)}' is no item of the version that the round is on; leave it "
        "blank for a comment on the whole plan",
    )
    return None


def item_named(code: str, words: str, one: KnownRound, rounds: KnownRounds) -> VersionItem:
    """The only item of a round's version with these words, or else this code; else `NO_ITEM`.

    The words count most: codes move when something is put in before them.
    """
    version = version_of(one, rounds)
    items = version.items if version else ()
    found = _worded(words, items) or _coded(code, items) or _worded(code, items)
    found = found or _coded(words, items)
    return found[0] if len(found) == 1 else NO_ITEM


def version_of(one: KnownRound, rounds: KnownRounds) -> KnownVersion | None:
    """The version that a round is on; None where its load was taken back."""
    versions = rounds.versions.get(one.plan_id, ())
    number = -one.version_load_id
    if 0 < number <= len(versions):
        return versions[number - 1]
    return next((v for v in versions if v.load_id == one.version_load_id), None)


def above(table: FlatTable, *labels: str) -> str:
    """What stands right of one of these labels over a table's header, or behind its colon."""
    by_place = {(cell.row, cell.column): cell for cell in table.above}
    for cell in table.above:
        label, _, rest = cell.text.partition(":")
        if _folded(label) in labels:
            beside = by_place.get((cell.row, cell.column + cell.columns))
            return plain(rest) or (plain(beside.text) if beside else "")
    return ""


def _named(words: str, rounds: KnownRounds) -> KnownRound | None:
    by_id = rounds.rounds.get(measure_id_of(words))
    titled = [one for one in rounds.rounds.values() if _folded(one.title) == _folded(words)]
    return by_id or (titled[0] if len(titled) == 1 else None)


def _coded(code: str, items: tuple[VersionItem, ...]) -> list[VersionItem]:
    wanted = _folded(code).replace(" ", "")
    return [one for one in items if wanted and _folded(one.code).replace(" ", "") == wanted]


def _worded(words: str, items: tuple[VersionItem, ...]) -> list[VersionItem]:
    wanted = _folded(words)
    found = [one for one in items if wanted and _folded(one.text) == wanted]
    return found if len(found) == 1 else []


def _folded(words: str) -> str:
    return plain(words).casefold().strip("#.)( ")
