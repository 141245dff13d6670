"""A file in which a person says what another file does not (TOML), as plain JSON."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from loaders.problems import Refused


def read_plain(path: Path) -> dict[str, Any]:
    """What a file of TOML says as plain JSON, days as ISO dates. Raises Refused, naming it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        says = "it is a folder" if path.is_dir() else error.strerror
        raise Refused(f"{path.name} cannot be read: {says}.") from None
    except UnicodeDecodeError:
        raise Refused(
            f"{path.name} cannot be read: it is not text in UTF-8; save it in that encoding."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{path.name} cannot be read as TOML: {error}.") from None
    except RecursionError:
        raise Refused(f"{path.name} cannot be read as TOML: its lists are too deep.") from None
    return {key: _plain(value) for key, value in table.items()}


def _plain(value: Any) -> Any:
    """A value of TOML without days, which JSON does not have."""
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case datetime():
            return value.isoformat(sep=" ")
        case date():
            return value.isoformat()
    return value
