"""The command `headway`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

import loaders
from loaders import show
from loaders.cli_comments import comments, tell_forms
from loaders.cli_files import check, load
from loaders.cli_options import HomeOption, JsonOption, LoadArgument, PortOption, StoreOption
from loaders.doctor import examine
from loaders.faults import fault_of
from loaders.history import entries
from loaders.home import Home
from loaders.lock import user_name
from loaders.problems import Refused
from loaders.serving import ADDRESS, check_port, load_demonstration, publish_behind
from loaders.serving import serve as start_server

app = typer.Typer(
    name="headway",
    help="Shows the people who run a strategic plan whether they are making headway.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command; a refusal is one sentence and exit code 1."""
    try:
        app(prog_name="headway")
    except Refused as refused:
        show.err.print(str(refused))
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - no traceback for a user
        if fault := fault_of(error):
            show.err.print(f"That could not be done: {fault}")
            sys.exit(1)
        show.err.print(f"Headway met something it does not expect: {type(error).__name__}: {error}")
        sys.exit(3)


app.command()(check)
app.command()(load)
app.command()(comments)


@app.command()
def history(home: StoreOption, as_json: JsonOption = False) -> None:
    """List every load: who, when, what, and whether it was undone."""
    with show.Bar() as progress:
        if Home(home).ledger.exists():
            publish_behind(Home(home), progress)
        found = entries(Home(home), progress)
    if as_json:
        show.json({"loads": [entry.as_json() for entry in found]})
    else:
        show.history(found)


@app.command()
def undo(load_id: LoadArgument, home: StoreOption) -> None:
    """Take a load back; it can be redone."""
    with show.Bar() as progress:
        consequences = loaders.undo(home, load_id, user_name(), progress)
    says = f"Load {load_id} is undone; `headway redo {load_id}` brings it back."
    show.out.print("\n".join([says, *consequences]))


@app.command()
def redo(load_id: LoadArgument, home: StoreOption) -> None:
    """Bring an undone load back."""
    with show.Bar() as progress:
        consequences = loaders.redo(home, load_id, user_name(), progress)
    show.out.print("\n".join([f"Load {load_id} stands again.", *consequences]))


@app.command()
def publish(
    home: StoreOption,
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
def template(
    home: HomeOption,
    target: Annotated[
        Path, typer.Option("-o", help="Where to write the workbook.", dir_okay=False)
    ] = Path("update.xlsx"),
    owner: Annotated[
        str | None, typer.Option("--owner", help="Only what this owner answers for, such as ED.")
    ] = None,
    plan: Annotated[
        str | None, typer.Option("--plan", help="Only this plan (its id) and its divisions.")
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="Such as '2026 Q3'; without it, what is due.")
    ] = None,
) -> None:
    """Write the update workbook: every measure and plan item that is due, prefilled."""
    with show.Bar() as progress:
        file = loaders.template(home, target, owner, plan, period, progress)
    show.out.print(f"Wrote {file}. Fill in its yellow cells, then `headway load {file.name}`.")


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
    tell_forms(house, reports)
    show.out.print(f"Open http://{ADDRESS}:{port} in a browser (Ctrl-C stops it).")
    raise typer.Exit(start_server(house, port))


@app.command()
def doctor(home: HomeOption, as_json: JsonOption = False) -> None:
    """Look over settings, ledger, publication, kept files and disk."""
    with show.Bar() as progress:
        found = examine(Home(home), progress)
    if as_json:
        show.json({"findings": [{"is_well": one.is_well, "says": one.says} for one in found]})
    else:
        for one in found:
            show.out.print(f"{'ok     ' if one.is_well else 'PROBLEM'}  {one.says}")
    raise typer.Exit(0 if all(one.is_well for one in found) else 1)


if __name__ == "__main__":
    main()
