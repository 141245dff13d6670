"""What a plan says before its items: its title, vision, mission, principles and values."""

import re

_VISION = re.compile(
    r"^(?:our |the )?(?P<kind>vision|mission)(?: statement)?"
    r"(?:\s*(?::|\s[–—-](?=\s))\s*(?P<text>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_LISTED = re.compile(
    r"^(?:our |the )?(?:(?:guiding|core|key|shared|organizational)\s+)*"
    r"(?P<kind>principle|value|belief|commitment)(?P<many>s?)(?: statements?)?(?P<to> to \w.*?)?"
    r"(?:\s+(?:#\s*)?\d+)?(?:\s*(?::|\s[–—-](?=\s))\s*(?P<text>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(r"^(?:subject|re|title|plan title|plan)\s*:\s*(\S.*)$", re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:sincerely|respectfully|yours|regards|best regards|attachments?|enclosures?|cc)\b[ ,:]*"
    r"(?:$|(?<=:).*)",
    re.IGNORECASE,
)


def vision_or_mission(text: str) -> tuple[str, str] | None:
    """Read `VISION: ...` as (`vision`, its words), which may stand on the next line."""
    found = _VISION.match(text.strip())
    return (found["kind"].lower(), (found["text"] or "").strip()) if found else None


def principles_or_values(text: str) -> tuple[str, str] | None:
    """Read `Guiding Principles` or `Value: ...` as (`principle` or `value`, its words).

    What the organization as a whole commits itself to is a principle.
    """
    found = _LISTED.match(text.strip())
    words = (found["text"] or "").strip() if found else ""
    if not found or not (words or found["many"] or found["to"]):
        return None
    return "value" if found["kind"].lower() == "value" else "principle", words


def title_line(text: str) -> str | None:
    """The title in `SUBJECT: ...` or `Title: ...`, else None."""
    found = _TITLE.match(text.strip())
    return " ".join(found[1].split()) if found else None


def is_closing(text: str) -> bool:
    """Whether a line closes a letter: what follows is no part of its last item."""
    return _CLOSING.match(text.strip()) is not None
