"""How long the page of surveys takes over 4,000,000 answers, against the page over 40.

    python benchmarks/survey_page.py                       200,000 respondents against 2
    python benchmarks/survey_page.py --respondents 30000   a quick look

Loads two exports of the same 20 questions into homes of their own; then, in one process and taking
turns, asks what the page asks, and runs the page's script without a browser, each time with
nothing kept. Says the median milliseconds over each home and the ratios. All homes show means of
however few answers, or the page over 40 would have nothing to draw; the groups of 2 respondents
stay hidden, so 4,000 answers are beside them.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

from runs import headway
from streamlit.testing.v1 import AppTest
from survey_workbook import write_scales, write_survey

_ROOM = Path(__file__).parents[1]
_PAGE = _ROOM / "dashboard" / "app_pages" / "surveys.py"
_QUESTIONS = 20
_SECONDS = 60
sys.path.insert(0, str(_ROOM))

from dashboard import queries, survey_queries  # noqa: E402 - where the dashboard is must be said


def main() -> None:
    """Run it and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--respondents", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)  # Streamlit says of every run that there is no server
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        homes = [_home(Path(name), count) for count in (2, 200, asked.respondents)]
        print(f"{'milliseconds (median)':26}" + "".join(f"{home.name:>20}" for home in homes))
        _compare("the page's questions", homes, _ask_all, asked.runs)
        _compare("the page", homes, _run_page, asked.runs)


def _home(folder: Path, respondents: int) -> Path:
    home = folder / f"{respondents * _QUESTIONS:,} answers"
    home.mkdir()
    (home / "headway.toml").write_text("minimum_responses = 1\n", encoding="utf-8")
    export = write_survey(folder / f"Needs of {respondents}.xlsx", respondents, _QUESTIONS)
    scales = write_scales(folder / "scales.toml", _QUESTIONS)
    headway("load", "--yes", str(export), "--survey", str(scales), home=home)
    return home


def _compare(what: str, homes: list[Path], run: Callable[[], None], runs: int) -> None:
    found: dict[Path, list[float]] = {home: [] for home in homes}
    for _ in range(runs + 1):
        for home in homes:
            found[home].append(_seconds(home, run))
    # The first run opens the file, which a server does once.
    medians = [1000 * median(found[home][1:]) for home in homes]
    print(f"{what:26}" + "".join(f"{one:20.1f}" for one in medians))
    print(
        f"{'  times that of the first':26}"
        + "".join(f"{one / medians[0]:20.2f}" for one in medians)
    )


def _seconds(home: Path, run: Callable[[], None]) -> float:
    os.environ["HEADWAY_HOME"] = str(home)
    queries._answer.clear()  # noqa: SLF001 - what is kept would be measured otherwise
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _ask_all() -> None:
    (survey_id,) = survey_queries.surveys()
    (wave,) = survey_queries.waves(survey_id)
    ratings = survey_queries.ratings(wave)
    survey_queries.unhappy_groups(wave)
    survey_queries.over_time(ratings[0])
    survey_queries.other_scales(ratings[0])
    for dimension in survey_queries.dimensions(wave):
        survey_queries.groups(ratings[0], dimension)
    survey_queries.everything(wave)
    survey_queries.columns(wave)
    survey_queries.rules()


def _run_page() -> None:
    page = AppTest.from_file(_PAGE, default_timeout=_SECONDS).run()
    if page.exception:
        sys.exit(f"The page fails: {page.exception[0].message}")


if __name__ == "__main__":
    main()
