"""Clean the samples into ``out/``, show before and after of one, and what outlets share.

python samples/show.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import fill, indent

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
SHOWN = Path("samples/commonground.example/ferry-strike.in")
OVERLAP = Path("samples/overlap")
OUT = Path("out")
PAGE = OUT / "overlap.html"

PARAGRAPHS = 6
"""Paragraphs of the article that are shown."""


def main() -> int:
    """Run the command as a user would; its exit code."""
    scrapes = [path.relative_to(ROOT) for path in sorted(SAMPLES.glob("*.example/*.in"))]
    for scrape in scrapes:
        target = OUT / scrape.parent.name
        done = clean(str(scrape), "-o", f"{target}/")
        if done:
            return done
    print(f"Before: {SHOWN}, what goes and why\n", flush=True)
    clean("explain", str(SHOWN))
    after = OUT / SHOWN.parent.name / SHOWN.name
    print(f"\nAfter: {after}\n\n{_beginning((ROOT / after).read_text(encoding='utf-8'))}")
    print(f"\nOf all {len(scrapes)} samples the articles lie in {OUT}/, one folder an outlet.")
    print("How much went of each: .venv/bin/clean --dry-run samples/*.example/*.in")
    print("Next: .venv/bin/clean explain samples/dailyledger.example/ferry-strike.in")
    print(f"\nWhat the five outlets in {OVERLAP}/ share:\n", flush=True)
    done = clean("overlap", str(OVERLAP), "--html", str(PAGE))
    if done:
        return done
    print(f"\nTo see all of it side by side, open {PAGE} in a browser.")
    return 0


def _beginning(article: str) -> str:
    """The first paragraphs, as wide as a terminal mostly is."""
    paragraphs = article.split("\n\n")
    more = len(paragraphs) - PARAGRAPHS
    wrapped = (fill(text.strip(), 96) for text in paragraphs[:PARAGRAPHS])
    return indent("\n\n".join((*wrapped, f"... and {more} more paragraphs")), "    ")


def clean(*words: str) -> int:
    """The command, run from the top of the checkout."""
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *words], cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
