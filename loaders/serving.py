"""Starts the web server, a process of its own, and fills the demonstration."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import loaders
from loaders import show
from loaders.counts.declaring import read_counts_file
from loaders.faults import fault_of
from loaders.home import DATA, Home
from loaders.lock import user_name
from loaders.options import Options
from loaders.problems import Refused
from loaders.progress import Progress, part_of
from loaders.publishing import ensure_published
from loaders.reading import reading_of
from loaders.report import Report
from loaders.sources import fingerprint
from loaders.surveys.declaring import read_declared

ADDRESS = "127.0.0.1"
_DEMONSTRATION = DATA / "demo"
_EARLIER = "plan_2025.xlsx"
"""The plan as it was adopted: another version of it cannot be loaded together with it."""
_PLANS = ("plan.xlsx", "plan_word.docx", "plan_outline.docx")
"""Each refers to those before it, as do all that come after: updates, surveys, counts, the rest."""
_CATALOG = DATA / "catalogs" / "cfsr_requirements.xlsx"
_REST = (
    *("impact.xlsx", "meetings.xlsx", "calendar.ics", "serves.xlsx"),
    *(_CATALOG.name, "crosswalk.xlsx", "reports.xlsx", "comments.xlsx"),
)
_PARTS = 2
"""Loads that follow each other, each with a publication."""
_PARENTS = {"plan_word.docx": "harbor-states-family-support-network-strategic-plan"}


def check_port(port: int) -> None:
    """Raise Refused when something listens on the port already."""
    with socket.socket() as listener:
        if os.name != "nt":
            # There this word would let two programs have one port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
        except OSError:
            raise Refused(
                f"Port {port} is in use by another program; stop that one, or choose another "
                "port with --port."
            ) from None


def serve(home: Path, port: int) -> int:
    """Serve a home until stopped; where the system can, this process becomes the server."""
    return _serve("dashboard", home, port)


def serve_forms(home: Path, port: int) -> int:
    """Serve the public forms of comment rounds alone, in the same way."""
    return _serve("dashboard.comment_server", home, port)


def _serve(module: str, home: Path, port: int) -> int:
    publish_behind(Home(home))
    command = [sys.executable, "-P", "-m", module, "--home", str(home), "--port", str(port)]
    room = str(Path(__file__).parents[1])
    paths = os.pathsep.join(filter(None, [room, os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": paths}
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter
    try:
        return subprocess.call(command, env=environment)  # noqa: S603 - likewise
    except KeyboardInterrupt:
        return 0


def publish_behind(home: Home, progress: Progress | None = None) -> None:
    """Make good what a crash left; where that cannot be, say so and go on with what is there."""
    try:
        ensure_published(home, progress)
    except Exception as error:
        why = str(error) if isinstance(error, Refused) else fault_of(error)
        if why is None:
            raise
        show.err.print(f"The newest state could not be published: {why}")


def load_demonstration(home: Path, progress: Progress) -> list[Report]:
    """Load the demonstration: three plans, one of them in two versions, and what belongs to them.

    After the plans come measures, what was reported, surveys and counts in order of time, and then
    impact assessments, meetings, links between plans, requirements, reports and comments.

    What stands already is left as it is. Raises Refused, before anything is written, for a store
    in which only real plans stand.
    """
    _refuse_real_plans(Home(home))
    names = (*_PLANS, "measures.xlsx", *_updates(), *_surveys(), *_counts(), *_REST)
    paths = [_CATALOG if name == _CATALOG.name else _DEMONSTRATION / name for name in names]
    earlier = _DEMONSTRATION / _EARLIER
    # Beside the plan that follows it, an earlier version that was undone would be the newest.
    is_first = _standing_load_of(Home(home), paths[0]) is None
    before = [earlier] if is_first or _standing_load_of(Home(home), earlier) is not None else []
    reports = _load_new(home, before, part_of(progress, 0, _PARTS))
    return reports + _load_new(home, paths, part_of(progress, 1, _PARTS))


def _load_new(home: Path, paths: list[Path], progress: Progress) -> list[Report]:
    """Load those that do not stand yet; what somebody tried out since is not loaded over."""
    standing = {path.name: _standing_load_of(Home(home), path) for path in paths}
    new = [(path, path.name) for path in paths if standing[path.name] is None]
    found = {}
    if new:
        reports = loaders.load(
            *(home, new, user_name(), Options(), progress),
            parents=_PARENTS,
            surveys={name: read_declared(path) for name, path in _surveys().items()},
            counts={name: read_counts_file(path) for name, path in _counts().items()},
        )
        _check_loaded(reports)
        found = {report.file_name: report for report in reports}
    return [
        found.get(path.name) or Report(path.name, already_loaded_as=standing[path.name])
        for path in paths
    ]


def _updates() -> list[str]:
    """The update workbooks; they are named so that the order of names is that of time."""
    return sorted(path.name for path in _DEMONSTRATION.glob("update_*.xlsx"))


def _surveys() -> dict[str, Path]:
    """The exports of the member survey, the oldest first, each with its survey file."""
    return {
        path.name: path.with_suffix(".toml")
        for path in sorted(_DEMONSTRATION.glob("survey_*.*"))
        if path.suffix != ".toml"
    }


def _counts() -> dict[str, Path]:
    """The tables of counts by group, each with its counts file."""
    return {
        path.name: path.with_suffix(".toml") for path in sorted(_DEMONSTRATION.glob("*_by_*.csv"))
    }


def _check_loaded(reports: list[Report]) -> None:
    for report in reports:
        if not report.ok:
            why = report.refused or report.problems[0]
            raise Refused(f"The demonstration's {report.file_name} cannot be loaded: {why}")


def _refuse_real_plans(home: Home) -> None:
    """Keep invented plans out of a store that is somebody's own."""
    if not home.ledger.exists():
        return
    with reading_of(home, "loading the demonstration") as connection:
        found = connection.execute(
            "select bool_or(is_demonstration) "
            "from plan semi join live_plan using (plan_id, load_id)"
        ).fetchone()
    if found is not None and found[0] is False:
        raise Refused(
            f"{home.path} holds plans that are no demonstration; choose another folder for the "
            "demonstration with --home, or show these with `headway serve`."
        )


def _standing_load_of(home: Home, path: Path) -> int | None:
    if not home.ledger.exists():
        return None
    with reading_of(home, "loading the demonstration") as connection:
        found = connection.execute(
            "select max(load_id) from load semi join live_load using (load_id) where sha256 = ?",
            [fingerprint(path)],
        ).fetchone()
    return None if found is None else found[0]
