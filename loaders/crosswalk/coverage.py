"""Which words and signs say how far a requirement is covered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from loaders.spelling import plain

FULL = ("full", "fully", "covered", "complete", "completely", "in full", "whole", "all")
PARTIAL = ("partial", "partially", "partly", "part", "in part", "some")
_LETTERS = {"f": "full", "p": "partial"}
_NONE = {"none", "no", "not covered", "gap", "n/a", "na", "not applicable", "-", "–", "—", "0"}
_MARKS = frozenset("x×✓✔☑☒✗✘√●○◐•■□▪*yü") | {"yes", "true", "1", "xx"}
_STATED = re.compile(
    r"(?<![^\s(\[,;|])(?P<sign>[^\s=:;,()]{1,2})\s*(?P<between>=|:|\bmeans\b|\s[–—-](?=\s))\s*"
    r"(?P<words>[^;,:=\n|]+)"
)
_BETWEEN = r"\s*[:;,–—(-]\s*"

Legend = Mapping[str, str]
"""Sign to the words that explain it, also where they say nothing of a coverage."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of the coverage."""

    coverage: str | None
    """`full`, `partial`, blank for nothing; None where it is not known."""
    rest: str = ""
    """The words behind it."""
    is_mark: bool = False
    """It is a sign that may mean either."""
    meaning: str = ""
    """The words that explain it and that are no coverage."""


def folded(words: str) -> str:
    """Words in small letters with one blank between them."""
    return " ".join(plain(words).casefold().split())


def coverage_of(words: str) -> str | None:
    """`full` or `partial` for a word that says so; None for any other."""
    wanted = folded(words)
    if wanted in FULL:
        return "full"
    return "partial" if wanted in PARTIAL else None


def said_by(words: str, legend: Legend) -> Said:
    """What a cell says: a word or a sign, and what stands behind it."""
    wanted = folded(words)
    if (whole := _of(wanted, legend)) is not None:
        return whole
    if found := re.fullmatch(
        rf"(?P<word>[^:;,–—(-]+?){_BETWEEN}(?P<rest>.+?)\)?", words, re.DOTALL
    ):
        whole = _of(folded(found["word"]), legend)
        if whole is not None and found["rest"].strip():
            return replace(whole, rest=found["rest"].strip())
    return Said(None)


def denies(words: str, legend: Legend) -> bool:
    """Whether a cell says in words or by a sign of the legend that it covers nothing."""
    return said_by(words, legend).coverage == "" and folded(words) != "-"


def legend_of(texts: Iterable[str]) -> dict[str, str]:
    """The signs that lines such as `x = covered in full; P = planned` explain."""
    found: dict[str, str] = {}
    for text in texts:
        for one in _STATED.finditer(text):
            if stated(one["words"]) is not None or _is_explained(one["sign"], one["between"]):
                found[folded(one["sign"])] = one["words"].strip()
    return found


def stated(words: str) -> str | None:
    """The coverage that words such as `covered in full` state, blank for none; else None."""
    found = set(re.findall(r"[a-z]+", folded(words)))
    if found & {"not", "none", "no", "gap"}:
        return ""
    if found & {"partial", "partially", "partly", "part", "some"}:
        return "partial"
    if found & {"full", "fully", "complete", "completely", "whole", "covered", "covers"}:
        return "full"
    return None


def _is_explained(sign: str, between: str) -> bool:
    """Whether other words explain a sign too: `P: planned`, but not `Round 2: June`, `No: 12`."""
    return between in {"=", "means"} or (len(sign) == 1 and not sign.isdigit())


def _of(wanted: str, legend: Legend) -> Said | None:
    if wanted in legend:
        meant = stated(legend[wanted])
        return Said(meant, meaning="" if meant is not None else legend[wanted])
    known = coverage_of(wanted) or _LETTERS.get(wanted)
    if known:
        return Said(known)
    if wanted in _NONE:
        return Said("")
    return Said(None, is_mark=True) if wanted in _MARKS else None
