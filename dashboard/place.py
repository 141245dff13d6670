"""Where the store is."""

import os
from pathlib import Path


def home() -> Path:
    """The folder that holds the store: `HEADWAY_HOME`, or `.headway` in the working directory."""
    return Path(os.environ.get("HEADWAY_HOME") or ".headway").absolute()
