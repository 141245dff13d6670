"""What is known of frameworks and their requirements, and how their names are looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.spelling import plain

_LEVEL = re.compile(r"^(?:item|requirement|standard|req|no|number)\b[.:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownRequirement:
    """A requirement that stands."""

    code: str
    text: str
    heading: str | None
    ordinal: int


@dataclass(frozen=True, slots=True)
class KnownLink:
    """That an item was linked to a requirement, under the id and the words that it had then."""

    plan_id: str
    item_id: str
    item_text: str
    coverage: str
    """`full`, `partial`, or blank where it was taken back."""


@dataclass(frozen=True)
class KnownFramework:
    """A framework that stands."""

    framework_id: str
    name: str
    is_demonstration: bool = False
    requirements: Mapping[str, KnownRequirement] = field(default_factory=dict)
    """By the folded code, in their order."""
    links: Mapping[str, tuple[KnownLink, ...]] = field(default_factory=dict)
    """By the folded code of the requirement, as they were told, the newest last."""

    def named(self, words: str) -> list[KnownRequirement]:
        """The requirement that has this code or these words, or all under this heading.

        None where there is no such one, or where the words fit several; `Item 4` is also 4.
        """
        wanted = folded(words)
        if wanted in self.requirements:
            return [self.requirements[wanted]]
        every = self.requirements.values()
        bare = [one for one in every if short(one.code) == short(words)]
        texts = [one for one in every if folded(one.text) == wanted]
        for found in (bare, texts):
            if len(found) == 1:
                return found
        return [one for one in every if one.heading and _is_of(one.heading, wanted)]


Frameworks = Mapping[str, KnownFramework]
"""By framework_id."""


def folded(words: str) -> str:
    """Words for comparing: small letters, one blank between them, no sign at the end."""
    return " ".join(plain(words).casefold().split()).strip(" .):")


def short(code: str) -> str:
    """A code without the word that leads it: `Item 4` is 4."""
    wanted = folded(code)
    return _LEVEL.sub("", wanted).strip() or wanted


def _is_of(heading: str, wanted: str) -> bool:
    """Whether words are a heading, or what stands before its colon."""
    return wanted in {folded(heading), folded(heading.partition(":")[0])}
