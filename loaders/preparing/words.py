"""What a person writes into the steps that start a plan, evened out."""

from loaders.forms import clean

LONGEST_NAME, LONGEST_WORDS = 200, 4_000


def one_line(value: str | float | None) -> str:
    """What a field holds as one line; empty where it is blank."""
    words = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return " ".join(clean(words).split())
