"""What Headway has to say of one file: what it saw, what is wrong, what a load of it changes."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

from loaders.counts.records import CountsSeen
from loaders.problems import Problem
from loaders.surveys.seen_records import SurveySeen

ChangeKind = Literal["added", "changed", "withdrawn"]
NOUNS = {
    "plan": ("plan", "plans"),
    "plan_item": ("plan item", "plan items"),
    "item_entry": ("entry beside an item", "entries beside an item"),
    "item_link": ("link", "links"),
    "plan_owner": ("owner in the key", "owners in the key"),
    "plan_statement": ("principle or value", "principles and values"),
    "item_span": ("item with dates or partners", "items with dates or partners"),
    "item_reading": ("possible reading", "possible readings"),
    "measure_reading": ("measure in the plan's words", "measures in the plan's words"),
    "measure": ("measure", "measures"),
    "measure_item": ("plan item with a measure", "plan items with a measure"),
    "benchmark": ("benchmark", "benchmarks"),
    "dimension": ("dimension", "dimensions"),
    "dimension_group": ("group of a dimension", "groups of dimensions"),
    "measure_breakdown": ("breakdown of a measure", "breakdowns of measures"),
    "measure_value": ("value", "values"),
    "group_value": ("value by group", "values by group"),
    "measure_spread": ("standard deviation by group", "standard deviations by group"),
    "status_override": ("status by decision", "statuses by decision"),
    "item_progress": ("progress update", "progress updates"),
    "measure_decision": ("decision on words of a plan", "decisions on words of a plan"),
    "survey": ("survey", "surveys"),
    "survey_question": ("question of a survey", "questions of a survey"),
    "survey_column": ("column of an export", "columns of an export"),
    "survey_answer": ("answer to a survey", "answers to a survey"),
    "survey_group": ("group of a respondent", "groups of respondents"),
    "survey_open_answer": ("open answer", "open answers"),
    "survey_invited": ("number of people invited", "numbers of people invited"),
    "impact_assessment": ("impact assessment", "impact assessments"),
    "item_service": ("item that serves another", "items that serve others"),
    "framework": ("framework", "frameworks"),
    "requirement": ("requirement", "requirements"),
    "crosswalk_link": ("crosswalk link", "crosswalk links"),
    "comment_round": ("comment round", "comment rounds"),
    "round_comment": ("comment", "comments"),
    "comment_disposition": ("disposition of a comment", "dispositions of comments"),
    "obligation_report": ("report made", "reports made"),
    "meeting": ("meeting", "meetings"),
}
"""What one row of each table is called, and several, in the order in which they are told. Values by
group stand in the ledger's measure_value, and are told apart from the undivided ones."""
DATED = (
    *("benchmark", "measure_value", "group_value", "measure_spread"),
    *("status_override", "item_progress", "survey_invited", "meeting"),
)
"""Tables whose rows are about something that has a code, for a period."""
COUNTED = ("survey_answer", "survey_group", "survey_open_answer")
"""Tables whose changes are counted and never listed: they are about single respondents."""
MOST_LISTED = 500
"""Changes of one table that are listed; all are counted."""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet and what was recognized on it."""

    name: str
    shape: str | None
    """The shape that claims the sheet; None when none does."""
    says: str
    """One sentence for the file's user."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that a load adds, changes or withdraws against the standing state."""

    kind: ChangeKind
    table: str
    code: str
    """What a person calls it, such as `1.2.a`."""
    text: str
    what: str = ""
    """For a changed row: every value before and after; what a new value is."""

    @property
    def heading(self) -> str:
        """What the rows of its table are called."""
        return NOUNS[self.table][1].capitalize()

    @property
    def line(self) -> str:
        """The change in one line, such as `1.1 Current support, 2026 Q3: 61.2% → 62.0%`."""
        if self.table in DATED:
            return f"{self.code} {self.text}" + f": {self.what}" * bool(self.what)
        return f"{self.code}: {self.what or self.text}"


@dataclass(frozen=True, slots=True)
class Report:
    """One file, checked or loaded."""

    file_name: str
    sha256: str = ""
    format: str = ""
    reader: str = ""
    notes: list[str] = field(default_factory=list)
    plan_ids: list[str] = field(default_factory=list)
    """The plans that it holds."""
    sheets: list[SheetSeen] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    """At most `MOST_LISTED` of a table."""
    change_counts: dict[str, dict[ChangeKind, int]] = field(default_factory=dict)
    """Table to how many rows of each kind change, also those that are not listed."""
    unchanged: int = 0
    """Rows that stay as they are."""
    already_loaded_as: int | None = None
    """The standing load of the very same file, when loading it again changes nothing."""
    nothing_new: bool = False
    """It says only what stands already, so there is nothing to load."""
    load_id: int | None = None
    """The load that this file became; None after a check."""
    refused: str | None = None
    """The sentence why the whole file cannot be taken."""
    surveys: list[SurveySeen] = field(default_factory=list)
    """What was recognized in exports of surveys, column by column."""
    counted: list[CountsSeen] = field(default_factory=list)
    """The same in tables of counts, also in those that nobody describes."""

    @property
    def ok(self) -> bool:
        """True when nothing stops a load."""
        return self.refused is None and not self.problems

    @property
    def is_new(self) -> bool:
        """True when a load of it would change what stands."""
        return self.ok and self.already_loaded_as is None and not self.nothing_new

    def counts(self) -> dict[ChangeKind, int]:
        """How many rows are added, changed and withdrawn."""
        kinds: tuple[ChangeKind, ...] = ("added", "changed", "withdrawn")
        tables = self.change_counts.values()
        return {kind: sum(of_table.get(kind, 0) for of_table in tables) for kind in kinds}

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, with `ok` for programs that need nothing else."""
        return asdict(self) | {"ok": self.ok}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """The report that `as_json` wrote."""
        plain = {key: value for key, value in said.items() if key != "ok"}
        return cls(
            **plain
            | {
                "sheets": [SheetSeen(**entry) for entry in said["sheets"]],
                "problems": [Problem(**entry) for entry in said["problems"]],
                "warnings": [Problem(**entry) for entry in said["warnings"]],
                "changes": [Change(**entry) for entry in said["changes"]],
                "surveys": [SurveySeen.from_json(entry) for entry in said["surveys"]],
                "counted": [CountsSeen.from_json(entry) for entry in said["counted"]],
            }
        )
