"""Chooses the cells that are not shown, every problem once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.disclosure.problems import Laid
from loaders.disclosure.records import Problem
from loaders.progress import Progress

_Content = tuple[object, ...]


@dataclass(slots=True)
class Choosing:
    """Remembers what was chosen: an earlier state of the ledger asks mostly the same."""

    _chosen: dict[_Content, frozenset[int]] = field(default_factory=dict)

    def hidden(self, problems: Iterable[Laid], progress: Progress | None = None) -> set[int]:
        """The keys of all cells that must not be shown."""
        found: set[int] = set()
        for laid in problems:
            content = _content(laid.problem)
            if content not in self._chosen:
                self._chosen[content] = _rows(laid, progress)
            found |= {key for row in self._chosen[content] if (key := laid.keys[row]) is not None}
        return found


def _rows(laid: Laid, progress: Progress | None) -> frozenset[int]:
    # Every command would take longer for it, and hardly any hides anything.
    from loaders.disclosure.protecting import protect  # noqa: PLC0415

    hidden = protect(laid.problem, progress).hidden
    if hidden & laid.public:  # which nobody can hide: then nothing else is shown either
        return frozenset(range(len(laid.keys)))
    return hidden


def _content(problem: Problem) -> _Content:
    return (
        problem.counts.tobytes(),
        problem.figures,
        problem.row_costs.tobytes(),
        problem.up_to,
        problem.never_shown,
        problem.hidden_before,
        problem.fixed,
        problem.told,
        problem.known_zeros,
    )
