"""A run over records, killed again and again at random moments, and resumed until it is whole.

    python -m bench.kills [--kills 200] [--jobs 2] [--records 4000] [--seed 1]

Kills the run with SIGKILL, now and then one of its workers instead, and compares what stands in
the end with what an undisturbed run writes: every file, byte for byte.  Exits 1 where a record was
lost or doubled, a byte differs, or anything else was left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.records import records

CLEAN = str(Path(sys.executable).with_name("clean"))
SHARD = 50
BROKEN = b'{"id": -1, "text": \n'


@dataclass(frozen=True, slots=True)
class Trial:
    """What is run: inputs, where they lie, with how many processes."""

    folder: Path
    jobs: int

    def command(self, out: str) -> list[str]:
        """The command, resumed or not."""
        inputs = sorted(str(path) for path in self.folder.glob("in*"))
        words = ["-o", f"{self.folder / out}/", "--jobs", str(self.jobs), "-q", "--resume"]
        return [CLEAN, *inputs, *words, "--shard-size", str(SHARD)]


def make_inputs(folder: Path, count: int) -> None:
    """Two inputs, the second packed; each tenth shard has a line that is no JSON."""
    import gzip

    lines = list(records(count))
    for at in range(0, count, 10 * SHARD):
        lines[at] += BROKEN
    (folder / "in0.jsonl").write_bytes(b"".join(lines[: count // 2]))
    (folder / "in1.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[count // 2 :]), 1))


def undisturbed(trial: Trial) -> float:
    """One run to its end; its seconds."""
    start = time.monotonic()
    subprocess.run(trial.command("whole"), check=False, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def killed(trial: Trial, out: str, seconds: float, *, worker: bool) -> tuple[bool, bool]:
    """Run and kill after so many seconds; whether anything was killed, and whether it ended well.

    A run whose worker is killed is not disturbed: it goes on to its end.
    """
    run = subprocess.Popen(trial.command(out), stderr=subprocess.DEVNULL)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        victims = list(children(run.pid)) if worker else []
        os.kill(victims[-1] if victims else run.pid, signal.SIGKILL)
        run.wait()
        return True, bool(victims)
    return False, True


def children(parent: int) -> Iterator[int]:
    """The processes that a process has started."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            yield int(stat.parent.name)


def differences(one: Path, other: Path) -> list[str]:
    """Files that are not the same, or stand in one folder alone; the lock is no file of the run."""
    names = {
        str(path.relative_to(top))
        for top in (one, other)
        for path in top.rglob("*")
        if path.is_file() and path.name != ".lock"
    }
    return sorted(name for name in names if _bytes(one / name) != _bytes(other / name))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def lost_and_doubled(folder: Path, count: int) -> tuple[int, int]:
    """Records of an output that are missing, and records that stand in it twice."""
    ids: Counter[int] = Counter()
    for path in folder.glob("in*"):
        data = path.read_bytes()
        if path.suffix == ".gz":
            import gzip

            data = gzip.decompress(data)
        ids.update(json.loads(line)["id"] for line in data.splitlines())
    return sum(not ids[at] for at in range(count)), sum(each - 1 for each in ids.values())


def kill_until(trial: Trial, kills: int, whole: float, seed: int) -> tuple[int, int, list[str]]:
    """Kill and resume; runs that came to their end, kills, and what was wrong in the end."""
    chance = random.Random(seed)  # noqa: S311
    ends, count, wrong = 0, 0, list[str]()
    while count < kills:
        worker = trial.jobs > 1 and chance.random() < 0.2
        hit, ended = killed(trial, "killed", chance.uniform(0.05, whole * 0.7), worker=worker)
        count += hit
        if ended:
            ends += 1
            wrong += differences(trial.folder / "whole", trial.folder / "killed")
            shutil.rmtree(trial.folder / "killed")
    subprocess.run(trial.command("killed"), check=False, stderr=subprocess.DEVNULL)
    wrong += differences(trial.folder / "whole", trial.folder / "killed")
    return ends + 1, count, wrong


def main() -> int:
    """Exit 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--records", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(Path(name), asked.jobs)
        make_inputs(trial.folder, asked.records)
        whole = undisturbed(trial)
        ends, kills, wrong = kill_until(trial, asked.kills, whole, asked.seed)
        lost, doubled = lost_and_doubled(trial.folder / "killed", asked.records)
    print(f"{kills} kills, {ends} runs to the end: {lost} lost, {doubled} doubled")
    print(f"files that differ: {', '.join(sorted(set(wrong))) or 'none'}")
    return int(bool(lost or doubled or wrong))


if __name__ == "__main__":
    sys.exit(main())
