"""The sentence on a form that was saved, or that changed nothing."""

from collections.abc import Sequence


def told(done: str, load_id: int | None, *, is_new: bool, notes: Sequence[str] = ()) -> str:
    """What a form came to, such as `Saved as load 7: progress on 1.2.a for 2026 Q3.`.

    `done` says what it did; `notes` are odd things that stop nothing.
    """
    if is_new:
        return " ".join([f"Saved as load {load_id}: {done}.", *notes])
    where = "" if load_id is None else f", as load {load_id} brought it"
    return f"Nothing changed: this stands already{where}."
