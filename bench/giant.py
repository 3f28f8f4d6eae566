"""One giant text: peak memory and time of ``clean`` on a single document.

    python -m bench.giant [--megabytes 100]

Prints the peak of the process as a multiple of the text's size, and the speed.  The bar is 12
times the size (and 300 MiB for a text of any size).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

BAR = 12
BASE = 300 << 20
PARAGRAPH = (
    "“The council met on day {number},” said the mayor – and the harbour office agreed that the "
    "ferry would wait until the tide had turned.\n\n"
)


def main() -> int:
    """Exit 1 where the peak is over the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=100)
    size = parser.parse_args().megabytes * 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "giant.txt"
        write(text, size)
        seconds, peak = measure([str(Path(sys.executable).with_name("clean")), str(text)])
    speed = size / 1e6 / seconds
    print(f"{size / 1e6:.0f} MB: peak {peak / size:.1f} times the text, {speed:.1f} MB/s")
    return int(peak > max(BAR * size, BASE))


def write(path: Path, size: int) -> None:
    """A text of ``size`` bytes in which no paragraph is like another."""
    with path.open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < size:
            file.writelines(PARAGRAPH.format(number=number + step) for step in range(1000))
            number += 1000


def measure(command: list[str]) -> tuple[float, int]:
    """Seconds and peak bytes of one run, its output thrown away."""
    start = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"clean ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_maxrss * 1024


if __name__ == "__main__":
    sys.exit(main())
