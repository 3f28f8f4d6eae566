"""How well the development sets are found: ``python -m bench.overlap DATA --seeds FOLDER``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.overlap import quality


def main() -> None:
    """Print the figures of every set, and write them where asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.overlap", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with overlap-dev-*.jsonl.gz")
    parser.add_argument("--seeds", type=Path, help="folder with five scrapes and overlaps.json")
    parser.add_argument("--out", type=Path, help="write the figures as JSON, too")
    given = parser.parse_args()
    figures = {
        **({"seeds": quality.seeds(given.seeds)} if given.seeds else {}),
        "edit": quality.edits(given.data),
        "cs": quality.reuse(given.data),
        "basil": quality.articles(given.data, "basil"),
        "fnc": quality.articles(given.data, "fnc"),
    }
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    print(text)
    if given.out:
        given.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
