"""The comparison of a plan's versions that the marts' SQL calls."""

from typing import Any

import duckdb
from duckdb.sqltypes import BIGINT, DOUBLE, VARCHAR

from loaders.matching.chains import Version, compare_all
from loaders.matching.records import Item, Said

_ITEM = dict.fromkeys(("item_id", "parent_id", "level_name", "code", "text"), VARCHAR)
_LOADS = {"from_load_id": BIGINT, "to_load_id": BIGINT}
_IDS = {"from_item_id": VARCHAR, "to_item_id": VARCHAR}
_DECISION = _LOADS | _IDS | {"decision": VARCHAR}
Struct = dict[str, Any]


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection `version_matches(versions, decisions)`, for the versions of one plan.

    A list of structs: the loads of two versions, the items of a pair (null for what is only in
    one), likeness (0 to 100), relation (`split`, `merged`) and candidates (ids of items of the
    other version that may be the same).
    """
    of = duckdb.struct_type
    items = duckdb.list_type(of(_ITEM))
    versions = duckdb.list_type(of({"load_id": BIGINT, "items": items}))
    rest = {"likeness": DOUBLE, "relation": VARCHAR, "candidates": duckdb.list_type(VARCHAR)}
    connection.create_function(
        "version_matches",
        _version_matches,
        [versions, duckdb.list_type(of(_DECISION))],
        duckdb.list_type(of(_LOADS | _IDS | rest)),
    )


def _version_matches(versions: list[Struct], decisions: list[Struct]) -> list[Struct]:
    read = [Version(one["load_id"], [Item(**item) for item in one["items"]]) for one in versions]
    return [
        {
            "from_load_id": two.from_load_id,
            "to_load_id": two.to_load_id,
            "from_item_id": one.before.item_id if one.before else None,
            "to_item_id": one.after.item_id if one.after else None,
            "likeness": one.likeness,
            "relation": one.relation,
            "candidates": list(one.candidates),
        }
        for two in compare_all(read, _said(decisions))
        for one in two.matches
    ]


def _said(decisions: list[Struct]) -> dict[tuple[int, int], Said]:
    pairs: dict[tuple[int, int], dict[str, set[tuple[str, str]]]] = {}
    for one in decisions:
        of_two = pairs.setdefault((one["from_load_id"], one["to_load_id"]), {})
        of_two.setdefault(one["decision"], set()).add((one["from_item_id"], one["to_item_id"]))
    return {
        two: Said(frozenset(of.get("same", ())), frozenset(of.get("not the same", ())))
        for two, of in pairs.items()
    }
