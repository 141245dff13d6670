"""What a person says of an export: a survey file (TOML), or the page's form as plain JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loaders.declared_file import read_plain
from loaders.surveys.declared_records import Declared, DeclaredColumn, DeclaredComposite
from loaders.surveys.declared_tables import Place, checked
from loaders.surveys.declared_values import OF_A_COMPOSITE, OF_AN_EXPORT, OF_COLUMNS


def declared_of(plain: Mapping[str, Any], name: str = "What is said of the survey") -> Declared:
    """What `plain` says, as a survey file or the page's form has it; `name` is what errors call it.

    Raises Refused with the key, what it should be, and what it is.
    """
    place = Place(name)
    plain = dict(plain)
    columns = place.tables("columns", plain.pop("columns", None) or ())
    composites = place.tables("composites", plain.pop("composites", None) or ())
    return Declared(
        **checked(OF_AN_EXPORT, plain, place),
        columns=tuple(DeclaredColumn(**checked(OF_COLUMNS, one, at)) for at, one in columns),
        composites=tuple(
            DeclaredComposite(**checked(OF_A_COMPOSITE, one, at)) for at, one in composites
        ),
    )


def read_declared(path: Path) -> dict[str, Any]:
    """A survey file as plain JSON, days as ISO dates; it is one that `declared_of` takes.

    Raises Refused, naming the file and the key.
    """
    plain = read_plain(path)
    declared_of(plain, path.name)
    return plain
