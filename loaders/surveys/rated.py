"""Settles the scale of every rating, and says what stands on no scale."""

from collections.abc import Sequence

from loaders.spelling import shortened
from loaders.surveys import scales
from loaders.surveys.columns import Column
from loaders.surveys.records import Reading, Scale
from loaders.surveys.saying import Saying
from loaders.surveys.shared_scales import R_NO_ANSWER, like_its_matrix, like_the_rest

_MOST_LISTED = 20
_MOSTLY = 0.9
WAY_OUT = "in the survey file, or choose it on the Update page"


def settle_scales(rated: Sequence[Column], saying: Saying) -> None:
    """Give every rating its reading; where the scale stays in doubt, a problem says so."""
    for column in rated:
        if column.text.different > len(column.spellings):
            column.spellings = column.text.spellings(None)
        try:
            column.reading = _stated(column) or _only_candidate(column)
        except ValueError as error:
            saying.refuse_at(column, f"`scale` of '{column.name}' should be {error}")
            column.candidates = ()
            column.taken_as = "left out"
    for column in rated:
        if column.reading is None and column.taken_as == "rating":
            scale = like_its_matrix(column, rated) or _like_before(column, saying)
            column.reading = read(column, scale) if scale else None
    _settle_like_the_rest(rated, saying)
    for column in rated:
        if column.reading is None and column.taken_as == "rating":
            saying.refuse_at(column, _doubt(column))
        elif column.reading is not None:
            _say_undocumented(column, column.reading, saying)


def read(column: Column, scale: Scale) -> Reading:
    """A column on a scale, with what a person and the wave before say of its other answers."""
    said, known = column.said, column.known
    is_decided = known is not None and known.is_decided and known.scale is not None
    not_applicable = {*said.not_applicable, *(known.not_applicable if known and is_decided else ())}
    if R_NO_ANSWER not in column.no_answer:
        not_applicable.add(R_NO_ANSWER)
    is_remembered = said.reversed is None and known is not None and is_decided
    # The question itself may state that its numbers run down: `1 is excellent and 5 is poor`.
    runs_down = any(one.is_reversed for one in column.candidates if one.scale.name == scale.name)
    is_reversed = said.reversed
    if is_reversed is None and ((is_remembered and known and known.is_reversed) or runs_down):
        is_reversed = True
    return scales.read_on(
        column.spellings,
        scale,
        is_reversed=is_reversed,
        is_remembered=is_remembered,
        not_applicable=tuple(sorted(not_applicable)),
        no_answer=tuple(sorted(column.no_answer)),
    )


def _stated(column: Column) -> Reading | None:
    """On the scale that a person names, or named for the wave before; raises ValueError."""
    said, known = column.said, column.known
    if said.words:
        return read(column, scales.scale_of_words(said.words))
    if said.scale is not None:
        return read(column, scales.scale_named(said.scale))
    if known is not None and known.is_decided and known.scale is not None:
        column.decided_by = "earlier wave" if column.decided_by == "file" else column.decided_by
        return read(column, known.scale)
    return None


def _only_candidate(column: Column) -> Reading | None:
    names = {one.scale.name for one in column.candidates}
    return read(column, column.candidates[0].scale) if len(names) == 1 else None


def _like_before(column: Column, saying: Saying) -> Scale | None:
    """The scale of the wave before, where that is one that the answers fit, or bare numbers."""
    before = column.known.scale if column.known else None
    names = {one.scale.name for one in column.candidates}
    if before is None or (names and before.name not in names):
        return None
    column.decided_by = "earlier wave"
    if not names:
        saying.warn_at(
            column,
            f"The numbers of '{column.name}' are read on '{before.name}' like the wave before, "
            f"{before.high} being the best; if they run the other way, say `reversed = true` "
            f"{WAY_OUT}",
        )
    return before


def say_other_scales(rated: Sequence[Column], saying: Saying) -> None:
    """Warn of questions whose scale is another than in the wave before."""
    for column in rated:
        before = column.known.scale if column.known else None
        now = column.reading.scale if column.reading else None
        if before and now and (before.low, before.high) != (now.low, now.high):
            saying.warn_at(
                column,
                f"'{column.name}' was rated from {before.low} to {before.high} before and is rated "
                f"from {now.low} to {now.high} now, so its means are not compared",
            )
        elif before and now and before.labels and now.labels and before.name != now.name:
            saying.warn_at(
                column,
                f"'{column.name}' was rated on '{before.name}' before and is rated on '{now.name}' "
                "now; both are compared by their numbers, and if that is not meant, say that it "
                f"is another question by giving its `wording` {WAY_OUT}",
            )


def _settle_like_the_rest(rated: Sequence[Column], saying: Saying) -> None:
    """Doubts that the other questions of the export settle are shown, as nobody has said so."""
    doubtful = [one for one in rated if one.reading is None and one.taken_as == "rating"]
    shared = [(one, scale) for one in doubtful if (scale := like_the_rest(one, rated)) is not None]
    for column, scale in shared:
        column.reading = read(column, scale)
    for name in dict.fromkeys(scale.name for _, scale in shared):
        columns = [column for column, scale in shared if scale.name == name]
        listed = ", ".join(f"'{column.name}'" for column in columns[:_MOST_LISTED])
        saying.warn_at(
            columns[0],
            f"Not every answer of the scale was given to {listed}; they are read on '{name}' like "
            f"the other questions. If it is another, give its `scale` {WAY_OUT}",
        )


def _doubt(column: Column) -> str:
    wording = column.name
    if not column.candidates:
        return (
            f"'{wording}' should be a rating, but its answers are on no scale that is known; give "
            f'`scale = "1-5"` or `words = [...]` from the lowest to the highest {WAY_OUT}'
        )
    names = list(dict.fromkeys(one.scale.name for one in column.candidates))
    listed = ", ".join(f"'{name}'" for name in names)
    return (
        f"The answers to '{wording}' fit several scales: {listed}; say which with "
        f'`scale = "{names[0]}"` {WAY_OUT}'
    )


def _say_undocumented(column: Column, reading: Reading, saying: Saying) -> None:
    wording, odd = column.name, reading.undocumented
    answers = sum(one.count for one in column.spellings)
    if sum(one.count for one in odd) > (1 - _MOSTLY) * answers and len(odd) > _MOST_LISTED:
        saying.refuse_at(
            column,
            f"{len(odd):,} different answers to '{wording}' are on no scale of "
            f"{reading.scale.low} to {reading.scale.high}; give its scale, or leave it out with "
            f'`taken_as = "left out"` {WAY_OUT}',
        )
        return
    for one in odd[:_MOST_LISTED]:
        times = "" if one.count == 1 else f" ({one.count:,} times in this column)"
        saying.refuse_at(
            column,
            f"'{shortened(one.text)}'{times} is no answer on the scale of {reading.scale.low} to "
            f"{reading.scale.high} of '{wording}'; correct it, or name it under "
            f"`not_applicable` {WAY_OUT}",
            one.first_row,
        )
    if (more := len(odd) - _MOST_LISTED) > 0:
        saying.refuse_at(column, f"{more:,} more answers like the last of these are not listed")
