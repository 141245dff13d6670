"""What rounds, comments and dispositions have to say together."""

from collections.abc import Sequence

from loaders.comments.known_records import KnownRounds
from loaders.comments.records import Comment, Round

_MOST_NAMED = 3


def check_closing(found: Sequence[Round], before: KnownRounds, after: KnownRounds) -> None:
    """A problem for every round that a file closes while a comment has no disposition."""
    for one in found:
        stood = before.rounds.get(one.as_read.round_id)
        was_closed = stood is not None and stood.closed_on is not None
        if one.as_read.closed_on is None or was_closed or one.is_withdrawn:
            continue
        if says := undecided(after, one.as_read.round_id):
            one.line.refuse("closed", f"should be blank until every comment is decided on: {says}")


def undecided(rounds: KnownRounds, round_id: str) -> str:
    """Which comments of a round have no disposition, in words; blank where all have one."""
    ids = [one.comment_id for one in rounds.undecided(round_id)]
    if not ids:
        return ""
    named = ", ".join(ids[:_MOST_NAMED])
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return f"{named}{more} {'has' if len(ids) == 1 else 'have'} no disposition"


def check_late(comments: Sequence[Comment], before: KnownRounds) -> None:
    """A warning for every comment that is new in a round which is closed."""
    for one in comments:
        said = one.as_read
        stood = before.rounds.get(said.round_id)
        if stood is None or stood.closed_on is None or said.comment_id in before.comments:
            continue
        if not one.is_withdrawn:
            one.line.warn(
                one.field,
                f"came to a round that was closed on {stood.closed_on}; it is taken and marked "
                "late, and needs a disposition",
            )
