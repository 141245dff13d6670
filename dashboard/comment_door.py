"""Lets through to the server of public forms what a form needs; elsewhere there is one sentence."""

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import theme
from dashboard.comment_words import NO_FORM, NO_FORM_SAYS
from dashboard.markup import element, html

FORM = "/comment"
"""Where a form stands, on this server and on the one for those inside."""
_STREAM = "/_stcore/stream"
_NEEDED = ("/healthz", "/readyz", "/_stcore/health", "/_stcore/host-config", "/favicon.png")
_OWN_FILES = "/static/"
"""Scripts and styles of Streamlit itself; nothing of a store lies there."""
_SAID_BY_FORMS = {"rerun_script", "stop_script", "app_heartbeat"}
"""What a browser with the form has to say; other messages reach all visitors, or the machine."""

_CLOSE: Message = {"type": "websocket.close", "code": 1008}


class Door:
    """ASGI middleware: a list of what may pass, so that what Streamlit adds one day may not.

    What it keeps out: uploads, downloads, figures of Streamlit's and every page but the form.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, answer it here, or refuse it."""
        if scope["type"] == "websocket":
            await self._pass_stream(scope, receive, send)
        elif scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _may_pass(scope):
            await self._app(scope, receive, _unlisted(send))
        else:
            await _answer(scope)(scope, receive, _unlisted(send))

    async def _pass_stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == _STREAM:
            stream = _Stream(receive, send)
            await self._app(scope, stream.receive, stream.send)
            return
        await receive()
        await send(_CLOSE)


class _Stream:
    """A websocket that ends with the first message that a form does not need."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send, self._is_closed = receive, send, False

    async def receive(self) -> Message:
        """The next message; one that is not needed closes the socket, as a visitor may."""
        message = await self._receive()
        if message["type"] != "websocket.receive" or _is_of_form(message):
            return message
        self._is_closed = True
        await self._send(_CLOSE)
        return {"type": "websocket.disconnect", "code": _CLOSE["code"]}

    async def send(self, message: Message) -> None:
        """Pass a message on; what a run still says after the end goes nowhere."""
        if not self._is_closed:
            await self._send(message)


def _is_of_form(message: Message) -> bool:
    said = BackMsg()
    try:
        said.ParseFromString(message.get("bytes") or b"")
    except Exception:  # noqa: BLE001 - whatever its reader raises, it is none
        return False
    return said.WhichOneof("type") in _SAID_BY_FORMS


def _may_pass(scope: Scope) -> bool:
    path = scope["path"]
    if scope["method"] not in {"GET", "HEAD"}:
        return False
    return path in _NEEDED or path.startswith(_OWN_FILES) or (path == "/" and _has_key(scope))


def _answer(scope: Scope) -> Response:
    """The way to where Streamlit serves its one page; without a key there is no form."""
    if scope["path"] == FORM and scope["method"] == "GET" and _has_key(scope):
        # Relative: a proxy in front has a name, a scheme and maybe a folder of its own.
        return RedirectResponse(f"./?{scope['query_string'].decode('latin-1')}")
    return HTMLResponse(no_form(), status_code=404, headers={"Cache-Control": "no-store"})


def _has_key(scope: Scope) -> bool:
    return "round" in parse_qs(scope["query_string"].decode("latin-1"))


def _unlisted(send: Send) -> Send:
    """No search engine keeps an address with its key."""

    async def add(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["X-Robots-Tag"] = "noindex, nofollow"
        await send(message)

    return add


def no_form() -> str:
    """A page of its own, without a script: that there is no form at this address."""
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,">'
        f"{html(element('title', NO_FORM))}<style>{_style()}</style>"
    )
    main = element("main", element("h1", NO_FORM), element("p", NO_FORM_SAYS))
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{html(main)}</body></html>'


def _style() -> str:
    paper = f"light-dark({theme.paper('light')},{theme.paper('dark')})"
    ink = f"light-dark({theme.ink('light')},{theme.ink('dark')})"
    return (
        f":root{{color-scheme:light dark}}"
        f"body{{margin:0;background:{paper};color:{ink};font:1.15rem/1.5 {theme.FONT}}}"
        "main{max-width:69rem;margin:0 auto;padding:2.5rem}p{margin:0}"
        "h1{font-size:2rem;line-height:1.2;letter-spacing:-0.015em;margin:0 0 .6rem}"
        "@media(max-width:640px){main{padding:2.5rem 1rem}h1{font-size:1.6rem}}"
    )
