"""Clean the samples into ``out/`` and show, for one of them, before and after.

    python samples/show.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent
OUT = SAMPLES.parent / "out"
SHOWN = SAMPLES / "commonground.example" / "ferry-strike.in"
CLEAN = [sys.executable, "-m", "cleaner"]


def main() -> int:
    """Run the command as a user would; its exit code."""
    folders = sorted(path for path in SAMPLES.glob("*.example") if path.is_dir())
    for folder in folders:
        target = OUT / folder.name
        done = subprocess.run([*CLEAN, str(folder), "-o", str(target)], check=False)
        if done.returncode:
            return done.returncode
    print(f"\nBefore -> after: {SHOWN.relative_to(SAMPLES.parent)}\n", flush=True)
    subprocess.run([*CLEAN, "explain", str(SHOWN)], check=True)
    print("\nHow much went, file by file:\n", flush=True)
    subprocess.run([*CLEAN, "--dry-run", *map(str, folders)], check=True)
    print(f"\nThe articles lie in {OUT.relative_to(Path.cwd())}/, names and folders kept.")
    print("Try: .venv/bin/clean explain samples/dailyledger.example/ferry-strike.in")
    return 0


if __name__ == "__main__":
    sys.exit(main())
