"""Where the forms of comment rounds for people without an account are; the ledger alone knows."""

from pathlib import Path
from typing import Any

from loaders.home import Home
from loaders.progress import Progress
from loaders.reading import reading_of

_OPEN = """
    select round_id, title, key, load_id
    from (
        select round_id, title, public_key as key, load_id, due_on, closed_on
        from comment_round semi join live_load using (load_id)
        qualify row_number() over (partition by round_id order by load_id desc, source) = 1
            and not is_withdrawn
    )
    where key is not null and closed_on is null
    order by due_on, round_id
"""


def public_forms(home: str, progress: Progress | None = None) -> list[dict[str, Any]]:
    """Every open round with a public form, what is due first ahead: a `PublicForm` each.

    None where there is no ledger, as beside a copy of what is published.
    """
    house = Home(Path(home))
    if not house.ledger.exists():
        return []
    with reading_of(house, "looking up the forms of comment rounds", progress) as connection:
        rows = connection.execute(_OPEN).fetchall()
    names = ("round_id", "title", "key", "load_id")
    return [dict(zip(names, row, strict=True)) for row in rows]
