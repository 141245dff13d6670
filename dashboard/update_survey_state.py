"""What is said of the survey's export that is uploaded; another upload begins with nothing."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.update_survey_said import Composite, Correction, Said, plain
from loaders import ColumnSeen, Options, Report, SurveySeen

_KEY = "survey_said"
_NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is said of one upload, and what of it was checked."""

    file_id: str
    said: Said = _NOTHING
    checked: dict[str, Any] | None = None
    """What the file was checked with; None while nobody said that it is a survey."""
    seen: tuple[SurveySeen, ...] = ()
    """What was last recognized; it stands while what is said cannot be understood."""
    times: int = 0
    """How often something was said: fields that were read come back blank."""

    @property
    def key(self) -> str:
        """What the names of its fields begin with."""
        return f"survey_{self.file_id}_{self.times}"

    @property
    def waits(self) -> bool:
        """Something was said that the file was not checked with."""
        return plain(self.said) != (self.checked or {})

    @property
    def columns(self) -> list[ColumnSeen]:
        """The columns of all exports in the file."""
        return [column for one in self.seen for column in one.columns]


def kept(upload: UploadedFile) -> Kept:
    """What is kept of this upload."""
    found: Kept | None = st.session_state.get(_KEY)
    if found is None or found.file_id != upload.file_id:
        found = st.session_state[_KEY] = Kept(upload.file_id)
    return found


def options_with(upload: UploadedFile, options: Options) -> Options:
    """The options with what was said of this upload and applied."""
    return replace(options, survey=kept(upload).checked)


def see(upload: UploadedFile, report: Report) -> Kept:
    """Keep what was recognized."""
    found = kept(upload)
    if report.surveys and tuple(report.surveys) != found.seen:
        found = st.session_state[_KEY] = replace(found, seen=tuple(report.surveys))
    return found


def say(of: Kept, said: Said, *, is_final: bool = False) -> None:
    """Keep what is said now, and start the page again; a final word is checked with at once."""
    checked = plain(said) if is_final else of.checked
    st.session_state[_KEY] = replace(of, said=said, checked=checked, times=of.times + 1)
    st.rerun()


def take_back(of: Kept, one: Correction | Composite) -> None:
    """Forget one correction or composite."""
    columns = tuple(other for other in of.said.columns if other is not one)
    composites = tuple(other for other in of.said.composites if other is not one)
    say(of, replace(of.said, columns=columns, composites=composites))


def forget(of: Kept) -> None:
    """Read the file as if nobody had said anything of it."""
    st.session_state[_KEY] = Kept(of.file_id, times=of.times + 1)
    st.rerun()
