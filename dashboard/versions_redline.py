"""Two texts as one, with what was added and what was removed."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias

from dashboard.markup import Html, Piece, element, join

Mark: TypeAlias = Literal["same", "added", "removed"]
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_LEAST_ALIKE = 0.3
"""Texts with less in common are shown one after the other; crossed they could not be read."""
_MOST_WORDS = 4000


class Stretch(NamedTuple):
    """Words that are the same in both texts, or only in one of them."""

    mark: Mark
    text: str


def redline(before: str, after: str) -> list[Stretch]:
    """The stretches of both texts in their order, what was removed before what was added."""
    mine, theirs = _WORD.findall(before), _WORD.findall(after)
    if len(mine) + len(theirs) > _MOST_WORDS:
        return _whole(before, after)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return _whole(before, after)
    found: list[Stretch] = []
    for kind, start, end, new_start, new_end in _joined(matcher, mine):
        if kind == "equal":
            found.append(Stretch("same", "".join(mine[start:end])))
            continue
        removed, added = "".join(mine[start:end]), "".join(theirs[new_start:new_end])
        found += [Stretch("removed", removed)] if removed else []
        found += [Stretch("added", added)] if added else []
    return found


def _whole(before: str, after: str) -> list[Stretch]:
    if before == after:
        return [Stretch("same", before)] if before else []
    stretches = [Stretch("removed", before), Stretch("same", " "), Stretch("added", after)]
    return [one for one in stretches if one.text.strip()] if not (before and after) else stretches


def _joined(
    matcher: "SequenceMatcher[str]", mine: Sequence[str]
) -> list[tuple[str, int, int, int, int]]:
    """The steps, with blanks between two changes as part of them: words are marked, not letters."""
    found: list[tuple[str, int, int, int, int]] = []
    steps = matcher.get_opcodes()
    for number, (kind, start, end, new_start, new_end) in enumerate(steps):
        is_between = 0 < number < len(steps) - 1
        is_blank = kind == "equal" and not "".join(mine[start:end]).strip()
        told = "replace" if kind != "equal" or (is_blank and is_between) else kind
        if found and told == found[-1][0] == "replace":
            _, first, _, new_first, _ = found.pop()
            found.append((told, first, end, new_first, new_end))
        else:
            found.append((told, start, end, new_start, new_end))
    return found


def marked(stretches: Sequence[Stretch]) -> Html:
    """As HTML: `<ins>` and `<del>`, each with a word for who cannot see them."""
    return join([_piece(one) for one in stretches])


def _piece(one: Stretch) -> Piece:
    if one.mark == "same":
        return one.text
    tag = "ins" if one.mark == "added" else "del"
    told = element("span", f"[{one.mark}: ", class_="hw-unseen")
    return element(tag, told, one.text, element("span", "]", class_="hw-unseen"))
