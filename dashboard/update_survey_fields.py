"""The fields in which a person says what some columns of a survey's export are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

import loaders
from dashboard import parts, update_survey_words, words
from dashboard.markup import element

_NUMBERS = "numbers"
_LABELS = "labels"
_OWN = {_NUMBERS: "Numbers of its own, such as 1 to 7", _LABELS: "Labels of its own"}
_REVERSED = {None: "As recognized", False: "The highest is best", True: "The lowest is best"}
AS_IT_IS = "As recognized"


@dataclass(frozen=True, slots=True)
class OnScale:
    """What is said of a scale: its name, or its labels from the lowest to the highest."""

    name: str | None = None
    labels: tuple[str, ...] = ()


def ask_taken_as(key: str) -> str | None:
    """What the columns are; None is as recognized."""
    kinds: list[str | None] = [None, *update_survey_words.TAKEN_AS]
    return st.selectbox(
        "They are", kinds, key=f"{key}_taken_as",
        format_func=lambda one: update_survey_words.TAKEN_AS.get(one or "", AS_IT_IS),
    )  # fmt: skip


def ask_scale(key: str, candidates: Sequence[str]) -> OnScale:
    """The scale; those that the answers fit come first."""
    others = [name for name in loaders.SCALES if name not in candidates]
    chosen = st.selectbox(
        "Scale (type a word of it to find it)",
        [None, *candidates, *_OWN, *others],
        key=f"{key}_scale",
        format_func=_scale_label,
    )
    if chosen == _NUMBERS:
        left, right = st.columns(2)
        low = left.number_input("Lowest number", 0, 100, 1, key=f"{key}_low")
        high = right.number_input("Highest number", 1, 100, 7, key=f"{key}_high")
        return OnScale(f"{low}-{high}")
    if chosen == _LABELS:
        given = st.text_area("Labels from the lowest to the highest, one a line", key=f"{key}_own")
        return OnScale(labels=lines(given))
    if chosen in loaders.SCALES:
        told = "; ".join(loaders.SCALES[chosen].labels)
        parts.show_html(
            element("p", f"From the lowest: {told}." if told else "", class_="hw-quiet")
        )
    return OnScale(chosen)


def _scale_label(name: str | None) -> str:
    if name is None:
        return AS_IT_IS
    labels = loaders.SCALES[name].labels if name in loaders.SCALES else ()
    return f"{name} ({labels[0]} – {labels[-1]})" if labels else _OWN.get(name, name)


def ask_answers() -> tuple[bool | None, tuple[str, ...], tuple[str, ...]]:
    """Whether the scale runs the other way, and the answers that are no ratings."""
    turned = st.radio(
        "Which end is best", list(_REVERSED), format_func=lambda one: _REVERSED[one],
        horizontal=True,
    )  # fmt: skip
    left, right = st.columns(2)
    not_applicable = left.text_area(
        "Answers that mean not applicable, one a line", height=80, placeholder="such as -1"
    )
    no_answer = right.text_area(
        "Answers that mean no answer, one a line", height=80, placeholder="such as NA"
    )
    return turned, lines(not_applicable), lines(no_answer)


def ask_question(before: Sequence[str]) -> str | None:
    """The question of last time that it is; None is as recognized."""
    if not before:
        return None
    return st.selectbox(
        "The same question as last time",
        [None, *before],
        format_func=lambda one: AS_IT_IS if one is None else words.visible(one),
    )


def ask_wording() -> str | None:
    """The question of a column that has only a code."""
    return st.text_input("The question as respondents saw it", max_chars=500).strip() or None


def ask_measure(measures: Mapping[str, str], *, is_new: bool = False) -> str | None:
    """The measure that it feeds; None is as recognized, and of what is new none at all."""
    nothing: dict[str | None, str] = {None: "No measure" if is_new else AS_IT_IS}
    nothing |= {} if is_new else {"none": "No measure"}
    return st.selectbox(
        "It feeds the measure",
        [*nothing, *measures],
        format_func=lambda one: (
            nothing[one] if one in nothing else words.visible(f"{one} – {measures[one]}")
        ),
    )


def ask_target() -> float | None:
    """The mean that should be reached; None is the one of its measure or of all surveys."""
    return st.number_input(
        "Target, on its own scale", value=None, step=0.1, placeholder="as for all surveys"
    )


def lines(text: str) -> tuple[str, ...]:
    """The lines that are not blank."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
