"""Processes of a cluster: what they want, and how they are found and ended."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path


def missing() -> str | None:
    """What a cluster wants that is not here, in a line; None where nothing is missing."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not java or not Path(java).exists():
        return "no Java; apt install openjdk-17-jre-headless, or set JAVA_HOME"
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) < 17:
        return f"{java} is too old for Spark; apt install openjdk-17-jre-headless"
    return None if find_spec("pyspark") else "no pyspark; make spark"


def free_ports() -> tuple[int, int]:
    """Two ports of loopback that nobody had a moment ago."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def inside(folder: Path) -> Iterator[int]:
    """Processes whose working folder lies in a folder: executors and their Pythons do."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            place = (entry / "cwd").readlink()
        except OSError:  # gone meanwhile, or not ours
            continue
        if int(entry.name) != os.getpid() and place.is_relative_to(folder.resolve()):
            yield int(entry.name)


def end_inside(folder: Path, *, seconds: float = 30.0) -> None:
    """SIGKILL them until none is left.

    A killed process is there for a moment more, and one may start another meanwhile.

    Raises:
        RuntimeError: some are still there after so many seconds.
    """
    until = time.monotonic() + seconds
    while left := [*inside(folder)]:
        if time.monotonic() > until:
            raise RuntimeError(f"processes in {folder} do not end: {left}")
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)


def end_with_parent() -> None:
    """Linux: killed when whoever started it is, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
