"""Start-up: ``clean`` on one scrape against the least Typer program that prints the same file.

    python -m bench.startup [--runs 40] [FILE]

The two run in turn, so that a slow moment of the machine hits both.  Prints both medians (s) and
the median of the ratios, pair by pair.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SCRAPE = ROOT / "samples" / "dailyledger.example" / "ferry-strike.in"
BAR = 2.0
LEAST = '''
import sys
import typer

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def main(file: str) -> None:
    """Print a file."""
    with open(file, encoding="utf-8") as text:
        sys.stdout.write(text.read())


app()
'''


def main() -> int:
    """Exit 1 where the median ratio is over the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=SCRAPE)
    parser.add_argument("--runs", type=int, default=40)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        least = Path(folder) / "least.py"
        least.write_text(LEAST, encoding="utf-8")
        ours = [str(Path(sys.executable).with_name("clean")), str(args.file)]
        theirs = [sys.executable, str(least), str(args.file)]
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(args.runs + 2)][2:]
    ratio = median(mine / other for mine, other in pairs)
    print(f"clean      {median(mine for mine, _ in pairs):.3f} s")
    print(f"least      {median(other for _, other in pairs):.3f} s")
    print(f"ratio      {ratio:.2f} (bar {BAR})")
    return int(ratio > BAR)


def seconds(command: list[str]) -> float:
    """Wall time of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
