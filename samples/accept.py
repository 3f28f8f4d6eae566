"""Write the golden outputs anew from what the cleaner gives today; read the diff before a commit.

python samples/accept.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from records import records

from cleaner import clean
from cleaner.strip.audit import output_bytes

SAMPLES = Path(__file__).resolve().parent


def main() -> None:
    """Every ``.out`` that differs is replaced and named."""
    for golden in sorted(SAMPLES.glob("*.example/*.out")):
        output = output_bytes(clean(golden.with_suffix(".in").read_bytes()))
        if output != golden.read_bytes():
            accept(golden, output)
    matches = SAMPLES / "overlap.jsonl"
    output = shared(SAMPLES / "overlap")
    if not matches.exists() or output != matches.read_bytes():
        accept(matches, output)
    listed = SAMPLES / "records.jsonl"
    output = records()
    if not listed.exists() or output != listed.read_bytes():
        accept(listed, output)


def accept(golden: Path, output: bytes) -> None:
    """Write it, and say so."""
    golden.write_bytes(output)
    print(f"changed: {golden.relative_to(SAMPLES.parent)}")


def shared(folder: Path) -> bytes:
    """What the outlets of a folder share, a match a line."""
    command = [sys.executable, "-m", "cleaner", "overlap", str(folder), "--to", "jsonl"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    main()
