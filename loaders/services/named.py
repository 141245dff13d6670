"""Which plan items a cell names: codes or words, several of them in one cell."""

import re
from collections import defaultdict
from dataclasses import dataclass

from loaders.known import Known, KnownItem
from loaders.spelling import plain, shortened
from loaders.subjects import Subjects, UnknownSubject
from loaders.updates.allowed import is_withdraw

_BETWEEN = re.compile(r"[,;\n]|\band\b|&")
_LEVEL = re.compile(r"^[^\W\d_]+(?:\s+[^\W\d_]+)*\s+#?(?=\d)")
"""What a level is called before a code: `Goal 1.2`, `focus area #3`."""
_WITHDRAW = re.compile(r"^withdraw\b\s*:?\s*", re.IGNORECASE)
_BLANK = "should be the code of a plan item, not blank"


@dataclass(frozen=True, slots=True)
class Served:
    """What one cell says that an item serves."""

    items: list[KnownItem]
    is_withdrawn: bool
    """With items these are taken back, without any all are."""


class ItemNames:
    """Finds the items of known plans by what a cell calls them."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.subjects = Subjects(known)
        self._worded: dict[tuple[str, str], list[KnownItem]] = defaultdict(list)
        for item in known.items:
            self._worded[item.plan_id, _folded(item.text)].append(item)

    def served(self, words: str, plan_id: str) -> Served:
        """What a cell says of a plan's items; `withdraw` or `withdraw 1.2` takes them back.

        Raises UnknownSubject, whose half sentence goes on from the column's name.
        """
        if is_withdraw(words):
            return Served([], is_withdrawn=True)
        bare = _WITHDRAW.sub("", words)
        return Served(self.items(bare, plan_id), is_withdrawn=bare != words)

    def items(self, words: str, plan_id: str) -> list[KnownItem]:
        """The items of a plan that words name, each once, in their order.

        Raises UnknownSubject.
        """
        whole = self._by_words(words, plan_id)
        if whole is not None:
            return [whole]
        parts = [part.strip(" .") for part in _BETWEEN.split(words) if part.strip(" .")]
        if not parts:
            raise UnknownSubject("serves", _BLANK)
        return list(dict.fromkeys(self._item(part, plan_id) for part in parts))

    def _item(self, part: str, plan_id: str) -> KnownItem:
        """The item of `1.2`, `Goal 1.2`, `1.2 Its words` or `Its words`."""
        bare = _LEVEL.sub("", plain(part))
        first, _, rest = bare.partition(" ")
        for code, said in ((bare, ""), (first.rstrip(":"), rest)):
            found = self.known.items_with_code(code, plan_id)
            if len(found) > 1:
                says = f"should be the code of one item; {shortened(code)} stands twice there"
                raise UnknownSubject("serves", says)
            if found:
                _check_words(found[0], said)
                return found[0]
        return self._by_words(part, plan_id) or self.subjects.item("", plan_id, bare, "")[0]

    def _by_words(self, words: str, plan_id: str) -> KnownItem | None:
        found = self._worded.get((plan_id, _folded(words)), [])
        return found[0] if len(found) == 1 else None


def _check_words(item: KnownItem, said: str) -> None:
    """Raises UnknownSubject where words behind a code are not those that its item begins with."""
    if not _folded(item.text).startswith(_folded(said).rstrip(".…")):
        says = (
            f"should be a code with the words of its item; {item.code} is "
            f"'{shortened(item.text)}', not '{shortened(said)}'"
        )
        raise UnknownSubject("serves", says)


def _folded(words: str) -> str:
    return plain(words).casefold()
