"""Overlap on a cluster: what is shuffled, kept and skewed, by Spark's own metrics.

    .venv/bin/python -m bench.spark 10000 20000 40000

Each number is paragraphs of an invented set (`bench.spark.articles`).  The cluster is a master and
two workers on this machine.  Results go to bench/results/spark.json.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import urllib.request
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.spark.articles import PARAGRAPHS, articles
from bench.spark.cluster import Cluster
from bench.spark.processes import missing

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from cleaner.corpus.engines.spark.store import Store

RESULTS = Path(__file__).parents[1] / "results" / "spark.json"
SCHEMA = "id string, outlet string, date string, title string, text string"


def main() -> int:
    """Measure sets of the sizes given; exit code."""
    wanted = missing()
    if wanted is not None:
        print(f"bench.spark: {wanted}", file=sys.stderr)
        return 2
    sizes = [int(word) for word in sys.argv[1:]] or [10_000, 20_000, 40_000]
    with tempfile.TemporaryDirectory() as folder, Cluster(Path(folder) / "cluster") as cluster:
        os.environ.update(cluster.environment)
        rows = []
        for size in sizes:
            rows.append(measured(cluster, size))
            told = {key: rows[-1][key] for key in rows[-1] if key != "tables"}
            print(json.dumps(told), flush=True)
            RESULTS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(cluster: Cluster, paragraphs: int) -> dict[str, Any]:
    """One set, in a session of its own."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(cluster.master).appName("bench")
    builder = (
        builder.config("spark.driver.memory", "2g")
        .config("spark.ui.enabled", "true")
        .config("spark.ui.port", "0")
    )
    # On a large set no table is small enough to be sent to all: here none is either.
    session = builder.config("spark.sql.autoBroadcastJoinThreshold", "-1").getOrCreate()
    try:
        return {"paragraphs": paragraphs, **_overlapped(session, paragraphs)}
    finally:
        session.stop()


def _overlapped(session: SparkSession, paragraphs: int) -> dict[str, Any]:
    from cleaner.corpus.engines.spark import overlap, store

    tables: dict[str, dict[str, int]] = {}
    known: dict[int, dict[str, int]] = {}

    class Watched(store.Store):
        """Notes what each table cost."""

        def _keep(self, name: str, frame: DataFrame) -> None:
            super()._keep(name, frame)
            tables[name] = _grown(_stages(session), known)
            if name in ("live", "seeds"):
                tables[name] |= _largest(self, name)

    rows = [tuple(each.values()) for each in articles(paragraphs // PARAGRAPHS)]
    plain, overlap.Store = overlap.Store, Watched
    try:
        frame = session.createDataFrame(rows, SCHEMA).repartition(4)
        matches = overlap.overlap(frame, cleaning="raw").matches.count()
    finally:
        overlap.Store = plain
    total: defaultdict[str, int] = defaultdict(int)
    for cost in tables.values():
        for key in ("shuffled", "spilled", "task_ms"):
            total[key] += cost[key]
    signs = sum(len(row[-1]) for row in rows)
    return {"signs": signs, "matches": matches, **total, "tables": tables}


def _stages(session: SparkSession) -> list[dict[str, Any]]:
    """All stages of the session, as its own pages tell them."""
    address = f"{session.sparkContext.uiWebUrl}/api/v1/applications"
    application = _asked(address)[0]["id"]
    return _asked(f"{address}/{application}/stages")


def _asked(address: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 – loopback
        found: list[dict[str, Any]] = json.load(answer)
    return found


def _grown(stages: list[dict[str, Any]], known: dict[int, dict[str, int]]) -> dict[str, int]:
    """What stages that were not known before have cost."""
    grown = {"shuffled": 0, "spilled": 0, "task_ms": 0}
    for stage in stages:
        if stage["stageId"] in known or stage["status"] != "COMPLETE":
            continue
        cost = {
            "shuffled": stage["shuffleWriteBytes"],
            "spilled": stage["diskBytesSpilled"],
            "task_ms": stage["executorRunTime"],
        }
        known[stage["stageId"]] = cost
        for key, value in cost.items():
            grown[key] += value
    return grown


def _largest(here: Store, name: str) -> dict[str, int]:
    """Rows of a table, and of its commonest key: what one task gets at least."""
    keys = {"live": "kind, key", "seeds": "a, b"}[name]
    counted = f"SELECT count(*) AS n FROM {name} GROUP BY {keys}"  # noqa: S608 – names of ours
    return {
        "rows": here.number(f"SELECT count(*) FROM {name}"),  # noqa: S608
        "largest": here.number(f"SELECT max(n) FROM ({counted}) AS counted"),  # noqa: S608
    }


if __name__ == "__main__":
    sys.exit(main())
