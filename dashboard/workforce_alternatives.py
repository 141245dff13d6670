"""The text alternatives of figures of employees: what each shows, in a sentence."""

from collections.abc import Sequence

from dashboard import words, workforce_words
from dashboard.equity_alternatives import in_a_row
from dashboard.measure_records import Measure
from dashboard.workforce_records import Place, Share


def shares_sentence(measure: Measure, shares: Sequence[Share]) -> str:
    """The text alternative of shares by group."""
    told = [f"{one.name} {workforce_words.percent(one.share)}{_held(one)}"
            for one in shares if one.share is not None]  # fmt: skip
    hidden = sum(one.hidden for one in shares)
    return f"{measure.name}, share by group. {in_a_row(told)}{_hidden(hidden)}."


def _held(one: Share) -> str:
    if one.representation is not None:
        return f", index {workforce_words.index(one)}"
    return "" if one.change is None else f", {workforce_words.change(one.change)} points"


def places_sentence(name: str, places: Sequence[Place]) -> str:
    """The text alternative of one group's share by place."""
    told = [f"{one.name} {workforce_words.percent(one.share)}"
            for one in places if one.share is not None]  # fmt: skip
    hidden = sum(one.hidden for one in places)
    return f"Share of {name}. {in_a_row(told)}{_hidden(hidden)}."


def time_sentence(name: str, shares: Sequence[Share]) -> str:
    """The text alternative of one group's share over time."""
    known = [one for one in shares if one.share is not None]
    if not known:
        return f"The share of {name} is not shown in any period."
    first, last = known[0], known[-1]
    told = f"{name}: {workforce_words.percent(first.share)} in {first.period}"
    told += f", {workforce_words.percent(last.share)} in {last.period}" if last is not first else ""
    silent = len(shares) - len(known)
    tail = f"; {words.count(silent, 'period')} not shown" if silent else ""
    return f"{told}{tail}."


def _hidden(number: int) -> str:
    return f"; {words.count(number, 'group')} hidden for privacy" if number else ""
