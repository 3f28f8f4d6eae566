"""Connected components by joins: each node points to its least neighbour, and trees become nodes.

Pointers jump until all of a tree point to its root; every round the edges between trees alone stay.
Both take steps that grow with the logarithm of the nodes (Borůvka; Shiloach and Vishkin 1982).
"""

from __future__ import annotations

from cleaner.corpus.engines.engine import Engine

_POINTERS = """
SELECT node, least(node, min(neighbour)) AS parent
FROM (
    SELECT one AS node, other AS neighbour FROM {edges}
    UNION ALL
    SELECT other AS node, one AS neighbour FROM {edges}
) AS both_ways
GROUP BY node
"""
_JUMPED = """
SELECT x.node, y.parent
FROM {pointers} AS x
JOIN {pointers} AS y ON x.parent = y.node
"""
_UNDER_WAY = """
SELECT count(*)
FROM {pointers} AS x
JOIN {pointers} AS y ON x.parent = y.node
WHERE x.parent <> y.parent
"""
_RELABELLED = """
SELECT l.node, coalesce(j.parent, l.label) AS label
FROM {labels} AS l
LEFT JOIN {roots} AS j ON l.label = j.node
"""
_CONTRACTED = """
SELECT DISTINCT least(x.parent, y.parent) AS one, greatest(x.parent, y.parent) AS other
FROM {edges} AS e
JOIN {roots} AS x ON e.one = x.node
JOIN {roots} AS y ON e.other = y.node
WHERE x.parent <> y.parent
"""


def label(engine: Engine) -> None:
    """Make ``labels`` (``node``, ``label``) of ``nodes`` (``node``) and ``edges``, which stay."""
    names = {"labels": "labels_0", "edges": "edges"}
    engine.table("labels_0", "SELECT node, node AS label FROM nodes")
    rounds = 0
    while engine.number(f"SELECT count(*) FROM {names['edges']}"):  # noqa: S608 – a name of ours
        rounds += 1
        names = _round(engine, names, rounds)
    engine.table("labels", f"SELECT node, label FROM {names['labels']}")  # noqa: S608
    engine.drop(names["labels"])
    if rounds:
        engine.drop(names["edges"])


def _round(engine: Engine, names: dict[str, str], number: int) -> dict[str, str]:
    """One contraction; the names of the labels and edges behind it."""
    now = {name: f"{name}_{number}" for name in ("labels", "edges")}
    engine.table(f"pointers_{number}_0", _POINTERS.format(edges=names["edges"]))
    roots = _roots(engine, f"pointers_{number}")
    engine.table(now["labels"], _RELABELLED.format(labels=names["labels"], roots=roots))
    engine.table(now["edges"], _CONTRACTED.format(edges=names["edges"], roots=roots))
    engine.drop(roots)
    engine.drop(names["labels"])
    if number > 1:
        engine.drop(names["edges"])
    return now


def _roots(engine: Engine, name: str) -> str:
    """The name of the table in which each node points to the root of its tree."""
    jumps, pointers = 0, f"{name}_0"
    while engine.number(_UNDER_WAY.format(pointers=pointers)):
        jumps += 1
        engine.table(f"{name}_{jumps}", _JUMPED.format(pointers=pointers))
        engine.drop(pointers)
        pointers = f"{name}_{jumps}"
    return pointers
