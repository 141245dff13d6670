"""Opens what is encrypted with the password that Excel itself knows; refuses other passwords."""

import io
from pathlib import Path

import msoffcrypto

from loaders.problems import Refused

_KNOWN = "VelvetSweatshop"
"""Excel encrypts a read-only workbook with this and opens it without asking."""


def unlocked(path: Path, name: str, folder: Path) -> Path:
    """Write the open form of an encrypted Office file into `folder`; Refused if it has a password.

    Raises Refused for what is damaged too: nobody can tell the two apart.
    """
    target = folder / "unlocked"
    try:
        with path.open("rb") as file:
            office = msoffcrypto.OfficeFile(file)
            office.load_key(password=_KNOWN)
            opened = io.BytesIO()
            office.decrypt(opened)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception as error:
        raise Refused(
            f"{name} is protected with a password; save a copy without one and load that."
        ) from error
    target.write_bytes(opened.getvalue())
    return target
