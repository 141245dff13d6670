"""A web server that serves the public form of comment rounds, and nothing else of a store.

`python -m dashboard.comment_server --home FOLDER --port PORT` serves it on this machine only; a
proxy in front of it, with TLS, may open it to everybody.
"""

import argparse
import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.comment_door import Door
from dashboard.compression import Compression
from dashboard.front_page import FrontPage
from dashboard.headers import Headers
from dashboard.server import HEALTH, allowed_hosts

_FRAME_MB = 1
"""More than any form that a browser may send."""
_KEPT_SECONDS = 60
"""How long somebody whose connection broke finds what they had written."""


def application() -> st.App:
    """The application: every request passes the middleware from the top down."""
    front_page = FrontPage.of_streamlit(os.environ.get("HEADWAY_LANGUAGE", "en"))
    return st.App(
        Path(__file__).with_name("comment_app.py"),
        routes=HEALTH,
        middleware=[
            Middleware(Headers, hosts=allowed_hosts(), scripts=front_page.script_hashes),
            Middleware(Door),
            Middleware(Compression),
            Middleware(FrontPage.Middleware, page=front_page),
        ],
    )


def main() -> None:
    """Serve until a signal stops it."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.comment_server", description=__doc__)
    parser.add_argument("--home", type=Path, help="folder of the store (default: HEADWAY_HOME)")
    parser.add_argument("--port", type=int, default=8502)
    given = parser.parse_args()
    if given.home:
        os.environ["HEADWAY_HOME"] = str(given.home.absolute())
    application().run(
        config={
            "server.port": given.port,
            "server.address": "127.0.0.1",
            "server.maxUploadSize": 1,
            "server.maxWidgetStateSize": _FRAME_MB,
            "server.disconnectedSessionTTL": _KEPT_SECONDS,
        }
    )


if __name__ == "__main__":
    main()
