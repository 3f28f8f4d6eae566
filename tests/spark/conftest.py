"""One cluster for all tests of Spark: a master and two workers, each a process of its own."""

from __future__ import annotations

import pytest

from bench.spark.cluster import Cluster
from bench.spark.processes import missing

WANTED = missing()


def pytest_collection_modifyitems(items):
    """One process of pytest takes them all, so there is one cluster; without Java there is none."""
    for item in items:
        if "tests/spark/" in item.path.as_posix():
            item.add_marker(pytest.mark.xdist_group("spark"))
            if WANTED is not None and {"spark", "cluster"} & {*item.fixturenames}:
                item.add_marker(pytest.mark.skip(reason=WANTED))


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark") / "cluster"
    with pytest.MonkeyPatch.context() as patch, Cluster(folder) as cluster:
        for name, value in cluster.environment.items():
            patch.setenv(name, value)
        yield cluster
    assert cluster.leftovers() == []


@pytest.fixture(scope="session")
def spark(cluster):
    """A session on the cluster."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master(cluster.master).appName("tests").getOrCreate()
    yield session
    session.stop()
    _end_gateway()


def _end_gateway():
    """The Java process of the driver ends now, and not when Python does."""
    from pyspark import SparkContext

    gateway, SparkContext._gateway, SparkContext._jvm = SparkContext._gateway, None, None
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.kill()
    gateway.proc.wait()
