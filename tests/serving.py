"""Run the dashboard as its users do: a process of its own, from a folder that is not ours."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


class Server:
    """A served home: `url`, `port`, and the process."""

    def __init__(self, home: Path, port: int, process: subprocess.Popen[str]) -> None:
        self.home = home
        self.port = port
        self.process = process
        self.url = f"http://127.0.0.1:{port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        """One answer, its body read into `.body`; `accept_encoding=` is Accept-Encoding."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serve(home: Path, folder: Path, *command: str, **environment: str) -> Iterator[Server]:
    """Serve a home from `folder`; the log is `folder/server.log`."""
    port = free_port()
    command = command or (
        sys.executable,
        "-m",
        "dashboard",
        "--home",
        str(home),
        "--port",
        "{port}",
    )
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [part.format(port=port) for part in command],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": path, "HEADWAY_HOME": str(home)} | environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
        )
    server = Server(home, port, process)
    try:
        wait_for(server)
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(server: Server, path: str = "/_stcore/health", seconds: float = 60) -> None:
    """Return when the server answers; raise with its log when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.process.poll() is None:
        try:
            if server.get(path).status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the server at {server.url} does not answer")
