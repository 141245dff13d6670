"""The command `comments`, and where the forms of comment rounds are."""

from pathlib import Path

import typer

import loaders
from loaders import show
from loaders.cli_options import PortOption, StoreOption
from loaders.face.rounds import PublicForm
from loaders.home import Home, default_home
from loaders.problems import Refused
from loaders.report import Report
from loaders.serving import ADDRESS, check_port, serve_forms

PORT = 8502


def comments(home: StoreOption, port: PortOption = PORT) -> None:
    """Serve the public forms of comment rounds, and no other page, until stopped."""
    check_port(port)
    if not Home(home).ledger.exists():
        raise Refused(f"There is no ledger at {home}, so no comment could be kept there.")
    forms = loaders.public_forms(home)
    show.out.print(f"Serving the public forms of {home} (Ctrl-C stops it).")
    for form in forms:
        show.out.print(f"  {form.title}: {_address(form, port)}")
    if not forms:
        show.out.print("  No round with a public form is open now; one that opens is served too.")
    raise typer.Exit(serve_forms(home, port))


def tell_forms(home: Path, reports: list[Report]) -> None:
    """Say where the form is of every round that was just opened or changed, if that is known."""
    loads = {one.load_id for one in reports if any(s.shape == "comments" for s in one.sheets)}
    if not loads - {None}:
        return
    command = "headway comments" + ("" if home == default_home() else f" --home {home}")
    try:
        forms = loaders.public_forms(home)
    except Refused as refused:
        # What was loaded is loaded.
        show.out.print(f"`{command}` tells where a form is; that is not known now: {refused}")
        return
    for form in forms:
        if form.load_id in loads:
            show.out.print(
                f"The form of {form.title} is at {_address(form, PORT)} "
                f"as soon as `{command}` serves it."
            )


def _address(form: PublicForm, port: int) -> str:
    return f"http://{ADDRESS}:{port}/comment?round={form.key}"
