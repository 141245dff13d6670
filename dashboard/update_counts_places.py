"""What is missing in the form on a table of counts, said under each field that lacks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import parts, words
from dashboard.markup import element


@dataclass(frozen=True, slots=True)
class Places:
    """The form's fields: what their names begin with, and a place under each."""

    key: str
    under: dict[str, DeltaGenerator] = field(default_factory=dict)

    def keep(self, name: str, column: DeltaGenerator | None = None) -> None:
        """Keep a place for a sentence here, or in a column: under the field just shown."""
        self.under[name] = column.empty() if column else st.empty()

    def tell(self, missing: Mapping[str, str]) -> None:
        """Say under each field what it lacks, and how many do where the button is."""
        for name, says in missing.items():
            with self.under[name]:
                parts.show_html(element("p", f"Missing: {says}", class_="hw-missing"))
        fields = words.count(len(missing), "field")
        under = words.verb(len(missing), "it", "each")
        st.error(f"{fields} to fill in first: what is missing stands under {under}.")
