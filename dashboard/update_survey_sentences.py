"""What a person says of a survey's export, in sentences."""

from collections.abc import Mapping, Sequence

from dashboard import words
from dashboard.update_survey_said import Composite, Correction, Said
from dashboard.update_survey_words import TAKEN_AS

_MANY = 6
"""Columns that a sentence names."""


def said_sentences(said: Said) -> list[str]:
    """What is said of the survey itself."""
    told = [
        f"it is called “{said.survey}”" if said.survey else "",
        f"it was held on {words.day(said.held_on)}" if said.held_on else "",
        f"{said.invited:,} were invited" if said.invited else "",
    ]
    return [one for one in told if one]


def correction_sentence(one: Correction, labels: Mapping[str, str]) -> str:
    """A correction in one line, its columns by their labels."""
    turned = {True: "reversed", False: "not reversed", None: ""}[one.reversed]
    scale_said = f"scale {one.scale}" if one.scale else ""
    lowest = f"from lowest to highest: {', '.join(one.words)}" if one.words else ""
    told = [
        TAKEN_AS.get(one.taken_as or "", one.taken_as or "").lower(),
        scale_said,
        lowest,
        turned,
        _list("not applicable", one.not_applicable),
        _list("no answer", one.no_answer),
        f"same question as “{one.question}”" if one.question else "",
        f"worded “{one.wording}”" if one.wording else "",
        f"dimension {one.dimension}" if one.dimension else "",
        _feeds(one.measure),
        f"target {one.target:g}" if one.target is not None else "",
    ]
    what = "; ".join(part for part in told if part)
    return f"{_listed(one.columns, labels)} – {what}"


def composite_sentence(one: Composite, labels: Mapping[str, str]) -> str:
    """A composite in one line."""
    told = [f"{one.name}: the mean of {_listed(one.items, labels)}", _feeds(one.measure)]
    told += [f"target {one.target:g}"] if one.target is not None else []
    return "; ".join(part for part in told if part)


def _listed(names: Sequence[str], labels: Mapping[str, str]) -> str:
    told = [labels.get(name, name) for name in names]
    rest = len(told) - _MANY
    return words.listed([*told[:_MANY], f"{rest} others"] if rest > 1 else told)


def _list(what: str, answers: Sequence[str]) -> str:
    return f"{what}: {', '.join(f'“{one}”' for one in answers)}" if answers else ""


def _feeds(measure: str | None) -> str:
    if measure is None:
        return ""
    return "feeds no measure" if measure == "none" else f"feeds {measure}"
