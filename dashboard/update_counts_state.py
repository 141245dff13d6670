"""What is said of the table of counts that is uploaded; another upload begins with nothing."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.update_counts_said import Said, plain
from loaders import CountsSeen, Options, Report

_KEY = "counts_said"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is said of one upload, and what was recognized in it."""

    file_id: str
    said: Said | None = None
    """What the file was checked with; None while nobody said that it is a table of counts."""
    seen: tuple[CountsSeen, ...] = ()
    """What was last recognized; it stands while what is said cannot be understood."""
    is_asked: bool = False
    """A person called it a table of counts."""
    is_told: bool = False
    """What is missing was said once, and is said until nothing is."""
    times: int = 0
    """How often something was said: fields that were read come back as they stand now."""

    @property
    def key(self) -> str:
        """What the names of its fields begin with."""
        return f"counts_{self.file_id}_{self.times}"

    @property
    def is_counts(self) -> bool:
        """Whether it is a table of counts, by its columns or by a person's word."""
        return self.is_asked or self.said is not None or any(one.is_likely for one in self.seen)

    @property
    def given(self) -> dict[str, Any] | None:
        """What was said, as the counts file has it."""
        return None if self.said is None else plain(self.said)


def kept(upload: UploadedFile) -> Kept:
    """What is kept of this upload."""
    found: Kept | None = st.session_state.get(_KEY)
    if found is None or found.file_id != upload.file_id:
        found = st.session_state[_KEY] = Kept(upload.file_id)
    return found


def options_with(upload: UploadedFile, options: Options) -> Options:
    """The options with what was said of this upload."""
    return replace(options, counts=kept(upload).given)


def see(upload: UploadedFile, report: Report) -> Kept:
    """Keep what was recognized."""
    found = kept(upload)
    seen = tuple(report.counted)
    if seen and seen != found.seen:
        found = st.session_state[_KEY] = replace(found, seen=seen)
    return found


def waiting(upload: UploadedFile, report: Report) -> frozenset[str]:
    """The sheets that are tables of counts of which nobody has said yet what they count."""
    return undescribed(report, is_asked=kept(upload).is_asked)


def undescribed(report: Report, *, is_asked: bool) -> frozenset[str]:
    """The same; `is_asked` where a person called a file a table of counts that does not look it."""
    return frozenset(
        one.sheet for one in report.counted if not one.is_declared and (one.is_likely or is_asked)
    )


def ask(of: Kept) -> None:
    """Take a person's word that it is a table of counts, and start the page again."""
    st.session_state[_KEY] = replace(of, is_asked=True)
    st.rerun()


def say(of: Kept, said: Said) -> None:
    """Check the file with what is said now, and start the page again."""
    st.session_state[_KEY] = replace(of, said=said, is_told=False, times=of.times + 1)
    st.rerun()


def was_told(of: Kept) -> None:
    """From now on the form says what is missing, also while it is filled in."""
    st.session_state[_KEY] = replace(of, is_told=True)


def forget(of: Kept) -> None:
    """Read the file as if nobody had said anything of it."""
    st.session_state[_KEY] = Kept(of.file_id, times=of.times + 1)
    st.rerun()
