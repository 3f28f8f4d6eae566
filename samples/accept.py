"""Write the golden outputs anew from what the cleaner gives today; read the diff before a commit.

python samples/accept.py
"""

from __future__ import annotations

from pathlib import Path

from cleaner import clean
from cleaner.strip.audit import output_bytes

SAMPLES = Path(__file__).resolve().parent


def main() -> None:
    """Every ``.out`` that differs is replaced and named."""
    for golden in sorted(SAMPLES.glob("*.example/*.out")):
        output = output_bytes(clean(golden.with_suffix(".in").read_bytes()))
        if output != golden.read_bytes():
            golden.write_bytes(output)
            print(f"changed: {golden.relative_to(SAMPLES.parent)}")


if __name__ == "__main__":
    main()
