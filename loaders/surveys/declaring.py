"""What a person says of an export: a survey file (TOML), or the page's form as plain JSON."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from loaders.problems import Refused
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
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        says = "it is a folder" if path.is_dir() else error.strerror
        raise Refused(f"{path.name} cannot be read: {says}.") from None
    except UnicodeDecodeError:
        raise Refused(
            f"{path.name} cannot be read: it is not text in UTF-8; save it in that encoding."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{path.name} cannot be read as TOML: {error}.") from None
    except RecursionError:
        raise Refused(f"{path.name} cannot be read as TOML: its lists are too deep.") from None
    plain = {key: _plain(value) for key, value in table.items()}
    declared_of(plain, path.name)
    return plain


def _plain(value: Any) -> Any:
    """A value of TOML without days, which JSON does not have."""
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case datetime():
            return value.isoformat(sep=" ")
        case date():
            return value.isoformat()
    return value
