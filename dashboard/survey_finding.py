"""What a survey finds, as sentences: the titles of its page and what its figures show."""

from collections.abc import Sequence

from dashboard import words
from dashboard.measure_numbers import rounded
from dashboard.survey_records import Rating, Wave
from dashboard.survey_words import mark, mean, name, percent, target

_REACHING = ("met", "clearly met")
_TOLD = 10
"""Questions that a text alternative tells; the table has all."""


def finding(ratings: Sequence[Rating]) -> str:
    """`3 of 5 questions reach 4.0; “Practicality” clearly does not`: a title."""
    judged = _judged(ratings)
    if not judged:
        return "Too few responses to say whether the target is reached"
    if len(judged) == 1:
        return _finding_of_one(judged[0])
    reaching = sum(one.verdict in _REACHING for one in judged)
    aim = _target(judged, reaching)
    what = words.count(len(judged), "question")
    silent = _silent(ratings)
    if reaching == len(judged):
        return f"All {what} reach {aim}{_clearly(judged)}{silent}"
    told = f"{reaching or 'None'} of {what} {words.verb(reaching or 1, 'reaches', 'reach')} {aim}"
    return f"{told}{_not_reaching(judged)}{silent}"


def _finding_of_one(rating: Rating) -> str:
    says = {
        "clearly met": "clearly reaches",
        "met": "reaches",
        "not met": "does not reach",
        "clearly not met": "clearly does not reach",
    }[rating.verdict or ""]
    return f"{name(rating)} {says} {target(rating)}: {mean(rating)} on average"


def _judged(ratings: Sequence[Rating]) -> list[Rating]:
    """Those that have a verdict; a composite counts where nothing else is there."""
    found = [one for one in ratings if one.verdict]
    return [one for one in found if not one.is_composite] or found


def _target(judged: Sequence[Rating], reaching: int) -> str:
    """The target where all questions have the same."""
    targets = {target(one) for one in judged}
    if len(targets) == 1:
        return next(iter(targets))
    return words.verb(reaching or 1, "its target", "their targets")


def _clearly(judged: Sequence[Rating]) -> str:
    clearly = sum(one.verdict == "clearly met" for one in judged)
    if clearly == len(judged):
        return ", and clearly"
    return f", {clearly} of them clearly" if clearly else ", though none clearly"


def _not_reaching(judged: Sequence[Rating]) -> str:
    clearly = [one for one in judged if one.verdict == "clearly not met"]
    if not clearly:
        return ", though none clearly misses"
    if len(clearly) == 1:
        return f"; {name(clearly[0])} clearly does not"
    return f"; {len(clearly)} clearly do not"


def _silent(ratings: Sequence[Rating]) -> str:
    few = sum(not one.verdict and not one.is_composite for one in ratings)
    return f"; {few} {words.verb(few, 'has', 'have')} too few responses" if few else ""


def subtitle(wave: Wave) -> str:
    """Which survey this is, when it was held, who answered."""
    when = words.day_range(wave.starts_on, wave.held_on)
    invented = " These answers are invented, for demonstration." if wave.is_demonstration else ""
    return f"{wave.title}, held {when}. {_answered(wave)}{invented}"


def _answered(wave: Wave) -> str:
    if wave.respondents is None:
        invited = f" of the {wave.invited:,} who were invited" if wave.invited else ""
        return f"Too few{invited} answered for their answers to be shown."
    people = f"{wave.respondents:,}"
    if not wave.invited or wave.response_rate is None:
        verb = words.verb(wave.respondents, "person", "people")
        return f"{people} {verb} answered; how many were invited is not known."
    rate = f"{rounded(wave.response_rate, 0)}%"
    return f"{people} of the {wave.invited:,} who were invited answered ({rate})."


def means_sentence(ratings: Sequence[Rating]) -> str:
    """The text alternative of means beside their target."""
    told = [f"{name(one)} {mean(one)}, {mark(one).lower()}" for one in ratings[:_TOLD]]
    more = len(ratings) - len(told)
    tail = f"; and {words.count(more, 'other')}" if more > 0 else ""
    return f"{finding(ratings)}. {'; '.join(told)}{tail}."


def shares_sentence(ratings: Sequence[Rating]) -> str:
    """The text alternative of what was answered."""
    known = [one for one in ratings if one.share_favorable is not None and not one.is_composite]
    told = [
        f"{name(one)} {percent(one.share_favorable)} favorable, "
        f"{percent(one.share_unfavorable)} unfavorable"
        for one in known[:_TOLD]
    ]
    more = len(known) - len(told)
    tail = f"; and {words.count(more, 'other')}" if more > 0 else ""
    return f"{'; '.join(told)}{tail}." if told else "Too few answers to show."


def trend_sentence(waves: Sequence[Rating]) -> str:
    """The text alternative of a question over its waves."""
    told = [f"{mean(one)} on {words.day(one.held_on)}" for one in waves if one.mean is not None]
    change = waves[-1].change_reason or ""
    return f"{name(waves[-1])}: {words.listed(told)}. {change}".strip()


def groups_sentence(groups: Sequence[Rating], overall: Rating) -> str:
    """The text alternative of a question by group: who is lowest, who is highest, who is hidden."""
    known = sorted((one for one in groups if one.mean is not None), key=lambda one: one.mean or 0)
    told = [f"{one.group_name} {mean(one)}, {mark(one).lower()}" for one in known]
    hidden = sum(one.hidden for one in groups)
    tail = f"; {words.count(hidden, 'group')} hidden for privacy" if hidden else ""
    return f"{name(overall)}, all together {mean(overall)}: {'; '.join(told)}{tail}."
