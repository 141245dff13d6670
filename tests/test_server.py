"""The server as a client meets it: health, headers, names, compression, an end on request."""

import base64
import gzip
import hashlib
import json
import re
import signal
import sys

import brotli
import pytest
from serving import ROOT, serve
from small_home import SmallHome


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    home = SmallHome(folder / "home")
    home.load()
    home.plan("plan", "Small plan", "1 | One area")
    home.publish()
    with serve(home.path, folder) as running:
        yield running


def test_healthz_says_that_the_process_lives(server):
    answer = server.get("/healthz")
    assert (answer.status, json.loads(answer.body)) == (200, {"status": "ok"})


def test_readyz_follows_the_publication(server):
    current = server.home / "published" / "CURRENT"
    name = current.read_text()
    assert json.loads(server.get("/readyz").body) == {"status": "ready"}
    try:
        current.write_text("000099.duckdb\n")
        answer = server.get("/readyz")
        assert (answer.status, json.loads(answer.body)) == (503, {"status": "not ready"})
        current.write_text("../ledger.duckdb\n")
        assert server.get("/readyz").status == 503
        (server.home / "published" / "000098.duckdb").write_bytes(b"no database")
        current.write_text("000098.duckdb\n")
        assert server.get("/readyz").status == 503
    finally:
        current.write_text(name)
    assert server.get("/readyz").status == 200


@pytest.mark.parametrize("path", ["/", "/plan", "/healthz", "/_stcore/health", "/nowhere"])
def test_every_answer_carries_the_headers(server, path):
    answer = server.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert re.search(r"script-src 'self'( 'sha256-[^']+')*;", policy)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_policy_names_the_inline_script_of_the_page_itself(server):
    answer = server.get("/")
    scripts = re.findall(r"<script>(.*?)</script>", answer.body.decode(), re.DOTALL)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_the_page_has_a_language_and_our_name(server):
    page = server.get("/goals").body.decode()
    assert '<html lang="en"' in page
    assert "<title>Headway</title>" in page


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8501", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8501", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8501", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(server, host, status):
    assert server.get("/healthz", Host=host).status == status


def test_a_websocket_under_a_foreign_name_is_refused(server):
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": base64.b64encode(b"0123456789abcdef").decode(),
        "Sec_WebSocket_Protocol": "streamlit",
    }
    assert server.get("/_stcore/stream", Host="evil.example", **handshake).status == 403


def test_scripts_are_compressed_and_the_same_when_unpacked(server):
    path = re.search(r'src="\./(static/js/index\.[^"]+)"', server.get("/").body.decode())[1]
    plain = server.get(f"/{path}")
    assert "Content-Encoding" not in plain.headers
    for coding, unpack in {"br": brotli.decompress, "gzip": gzip.decompress}.items():
        for _ in range(2):  # the second comes from what is kept
            packed = server.get(f"/{path}", accept_encoding=coding)
            assert packed.headers["Content-Encoding"] == coding
            assert "Accept-Encoding" in packed.headers["Vary"]
            assert len(packed.body) < len(plain.body) / 2
            assert unpack(packed.body) == plain.body


def test_a_coding_that_is_declined_is_not_used(server):
    answer = server.get("/", accept_encoding="br;q=0, gzip")
    assert answer.headers["Content-Encoding"] == "gzip"


def test_streamlit_run_works_as_well(tmp_path):
    SmallHome(tmp_path / "home").publish()
    script = str(ROOT / "dashboard" / "app.py")
    command = (sys.executable, "-m", "streamlit", "run", script, "--server.port", "{port}")
    with serve(tmp_path / "home", tmp_path, *command) as running:
        assert running.get("/_stcore/health").status == 200


def test_sigterm_ends_it_soon_and_quietly(tmp_path):
    SmallHome(tmp_path / "home").publish()
    with serve(tmp_path / "home", tmp_path) as running:
        running.process.send_signal(signal.SIGTERM)
        running.process.wait(10)
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def test_the_first_page_has_an_address_that_can_be_mailed(server):
    answer = server.get("/scorecard?plan=plan")
    assert answer.status == 307
    assert answer.headers["location"].endswith("/?plan=plan")
