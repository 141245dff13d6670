"""The measures that the questions of a survey feed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from loaders.known import KnownMeasure, measure_id_of
from loaders.spelling import shortened
from loaders.surveys.columns import Column
from loaders.surveys.saying import Saying

_NONE = "none"


def _number(end: float | None) -> str:
    return "?" if end is None else f"{end:g}"


@dataclass(frozen=True, slots=True)
class MeasureNames:
    """Measures by the codes that people write."""

    measures: Mapping[str, KnownMeasure]

    def of(self, column: Column, saying: Saying) -> tuple[str | None, float | None]:
        """The measure and the target of a question: as a person says, else as the wave before."""
        said, known = column.said, column.known
        before = known.measure_id if known and known.measure_id in self.measures else None
        measure_id = before if said.measure is None else self.named(said.measure, saying, column)
        target = said.target if said.target is not None else known.target if known else None
        reading = column.reading
        if reading is not None:
            low, high = reading.scale.low, reading.scale.high
            if said.target is not None and not low <= said.target <= high:
                saying.refuse_at(
                    column,
                    f"The target of '{column.name}' should be a number from {low} "
                    f"to {high}, not {said.target:g}",
                )
            self._say_other_scale(measure_id, column, (low, high), saying)
        return measure_id, target

    def _say_other_scale(
        self, measure_id: str | None, column: Column, ends: tuple[int, int], saying: Saying
    ) -> None:
        """Warn of a measure that the question's means cannot be values of."""
        measure = self.measures.get(measure_id or "")
        if measure is None:
            return
        own = measure.scale_low, measure.scale_high
        if all(one is None or one == end for one, end in zip(own, ends, strict=True)):
            return
        saying.warn_at(
            column,
            f"{measure.code} gets no value from '{column.name}': it is on a scale from "
            f"{_number(own[0])} to {_number(own[1])}, the question from {ends[0]} to {ends[1]}",
        )

    def named_by(self, saying: Saying) -> Callable[[str], str | None]:
        """Finds the measure of a composite by its code."""
        return lambda code: self.named(code, saying)

    def named(self, code: str, saying: Saying, column: Column | None = None) -> str | None:
        """The id of the measure with a code; None, and a problem where there is none such."""
        if code.strip().casefold() == _NONE:
            return None
        measure = self.measures.get(measure_id_of(code))
        if measure is None:
            says = (
                f"There is no measure with the code '{shortened(code)}'; load its catalogue "
                "first, or write `none`"
            )
        elif measure.statistic != "mean rating":
            says = (
                f"{measure.code} is a {measure.statistic}, so a survey's question cannot feed it; "
                "name a measure of which the statistic is 'mean rating'"
            )
        else:
            return measure.measure_id
        saying.refuse(says, column.header_cell if column else "")
        return None


def say_twice_fed(rated: Iterable[Column], saying: Saying) -> None:
    """Warn of a measure that several questions feed, of which it can have only one value."""
    fed: dict[str, Column] = {}
    for column in rated:
        if column.measure_id is None:
            continue
        first = fed.setdefault(column.measure_id, column)
        if first is not column:
            saying.warn_at(
                column,
                f"'{column.name}' feeds the same measure as '{first.name}', and the mean of only "
                "one of them counts; tie it to one of them, or to a composite of both",
            )
