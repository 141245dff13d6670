"""What the answers of a column mean in numbers: their scale, and every spelling on it."""

from collections.abc import Sequence

from loaders.surveys.answer_parts import Answer, answer_of
from loaders.surveys.known_scale import matching, sense_on
from loaders.surveys.named_scales import scale_named, scale_of_words
from loaders.surveys.no_ratings import is_not_applicable
from loaders.surveys.number_scales import number_readings
from loaders.surveys.records import Reading, Scale, Spelling
from loaders.surveys.scale_candidates import ENOUGH, word_readings
from loaders.surveys.scale_catalogue import SCALES
from loaders.surveys.scale_reading import reading_of
from loaders.surveys.stated_scales import stated_scales

__all__ = ["SCALES", "is_not_applicable", "read_on", "readings", "scale_named", "scale_of_words"]


def readings(spellings: Sequence[Spelling], wording: str) -> list[Reading]:
    """Every scale that the answers of a column can be on, the best first; [] where it is no rating.

    A scale must explain 90% of the answers that are not `not applicable`. Several are a doubt that
    the column alone cannot settle: `Very good` is 4 of poor to excellent, and 5 of very poor to
    very good. Numbers count where labels stand beside them, where their lowest and highest are
    labelled, or where `wording`, the question, states the scale. `NA` alone is among the not
    applicable here; the caller knows whether it stands for a blank cell.
    """
    answers = _taken_apart(spellings)
    if not answers:
        return []
    stated = stated_scales(wording)
    found = word_readings(answers) or number_readings(answers, stated, ENOUGH)
    sizes = {one.high - one.low for one in stated}
    fits = [one for one in found if one.scale.high - one.scale.low in sizes]
    return fits or found


def read_on(  # noqa: PLR0913 - all but two are what was said of the column
    spellings: Sequence[Spelling],
    scale: Scale,
    *,
    is_reversed: bool | None,
    not_applicable: Sequence[str] = (),
    no_answer: Sequence[str] = (),
    is_remembered: bool = False,
) -> Reading:
    """A column on a scale that is known: by numbers, labels or both; the rest is undocumented.

    `is_reversed` is what a person said; None leaves it to labels such as `1 - Excellent`. It turns
    numbers, and labels of the catalogue too: a question may be put negatively, and then the labels
    of the scale that comes back are turned. Said of an earlier wave (`is_remembered`), it turns
    labels only where those of `scale` are turned. Labels that a person gave in their order are
    never turned. `not_applicable` and `no_answer` are spellings.
    """
    answers = [answer_of(spelling) for spelling in spellings]
    return reading_of(
        answers,
        sense_on(answers, scale, is_reversed, is_remembered),
        matching(spellings, not_applicable),
        matching(spellings, no_answer),
    )


def _taken_apart(spellings: Sequence[Spelling]) -> list[Answer]:
    """Every spelling; none as soon as too many answers can be explained by no scale whatever."""
    answers = []
    bearable = (1 - ENOUGH) * sum(spelling.count for spelling in spellings)
    for spelling in spellings:
        answers.append(answer_of(spelling))
        if answers[-1].is_on_no_scale:
            bearable -= spelling.count
        if bearable < 0:
            return []
    return answers
