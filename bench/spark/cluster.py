"""A standalone Spark cluster of processes on loopback, from the pip package: for tests and bench.

Java processes of their own: a master and workers, as on real machines, so one can be killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench.spark.processes import end_inside, end_with_parent, free_ports, inside

START = 90.0
"""Seconds that a process may take to be there."""
CORES, MEMORY = 2, "2g"
"""Of a worker; one core of each is for a session, so that two sessions find room."""

_JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
_ALONE = "-Dspark.port.maxRetries=0 -Dspark.master.rest.enabled=false -Dspark.worker.timeout=3600"
"""Ports are those given, so several clusters find room; a slow machine is no dead one."""
_LOG4J = """\
rootLogger.level = error
rootLogger.appenderRef.file.ref = file
appender.file.type = File
appender.file.name = file
appender.file.fileName = {log}
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d %p %c: %m%n%ex
"""
_DEFAULTS = f"""\
spark.ui.enabled                   false
spark.driver.host                  127.0.0.1
spark.driver.bindAddress           127.0.0.1
spark.driver.memory                768m
spark.driver.extraJavaOptions      {_JAVA}
spark.executor.memory              768m
spark.executor.cores               1
spark.executor.extraJavaOptions    {_JAVA}
spark.cores.max                    2
spark.sql.shuffle.partitions       4
spark.sql.adaptive.enabled         false
spark.sql.codegen.wholeStage       false
spark.sql.codegen.factoryMode      NO_CODEGEN
spark.ui.showConsoleProgress       false
spark.locality.wait                0
spark.network.timeout              1h
"""


class Cluster:
    """A master and its workers; a context manager that ends them all.

    Attributes:
        master: address for ``--master``.
        environment: what a driver's environment must have.
    """

    def __init__(self, folder: Path, *, workers: int = 2) -> None:
        self._folder, self._most = folder, workers
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._ports = (0, 0)
        self.environment = self._prepared()

    def __enter__(self) -> Cluster:
        try:
            self._start_master()
            for _ in range(self._most):
                self.add_worker()
            self._wait_for(self._most)
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def master(self) -> str:
        """Address of the master."""
        return f"spark://127.0.0.1:{self._ports[0]}"

    @property
    def workers(self) -> list[str]:
        """Names of the workers that were started and not killed."""
        return sorted(name for name in self._processes if name != "master")

    def add_worker(self) -> str:
        """Start one more worker; its name."""
        name = f"worker-{sum(1 for _ in self._folder.glob('worker-*.log'))}"
        place = self._folder / name
        place.mkdir()
        size = ["--cores", str(CORES), "--memory", MEMORY, "--work-dir", str(place)]
        ports = ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
        self._start(name, "worker.Worker", [*ports, *size, self.master])
        return name

    def kill_worker(self, name: str) -> None:
        """SIGKILL a worker and all that it runs."""
        self._kill(self._processes.pop(name))
        end_inside(self._folder / name)

    def mend(self) -> None:
        """As many workers as in the beginning."""
        while len(self.workers) < self._most:
            self.add_worker()
        self._wait_for(self._most)

    def end(self) -> None:
        """Kill every process of the cluster, with what they started."""
        for process in self._processes.values():
            self._kill(process)
        self._processes.clear()
        end_inside(self._folder)

    def leftovers(self) -> list[int]:
        """Processes that still run in the cluster's folder."""
        return list(inside(self._folder))

    def state(self) -> dict[str, Any]:
        """What the master says of itself; empty while it says nothing."""
        try:
            address = f"http://127.0.0.1:{self._ports[1]}/json/"
            with urllib.request.urlopen(address, timeout=5) as answer:
                found: dict[str, Any] = json.load(answer)
        except (OSError, ValueError):
            return {}
        return found

    def _prepared(self) -> dict[str, str]:
        import pyspark

        conf, local = self._folder / "conf", self._folder / "local"
        conf.mkdir(parents=True)
        local.mkdir()
        log = self._folder / "spark.log"
        (conf / "log4j2.properties").write_text(_LOG4J.format(log=log), encoding="utf-8")
        (conf / "spark-defaults.conf").write_text(_DEFAULTS, encoding="utf-8")
        return {
            "SPARK_HOME": str(Path(pyspark.__file__).parent),
            "SPARK_CONF_DIR": str(conf),
            "SPARK_LOCAL_DIRS": str(local),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": f"{_JAVA} {_ALONE}",
            "PYSPARK_PYTHON": sys.executable,
        }

    def _start_master(self) -> None:
        """Free ports may be taken before the master has them: then others are tried."""
        for _ in range(3):
            self._ports = free_ports()
            port, page = map(str, self._ports)
            where = ["--host", "127.0.0.1", "--port", port, "--webui-port", page]
            process = self._start("master", "master.Master", where)
            until = time.monotonic() + START
            while process.poll() is None and time.monotonic() < until:
                if self.state():
                    return
                time.sleep(0.1)
            self._kill(process)
        raise RuntimeError(f"the master does not start; see {self._folder / 'master.log'}")

    def _start(self, name: str, what: str, arguments: list[str]) -> subprocess.Popen[bytes]:
        program = Path(self.environment["SPARK_HOME"], "bin", "spark-class")
        with (self._folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [str(program), f"org.apache.spark.deploy.{what}", *arguments],
                cwd=self._folder,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 – one call of prctl
            )
        self._processes[name] = process
        return process

    def _wait_for(self, workers: int) -> None:
        until = time.monotonic() + START
        while self.state().get("aliveworkers") != workers:
            dead = [name for name, one in self._processes.items() if one.poll() is not None]
            if dead or time.monotonic() > until:
                raise RuntimeError(f"not all workers start {dead}; see {self._folder}")
            time.sleep(0.1)

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
