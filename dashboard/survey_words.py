"""What surveys find, as sentences: titles, text alternatives, and numbers as people read them."""

from collections.abc import Sequence

from dashboard import theme, words
from dashboard.measure_numbers import NONE, rounded
from dashboard.survey_records import Rating, Wave

_NAME = 60
"""Letters of a question that a sentence can carry."""
REACHING = ("met", "clearly met")


def finding(ratings: Sequence[Rating]) -> str:
    """`3 of 5 questions reach 4.0; “Practicality” clearly does not`: a title."""
    judged = _judged(ratings)
    if not judged:
        return "Too few responses to say whether the target is reached"
    if len(judged) == 1:
        return _finding_of_one(judged[0])
    reaching = sum(one.verdict in REACHING for one in judged)
    target = _target(judged, reaching)
    what = words.count(len(judged), "question")
    if reaching == len(judged):
        return f"All {what} reach {target}{_clearly(judged)}"
    told = (
        f"{reaching or 'None'} of {what} {words.verb(reaching or 1, 'reaches', 'reach')} {target}"
    )
    return f"{told}{_not_reaching(judged)}"


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
        return ", though none misses it clearly"
    if len(clearly) == 1:
        return f"; {name(clearly[0])} clearly does not"
    return f"; {len(clearly)} clearly do not"


def name(rating: Rating) -> str:
    """A question in quotes, short enough for a sentence."""
    return f"“{words.shorten(rating.wording, _NAME).rstrip('.:')}”"


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


def target(rating: Rating) -> str:
    """`4.0`, `3.25`; a dash where there is none."""
    if rating.target_mean is None:
        return NONE
    return rounded(rating.target_mean, 2).removesuffix("0")


def mean(rating: Rating) -> str:
    """The mean with as many decimals as show on which side of the target it is."""
    return NONE if rating.mean is None else rounded(rating.mean, rating.decimals)


def interval(rating: Rating) -> str:
    """`3.48 to 3.96`."""
    if rating.mean_low is None or rating.mean_high is None:
        return NONE
    low, high = (rounded(end, rating.decimals) for end in (rating.mean_low, rating.mean_high))
    return f"{low} to {high}"


def percent(value: float | None) -> str:
    """`73%`."""
    return NONE if value is None else f"{rounded(value, 0)}%"


def mark(rating: Rating) -> str:
    """The word of `theme.MARKS` that says how a question or group stands."""
    if rating.hidden:
        return theme.HIDDEN
    return rating.verdict.capitalize() if rating.verdict else rating.status or theme.NO_DATA


def answered(rating: Rating) -> str:
    """`84 answered`; empty where that is not shown."""
    return "" if rating.respondents is None else f"{rating.respondents:,} answered"


def aside(rating: Rating) -> str:
    """`3 not applicable, 2 blank`; empty where every answer is a rating."""
    told = [
        f"{number:,} {what}"
        for number, what in ((rating.not_applicable, "not applicable"), (rating.missing, "blank"))
        if number
    ]
    return ", ".join(told)


def ends(rating: Rating) -> str:
    """The scale with its ends: `1 (Strongly disagree) to 5 (Strongly agree)`."""
    low, high = str(rating.scale_low), str(rating.scale_high)
    if rating.labels:
        low, high = f"{low} ({rating.labels[0]})", f"{high} ({rating.labels[-1]})"
    return f"{low} to {high}"


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


_TOLD = 10
"""Questions that a text alternative tells; the table has all."""


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
