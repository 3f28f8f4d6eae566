"""Job 2: which passages do outlets share?  passages, tokens, pair, weigh, group, report.

>>> from cleaner.overlap import article, find_overlap
>>> one = article(
...     "The harbour office closed the pier on Monday after a crane fell into the water.",
...     id="1", outlet="Daily Ledger")
>>> other = article(
...     "Nobody was hurt when the harbour office closed the pier on Monday after a crane fell "
...     "into the water, police said.", id="2", outlet="Old Quay")
>>> for match in find_overlap([one, other]).matches:
...     print(match.kind, match.words, match.text)
near 15 The harbour office closed the pier on Monday after a crane fell into the water
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.overlap.engine import find_overlap
    from cleaner.overlap.records import (
        Article,
        ArticlePair,
        Cluster,
        Match,
        Overlap,
        OverlapOptions,
    )
    from cleaner.overlap.texts import article

_HOMES = {
    "article": "texts",
    "find_overlap": "engine",
    **dict.fromkeys(
        ("Article", "ArticlePair", "Cluster", "Match", "Overlap", "OverlapOptions"), "records"
    ),
}

__all__ = [
    "Article",
    "ArticlePair",
    "Cluster",
    "Match",
    "Overlap",
    "OverlapOptions",
    "article",
    "find_overlap",
]


def __getattr__(name: str) -> object:
    """Loaded when they are asked for (PEP 562): numpy and the rest take time."""
    if name in _HOMES:
        return getattr(import_module(f"cleaner.overlap.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
