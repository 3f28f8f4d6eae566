"""Connected components by joins are those of a graph library, in few rounds."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from cleaner.corpus.engines import components
from cleaner.corpus.engines.duckdb.store import Store


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path, memory=1 << 29)
    yield made
    made.close()


def labels(store: Store, size: int, edges: list[tuple[int, int]]) -> np.ndarray:
    """The label of each node."""
    ends = np.array(edges, np.int64).reshape(-1, 2)
    given = {
        "nodes": pa.table({"node": pa.array(range(size), pa.int64())}),
        "edges": pa.table({"one": ends[:, 0], "other": ends[:, 1]}),
    }
    for name, table in given.items():
        pq.write_table(table, store.path(name))
        store.show(name)
    components.label(store)
    found = pq.read_table(store.path("labels")).sort_by("node")
    assert found.column("node").to_pylist() == list(range(size))
    return found.column("label").to_numpy()


def agree(found: np.ndarray, size: int, edges: list[tuple[int, int]]) -> None:
    """One label a component, one component a label."""
    one, other = np.array(edges, np.int64).reshape(-1, 2).T
    graph = coo_array((np.ones(len(one)), (one, other)), shape=(size, size))
    count, expected = connected_components(graph, directed=False)
    assert len(np.unique(np.stack([found, expected], axis=1), axis=0)) == count
    assert len(np.unique(found)) == count


def shuffled(size: int) -> list[int]:
    order = list(range(size))
    random.Random(3).shuffle(order)  # noqa: S311 – reproducible, not secret
    return order


SIZE = 3_000
GRAPHS = {
    "no edges": [],
    "a path": list(pairwise(range(SIZE))),
    "a path in disorder": list(pairwise(shuffled(SIZE))),
    "a zigzag": list(pairwise(i // 2 if i % 2 else SIZE - 1 - i // 2 for i in range(SIZE))),
    "a star": [(SIZE - 1, node) for node in range(SIZE - 1)],
    "a ring": [(node, (node + 1) % SIZE) for node in range(SIZE)],
    "pairs": [(node, node + 1) for node in range(0, SIZE, 2)],
    "at random": list(pairwise(shuffled(SIZE)))[::2] + list(pairwise(shuffled(SIZE)[::-3]))[::2],
}


@pytest.mark.parametrize("name", GRAPHS)
def test_components(store, name, monkeypatch):
    tables = []
    table = store.table
    monkeypatch.setattr(store, "table", lambda *given: tables.append(given[0]) or table(*given))
    edges = [(min(pair), max(pair)) for pair in GRAPHS[name]]
    agree(labels(store, SIZE, edges), SIZE, edges)
    assert len(tables) <= 4 * 12


def test_what_was_made_meanwhile_is_given_up(store):
    labels(store, 10, [(0, 1), (1, 2)])
    assert {path.stem for path in store.folder.glob("*.parquet")} == {"nodes", "edges", "labels"}
