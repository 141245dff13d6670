"""Who is answerable, who approves: the words of a `Who?` cell by the plan's key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_APPROVED = (
    re.compile(
        r"^(?P<owner>.+?)[\s,(]+(?:by|with|upon|after|subject to)\s+"
        r"(?P<approver>.+?)\s+approval\)?$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?P<owner>.+?)[\s,(]+approved by\s+(?P<approver>.+?)\)?$", re.IGNORECASE),
    re.compile(r"^(?P<owner>.+?)[\s,;(]+(?P<approver>\S+)\s+approves\)?$", re.IGNORECASE),
)  # fmt: skip
_TITLE = re.compile(
    r"\s*,\s*(?P<title>Ph\.?D|Ed\.?D|M\.?D|J\.?D|Esq|MSW|LCSW|MPA|MPH|RN|Jr|Sr)\b\.?"
)
_NOBODY = {"n/a", "none", "tbd", "to be determined", "-", "--", "–", "—"}


@dataclass(frozen=True, slots=True)
class Answerable:
    """Codes in the order of the words; a name that is no code stands for itself."""

    owners: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()


def answerable(words: str | None, key: Mapping[str, str]) -> Answerable:
    """Read `ED/BD`, `BD, ED, IM` or `ED by BD approval` (ED owns, BD approves)."""
    owners: list[str] = []
    approvers: list[str] = []
    for line in (words or "").splitlines():
        approved = next(
            (found for pattern in _APPROVED if (found := pattern.match(line.strip()))), None
        )
        owners += _codes(approved["owner"] if approved else line, key)
        approvers += _codes(approved["approver"], key) if approved else []
    return Answerable(tuple(dict.fromkeys(owners)), tuple(dict.fromkeys(approvers)))


def _codes(words: str, key: Mapping[str, str]) -> list[str]:
    """Split at every joining sign when the parts are codes, else only at signs that join names."""
    by_fold = {code.casefold(): code for code in key} | {
        name.casefold(): code for code, name in key.items()
    }
    fine = _parts(r"(?<!\bw)[/,;&+]|\band\b", words)
    if not all(_is_code(part, by_fold) for part in fine):
        fine = _parts(r"[;,]|(?<=\w\w)\s*/\s*(?=\w+\s+\w)", words)
    return [by_fold.get(part.casefold(), part) for part in fine if part.casefold() not in _NOBODY]


def _parts(pattern: str, words: str) -> list[str]:
    if words.strip(" .\t\xa0").casefold() in _NOBODY:
        return []
    whole = _TITLE.sub(r" \g<title>", words)
    return [part for raw in re.split(pattern, whole) if (part := raw.strip(" .\t\xa0"))]


def _is_code(part: str, by_fold: Mapping[str, str]) -> bool:
    return part.casefold() in by_fold or re.fullmatch(r"[A-Z]{1,5}", part) is not None
