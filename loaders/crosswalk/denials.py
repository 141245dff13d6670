"""Cells of a grid that say that nothing is covered, beside a link that stands."""

from collections.abc import Iterable, Sequence

from loaders.crosswalk.grid_cells import Told
from loaders.crosswalk.items import Items
from loaders.crosswalk.known_records import KnownFramework, KnownRequirement, folded
from loaders.known import KnownItem
from loaders.spelling import shortened


def warn_of_denials(
    told: Iterable[Told],
    framework: KnownFramework,
    requirements: Sequence[KnownRequirement],
    items: Items,
) -> None:
    """A warning at each cell that denies a link that stands, which it does not take back."""
    for requirement in requirements:
        standing = _standing(framework, requirement, items)
        for one in told:
            for item, coverage in standing:
                own = one.mark.column.item
                if item == one.item or (one.item is None and item.plan_id == one.plan_id):
                    what = requirement.code if own else f"item {item.code} for {requirement.code}"
                    one.mark.warn(
                        f"has '{shortened(one.mark.cell.text, 40)}', but {what} stands as "
                        f"{coverage}; write '{'' if own else f'{item.code} '}withdraw' to take it "
                        "back"
                    )


def _standing(
    framework: KnownFramework, requirement: KnownRequirement, items: Items
) -> list[tuple[KnownItem, str]]:
    """The items that cover a requirement now, with their coverage; the newest word counts."""
    found: dict[str, tuple[KnownItem, str]] = {}
    for link in framework.links.get(folded(requirement.code), ()):
        if item := items.of_link(link):
            found[item.item_id] = item, link.coverage
    return [(item, coverage) for item, coverage in found.values() if coverage]
