"""What the queries about surveys answer with: rows with names, as the page shows them."""

from dataclasses import dataclass
from datetime import date

from dashboard import survey_stems

OVERALL = "Overall"
"""The dimension, and its one group, that is not broken down."""


@dataclass(frozen=True, slots=True)
class Wave:
    """One holding of a survey; shares are percent. Its counts are of questions."""

    survey_id: str
    wave_id: str
    title: str
    held_on: date
    """The last day on which it could be answered."""
    starts_on: date
    tool: str
    respondents: int | None
    """None where fewer answered than are shown."""
    invited: int | None
    response_rate: float | None
    questions: int
    kept_back: str | None
    is_newest: bool
    is_demonstration: bool
    load_id: int
    source: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How one question was rated in one wave, by all or by one group of them.

    Means are on the question's own scale; numbers are None where they are not shown.
    """

    survey_id: str
    held_on: date
    question_id: str
    code: str | None
    wording: str
    was_worded: str | None
    kind: str
    dimension: str
    group_name: str
    respondents: int | None
    """How many rated it: the n of the mean."""
    not_applicable: int | None
    missing: int | None
    invited: int | None
    response_rate: float | None
    mean: float | None
    sd: float | None
    mean_low: float | None
    mean_high: float | None
    share_favorable: float | None
    share_unfavorable: float | None
    counts: list[int] | None
    shares: list[float] | None
    """Percent that chose each number, from the lowest to the highest."""
    scale_low: int
    scale_high: int
    labels: list[str]
    is_reversed: bool
    target_mean: float | None
    target_basis: str | None
    status: str | None
    verdict: str | None
    reason: str | None
    reliability: str | None
    hidden: bool
    hidden_reason: str | None
    previous_held_on: date | None
    change: float | None
    change_low: float | None
    change_high: float | None
    change_verdict: str | None
    change_reason: str | None
    decimals: int
    """As many as it takes to see on which side of the target the mean is."""
    measure_code: str | None
    items: list[str]
    """Wordings of the questions that a composite is the mean of."""
    source: str
    stem: str = ""
    """The beginning of the wording that other questions of the survey have as well."""

    @property
    def short(self) -> str:
        """The wording without what it has in common with others."""
        return survey_stems.without(self.wording, self.stem)

    @property
    def is_composite(self) -> bool:
        """Whether it is the mean of each respondent's answers to other questions."""
        return self.kind == "composite"

    @property
    def scale(self) -> tuple[int, int]:
        """The lowest and the highest number that could be chosen."""
        return self.scale_low, self.scale_high


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export: what it was taken for. Never a cell of it."""

    code: str
    wording: str
    taken_as: str
    dimension: str | None


@dataclass(frozen=True, slots=True)
class Rules:
    """The limits that the publication was made with."""

    minimum_responses: int
    hidden_up_to: int
