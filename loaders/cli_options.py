"""The options that several commands have."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from loaders.home import Home, default_home
from loaders.problems import Refused


def _existing(home: Path) -> Path:
    """The home, for a command that has nothing to do in a new one."""
    if not Home(home).is_store:
        raise Refused(
            f"There is no Headway store at {home}; `headway load FILES` begins one there."
        )
    return home


_at = partial(
    typer.Option,
    "--home",
    help="Where the ledger and the publications live; HEADWAY_HOME sets it too.",
    default_factory=default_home,
    show_default=".headway",
    file_okay=False,
    resolve_path=True,
)
HomeOption = Annotated[Path, _at()]
StoreOption = Annotated[Path, _at(callback=_existing)]
"""A home that must be there already."""
FilesArgument = Annotated[
    list[Path], typer.Argument(help="Workbooks or Word documents.", metavar="FILES")
]
PlanOption = Annotated[
    str | None, typer.Option("--plan", help="The plan's id; without it, its title makes one.")
]
TitleOption = Annotated[
    str | None, typer.Option("--title", help="The plan's title; without it, the one in the file.")
]
ParentOption = Annotated[
    str | None, typer.Option("--parent", help="Id of the loaded plan that this one stands under.")
]
SurveyOption = Annotated[
    Path | None,
    typer.Option(
        "--survey",
        help="What the export of a survey does not say itself, in a file of a few lines (TOML); "
        "a blank file says only that it is one.",
        exists=True,
        dir_okay=False,
        metavar="FILE.toml",
    ),
]
CountsOption = Annotated[
    Path | None,
    typer.Option(
        "--counts",
        help="What the columns of a table of counts are and which measure it counts for (TOML).",
        exists=True,
        dir_okay=False,
        metavar="FILE.toml",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Say everything as JSON; ask nothing.")]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65_535, help="Port of this machine.")]
LoadArgument = Annotated[
    int, typer.Argument(help="Number of the load, as `history` shows it.", metavar="N")
]
