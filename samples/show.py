"""Clean the samples into ``out/``, show before and after of one, and what outlets share.

python samples/show.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
SHOWN = Path("samples/commonground.example/ferry-strike.in")
OVERLAP = Path("samples/overlap")
OUT = Path("out")
PAGE = OUT / "overlap.html"


def main() -> int:
    """Run the command as a user would; its exit code."""
    scrapes = [path.relative_to(ROOT) for path in sorted(SAMPLES.glob("*.example/*.in"))]
    for scrape in scrapes:
        target = OUT / scrape.parent.name
        done = clean(str(scrape), "-o", f"{target}/")
        if done:
            return done
    print(f"Before -> after: {SHOWN}\n", flush=True)
    clean("explain", str(SHOWN))
    print("\nHow much goes of every sample:\n", flush=True)
    clean("--dry-run", *map(str, scrapes))
    print(f"\nThe articles lie in {OUT}/, one folder an outlet, names kept.")
    print("Next: .venv/bin/clean explain samples/dailyledger.example/ferry-strike.in")
    print(f"\nWhat the five outlets in {OVERLAP}/ share:\n", flush=True)
    done = clean("overlap", str(OVERLAP), "--html", str(PAGE))
    if done:
        return done
    print(f"\nTo see all of it side by side, open {PAGE} in a browser.")
    return 0


def clean(*words: str) -> int:
    """The command, run from the top of the checkout."""
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *words], cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
