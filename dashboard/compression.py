"""Brotli or gzip for texts; a cold page over a slow line waits for little else."""

import gzip

import brotli
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TEXTS = ("text/html", "text/css", "text/javascript", "application/javascript")
_DATA = ("application/json", "image/svg+xml", "application/wasm", "text/plain")
_MINIMUM = 1_000
_STATIC = "/static/"

_Kept = dict[tuple[str, str, str], bytes]
"""Compressed bodies of files that never change, by coding, path and tag."""


class Compression:
    """ASGI middleware: collects a text answer, compresses it once, keeps what never changes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: _Kept = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back."""
        coding = _coding(scope) if scope["type"] == "http" and scope["method"] == "GET" else ""
        if not coding:
            await self._app(scope, receive, send)
            return
        # Streamlit must not compress by itself what is compressed here.
        names = (b"accept-encoding",)
        inner = dict(scope, headers=[pair for pair in scope["headers"] if pair[0] not in names])
        await self._app(inner, receive, _Collector(send, coding, scope["path"], self._kept))


class _Collector:
    def __init__(self, send: Send, coding: str, path: str, kept: _Kept) -> None:
        self._send = send
        self._coding = coding
        self._path = path
        self._kept = kept
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_text(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start, bytes(self._body))
        else:
            await self._send(message)

    async def _finish(self, start: Message, body: bytes) -> None:
        headers = MutableHeaders(scope=start)
        headers.add_vary_header("Accept-Encoding")
        if len(body) >= _MINIMUM:
            body = await self._squeezed(headers.get("etag", ""), body)
            headers["Content-Encoding"] = self._coding
            headers["Content-Length"] = str(len(body))
            # A strong tag names these very bytes; the compressed ones are others.
            if "etag" in headers and not headers["etag"].startswith("W/"):
                headers["ETag"] = f"W/{headers['etag']}"
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body, "more_body": False})

    async def _squeezed(self, tag: str, body: bytes) -> bytes:
        key = (self._coding, self._path, tag)
        if key not in self._kept:
            # In a thread: the largest script takes a tenth of a second.
            body = await to_thread.run_sync(_squeeze, self._coding, body)
            if not (tag and self._path.startswith(_STATIC)):
                return body
            self._kept[key] = body
        return self._kept[key]


def _coding(scope: Scope) -> str:
    headers = Headers(scope=scope)
    if "range" in headers:
        return ""
    accepted = [
        name.strip()
        for name, _, weight in (
            part.partition(";") for part in headers.get("accept-encoding", "").lower().split(",")
        )
        if weight.replace(" ", "") not in {"q=0", "q=0.0"}
    ]
    return next((coding for coding in ("br", "gzip") if coding in accepted), "")


def _is_text(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    return (
        start["status"] == 200  # noqa: PLR2004 - parts and redirects pass as they are
        and "content-encoding" not in headers
        and kind in (*_TEXTS, *_DATA)
    )


def _squeeze(coding: str, body: bytes) -> bytes:
    if coding == "br":
        return bytes(brotli.compress(body, quality=5))
    return gzip.compress(body, compresslevel=6, mtime=0)
