"""The tables of a finished run as an `Overlap`: records are read as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cleaner.corpus.engines.duckdb.explained import explained
from cleaner.corpus.engines.duckdb.records import (
    FoundMatches,
    FoundPairs,
    article_of,
    cluster_of,
    cluster_rows,
)
from cleaner.corpus.engines.duckdb.rows import Rows
from cleaner.corpus.engines.duckdb.store import Store
from cleaner.corpus.engines.settings import Settings
from cleaner.corpus.engines.stages.batches import made
from cleaner.corpus.engines.statements import statement
from cleaner.overlap.assemble.warnings import warnings_about
from cleaner.overlap.records import Overlap

if TYPE_CHECKING:
    import pyarrow as pa

_COUNTED = ("covered", "article_words")
GROUP = 2048
"""Rows of a result that are read at once."""


def found(store: Store, settings: Settings) -> Overlap:
    """What was found; it lasts as long as the folder of the store.

    The files of articles, matches, clusters and pairs are made when they are asked for.
    """
    for name in _COUNTED:
        store.table(name, statement(name, settings))
    store.table("outlet_words", statement("shared_words", settings, owner="outlet"))
    results = _Results(store, settings)
    count = store.number("SELECT count(*) FROM raw")
    words, shared = _words(store, count)
    names = _outlets(store)
    return Overlap(
        articles=Rows(results.articles, article_of),
        matches=FoundMatches(results.matches),
        clusters=Rows(results.clusters, cluster_of),
        words=words,
        shared=shared,
        table=_table(store, names),
        pairs=FoundPairs(results.pairs),
        options=settings.options,
        cut=_cut(store),
        warnings=warnings_about(
            count,
            store.number("SELECT count(*) FROM passages"),
            names,
            apart=bool(store.number("SELECT count(*) FROM passages WHERE home <> outlet")),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Results:
    """Makes the files of results."""

    store: Store
    settings: Settings

    def articles(self) -> Path:
        """In their order."""
        return self._table("articles_found")

    def matches(self) -> Path:
        """The strongest first."""
        return self._table("matches_found")

    def clusters(self) -> Path:
        """Those of most outlets first."""
        store = self.store
        with explained(store.folder):
            members = store.batches(statement("members_found", self.settings))
            store.filled("found_clusters", _clusters(members), rows=GROUP)
        return store.path("found_clusters")

    def pairs(self) -> Path:
        """Of articles, those that share most first."""
        shares = statement("shared_words", self.settings, owner="article")
        with explained(self.store.folder):
            self.store.table("article_shares", shares)
            for name in ("article_links", "article_facts"):
                self.store.table(name, statement(name, self.settings))
        return self._table("pairs_found")

    def _table(self, name: str) -> Path:
        with explained(self.store.folder):
            self.store.table(name, statement(name, self.settings), rows=GROUP)
        return self.store.path(name)


def _clusters(members: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    rows = cluster_rows(row for batch in members for row in batch.to_pylist())
    while several := list(islice(rows, GROUP)):
        yield made("found_clusters", {name: [row[name] for row in several] for name in several[0]})


def _words(store: Store, count: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Words of each article, and those that stand elsewhere."""
    words, shared = np.zeros(count, np.int64), np.zeros(count, np.int64)
    for batch in store.batches("SELECT article, words, shared FROM article_words"):
        at = batch.column("article").to_numpy()
        words[at], shared[at] = (batch.column(name).to_numpy() for name in ("words", "shared"))
    return tuple(words.tolist()), tuple(shared.tolist())


def _outlets(store: Store) -> tuple[str, ...]:
    batches = store.batches("SELECT DISTINCT outlet_name FROM raw ORDER BY outlet_name")
    return tuple(name for batch in batches for name in batch.column(0).to_pylist())


def _table(store: Store, names: tuple[str, ...]) -> dict[tuple[str, str], tuple[int, int]]:
    """By pair of outlets, in the order of their names, the words of each that the other has."""
    rows = (
        row for batch in store.batches("SELECT * FROM outlet_words") for row in batch.to_pylist()
    )
    words = {(row["here"], row["there"]): row["words"] for row in rows if row["words"]}
    pairs = sorted({(min(pair), max(pair)) for pair in words})
    return {
        (names[one], names[other]): (words.get((one, other), 0), words.get((other, one), 0))
        for one, other in pairs
    }


def _cut(store: Store) -> int:
    """Matches that were found but left out."""
    links = store.number("SELECT links FROM link_count")
    return links - store.number("SELECT count(*) FROM matches")
