"""LibreOffice for the tests of workbooks.

`HEADWAY_OFFICE_TESTS=required` makes a missing LibreOffice a failure; else the tests are skipped.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

USER = Path(__file__).parent / "user.py"


@pytest.fixture(scope="session")
def python_of_office():
    """The Python that can talk to LibreOffice: not ours, the system's."""
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    missing = ""
    if shutil.which("soffice") is None:
        missing = "LibreOffice"
    elif python is None or _fails(python, "import uno"):
        missing = "python3-uno"
    if missing and os.environ.get("HEADWAY_OFFICE_TESTS") == "required":
        pytest.fail(f"{missing} is required (HEADWAY_OFFICE_TESTS=required) and missing")
    if missing:
        pytest.skip(f"{missing} is not installed")
    return python


def _fails(python, code):
    return subprocess.run([python, "-c", code], check=False, capture_output=True).returncode != 0


@pytest.fixture
def office(python_of_office, tmp_path):
    """`office(source, typed=..., asked=..., saved=...)` is what user.py answers."""

    def use(source, typed=(), asked=(), saved=()):
        profile = tmp_path / "profile"
        profile.mkdir(exist_ok=True)
        request = {
            "source": str(source), "profile": str(profile), "typed": list(typed),
            "asked": list(asked), "saved": [str(path) for path in saved],
        }  # fmt: skip
        done = subprocess.run(
            [python_of_office, str(USER)], input=json.dumps(request), capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return use
