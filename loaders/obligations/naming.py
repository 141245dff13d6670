"""What an obligation is called, by loaders and marts alike."""

import hashlib
from datetime import date

UNDATED = "undated"


def obligation_id(item_id: str, words: str, due_on: date | None) -> str:
    """The item, what stands for its words, and the day; the mart `obligation` makes the same."""
    told = hashlib.sha256(words.encode()).hexdigest()[:8]
    return f"{item_id}:{told}:{due_on.isoformat() if due_on else UNDATED}"
