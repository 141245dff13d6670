"""Whose plan a document is, where a line says so: `Organization: Department of Child Support`."""

import re

_ORGANIZATION = re.compile(
    r"^\s*(?:name of (?:the |our )?)?(?:organi[sz]ation|agency)(?: name)?\s*[:=]\s*(\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


def organization_line(text: str) -> str | None:
    """The organization that a line names, as written; None for any other line."""
    found = _ORGANIZATION.match(text)
    return " ".join(found[1].split()) if found else None
