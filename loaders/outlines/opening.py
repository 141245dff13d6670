"""What a plan says besides its items: title, vision, mission, principles, values and its key."""

import re
from dataclasses import dataclass, field

from loaders.cells import Workbook
from loaders.outlines.line import Line
from loaders.outlines.lists import Listing
from loaders.outlines.statements import principles_or_values, title_line, vision_or_mission
from loaders.plans.lines import is_demonstration, is_key, key_of, years_of
from loaders.plans.nodes import ParentNamed, Plan, Statement
from loaders.plans.organizations import organization_line
from loaders.plans.parents import parent_line

_LONGEST_TITLE = 150


@dataclass(slots=True)
class Opening:
    """Reads the lines that are of the whole plan."""

    workbook: Workbook
    plan: Plan
    told: dict[str, list[str]] = field(default_factory=dict)
    """Sheet to what it tells besides items, such as `title` or `vision`."""
    has_own_title: bool = False
    """Its title is what a line calls the title or the subject."""

    def section(self, line: Line, *, is_under: bool, is_inside: bool) -> Listing | None:
        """The list that the heading of a vision, a mission, principles or values opens.

        Commitments under an item are the item's; such words alone on its list are no heading.
        """
        found = vision_or_mission(line.text)
        listed = principles_or_values(line.text)
        if is_inside and not (found or listed or ("", ""))[1]:
            return None
        if found:
            self._tell(line, found[0])
            if found[1]:
                setattr(self.plan, found[0], found[1])
            return Listing("words", found[0], line if found[1] else None)
        if listed is None or (is_under and "commitment" in line.text.lower()):
            return None
        self._tell(line, f"{listed[0]}s")
        for words in re.split(r"\s*;\s*", listed[1]) if listed[1] else []:
            self.state(listed[0], words, line)
        return Listing("statement", listed[0])

    def state(self, kind: str, words: str, line: Line) -> None:
        """Keep a principle or a value."""
        source = self.workbook.source(line.sheet, line.cell)
        self.plan.statements.append(Statement(kind, words.strip(), source))

    def add_words(self, name: str, words: str) -> None:
        """Keep the vision or the mission, or what goes on with it."""
        before = getattr(self.plan, name)
        setattr(self.plan, name, f"{before} {words}" if before else words)

    def mark(self, line: Line) -> bool:
        """Whether a line is the key, says that data is invented, or names the title; it is kept."""
        if is_key(line.text):
            source = self.workbook.source(line.sheet, line.cell)
            for code, name in key_of(line.text).items():
                self.plan.key.setdefault(code, name)
                self.plan.key_sources.setdefault(code, source)
            self._tell(line, "key")
        elif parent := parent_line(line.text):
            named = ParentNamed(parent, line.sheet, line.cell)
            self.plan.parent_named = self.plan.parent_named or named
            self._tell(line, "parent plan")
        elif not self.plan.tops and (organization := organization_line(line.text)):
            self.plan.organization = self.plan.organization or organization
            self._tell(line, "organization")
        elif is_demonstration(line.text):
            self.plan.is_demonstration = True
        elif not self.has_own_title and (title := title_line(line.text)):
            self.has_own_title = True
            self._set_title(title, line)
        else:
            return False
        return True

    def title(self, line: Line) -> bool:
        """Whether a line is the title, the first short line that is nothing else; it is kept."""
        if self.plan.title or self.plan.tops or line.is_prose or len(line.text) > _LONGEST_TITLE:
            return False
        self._set_title(line.text, line)
        return True

    def _set_title(self, title: str, line: Line) -> None:
        self.plan.title = " ".join(title.split())
        self.plan.title_source = self.workbook.source(line.sheet, line.cell)
        self.plan.years = years_of(title)
        self._tell(line, "title")

    def _tell(self, line: Line, what: str) -> None:
        told = self.told.setdefault(line.sheet.name, [])
        if what not in told:
            told.append(what)
