"""`python -m dashboard --home FOLDER --port PORT` serves the dashboard on this machine only."""

import argparse
import os
from pathlib import Path


def main() -> None:
    """Serve until a signal stops it."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("--home", type=Path, help="folder of the store (default: HEADWAY_HOME)")
    parser.add_argument("--port", type=int, default=8501)
    given = parser.parse_args()
    if given.home:
        os.environ["HEADWAY_HOME"] = str(given.home.absolute())

    # After the environment is set: the server reads it when it is imported.
    from dashboard.server import application  # noqa: PLC0415

    application().run(config={"server.port": given.port, "server.address": "127.0.0.1"})


if __name__ == "__main__":
    main()
