"""Says in one sentence why a child process ended without an answer."""

import signal
from pathlib import Path
from typing import Any

from loaders.settings import Limits


def reason(answer: dict[str, Any], code: int, last_words: str, limits: Limits) -> str:
    """Complete `... could not be read:` from the last message, exit code and error output."""
    if fault := answer.get("fault"):
        return str(fault)
    cpu_signal = getattr(signal, "SIGXCPU", None)
    if "late" in answer or (cpu_signal is not None and code == -cpu_signal):
        limit = f"{limits.seconds} s, which `seconds` under [limits] in headway.toml sets"
        return f"it takes longer than {limit}; split the file, or raise that limit."
    if "memory" in answer or "memory allocation" in last_words or "bad_alloc" in last_words:
        limit = f"{limits.memory_mb} MB, which `memory_mb` under [limits] in headway.toml sets"
        return f"it needs more memory than {limit}; split the file, or raise that limit."
    if "failed" in answer:
        return f"Headway met what it does not expect ({answer['kind']}); please report it."
    return "the program that reads it broke down over it; open it, save it anew and load that."


def subject_of(arguments: dict[str, Any]) -> str:
    """Return what the task was about: the name of its file or files."""
    for key in ("name", "path", "files", "paths"):
        value = arguments.get(key)
        if isinstance(value, list):
            names = [entry.get("name", "") if isinstance(entry, dict) else entry for entry in value]
            return ", ".join(Path(str(name)).name for name in names) or "The file"
        if isinstance(value, str):
            return Path(value).name
    return "The file"
