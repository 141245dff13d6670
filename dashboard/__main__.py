"""`python -m dashboard --home FOLDER --port PORT` serves the dashboard on this machine only."""

import argparse
import os
import tomllib
from pathlib import Path

_UPLOAD_MB = 100


def main() -> None:
    """Serve until a signal stops it."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("--home", type=Path, help="folder of the store (default: HEADWAY_HOME)")
    parser.add_argument("--port", type=int, default=8501)
    given = parser.parse_args()
    if given.home:
        os.environ["HEADWAY_HOME"] = str(given.home.absolute())

    # After the environment is set: the server reads it when it is imported.
    from dashboard.place import home  # noqa: PLC0415
    from dashboard.server import application  # noqa: PLC0415

    application().run(
        config={
            "server.port": given.port,
            "server.address": "127.0.0.1",
            "server.maxUploadSize": _upload_mb(home()),
        }
    )


def _upload_mb(folder: Path) -> int:
    """The size of file that the loaders take; what is wrong in the settings, they say."""
    try:
        with (folder / "headway.toml").open("rb") as file:
            size = tomllib.load(file)["limits"]["file_mb"]
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError):
        return _UPLOAD_MB
    return size if isinstance(size, int) and size > 0 else _UPLOAD_MB


if __name__ == "__main__":
    main()
