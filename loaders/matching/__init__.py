"""Which item of one version of a plan is which of another: by code, by words and by place."""

from loaders.matching.matches import match
from loaders.matching.records import Item, Match

__all__ = ["Item", "Match", "match"]
