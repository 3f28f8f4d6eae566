"""Overlap in memory and on disk as sets grow: ``python -m bench.engines DATA --out FOLDER``.

Each size and engine runs in a process of its own, with the memory it may take and a folder of its
own; what counts is the most memory of the process and its children together, and processor time.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from bench.engines_plot import plot
from bench.overlap.speed import OUTLETS, made, real_paragraphs

HELD, SHUFFLED = 250_000, 100_000
"""Paragraphs of which copies are made, and that are put in another order, while a set is made."""

EVERY = 0.2
"""Seconds between two looks at the memory."""


def paragraphs(data: Path, count: int) -> Iterator[str]:
    """Made of the dev set as in `bench.overlap.speed`: more of them, but no more copies of each."""
    chance = random.Random(7)  # noqa: S311 – reproducible, not secret
    real = real_paragraphs(data)
    every = islice(chain(real, made(real, chance, HELD)), count)
    order = random.Random(8)  # noqa: S311
    while part := list(islice(every, SHUFFLED)):
        order.shuffle(part)
        yield from part


def write_set(data: Path, count: int, path: Path) -> None:
    """A set as JSON Lines, a paragraph a record, of fifty outlets."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(paragraphs(data, count)):
            outlet = f"outlet {number % OUTLETS:02d}"
            record = {"id": f"{number:07d}", "outlet": outlet, "text": text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def measured(path: Path, engine: str, memory: str, folder: Path) -> dict[str, Any]:
    """One run of ``clean overlap --to jsonl``: seconds, most memory, most room on disk, matches."""
    out = folder / "matches.jsonl"
    command = [sys.executable, "-m", "cleaner", "overlap", "--raw", "-q", "--to", "jsonl"]
    command += ["-o", out, "--engine", engine, path]
    command += ["--memory", memory, "--temp", folder] if engine == "duckdb" else []
    begin = time.monotonic()
    with subprocess.Popen(command) as process:
        watch = _Watch(process.pid, folder)
        watch.start()
        failed = process.wait()
        watch.join()
    if failed:
        raise SystemExit(f"clean overlap ended with {failed}")
    with out.open("rb") as file:
        matches = sum(1 for _ in file)
    return {
        "matches": matches,
        "seconds": round(time.monotonic() - begin, 1),
        "processor seconds": round(watch.spent, 1),
        "memory MB": round(watch.most / 1e6),
        "disk MB": round(watch.room / 1e6),
        "text MB": round(path.stat().st_size / 1e6),
    }


class _Watch(threading.Thread):
    """Looks at the memory of a process and its children, and at a folder, until it ends (Linux)."""

    def __init__(self, process: int, folder: Path) -> None:
        super().__init__()
        self._process, self._folder = process, folder
        self.most = self.room = 0
        self.spent = 0.0

    def run(self) -> None:
        """Look again and again."""
        looks = 0
        while found := list(_tree(self._process)):
            self.most = max(self.most, sum(map(_resident, found)))
            self.spent = max(self.spent, sum(map(_spent, found)))
            if looks % 10 == 0:
                self.room = max(self.room, _room(self._folder))
            looks += 1
            time.sleep(EVERY)


def _tree(process: int) -> Iterator[int]:
    """A process that is alive, and its children."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return
    if state[0] == "Z":
        return
    yield process
    for child in children.split():
        yield from _tree(int(child))


def _resident(process: int) -> int:
    """Bytes of memory."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) * 1024
    except (OSError, IndexError):
        return 0


def _spent(process: int) -> float:
    """Seconds of processor time."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(stat[11]) + int(stat[12])) / 100


def _room(folder: Path) -> int:
    sizes = 0
    for path in folder.rglob("*"):
        try:
            sizes += path.stat().st_blocks * 512
        except OSError:
            continue
    return sizes


def exponent(rows: list[dict[str, Any]]) -> float:
    """The slope of processor time over paragraphs, both as logarithms, by least squares."""
    points = [(math.log(row["paragraphs"]), math.log(row["processor seconds"])) for row in rows]
    mid_x, mid_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    rise = sum((x - mid_x) * (y - mid_y) for x, y in points)
    return rise / sum((x - mid_x) ** 2 for x, _ in points)


def exponents(rows: list[dict[str, Any]]) -> dict[str, float]:
    """The slope of each engine that was measured at two sizes or more."""
    by_engine: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_engine.setdefault(row["engine"], []).append(row)
    several = {name: mine for name, mine in by_engine.items() if len(mine) > 1}
    return {name: round(exponent(mine), 3) for name, mine in several.items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.engines", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with overlap-dev-*.jsonl.gz")
    parser.add_argument("--sizes", type=int, nargs="*", default=[], help="paragraphs")
    parser.add_argument("--engine", choices=("memory", "duckdb"), default="duckdb")
    parser.add_argument("--memory", default="6GB")
    parser.add_argument("--temp", type=Path, required=True, help="room for sets and tables")
    parser.add_argument("--out", type=Path, default=Path("bench/results/engines"))
    return parser.parse_args()


def main() -> None:
    """Measure what was asked for, add it to the figures, and draw them."""
    given = _arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    figures = given.out / "engines.json"
    for size in given.sizes:
        row = _run(given, size)
        print(json.dumps(row))
        rows = [each for each in _rows(figures) if _which(each) != _which(row)]
        rows = sorted([*rows, row], key=_which)
        figures.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    slopes = exponents(_rows(figures))
    (given.out / "engines.svg").write_text(plot(_rows(figures), slopes), encoding="utf-8")
    print(json.dumps(slopes))


def _run(given: argparse.Namespace, size: int) -> dict[str, Any]:
    """One engine on one size."""
    path = given.temp / f"set-{size}.jsonl"
    if not path.exists():
        write_set(given.data, size, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)
    folder = given.temp / f"run-{given.engine}-{size}"
    folder.mkdir(exist_ok=True)
    known = {"paragraphs": size, "engine": given.engine}
    known |= {"limit": given.memory} if given.engine == "duckdb" else {}
    return {**known, **measured(path, given.engine, given.memory, folder)}


def _rows(figures: Path) -> list[dict[str, Any]]:
    return json.loads(figures.read_text("utf-8")) if figures.exists() else []


def _which(row: dict[str, Any]) -> tuple[str, int]:
    return row["engine"], row["paragraphs"]


if __name__ == "__main__":
    main()
