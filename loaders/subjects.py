"""Which measure or plan item a row is about, by its hidden Id, its code and its words."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from loaders.known import Known, KnownItem, KnownMeasure
from loaders.spelling import shortened

_NEAREST = 3
_LIKENESS = 0.5
_MOST_COMPARED = 200
"""Unknown codes of one file whose nearest are looked for; each costs a look at every code."""


class UnknownSubject(ValueError):  # noqa: N818 - what is wrong, in half a sentence
    """No subject, or two; `field` is the column to blame."""

    def __init__(self, field: str, says: str) -> None:
        super().__init__(says)
        self.field = field


class Subjects:
    """Finds what rows are about among what is known."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._compared = 0
        self._named: dict[str, list[KnownMeasure]] = {}
        for measure in known.measures.values():
            self._named.setdefault(_folded(measure.name), []).append(measure)
        self._by_id = {item.item_id: item for item in known.items}
        self._worded: dict[str, list[KnownItem]] = {}
        for item in known.items:
            self._worded.setdefault(_folded(item.text), []).append(item)

    def measure(self, row_id: str, code: str, name: str) -> KnownMeasure:
        """The measure of a row, of which any words may be blank. Raises UnknownSubject."""
        named = self._named.get(_folded(name), [])
        by_id = self.known.measure(row_id) if row_id else None
        by_code = self.known.measure(code) if code else None
        if row_id and code and (by_id is None or by_id != by_code):
            raise UnknownSubject("code", _other_row(by_id.code if by_id else None, row_id, code))
        if code and by_code is None:
            raise UnknownSubject("code", self._no_measure(code))
        measure = by_code or by_id or (named[0] if len(named) == 1 else None)
        if measure is None and (row_id or name):
            words = row_id or name
            raise UnknownSubject("id" if row_id else "measure", self._no_measure(words))
        if measure is None:
            raise UnknownSubject("code", "should be the code of a measure, not blank")
        if named and measure not in named:
            says = f"should be '{shortened(measure.name)}', which is {measure.code}; '"
            raise UnknownSubject("measure", f"{says}{shortened(name)}' is {named[0].code}")
        return measure

    def item(self, row_id: str, plan: str, code: str, words: str) -> tuple[KnownItem, bool]:
        """The plan item of a row, and whether its words led to another than its code.

        The words count most: codes move when something is put in before them. Raises
        UnknownSubject.
        """
        by_id = self._by_id.get(row_id)
        if by_id and code and code.casefold() != by_id.code.casefold():
            raise UnknownSubject("code", _other_row(by_id.code, row_id, code))
        plan_id = by_id.plan_id if by_id else self._plan(plan)
        coded = [by_id] if by_id else self.known.items_with_code(code, plan_id) if code else []
        worded = [
            item
            for item in self._worded.get(_folded(words), [])
            if plan_id is None or item.plan_id == plan_id
        ]
        if len(worded) == 1:
            return worded[0], bool(coded) and worded[0] not in coded
        if len(coded) == 1:
            return coded[0], False
        if coded:
            titles = {f"'{self.known.plans.get(i.plan_id, i.plan_id)}'" for i in coded}
            raise UnknownSubject("plan", f"should say which plan: {_listed(sorted(titles))}")
        raise UnknownSubject("code", self._no_item(code, plan_id))

    def _plan(self, words: str) -> str | None:
        if not words:
            return None
        found = self.known.plan(words)
        if found is None:
            titles = [f"'{title}'" for title in self.known.plans.values()]
            known = f"one of {_listed(titles)}" if titles else "a plan, but none is loaded"
            raise UnknownSubject("plan", f"should be {known}, not '{shortened(words)}'")
        return found

    def _no_measure(self, words: str) -> str:
        measures = [(one.code, one.name) for one in self.known.measures.values()]
        if not measures:
            return (
                f"'{shortened(words)}' is unknown, because no measure is loaded yet; load the "
                "catalogue of measures first"
            )
        return self._unknown(words, "measure", measures)

    def _no_item(self, code: str, plan_id: str | None) -> str:
        items = [i for i in self.known.items if plan_id is None or i.plan_id == plan_id]
        if not code:
            return "should be the code of a plan item, not blank"
        if not items:
            return f"'{shortened(code)}' is unknown, because no plan is loaded yet; load it first"
        return self._unknown(code, "plan item", [(item.code, item.text) for item in items])

    def _unknown(self, words: str, thing: str, known: Sequence[tuple[str, str]]) -> str:
        says = f"should be the code of a {thing}, not '{shortened(words)}'"
        if self._compared == _MOST_COMPARED:
            return says
        self._compared += 1
        near = _nearest(words, known)
        named = [f"'{code}' ({shortened(name, 40)})" for code, name in near]
        return f"{says}; nearest {'is' if len(near) == 1 else 'are'} {_listed(named)}"


def _nearest(words: str, known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The codes that look most like the words, or whose names do; else the first ones."""
    by_words = {name.casefold(): (code, name) for code, name in known}
    by_words |= {code.casefold(): (code, name) for code, name in known}
    close = get_close_matches(words.casefold(), by_words, n=_NEAREST, cutoff=_LIKENESS)
    return list(dict.fromkeys(by_words[one] for one in close)) or list(known[:_NEAREST])


def _other_row(handed_out: str | None, row_id: str, code: str) -> str:
    says = f"'{handed_out}'" if handed_out else f"that of the row's Id '{shortened(row_id)}'"
    return (
        f"should be {says}, for which this row was handed out, not '{shortened(code)}'; write "
        "anything else in a row of its own without an Id"
    )


def _listed(words: Iterable[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
