"""The command `headway`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

import loaders
from loaders import show
from loaders.doctor import examine
from loaders.history import entries
from loaders.home import Home, default_home
from loaders.lock import user_name
from loaders.options import Options
from loaders.problems import Refused
from loaders.publishing import ensure_published
from loaders.report import Report
from loaders.serving import ADDRESS, check_port, load_demonstration
from loaders.serving import serve as start_server

app = typer.Typer(
    name="headway",
    help="Shows the people who run a strategic plan whether they are making headway.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

HomeOption = Annotated[
    Path,
    typer.Option(
        "--home",
        help="Where the ledger and the publications live; HEADWAY_HOME sets it too.",
        default_factory=default_home,
        show_default=".headway",
        file_okay=False,
    ),
]
FilesArgument = Annotated[
    list[Path], typer.Argument(help="Workbooks or Word documents.", metavar="FILES")
]
PlanOption = Annotated[
    str | None, typer.Option("--plan", help="The plan's id, when the file gives none.")
]
TitleOption = Annotated[str | None, typer.Option("--title", help="The plan's title.")]
ParentOption = Annotated[
    str | None, typer.Option("--parent", help="Id of the loaded plan that this one stands under.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Say everything as JSON; ask nothing.")]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65_535, help="Port of this machine.")]
LoadArgument = Annotated[
    int, typer.Argument(help="Number of the load, as `history` shows it.", metavar="N")
]


def main() -> None:
    """Run the command; a refusal is one sentence and exit code 1."""
    try:
        app(prog_name="headway")
    except Refused as refused:
        show.err.print(str(refused))
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - no traceback for a user
        show.err.print(f"Headway met something it does not expect: {type(error).__name__}: {error}")
        sys.exit(3)


@app.command()
def check(  # noqa: PLR0913, PLR0917 - the command's options
    files: FilesArgument,
    home: HomeOption,
    plan: PlanOption = None,
    title: TitleOption = None,
    parent: ParentOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what loading files would do, and what is wrong with them; nothing is written."""
    reports = _checked(home, files, Options(plan, title, parent))
    _tell(reports, as_json=as_json)
    raise typer.Exit(0 if all(report.ok for report in reports) else 1)


@app.command()
def load(  # noqa: PLR0913, PLR0917 - the command's options
    files: FilesArgument,
    home: HomeOption,
    plan: PlanOption = None,
    title: TitleOption = None,
    parent: ParentOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Load files: show what they change, ask, commit and publish. All of them, or none."""
    if not (yes or as_json or sys.stdin.isatty()):
        show.err.print("There is nobody to ask here; add --yes to load without asking.")
        raise typer.Exit(2)
    options = Options(plan, title, parent)
    reports = _checked(home, files, options)
    is_ok = all(report.ok for report in reports)
    is_new = any(report.already_loaded_as is None for report in reports)
    if not as_json:
        _tell(reports, as_json=False)
    if is_ok and is_new and (yes or (not as_json and typer.confirm("Load this?"))):
        with show.Bar() as progress:
            reports = loaders.load(home, _named(files), user_name(), options, progress)
        is_ok = all(report.ok for report in reports)
        if not as_json:
            _tell_loaded(reports)
    elif is_ok and home.exists():
        ensure_published(Home(home))
    if not as_json and not is_ok:
        show.out.print("Nothing was loaded.")
    if as_json:
        _tell(reports, as_json=True)
    raise typer.Exit(0 if is_ok else 1)


@app.command()
def history(home: HomeOption, as_json: JsonOption = False) -> None:
    """List every load: who, when, what, and whether it was undone."""
    with show.Bar() as progress:
        if Home(home).ledger.exists():
            ensure_published(Home(home), progress)
        found = entries(Home(home), progress)
    if as_json:
        _print_json({"loads": [entry.as_json() for entry in found]})
    else:
        show.history(found)


@app.command()
def undo(load_id: LoadArgument, home: HomeOption) -> None:
    """Take a load back; it can be redone."""
    with show.Bar() as progress:
        loaders.undo(home, load_id, user_name(), progress)
    show.out.print(f"Load {load_id} is undone; `headway redo {load_id}` brings it back.")


@app.command()
def redo(load_id: LoadArgument, home: HomeOption) -> None:
    """Bring an undone load back."""
    with show.Bar() as progress:
        loaders.redo(home, load_id, user_name(), progress)
    show.out.print(f"Load {load_id} stands again.")


@app.command()
def publish(
    home: HomeOption,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Number of a load, or a day such as 2026-11-01.")
    ] = None,
    target: Annotated[
        Path | None, typer.Option("-o", help="Write a copy there; the dashboard stays as it is.")
    ] = None,
) -> None:
    """Publish the newest state, or the one right after a load or day."""
    with show.Bar() as progress:
        file = loaders.publish(home, as_of, target, progress)
    show.out.print(f"Published {file}.")
    if as_of is not None and target is None and Home(home).past.exists():
        show.out.print(
            f"The dashboard now shows the past, as of {as_of}; `headway publish` brings it back "
            "to now, and so does the next load."
        )


@app.command()
def serve(home: HomeOption, port: PortOption = 8501) -> None:
    """Serve the dashboard on this machine until stopped."""
    check_port(port)
    show.out.print(f"Serving {home} at http://{ADDRESS}:{port} (Ctrl-C stops it).")
    raise typer.Exit(start_server(home, port))


@app.command()
def demo(
    port: PortOption = 8501,
    home: Annotated[Path, typer.Option("--home", help="Where to put it.", file_okay=False)] = Path(
        ".headway-demo"
    ),
) -> None:
    """Load the demonstration, invented plans of an invented association, and serve it."""
    check_port(port)
    house = home.absolute()
    show.out.print(f"Loading the demonstration into {house}.")
    with show.Bar() as progress:
        reports = load_demonstration(house, progress)
    for report in reports:
        loaded = report.already_loaded_as
        says = f"load {report.load_id}" if loaded is None else f"already loaded as load {loaded}"
        show.out.print(f"  {report.file_name}: {says}")
    show.out.print(f"Open http://{ADDRESS}:{port} in a browser (Ctrl-C stops it).")
    raise typer.Exit(start_server(house, port))


@app.command()
def doctor(home: HomeOption, as_json: JsonOption = False) -> None:
    """Look over settings, ledger, publication, kept files and disk."""
    with show.Bar() as progress:
        found = examine(Home(home), progress)
    if as_json:
        _print_json({"findings": [{"is_well": one.is_well, "says": one.says} for one in found]})
    else:
        for one in found:
            show.out.print(f"{'ok     ' if one.is_well else 'PROBLEM'}  {one.says}")
    raise typer.Exit(0 if all(one.is_well for one in found) else 1)


def _checked(home: Path, files: list[Path], options: Options) -> list[Report]:
    with show.Bar() as progress:
        return loaders.check(home, _named(files), options, progress)


def _named(files: list[Path]) -> list[tuple[Path, str]]:
    return [(file, file.name) for file in files]


def _tell(reports: list[Report], *, as_json: bool) -> None:
    if as_json:
        _print_json({"files": [report.as_json() for report in reports]})
        return
    for report in reports:
        show.report(report)


def _tell_loaded(reports: list[Report]) -> None:
    for report in reports:
        if report.load_id is not None:
            show.out.print(f"Loaded {report.file_name} as load {report.load_id}.")
        elif not report.ok:
            show.report(report)


def _print_json(said: object) -> None:
    sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
