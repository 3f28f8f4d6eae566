"""A session on a cluster, and what goes wrong there in our own words."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cleaner.corpus.run.plan import RefusedError
from cleaner.corpus.run.sigpipe import without_sigpipe
from cleaner.model import CleanerError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_OURS = re.compile(r"^cleaner\.\S*?Error: (.+)$", re.MULTILINE)
_MODULE = re.compile(r"ModuleNotFoundError: No module named '(\w+)", re.MULTILINE)
_LAST = re.compile(r"^(?:\w+\.)*\w+(?:Error|Exception): (.+)$", re.MULTILINE)


@contextmanager
def session_at(master: str | None) -> Iterator[SparkSession]:
    """A session at a master; one that runs already is taken as it is, and stays.

    A worker of the cluster may be killed while we write to it.

    Args:
        master: its address; None for what the configuration of Spark says, or this machine.

    Raises:
        RefusedError: Spark is not installed, or cannot be started.
    """
    with without_sigpipe(), _running_at(master) as session:
        yield session


@contextmanager
def _running_at(master: str | None) -> Iterator[SparkSession]:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise RefusedError(
            "--engine spark needs pyspark: pip install 'cleaner[spark]', and Java 17 or newer"
        ) from None
    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    if master is None or master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the first one of the path
    builder = SparkSession.builder.appName("clean").config("spark.ui.showConsoleProgress", "false")
    try:
        session = (builder.master(master) if master else builder).getOrCreate()
    except Exception as error:  # noqa: BLE001 – Py4J, Spark and the system have many
        raise RefusedError(
            f"Spark does not start at {master or 'its own master'}: {in_a_line(error)}; "
            "it needs Java 17 or newer, and a master that answers"
        ) from None
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def in_our_words() -> Iterator[None]:
    """What a task raised on a worker, raised here as an error of ours.

    Raises:
        CleanerError: something went wrong on the cluster.
    """
    try:
        yield
    except CleanerError:
        raise
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark.", "py4j.")):
            raise
        raise CleanerError(in_a_line(error)) from None


def in_a_line(error: Exception) -> str:
    """What happened, without the traces of two machines."""
    said = str(error)
    ours = _OURS.findall(said)
    if ours:
        return str(ours[-1])
    missing = _MODULE.search(said)
    if missing:
        return f"a worker has no {missing[1]}; install the same package on every machine"
    others = _LAST.findall(said)
    first = said.strip().partition("\n")[0]
    return f"Spark says: {others[-1] if others else first}"
