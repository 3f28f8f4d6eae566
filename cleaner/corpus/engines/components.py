"""Connected components by joins: each node points to its least neighbour, and trees become nodes.

Every round the edges between trees alone stay, so that rounds grow with the logarithm of the nodes
(Borůvka's contraction, with pointer jumping).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.corpus.engines.steps import Engine

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
SELECT x.node, z.parent
FROM {pointers} AS x
JOIN {pointers} AS y ON x.parent = y.node
JOIN {pointers} AS z ON y.parent = z.node
"""
_RELABELLED = """
SELECT l.node, coalesce(j.parent, l.label) AS label
FROM {labels} AS l
LEFT JOIN {jumped} AS j ON l.label = j.node
"""
_CONTRACTED = """
SELECT DISTINCT least(x.parent, y.parent) AS one, greatest(x.parent, y.parent) AS other
FROM {edges} AS e
JOIN {jumped} AS x ON e.one = x.node
JOIN {jumped} AS y ON e.other = y.node
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
    now = {name: f"{name}_{number}" for name in ("pointers", "jumped", "labels", "edges")}
    engine.table(now["pointers"], _POINTERS.format(edges=names["edges"]))
    engine.table(now["jumped"], _JUMPED.format(pointers=now["pointers"]))
    engine.table(now["labels"], _RELABELLED.format(labels=names["labels"], jumped=now["jumped"]))
    engine.table(now["edges"], _CONTRACTED.format(edges=names["edges"], jumped=now["jumped"]))
    for name in (now["pointers"], now["jumped"], names["labels"]):
        engine.drop(name)
    if number > 1:
        engine.drop(names["edges"])
    return {"labels": now["labels"], "edges": now["edges"]}
