"""Turns the bytes of a text file into text, whatever encoding they are in."""

import re

from charset_normalizer import from_bytes

from loaders.problems import Refused

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\0\0", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp1250": "Windows-1250"}
_USUAL = ("cp1252", "mac_roman")
_REPLACED = "\ufffd"
_FEW = 20
"""A file is UTF-8 with damage where this many times more letters are right than wrong."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE_BYTES = 200_000
_SPANISH = re.compile(rb"[\xbf\xa1](?=[A-Z\xc0-\xdd])")
"""An inverted mark before a capital letter; in Windows-1250 these are no marks."""


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """Return the text, line ends as they are, and the encoding as a person knows it.

    Raises Refused, calling the file `name`, for bytes that are no text.
    """
    try:
        return _decoded(content, name)
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    for mark, codec, spoken in _MARKS:
        if content.startswith(mark):
            return _strictly(content, codec, name), spoken
    if b"\0" in content:
        return _strictly(content, _without_mark(content, name), name), "UTF-16"
    try:
        return _strictly(content, "utf-8", name), "UTF-8"
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    unreadable = text.count(_REPLACED)
    if unreadable * _FEW < len(text) - len(text.encode("ascii", "ignore")):
        return text, f"UTF-8 with {unreadable} damaged letters, shown as {_REPLACED}"
    for candidate in (_guess(content, name), "cp1252", "latin-1"):
        try:
            text = _strictly(content, candidate, name)
        except UnicodeDecodeError:
            continue
        return text, _NAMES.get(candidate, candidate.replace("_", "-").upper())
    raise _no_text(name)


def _guess(content: bytes, name: str) -> str:
    """Return the likeliest codec; among equals the ones that Excel writes on these desks."""
    lines = content.splitlines(keepends=True)
    telling = b"".join(line for line in lines if not line.isascii())[:_SAMPLE_BYTES]
    matches = from_bytes(telling)
    best = matches.best()
    if best is None:
        raise _no_text(name)
    equals = {
        codec
        for match in matches
        if match.chaos <= best.chaos and match.coherence >= best.coherence
        for codec in (match.encoding, *match.could_be_from_charset)
    }
    if best.encoding == "cp1250" and _SPANISH.search(telling):
        return "cp1252"
    return next((codec for codec in _USUAL if codec in equals), best.encoding)


def _without_mark(content: bytes, name: str) -> str:
    """UTF-16 that says nothing of itself: every other byte of Western text is zero."""
    sample = content[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 4:
        return "utf-16-be" if even > odd else "utf-16-le"
    raise _no_text(name)


def _strictly(content: bytes, codec: str, name: str) -> str:
    """Decode, or raise UnicodeDecodeError; Refused for what decodes to no text."""
    text = content.decode(codec)
    # A few control characters come with text that was pasted; many are no text.
    if "\0" in text or len(_CONTROL.findall(text)) > max(len(text) // 1000, 2):
        raise _no_text(name)
    return text


def _no_text(name: str) -> Refused:
    return Refused(
        f"{name} is neither a workbook nor text in an encoding that can be told; "
        "open it in the program that wrote it, save it as .xlsx and load that."
    )
