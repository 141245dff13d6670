"""What stands under a survey: how its figures are made, what was kept, and where it comes from."""

from collections.abc import Sequence

from dashboard import parts, survey_queries, words
from dashboard.markup import Piece, bullets, details, facts, join
from dashboard.survey_records import Column, Rating, Rules, Wave


def show(wave: Wave, ratings: Sequence[Rating]) -> None:
    """Notes on the answers, the figures, privacy and the export."""
    rules, columns = survey_queries.rules(), survey_queries.columns(wave)
    parts.show_html(
        facts(
            {
                "Answers": _answers(wave, ratings),
                "Mean and interval": _INTERVAL,
                "Verdict": _VERDICT,
                "Favorable": "The share of ratings above the middle of the scale.",
                "Too few responses": _too_few(rules),
                "Hidden for privacy": _hidden(rules),
                "Left out": wave.kept_back,
                "Kept of the export": _listed(columns, _KEPT),
                "Not kept": _listed(
                    columns, sorted({one.taken_as for one in columns} - set(_KEPT))
                ),
                "Source": f"{words.where(wave.source)}, {_export(wave)}; load {wave.load_id}",
            }
        )
    )


_KEPT = ("rating", "attribute")
_INTERVAL = (
    "The mean of the ratings. Were everybody asked again and again, 95 of 100 such intervals would "
    "hold the mean of all: mean ± t × SD / √n, with n − 1 degrees of freedom."
)
_VERDICT = (
    "Met when the mean is at or above the target. Clearly, when the whole interval is on that side "
    "of it; else chance alone could have put the mean on the other side."
)


def _export(wave: Wave) -> str:
    is_plain = wave.tool.startswith("one row")
    return f"a table with {wave.tool}" if is_plain else f"as {wave.tool} exported it"


def _answers(wave: Wave, ratings: Sequence[Rating]) -> str:
    if wave.respondents is None:
        return "Not applicable, no opinion and the like are no ratings, and are never averaged."
    aside = sum(one.not_applicable or 0 for one in ratings)
    blank = sum(one.missing or 0 for one in ratings)
    return (
        f"Not applicable, no opinion and the like are no ratings: {aside or 'none'} here, counted "
        f"apart and never averaged. Left blank: {blank or 'none'}."
    )


def _too_few(rules: Rules) -> str:
    return f"Fewer than {rules.minimum_responses} answers: no mean is shown."


def _hidden(rules: Rules) -> str:
    return (
        f"Groups of {rules.hidden_up_to} answers or fewer, and those from which they could be "
        "worked out, show no numbers."
    )


def _listed(columns: Sequence[Column], kinds: Sequence[str]) -> Piece:
    told = [
        details(
            f"{words.count(len(own), 'column')} taken as {kind}",
            bullets([_header(one) for one in own]),
        )
        for kind in kinds
        if (own := [one for one in columns if one.taken_as == kind])
    ]
    return join(told)


def _header(column: Column) -> str:
    told = ": ".join(part for part in (column.code, column.wording) if part)
    return f"{told} → {column.dimension}" if column.dimension else told
