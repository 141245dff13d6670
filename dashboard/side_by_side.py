"""Two figures side by side, their rows level, and under both the numbers in all of the width."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from dashboard import parts
from dashboard.markup import Piece, element


@dataclass(frozen=True, slots=True)
class Panel:
    """One of two figures, with what stands over it and the numbers in it."""

    title: str
    key: Piece
    """How it is read, under its title."""
    figure: go.Figure
    says: str
    numbers: str
    """What its table opens under."""
    header: Sequence[str]
    rows: Sequence[Sequence[Piece]]
    name: str


def show(left: Panel, right: Panel) -> None:
    """Both, on a phone one under the other; half of the width would cut their tables off."""
    for place, one in zip(st.columns(2, gap="large"), (left, right), strict=True):
        with place:
            _show_figure(one)
    for one in (left, right):
        _show_numbers(one)


def show_alone(one: Panel) -> None:
    """One of them where there is no other."""
    _show_figure(one)
    _show_numbers(one)


def _show_figure(one: Panel) -> None:
    # What stands over both is equally high, so that rows are level.
    over = element("div", element("h3", one.title), one.key, class_="hw-over")
    parts.show_html(over)
    parts.show_figure(one.figure, one.says, one.name)


def _show_numbers(one: Panel) -> None:
    parts.show_numbers(one.numbers, one.says, one.header, one.rows, one.name)
