"""Many paragraphs as users have them: JSON Lines, plain and packed, CSV and Parquet."""

from __future__ import annotations

import gzip
import json
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.cli.app import run_command

WORDS = [
    *("harbour", "ferry", "council", "tide", "mayor"),
    *("pilot", "road", "winter", "school", "vote"),
]
PITCHES = ("Sign up for our newsletter.", "Share this articleComments", "Skip to main content")
PARAGRAPHS, RECORDS, SHARD = 8, 1000, 100
"""Of a record, records of each of the two large inputs, and of a shard."""
SHARDS = 11 + 2 + 10 + 2
FAILED = 3
"""The exit code: lines that are no records lie among the others."""


def texts(count: int, seed: int) -> Iterator[str]:
    """Articles with a line of boilerplate each."""
    chance = random.Random(seed)  # noqa: S311 – no secret
    for _ in range(count):
        lines = [
            f"The {' '.join(chance.choices(WORDS, k=9))} came back on day {chance.randint(1, 99)}."
            for _ in range(PARAGRAPHS - 1)
        ]
        lines.insert(chance.randint(0, len(lines)), chance.choice(PITCHES))
        yield "\n\n".join(lines)


def write_news(folder: Path) -> None:
    """Four inputs; lines that are no records among them."""
    lines = [
        json.dumps({"id": at, "big": 10**30, "text": text, "é": "\u2028"}, ensure_ascii=at % 2 == 0)
        for at, text in enumerate(texts(RECORDS, seed=1))
    ]
    lines[50:50] = ["", '{"id": "broken", "text": ', '{"text": "twice", "text": "The end."}']
    (folder / "a.jsonl").write_text("\r\n".join(lines), encoding="utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(lines[:120]).encode(), mtime=0))
    rows = {"id": range(RECORDS), "text": list(texts(RECORDS, seed=2))}
    pq.write_table(pa.table(rows), folder / "c.parquet", row_group_size=160)
    cells = [f'{at},"{text}",é' for at, text in enumerate(texts(120, seed=3))]
    cells[50:50] = ["broken"]
    table = "\r\n".join(["id,text,é", *cells, ""])
    (folder / "d.csv").write_text(table, encoding="utf-8", newline="")


def run(news: Path, out: Path, *options: str) -> int:
    """``clean run`` over all of it; its exit code.  It leaves the signals as it found them."""
    handlers = {name: signal.getsignal(name) for name in (signal.SIGPIPE, signal.SIGTERM)}
    try:
        return run_command(words(news, out, *options))
    finally:
        for name, handler in handlers.items():
            signal.signal(name, handler)


def words(news: Path, out: Path, *options: str) -> list[str]:
    """The words of the command behind its name."""
    return ["run", str(news), "-o", f"{out}/", "--shard-size", str(SHARD), "-q", *options]


def files(out: Path) -> dict[str, bytes]:
    """All that was written."""
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
