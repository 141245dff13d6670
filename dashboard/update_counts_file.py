"""A counts file for the command line, of what a person said on the Update page."""

import json
from collections.abc import Mapping, Sequence
from typing import Any


def toml(given: Mapping[str, Any]) -> str:
    """The counts file's keys and values as its text."""
    lines = [f"{key} = {_value(one)}" for key, one in given.items() if not _is_table(one)]
    for key, table in given.items():
        if _is_table(table):
            lines += ["", f"[{key}]"]
            lines += [f"{_key(name)} = {_value(one)}" for name, one in table.items()]
    return "\n".join(lines).strip() + "\n"


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _key(name: str) -> str:
    is_bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if is_bare else _value(name)


def _value(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_value, value))}]"
    # JSON writes strings as TOML does, but for one sign that TOML escapes.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
