"""Streams a large XML part in stretches of whole entries, such as the rows of a sheet."""

import re
from collections.abc import Iterator
from typing import IO

from loaders.readers.plain_tags import NotPlain

_CHUNK = 2 << 20
_LONGEST = 64 << 20
"""Bytes of what stands before the entries, and of one entry."""
_OTHER_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)


class Stretches:
    """The entries `entry` inside the element `container`, which is there once.

    Read in this order: `head`, the stretches, `tail`. Namespace prefixes are left out of the
    stretches. Raises NotPlain where there is no such element, or an entry has no end.
    """

    def __init__(self, stream: IO[bytes], container: str, entry: str) -> None:
        self._stream = stream
        self._container = container
        opening = re.compile(rb"<(?:(\w+):)?%b(?=[\s>])[^>]*(?<!/)>" % container.encode())
        content = b""
        while (found := opening.search(content)) is None:
            chunk = stream.read(_CHUNK)
            if not chunk or len(content) > _LONGEST:
                raise NotPlain(f"it has no element {container}")
            content += chunk
        self.head = content[: found.end()]
        """Everything before the first entry, with the beginning of the container."""
        if _OTHER_ENCODING.search(self.head):
            raise NotPlain("it is not in UTF-8")
        self._prefix = found[1] + b":" if found[1] else b""
        self._left = content[found.end() :]
        self._end = b"</%b%b>" % (self._prefix, entry.encode())
        self._closing = b"</%b%b>" % (self._prefix, container.encode())

    def __iter__(self) -> Iterator[bytes]:
        """Stretches of about two megabytes, each from the `<` of an entry to the `>` of one."""
        is_last = False
        while not is_last:
            at = self._left.find(self._closing)
            is_last = at >= 0
            if not is_last:
                at = self._left.rfind(self._end)
                at = at + len(self._end) if at >= 0 else 0
            stretch, self._left = self._left[:at].strip(), self._left[at:]
            if stretch:
                yield self._without_prefix(stretch)
            if not is_last:
                self._read()

    def tail(self) -> Iterator[bytes]:
        """What stands after the last entry, from the end of the container."""
        yield self._left
        while chunk := self._stream.read(_CHUNK):
            yield chunk

    def _read(self) -> None:
        chunk = self._stream.read(_CHUNK)
        if not chunk or len(self._left) > _LONGEST:
            raise NotPlain(f"its element {self._container} has no end")
        self._left += chunk

    def _without_prefix(self, stretch: bytes) -> bytes:
        if not self._prefix:
            return stretch
        # The sign < begins nothing but a tag, or a comment, which no plain row has.
        return stretch.replace(b"</" + self._prefix, b"</").replace(b"<" + self._prefix, b"<")
