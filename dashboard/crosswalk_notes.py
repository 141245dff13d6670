"""What stands around the crosswalk: who covers nothing, whose it is, how to start."""

from collections.abc import Sequence

import streamlit as st

from dashboard import controls, parts, words
from dashboard.crosswalk_records import Framework, Requirement
from dashboard.markup import Piece, element, link, table, url
from dashboard.records import Plan


def say_invented(framework: Framework, plan: Plan | None) -> None:
    """That the requirements are made up, where the page does not say so of the plan already."""
    if framework.is_demonstration and not (plan and plan.is_demonstration):
        says = "Demonstration. These requirements are invented."
        parts.show_html(element("p", says, class_="hw-demonstration", role="note"))


def show_gaps(framework: Framework, gaps: Sequence[Requirement]) -> None:
    """The requirements that nobody covers, to be handed on; nothing where it is all of them."""
    if not gaps or len(gaps) == framework.requirements:
        return
    says = f"{words.count(len(gaps), 'requirement')} of {framework.name}."
    parts.section("Requirements nobody covers", words.sentence(says))
    kept = {name: value for name, value in controls.url_values().items() if name != "requirement"}
    rows: list[Sequence[Piece]] = [
        (
            link(url("", **kept, requirement=one.code), one.code, label=f"Cover {one.code}"),
            element("div", one.text, class_="hw-question-cell"),
            one.program or one.heading or "",
        )
        for one in gaps
    ]
    parts.show_html(table("Requirements nobody covers", ("Code", "What", "Under"), rows))
    header = ("Framework", "Code", "Heading", "Program", "Requirement")
    told = [(framework.name, one.code, one.heading, one.program, one.text) for one in gaps]
    parts.download("requirements_nobody_covers", header, told)


def show_source(framework: Framework) -> None:
    """The last line: whose requirements these are, and where they came from."""
    told = [f"Requirements: {framework.issuer or framework.name}"]
    told += [framework.source_note] if framework.source_note else []
    told.append(words.where(framework.source))
    parts.show_html(element("p", ". ".join(told) + ".", class_="hw-source"))


def say_what_to_do() -> None:
    """What a crosswalk is for, and how to start, where no framework is loaded."""
    why = (
        "A crosswalk holds what others require of you against your plans: what is covered, what "
        "only in part, what twice, and what nobody does."
    )
    steps = [
        "Load data/catalogs/cfsr_requirements.xlsx, or a sheet Framework, Code, Requirement.",
        "Say here which plan item covers what, or load Framework, Requirement, Item, Coverage.",
        "See the gaps and the duplicates, and hand the list on.",
    ]
    parts.show_html(element("p", why))
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
