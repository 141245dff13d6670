"""How a task that takes long says how far it is."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Told the share that is done, 0 to 1, and in words what is being done."""


def part_of(progress: Progress | None, number: int, parts: int) -> Progress:
    """The progress of one of so many equal parts, counted from 0, as progress of the whole."""

    def told(share: float, words: str) -> None:
        if progress is not None:
            progress((number + min(share, 1.0)) / parts, words)

    return told
