"""The door to overlap beyond memory: the same matches as `cleaner.overlap`, joined on disk.

>>> from cleaner.duckdb import found_overlap
>>> from cleaner.overlap import article
>>> one = article(
...     "The harbour office closed the pier on Monday after a crane fell into the water.",
...     id="1", outlet="Daily Ledger")
>>> other = article(
...     "Nobody was hurt when the harbour office closed the pier on Monday after a crane fell "
...     "into the water, police said.", id="2", outlet="Old Quay")
>>> with found_overlap([one, other], memory="1GB") as overlap:
...     [(match.kind, match.words) for match in overlap.matches]
[('near', 15)]
"""

from __future__ import annotations

from cleaner.corpus.engines.duckdb.find import found_overlap
from cleaner.corpus.errors import EngineError

__all__ = ["EngineError", "found_overlap"]
