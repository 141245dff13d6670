"""The web server: Streamlit's application with health checks, headers and compression around it.

`app` is an ASGI application; `python -m dashboard` serves it.
"""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from dashboard.compression import Compression
from dashboard.front_page import FrontPage
from dashboard.headers import Headers
from dashboard.navigation import SECTIONS

HOSTS = ("127.0.0.1", "localhost", "[::1]")


def allowed_hosts() -> frozenset[str]:
    """Names this server answers to: this machine's own, and those in `HEADWAY_HOSTS`.

    Any other name in a request is a web site that points its name at this machine.
    """
    named = os.environ.get("HEADWAY_HOSTS", "").replace(",", " ").split()
    return frozenset(name.lower() for name in (*HOSTS, *named))


async def _alive(_request: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def _ready(_request: Request) -> JSONResponse:
    """Not async: Starlette runs it in a thread, since it opens a file."""
    # Here, when Streamlit runs: imported before, it warns that nothing keeps its caches.
    from dashboard import queries  # noqa: PLC0415

    ready = queries.is_ready()
    return JSONResponse(
        {"status": "ready" if ready else "not ready"},
        status_code=200 if ready else 503,
        headers={"Cache-Control": "no-store"},
    )


HEALTH = (Route("/healthz", _alive), Route("/readyz", _ready))
"""What a proxy or a watcher asks: whether the server is up, and whether it can show something."""


async def _first_page(request: Request) -> RedirectResponse:
    """Send on to where Streamlit serves its first page, which is at the root alone."""
    return RedirectResponse(str(request.url.replace(path="/")))


def application() -> st.App:
    """The application: every request passes the middleware from the top down."""
    front_page = FrontPage.of_streamlit(os.environ.get("HEADWAY_LANGUAGE", "en"))
    return st.App(
        Path(__file__).with_name("app.py"),
        routes=[
            *HEALTH,
            Route(f"/{SECTIONS[0].pages[0].path}", _first_page),
        ],
        middleware=[
            Middleware(Headers, hosts=allowed_hosts(), scripts=front_page.script_hashes),
            Middleware(Compression),
            Middleware(FrontPage.Middleware, page=front_page),
        ],
    )
