"""Every colour, and what it means; page colours are those of Streamlit's own settings."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Mode = Literal["light", "dark"]

FONT = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_SETTINGS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)["theme"]
_STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a word is shown: never by its colour alone."""

    icon: str
    light: str
    """Colour on a light page, at least 4.5:1 against it and against its own tint."""
    dark: str
    tint_light: str
    """The quiet colour behind icon and word."""
    tint_dark: str

    def colour(self, mode: Mode) -> str:
        """The colour of icon, word and bar."""
        return self.light if mode == "light" else self.dark


_TEAL = ("#00674f", "#5fd0b0", "#e3f2ed", "#12332b")
_BLUE = ("#0b5394", "#8cc4ea", "#e4eef8", "#15304a")
_AMBER = ("#7a4d00", "#f0b860", "#fbf0d9", "#3a2c10")
_RED = ("#9b2c12", "#ff9d80", "#fbe9e3", "#42211a")
_PURPLE = ("#6f3a6b", "#d9a3d4", "#f4e9f3", "#37233a")
_GREY = ("#555d65", "#b3bcc3", "#eceeed", "#2a3137")

CLEAR = "rgba(0,0,0,0)"
NO_UPDATE = "No update yet"
NO_DATA = "No data"
OVERDUE = "Overdue"
HIDDEN = "Hidden for privacy"
UNRELIABLE = "Too few to be reliable"

# Good is teal and blue, bad is orange and red: apart for every kind of colour blindness, and
# each with an icon of its own.
MARKS = {
    "Completed": Mark("✓", *_BLUE),
    "On track": Mark("●", *_TEAL),
    "Ongoing": Mark("↻", *_TEAL),
    "At risk": Mark("▲", *_AMBER),
    "Off track": Mark("◆", *_RED),
    "Met target": Mark("★", *_BLUE),
    "Near": Mark("≈", *_AMBER),
    "No target set": Mark("□", *_GREY),
    "Too few responses": Mark("…", *_GREY),
    "Clearly met": Mark("●", *_BLUE),
    "Met": Mark("○", *_BLUE),
    "Not met": Mark("◇", *_RED),
    "Clearly not met": Mark("◆", *_RED),
    HIDDEN: Mark("▨", *_GREY),
    UNRELIABLE: Mark("◌", *_AMBER),
    "With care": Mark("△", *_AMBER),
    "Clearly reaches": Mark("●", *_BLUE),
    "Reaches": Mark("○", *_BLUE),
    "Short": Mark("◇", *_RED),
    "Clearly short": Mark("◆", *_RED),
    "Shown": Mark("●", *_GREY),
    "Passes": Mark("✓", *_TEAL),
    "Fails": Mark("◆", *_RED),
    "Not assessed": Mark("–", *_GREY),
    "Reference": Mark("◎", *_GREY),
    "Narrowed": Mark("▸◂", *_TEAL),
    "Widened": Mark("◂▸", *_RED),
    "Lead widened": Mark("◂▸", *_GREY),
    "Moved apart": Mark("◂▸", *_GREY),
    "Reversed": Mark("⇄", *_PURPLE),
    "Widens a gap": Mark("◂▸", *_RED),
    "Reverses a gap": Mark("⇄", *_PURPLE),
    "Narrows the gap": Mark("▸◂", *_TEAL),
    "Leaves the gap": Mark("=", *_GREY),
    "Falls unevenly": Mark("▲", *_AMBER),
    "Falls evenly": Mark("≡", *_TEAL),
    "Widens": Mark("◂▸", *_RED),
    "Lead widens": Mark("◂▸", *_GREY),
    "Turns round": Mark("⇄", *_PURPLE),
    "Narrows": Mark("▸◂", *_TEAL),
    "Stays": Mark("=", *_GREY),
    "Contradictory": Mark("⇆", *_AMBER),
    "Not decided": Mark("?", *_AMBER),
    "Go ahead": Mark("✓", *_TEAL),
    "Go ahead with mitigation": Mark("✓", *_BLUE),
    "Do not go ahead": Mark("✕", *_GREY),
    "Broken down": Mark("✓", *_TEAL),
    "Partly hidden": Mark("◧", *_GREY),
    "All hidden": Mark("▨", *_GREY),
    "Missing": Mark("✕", *_AMBER),
    "Covered": Mark("✓", *_TEAL),
    "Partial": Mark("◐", *_AMBER),
    "Gap": Mark("✕", *_RED),
    "Duplicate": Mark("2×", *_PURPLE),
    "Higher": Mark("↗", *_TEAL),
    "Lower": Mark("↘", *_RED),
    "No clear change": Mark("→", *_GREY),
    NO_DATA: Mark("–", *_GREY),
    "Not started": Mark("○", *_GREY),
    "Paused": Mark("‖", *_PURPLE),
    "Dropped": Mark("✕", *_GREY),
    NO_UPDATE: Mark("–", *_GREY),
    OVERDUE: Mark("!", *_RED),
    "Due": Mark("◷", *_GREY),
    "Closed": Mark("✓", *_BLUE),
    "Ahead": Mark("▷", *_GREY),
    "Under way": Mark("▶", *_TEAL),
    "Ended": Mark("■", *_BLUE),
    "Reported": Mark("✓", *_TEAL),
    "Better": Mark("↗", *_TEAL),
    "Worse": Mark("↘", *_RED),
    "By decision": Mark("✎", *_PURPLE),
    "No measure": Mark("–", *_GREY),
    "Help needed": Mark("⚑", *_PURPLE),
    "Replaced": Mark("~", *_GREY),
    "To settle": Mark("?", *_AMBER),
    "Warning": Mark("▲", *_AMBER),
    "Problem": Mark("◆", *_RED),
    "Stands": Mark("✓", *_TEAL),
    "Undone": Mark("↶", *_GREY),
    "Open": Mark("○", *_GREY),
    "Done": Mark("✓", *_BLUE),
    "Partly": Mark("◐", *_AMBER),
    "Not applicable": Mark("–", *_GREY),
    "Accepted": Mark("✓", *_TEAL),
    "Accepted in part": Mark("◐", *_BLUE),
    "Declined": Mark("✕", *_GREY),
    "Later": Mark("◷", *_PURPLE),
    "No disposition": Mark("?", *_AMBER),
    "Late": Mark("!", *_AMBER),
    "Added": Mark("+", *_TEAL),
    "Changed": Mark("~", *_BLUE),
    "Withdrawn": Mark("−", *_RED),
    "Kept": Mark("=", *_GREY),
    "New": Mark("+", *_TEAL),
    "Moved": Mark("⇅", *_PURPLE),
    "Split": Mark("≺", *_PURPLE),
    "Merged": Mark("≻", *_PURPLE),
    "May be the same": Mark("?", *_AMBER),
}

STATUSES = (
    "Off track",
    "At risk",
    "Paused",
    "Not started",
    "On track",
    "Ongoing",
    "Completed",
    "Dropped",
)
"""The words for a plan item, worst first."""

MEASURE_STATUSES = (
    "Off track",
    "Near",
    NO_DATA,
    "Too few responses",
    "No target set",
    "On track",
    "Met target",
)
"""The words for a measure, in the order of the attention that they need."""


def ink(mode: Mode) -> str:
    """The colour of text."""
    return str(_SETTINGS[mode]["textColor"])


def quiet(mode: Mode) -> str:
    """The colour of text that stands back: axes, captions."""
    return str(_SETTINGS[mode]["grayTextColor"])


def paper(mode: Mode) -> str:
    """The colour of the page."""
    return str(_SETTINGS[mode]["backgroundColor"])


def accent(mode: Mode) -> str:
    """The one accent colour, as it can be read on the page."""
    return str(_SETTINGS[mode]["linkColor"])


def rule(mode: Mode) -> str:
    """The colour of lines."""
    return str(_SETTINGS[mode]["borderColor"])


def _panel(mode: Mode) -> str:
    return str(_SETTINGS[mode]["secondaryBackgroundColor"])


def label(mode: Mode, colour: str = "", size: int = 13) -> dict[str, Any]:
    """The font of a name within a figure: it keeps the paper round it, also over a line."""
    around = ", ".join([f"0 0 3px {paper(mode)}"] * 4)
    return {"color": colour or quiet(mode), "size": size, "shadow": around}


def layout(mode: Mode) -> dict[str, Any]:
    """Plotly's layout for every figure: fonts, margins, quiet axes."""
    axis = {
        "tickfont": {"color": quiet(mode), "size": 13},
        "title": {"font": {"color": quiet(mode), "size": 13}},
        "gridcolor": rule(mode),
        "linecolor": rule(mode),
        "zeroline": False,
        "fixedrange": True,
    }
    return {
        "font": {"family": FONT, "color": ink(mode), "size": 14},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": dict(axis),
        "yaxis": dict(axis),
        "hoverlabel": {"font": {"family": FONT}},
        "showlegend": False,
    }


def stylesheet() -> str:
    """The rules of `style.css` with the colours of both modes.

    The browser chooses by the colour scheme that Streamlit sets on its page, so that they follow
    a change of the system's mode at once, without another run.
    """
    both = {
        "ink": (ink("light"), ink("dark")),
        "quiet": (quiet("light"), quiet("dark")),
        "paper": (paper("light"), paper("dark")),
        "accent": (accent("light"), accent("dark")),
        "rule": (rule("light"), rule("dark")),
        "panel": (_panel("light"), _panel("dark")),
    }
    for word, mark in MARKS.items():
        both[css_name(word)] = (mark.light, mark.dark)
        both[f"{css_name(word)}-tint"] = (mark.tint_light, mark.tint_dark)
    values = "".join(
        f"--hw-{name}:light-dark({light},{dark});" for name, (light, dark) in both.items()
    )
    chips = "".join(
        f".hw .hw-chip.hw-{name}{{color:var(--hw-{name});background:var(--hw-{name}-tint)}}"
        for name in map(css_name, MARKS)
    )
    return f":root{{{values}}}\n{chips}\n{_STYLE}"


def css_name(word: str) -> str:
    """A word as part of a CSS name: `On track` is `on-track`."""
    return word.lower().replace(" ", "-")
