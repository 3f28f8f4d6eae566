"""``clean run`` over many records: speed of two processes, flat memory, packed against plain.

    python -m bench.many jobs   [--megabytes 60] [--rounds 3]    two processes against one
    python -m bench.many memory [--megabytes 100 1000] [--jobs]  peak as the input grows
    python -m bench.many packed [--megabytes 60] [--rounds 3]    gz and zst against plain

Two processes are timed by the clock on the wall, so the machine must be quiet; runs alternate, and
the best of each counts.  Memory is the peak of the process and of its workers.  The bars: 1.7
times as fast, memory within 15 %, packed within 1.3 times.  For ten gigabytes:
``python -m bench.many memory --megabytes 1000 10000 --jobs 2``.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.records import records
from cleaner.corpus.containers.packing.unpack import zstd_module

CLEAN = str(Path(sys.executable).with_name("clean"))
EACH = 20_000
"""Records that are invented; larger inputs hold them again and again."""


class Cost(NamedTuple):
    """What a run took: seconds on the wall, seconds of processors, the peak of a process in MB."""

    wall: float
    cpu: float
    peak: float


def write_input(path: Path, megabytes: int) -> None:
    """Plain JSON Lines of so many megabytes."""
    block = list(records(EACH))
    written = 0
    with path.open("wb") as file:
        while written < megabytes * 1_000_000:
            for line in block:
                written += file.write(line)
                if written >= megabytes * 1_000_000:
                    break


def cost(source: Path, folder: Path, *words: str) -> Cost:
    """One run into a folder that is taken away again; the peak is that of the largest process."""
    out = folder / "out"
    command = [CLEAN, str(source), "-o", f"{out}/", "-q", *words]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"clean ended with {child.returncode}")
    shutil.rmtree(out)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, usage.ru_maxrss / 1000)


def jobs(folder: Path, sizes: list[int], asked: argparse.Namespace) -> bool:
    """Whether two processes are fast enough."""
    source = folder / "in.jsonl"
    write_input(source, sizes[0])
    best = {"1": float("inf"), "2": float("inf")}
    for _ in range(asked.rounds):
        for count in ("1", "2"):
            best[count] = min(best[count], cost(source, folder, "--jobs", count).wall)
    ratio = best["1"] / best["2"]
    speed = sizes[0] / best["2"]
    print(f"{sizes[0]} MB: two processes are {ratio:.2f} times as fast, {speed:.1f} MB/s")
    return ratio >= 1.7


def memory(folder: Path, sizes: list[int], asked: argparse.Namespace) -> bool:
    """Whether the peak stays, however long the input is; by one process, by two, or as asked."""
    flat = True
    for count in map(str, asked.jobs):
        peaks = []
        for size in sizes:
            source = folder / "in.jsonl"
            write_input(source, size)
            peaks.append(cost(source, folder, "--jobs", count).peak)
            print(f"{size} MB, --jobs {count}: peak of a process {peaks[-1]:.0f} MB", flush=True)
        flat &= max(peaks) <= 1.15 * min(peaks)
    return flat


def packed(folder: Path, sizes: list[int], asked: argparse.Namespace) -> bool:
    """Whether packed inputs, which are packed again, cost little more than plain ones."""
    source = folder / "in.jsonl"
    write_input(source, sizes[0])
    sources = {"plain": source, **dict(_packed(source))}
    best = dict.fromkeys(sources, float("inf"))
    for _ in range(asked.rounds):
        for name, path in sources.items():
            best[name] = min(best[name], cost(path, folder).cpu)
    for name in sources:
        print(f"{name}: {best[name] / best['plain']:.2f} times the processor time of plain")
    return all(each <= 1.3 * best["plain"] for each in best.values())


def _packed(source: Path) -> Iterator[tuple[str, Path]]:
    gz, zst = source.with_suffix(".jsonl.gz"), source.with_suffix(".jsonl.zst")
    with source.open("rb") as plain, gzip.open(gz, "wb", 6) as file:
        shutil.copyfileobj(plain, file, 1 << 20)
    yield "gz", gz
    with source.open("rb") as plain, zstd_module().open(zst, "wb") as file:
        shutil.copyfileobj(plain, file, 1 << 20)
    yield "zst", zst


WHAT = {"jobs": (jobs, [60]), "memory": (memory, [100, 1000]), "packed": (packed, [60])}


def main() -> int:
    """Exit 1 where a bar was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=list(WHAT))
    parser.add_argument("--megabytes", type=int, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="of memory")
    asked = parser.parse_args()
    measure, sizes = WHAT[asked.what]
    with tempfile.TemporaryDirectory() as name:
        return int(not measure(Path(name), asked.megabytes or sizes, asked))


if __name__ == "__main__":
    sys.exit(main())
