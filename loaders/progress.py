"""How a task that takes long says how far it is."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Told the share that is done, 0 to 1, and in words what is being done."""
