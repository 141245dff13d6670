"""Controls whose value lives in the URL, so that a view can be mailed and Back goes back."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from dashboard.words import visible

_UNKNOWN = "unknown_in_url"


def choose(label: str, name: str, options: Mapping[str, str], clears: Sequence[str] = ()) -> str:
    """A choice that lives in the URL as `name`; the first option holds where the URL is silent.

    An option '' is none. `clears` are the names of choices that mean nothing beside another one.
    """
    key = f"choice_{name}"
    value = known(label, name, options) or next(iter(options), "")
    # From the URL at every run: so Back, a mailed address and the widget itself agree.
    st.session_state[key] = value
    st.selectbox(
        label, list(options), key=key, format_func=lambda code: visible(options[code]),
        on_change=_to_url, args=(name, key, clears),
    )  # fmt: skip
    return value


def search(label: str, name: str) -> str:
    """A text that lives in the URL as `name`."""
    key = f"search_{name}"
    value = st.query_params.get(name, "")
    st.session_state[key] = value
    st.text_input(label, key=key, max_chars=200, on_change=_to_url, args=(name, key))
    return value.strip()


def choose_view(label: str, name: str, options: Mapping[str, str]) -> str:
    """Like `choose`, as buttons side by side for a few options."""
    key = f"view_{name}"
    value = known(label, name, options)
    st.session_state[key] = value
    st.segmented_control(
        label, list(options), key=key, format_func=lambda code: visible(options[code]),
        on_change=_to_url, args=(name, key), required=True, label_visibility="collapsed",
    )  # fmt: skip
    return value


def known(label: str, name: str, options: Iterable[str]) -> str:
    """What the URL says as `name`; what is none of the options is kept for `unknown`."""
    value = st.query_params.get(name, "")
    found = matching(value, options)
    if value and not found:
        st.session_state.setdefault(_UNKNOWN, {})[name] = (label, value)
    return found


def matching(value: str, options: Iterable[str]) -> str:
    """The option that is `value`, else the one that is but for capitals, else ''.

    Codes are told on the telephone: `fs-03` is FS-03.
    """
    options = list(options)
    if value in options:
        return value
    alike = [option for option in options if option.casefold() == value.casefold()]
    return alike[0] if len(alike) == 1 else ""


def unknown() -> list[tuple[str, str]]:
    """What the URL asked for in this run and nothing here offers: control and value."""
    return list(st.session_state.pop(_UNKNOWN, {}).values())


def url_values() -> dict[str, str]:
    """What the URL says now."""
    return st.query_params.to_dict()


def _to_url(name: str, key: str, clears: Sequence[str] = ()) -> None:
    for other in clears:
        st.query_params.pop(other, None)
    if st.session_state[key]:
        st.query_params[name] = st.session_state[key]
    else:
        st.query_params.pop(name, None)
