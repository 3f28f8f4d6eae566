"""The samples as records, an article a line: what the docs clean with other tools.

python samples/records.py    # writes samples/records.jsonl anew; "make accept" does so too
"""

from __future__ import annotations

import json
from pathlib import Path

from cleaner.read.document import read_bytes

SAMPLES = Path(__file__).resolve().parent


def records() -> bytes:
    """A line for each scrape of an outlet."""
    scrapes = sorted(SAMPLES.glob("*.example/*.in"))
    return b"".join(
        json.dumps(record(path), ensure_ascii=False).encode() + b"\n" for path in scrapes
    )


def record(path: Path) -> dict[str, str]:
    """Its address, its host, and what was scraped: a page of HTML, or text."""
    host, name = path.parent.name, path.stem
    raw = path.read_bytes()
    document = read_bytes(raw)
    page = document.source.media == "html"
    content = {"html": raw.decode()} if page else {"text": document.text}
    return {"id": f"{host}/{name}", "url": f"https://{host}/{name}", **content}


if __name__ == "__main__":
    (SAMPLES / "records.jsonl").write_bytes(records())
