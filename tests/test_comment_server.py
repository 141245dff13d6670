"""The server of public forms as a client meets it: one page, by its key, and nothing beside it."""

import hashlib
import shutil
import socket
import sys
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from serving import serve
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from update_files import ITEMS, add, measure_rows, plan_rows
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.sync.client import connect

import loaders
from dashboard.comment_words import NO_FORM, NO_FORM_SAYS
from dashboard.navigation import SECTIONS
from loaders.home import Home

TODAY = date.today()  # noqa: DTZ011
SOON, LATER = str(TODAY + timedelta(days=30)), str(TODAY + timedelta(days=60))
COMMAND = (sys.executable, "-m", "loaders.cli", "comments", "--port", "{port}")
PAGES = [entry.path for section in SECTIONS for entry in section.pages]
SHOWN = ["Springtime", "Harbour plan", "Quillwork is asked", *(text for _, text in ITEMS)]
"""What the form of the round Springtime shows of the store."""
SECRET = [
    "Wintertime", "Snowfall is asked", "Autumntime", "Summertime", "Hayfield is asked",
    "Otherworldly", "Zeppelin", "Marzipan", "Coastline", "Plainsong", "Rhubarb",
    "Bolognese", "Parsnip", "Current support", "Orders", "Grandfather", "spring-", "winter-",
]  # fmt: skip
"""Other rounds, plans and partners, comments and who wrote and decided on them, measures."""


def fill(home):
    """Two plans, measures, and rounds: open, not yet open, closed, and one without a form."""
    add(home, plan_rows(title="Harbour plan"), "plan.xlsx")
    add(home, plan_rows((("1", "Zeppelin"),), "other", "Otherworldly"), "Marzipan.xlsx")
    add(home, {"measure": measure_rows()}, "measures.xlsx")
    for name, filled in {
        "Springtime": {"Request": "Quillwork is asked", "Partners": "Coastline; Plainsong"},
        "Wintertime": {"Request": "Snowfall is asked"},
        "Autumntime": {"Opens": SOON, "Due": LATER},
        "Summertime": {"Request": "Hayfield is asked", "Public form": "no"},
    }.items():
        given = {"Round": name, "Plan": "plan", "Due": SOON, "Public form": "yes"}
        loaders.open_round(home, given | filled, "Grandfather")
    words = {"Item": "1.a", "Comment": "Rhubarb", "Name": "Bolognese", "Partner": "Coastline"}
    loaders.add_comment(home, "springtime", words, "Grandfather")
    loaders.add_public_comment(home, keys(home)["springtime"], {"Comment": "Rhubarb"})
    loaders.add_comment(home, "wintertime", words, "Grandfather")
    for comment_id in ids(home, "wintertime"):
        decided = {"Disposition": "Declined", "Reason": "Parsnip", "Decided by": "Grandfather"}
        loaders.decide_comment(home, comment_id, decided, "Grandfather")
    loaders.close_round(home, "wintertime", "Grandfather")
    return home


def keys(home):
    """The keys of all forms, also of closed rounds, by round: the ledger alone has them."""
    with duckdb.connect(str(Home(home).ledger), read_only=True) as connection:
        sql = "select distinct round_id, public_key from comment_round where public_key is not null"
        return dict(connection.execute(sql).fetchall())


def ids(home, round_id):
    with duckdb.connect(str(Home(home).ledger), read_only=True) as connection:
        sql = "select comment_id from round_comment where round_id = ? order by received_at"
        return [one for (one,) in connection.execute(sql, [round_id]).fetchall()]


def stream(server, host="", path="_stcore/stream"):
    """A websocket, as a proxy opens it for a browser that knows the server as `host`."""
    named = host or f"127.0.0.1:{server.port}"
    given = {"origin": f"https://{host}"} if host else {}
    way = socket.create_connection(("127.0.0.1", server.port))
    address = f"ws://{named}/{path}"
    return connect(address, sock=way, subprotocols=["streamlit"], max_size=None, **given)


def frames(server, query, host="", **rerun: Any) -> bytes:
    """All that a client gets who opens the page with this query, in one run of it."""
    found = []
    with stream(server, host) as opened:
        asked = BackMsg()
        asked.rerun_script.query_string = query
        for name, value in rerun.items():
            setattr(asked.rerun_script, name, value)
        opened.send(asked.SerializeToString())
        while not found or _kind(found[-1]) != "script_finished":
            found.append(opened.recv(timeout=60))
    return b"\n".join(found)


def _kind(frame: bytes) -> str | None:
    message = ForwardMsg()
    message.ParseFromString(frame)
    return message.WhichOneof("type")


def told(content: bytes, words) -> list[str]:
    return [word for word in words if word.encode() in content]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    home = fill(folder / "home")
    with serve(home, folder, *COMMAND, HEADWAY_HOSTS="comments.example.org") as server:
        yield server


def test_a_form_shows_its_round_and_nothing_else_of_the_store(served):
    content = frames(served, f"round={keys(served.home)['springtime']}")
    assert told(content, SHOWN) == SHOWN
    assert told(content, SECRET) == []
    assert told(content, [str(served.home), "ledger.duckdb"]) == []


@pytest.mark.parametrize(
    "query", ["", "round=", "round=x", "round=%00", "round=spring", "plan=plan"]
)
def test_without_the_key_there_is_one_sentence(served, query):
    content = frames(served, query)
    assert told(content, [NO_FORM, NO_FORM_SAYS]) == [NO_FORM, NO_FORM_SAYS]
    assert told(content, [*SHOWN, *SECRET]) == []


@pytest.mark.parametrize(
    ("name", "says"),
    [("wintertime", "This round is closed"), ("autumntime", "This round is not open yet")],
)
def test_a_round_that_takes_nothing_says_so_and_shows_nothing(served, name, says):
    content = frames(served, f"round={keys(served.home)[name]}")
    assert told(content, [says]) == [says]
    assert told(content, [*SHOWN, *SECRET]) == []


def test_a_round_whose_version_was_undone_says_so_and_shows_nothing(served, tmp_path):
    home = shutil.copytree(served.home, tmp_path / "home")
    loaders.undo(home, 1, "Grandfather")
    with serve(home, tmp_path, *COMMAND) as own:
        content = frames(own, f"round={keys(home)['springtime']}")
    says = ["This round is not open now", "The version of the plan that it is on was taken back"]
    assert told(content, says) == says
    assert told(content, [*SHOWN, *SECRET]) == []


def test_a_round_without_a_public_form_has_no_key(served):
    assert set(keys(served.home)) == {"springtime", "wintertime", "autumntime"}
    assert told(frames(served, "round=summertime"), [NO_FORM, *SHOWN, *SECRET]) == [NO_FORM]


@pytest.mark.parametrize("page", PAGES)
def test_no_other_page_is_there_for_a_browser(served, page):
    key = keys(served.home)["springtime"]
    for path in (f"/{page}", f"/{page}?round={key}", f"/{page}/", f"/comment/{page}?round={key}"):
        answer = served.get(path)
        body = answer.body
        assert answer.status == 404
        assert told(body, [NO_FORM, NO_FORM_SAYS]) == [NO_FORM, NO_FORM_SAYS]
        assert told(body, ["<script", *SHOWN, *SECRET]) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_other_page_is_there_for_a_client_of_its_own(served, page):
    """By the page's name, and by what Streamlit calls its address."""
    hashed = hashlib.md5(page.encode()).hexdigest()
    for asked in ({"page_name": page}, {"page_script_hash": hashed}):
        assert told(frames(served, "", **asked), [NO_FORM, *SHOWN, *SECRET]) == [NO_FORM]
        content = frames(served, f"round={keys(served.home)['springtime']}", **asked)
        assert told(content, SHOWN) == SHOWN
        assert told(content, [*SECRET, *(f"{name}.py" for name in PAGES)]) == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"), ("GET", "/comment"), ("POST", "/?round=x"), ("PUT", "/_stcore/upload_file/a/b"),
        ("OPTIONS", "/_stcore/upload_file/a/b"), ("GET", "/media/a.csv"), ("GET", "/_stcore/metrics"),
        ("GET", "/_stcore/script-health-check"), ("GET", "/_stcore/bidi-components/a/b.js"),
        ("GET", "/component/a/index.html"), ("GET", "/app/static/ledger.duckdb"), ("GET", "/nowhere"),
        ("GET", "/ledger.duckdb"), ("GET", "/published/CURRENT"), ("GET", "/oauth2callback"),
    ],
)  # fmt: skip
def test_every_other_address_has_the_same_sentence(served, method, path):
    answer = served.get(path, method)
    assert (answer.status, NO_FORM.encode() in answer.body) == (404, True)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/static/../comment_app.py", "/static/%2e%2e/%2e%2e/app.py"])
def test_no_file_beside_those_of_streamlit_is_served(served, path):
    answer = served.get(path)
    assert answer.status in {400, 404}
    assert told(answer.body, ["import", *SHOWN, *SECRET]) == []


def test_a_websocket_elsewhere_or_under_a_foreign_name_is_refused(served):
    for host, path in (("", "media"), ("evil.example", "_stcore/stream")):
        with pytest.raises(InvalidStatus), stream(served, host, path):
            pass


@pytest.mark.parametrize("said", ["clear_cache", "load_git_info", "set_run_on_save", "", "a text"])
def test_what_a_form_does_not_need_ends_the_websocket(served, said):
    """So nobody closes what is kept for all visitors, or asks about the machine."""
    key = keys(served.home)["springtime"]
    with stream(served) as opened, stream(served) as another:
        asked = BackMsg()
        if said in asked.DESCRIPTOR.fields_by_name:
            setattr(asked, said, True)
        opened.send(said if " " in said else asked.SerializeToString())
        with pytest.raises(ConnectionClosedError) as told:
            opened.recv(timeout=60)
        assert told.value.rcvd.code == 1008
        # The others go on.
        asked = BackMsg(rerun_script=ClientState(query_string=f"round={key}"))
        another.send(asked.SerializeToString())
        assert _kind(another.recv(timeout=60)) == "new_session"
    assert "Traceback" not in (served.home.parent / "server.log").read_text()


@pytest.mark.parametrize("said", ["app_heartbeat", "stop_script"])
def test_what_a_browser_says_between_two_runs_passes(served, said):
    with stream(served) as opened:
        asked = BackMsg()
        setattr(asked, said, True)
        opened.send(asked.SerializeToString())
        asked = BackMsg(rerun_script=ClientState(query_string="round=x"))
        opened.send(asked.SerializeToString())
        assert _kind(opened.recv(timeout=60)) is not None


def test_behind_a_proxy_it_answers_to_the_name_that_it_is_told(served):
    key = keys(served.home)["springtime"]
    assert told(frames(served, f"round={key}", "comments.example.org"), SHOWN) == SHOWN
    answer = served.get(f"/comment?round={key}&item=1.a", Host="comments.example.org")
    # The proxy's scheme, name and folder stay as they are.
    assert (answer.status, answer.headers["Location"]) == (307, f"./?round={key}&item=1.a")
    assert served.get(f"/?round={key}", Host="evil.example").status == 421


def test_the_log_keeps_no_key(served):
    frames(served, f"round={keys(served.home)['springtime']}")
    served.get(f"/comment?round={keys(served.home)['springtime']}")
    log = (served.home.parent / "server.log").read_text()
    said = log.partition("Springtime: ")
    assert said[2].startswith(f"http://127.0.0.1:{served.port}/comment?round=")
    assert keys(served.home)["springtime"] not in said[2].partition("\n")[2]


def test_what_is_published_has_no_key_but_its_hash(served):
    """So a copy of the file lets nobody write."""
    file = Home(served.home).published / Home(served.home).current.read_text().strip()
    found = keys(served.home)
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()
        text = "\n".join(
            str(row)
            for (table,) in tables
            for row in connection.execute(f'from "{table}"').fetchall()
        )
        hashes = connection.execute(
            "select round_id, has_public_form, public_key_sha256 from comment_round order by round_id"
        ).fetchall()
    assert [key for key in found.values() if key in text or key.encode() in file.read_bytes()] == []
    digests = {name: hashlib.sha256(key.encode()).hexdigest() for name, key in found.items()}
    assert hashes == [
        ("autumntime", True, digests["autumntime"]), ("springtime", True, digests["springtime"]),
        ("summertime", False, None), ("wintertime", True, digests["wintertime"]),
    ]  # fmt: skip


def test_what_is_shown_needs_the_published_file_alone(served, tmp_path):
    key, home = keys(served.home)["springtime"], tmp_path / "home"
    shutil.copytree(served.home / "published", home / "published")
    with serve(
        home, tmp_path, sys.executable, "-m", "dashboard.comment_server", "--port", "{port}"
    ) as own:
        assert told(frames(own, f"round={key}"), SHOWN) == SHOWN
    with pytest.raises(loaders.Refused, match=r"^No comment can be kept here: this is a copy"):
        loaders.add_public_comment(home, key, {"Comment": "Rhubarb"})
    assert not Home(home).ledger.exists()
    assert loaders.public_forms(home) == []
