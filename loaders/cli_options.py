"""The options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from loaders.home import default_home

HomeOption = Annotated[
    Path,
    typer.Option(
        "--home",
        help="Where the ledger and the publications live; HEADWAY_HOME sets it too.",
        default_factory=default_home,
        show_default=".headway",
        file_okay=False,
        resolve_path=True,
    ),
]
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
JsonOption = Annotated[bool, typer.Option("--json", help="Say everything as JSON; ask nothing.")]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65_535, help="Port of this machine.")]
LoadArgument = Annotated[
    int, typer.Argument(help="Number of the load, as `history` shows it.", metavar="N")
]
