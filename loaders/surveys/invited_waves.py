"""The waves that invited counts may be about: of the exports beside them, and those that stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from loaders.surveys.exports import ExportRead
from loaders.surveys.known_records import KnownSurvey
from loaders.surveys.melting import group_names
from loaders.surveys.wordings import folded


@dataclass(frozen=True, slots=True)
class AskedWave:
    """A wave that a row may be about; of an export, what its groups are called too."""

    survey_id: str
    title: str
    wave_id: str
    starts_on: date
    ends_on: date
    groups: Mapping[str, Mapping[str, str]] | None
    """Folded dimension to folded group to its name; None where the groups are not known here."""
    dimensions: Mapping[str, str]


def waves_of(exports: Iterable[ExportRead]) -> list[AskedWave]:
    """The waves of exports that say when they were held."""
    return [wave for one in exports if (wave := _of_export(one)) is not None]


def standing(surveys: Iterable[KnownSurvey]) -> list[AskedWave]:
    """Every wave that stands."""
    return [wave for survey in surveys for wave in _of_survey(survey)]


def _of_export(read: ExportRead) -> AskedWave | None:
    if read.wave is None:
        return None
    dimensions, groups = {}, {}
    for column in read.columns.taken_as("attribute"):
        name = column.dimension or column.wording
        dimensions[folded(name)] = name
        of_column = group_names(column.text, column.no_answer).values()
        groups[folded(name)] = {folded(group): group for group in of_column}
    days = (read.wave.starts_on, read.wave.ends_on)
    return AskedWave(read.survey_id, read.title, read.wave.wave_id, *days, groups, dimensions)


def _of_survey(survey: KnownSurvey) -> Iterable[AskedWave]:
    for wave in survey.waves:
        named = [column.dimension for column in wave.columns if column.dimension]
        dimensions = {folded(name): name for name in named}
        days = (wave.starts_on, wave.ends_on)
        yield AskedWave(survey.survey_id, survey.title, wave.wave_id, *days, None, dimensions)
