"""The one HTML document that Streamlit serves, in our language and without its own name."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FONT_PRELOAD = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The document and the hashes of the inline scripts in it."""

    html: str
    script_hashes: Sequence[str]

    @classmethod
    def of_streamlit(cls, language: str) -> "FrontPage":
        """Read the installed Streamlit's document; `language` is a tag such as `en`."""
        html = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
        html = re.sub(r'<html lang="[^"]*"', f'<html lang="{escape(language)}"', html, count=1)
        html = html.replace("<title>Streamlit</title>", "<title>Headway</title>")
        # The theme uses the system's own fonts.
        html = _FONT_PRELOAD.sub("", html, count=1)
        digests = [hashlib.sha256(text.encode()).digest() for text in _INLINE_SCRIPT.findall(html)]
        hashes = [f"sha256-{base64.b64encode(digest).decode()}" for digest in digests]
        return cls(html, hashes)

    def response(self) -> Response:
        """The document as an answer that a browser asks for again each time."""
        return HTMLResponse(self.html, headers={"Cache-Control": "no-cache"})

    class Middleware:
        """ASGI middleware: gives our document wherever Streamlit gives its own."""

        def __init__(self, app: ASGIApp, page: "FrontPage") -> None:
            self._app = app
            self._page = page

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            """Pass a request on, and its answer back."""
            if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
                await self._app(scope, receive, send)
                return
            is_replaced = False

            async def replace(message: Message) -> None:
                nonlocal is_replaced
                if message["type"] == "http.response.start" and _is_document(message):
                    is_replaced = True
                    await self._page.response()(scope, receive, send)
                elif not is_replaced:
                    await send(message)

            await self._app(scope, receive, replace)


def _is_document(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] in {200, 304} and kind.startswith("text/html")
