"""What containers cost beside the engine: Parquet, JSON Lines, packed and not, in CPU time.

    python bench/corpus_cost.py [--records 600] [--rounds 5]

The same texts (the samples, each a little different each time) are cleaned by the engine alone, and
through each container: read, cleaned, written into memory.  Rounds alternate; the least of each
counts, in seconds of CPU of one process, for the machine may be busy.  The profile at the end says
which share of a Parquet run is spent below ``strip`` and ``read_text``.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import io
import json
import pstats
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.lines.split import split_lines
from cleaner.corpus.containers.many import batches
from cleaner.corpus.containers.packing.unpack import Meter, pieces, zstd_module
from cleaner.corpus.containers.writers import shard_writer
from cleaner.corpus.records.batch import Batch
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.worked import worked
from cleaner.corpus.stores.drafts import StreamDraft
from cleaner.corpus.stores.piped import Piped
from cleaner.model import Options
from cleaner.read.document import read_text
from cleaner.strip.engine import strip
from cleaner.strip.prove import usable_book

SAMPLES = Path(__file__).parents[1] / "samples"
ENGINE = {
    ("document.py", "read_text"),
    ("engine.py", "strip"),
    ("cleaned.py", "dropped"),
    ("cleaned.py", "text"),
}
"""What the engine alone is asked for; none of them calls another."""


def texts(count: int) -> list[str]:
    """So many scrapes, no two of them the same; pages of HTML are left out."""
    known = [path.read_text("utf-8", "replace") for path in sorted(SAMPLES.glob("*/*.in"))]
    known = [text for text in known if "<html" not in text[:2000].lower() and len(text) > 500]
    return [f"{known[at % len(known)]}\n\nStory {at} ends here.\n" for at in range(count)]


def engine(scrapes: list[str]) -> int:
    """The engine alone: what it takes out of each text, reasons and all."""
    book, options = usable_book(), Options()
    gone = 0
    for text in scrapes:
        cleaned = strip(read_text(text, ask=False), options=options, book=book)
        gone += len(cleaned.text) + len(cleaned.dropped)
    return gone


def run(raw: bytes, form: str, out_form: str, packing: str = "") -> int:
    """Read, clean, write."""
    out = io.BytesIO()
    writer = shard_writer(out_form, packing, StreamDraft(out))
    for each in batches(Piped("x", io.BytesIO(raw)), form):
        done = worked(each, Recipe()) if isinstance(each, Batch) else None
        if done is None or done.failed:
            raise SystemExit(f"a record failed: {each if done is None else done.failed[0]}")
        writer.add(done)
    return writer.close().records


def only_read(raw: bytes) -> int:
    """Lines, counted."""
    found = split_lines(pieces(io.BytesIO(raw), Limits(), Meter()), Limits().record)
    return sum(1 for _ in found)


def measured(tasks: dict[str, Callable[[], int]], rounds: int) -> dict[str, float]:
    """The least CPU time of each, in seconds; one round of each after the other."""
    least = dict.fromkeys(tasks, float("inf"))
    for _ in range(rounds):
        for name, task in tasks.items():
            before = time.process_time()
            task()
            least[name] = min(least[name], time.process_time() - before)
    return least


def share_of_engine(task: Callable[[], int]) -> float:
    """The share of a task's time that is spent in the engine and below it, by a profile."""
    profile = cProfile.Profile()
    profile.runcall(task)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    inside = sum(
        facts[3] for (file, _, name), facts in stats.items() if (Path(file).name, name) in ENGINE
    )
    return float(inside / sum(facts[2] for facts in stats.values()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    scrapes = texts(options.records)
    size = sum(map(len, scrapes))
    table = io.BytesIO()
    pq.write_table(pa.table({"id": range(len(scrapes)), "text": scrapes}), table)
    lines = b"".join(
        json.dumps({"id": at, "text": text}).encode() + b"\n" for at, text in enumerate(scrapes)
    )
    packed, zst = gzip.compress(lines), zstd_module().compress(lines)
    many = lines * (1 + (64 << 20) // len(lines))
    many_gz, many_zst = gzip.compress(many), zstd_module().compress(many)
    tasks: dict[str, Callable[[], int]] = {
        "engine alone": lambda: engine(scrapes),
        "parquet": lambda: run(table.getvalue(), "parquet", "parquet"),
        "jsonl": lambda: run(lines, "jsonl", "jsonl"),
        "jsonl.gz": lambda: run(packed, "jsonl", "jsonl", "gz"),
        "jsonl.zst": lambda: run(zst, "jsonl", "jsonl", "zst"),
    }
    for task in tasks.values():
        task()
    least = measured(tasks, options.rounds)
    print(f"{len(scrapes)} records, {size / 1e6:.1f} MB of text; least of {options.rounds} rounds")
    for name, seconds in least.items():
        ratio = seconds / least["engine alone"]
        beside = seconds / least["jsonl"]
        print(f"{name:14} {seconds:7.2f} s CPU  {ratio:5.2f} x engine  {beside:5.2f} x jsonl")
    reads = {"plain": many, "gz": many_gz, "zst": many_zst}
    read = measured({name: lambda raw=raw: only_read(raw) for name, raw in reads.items()}, 3)  # type: ignore[misc]
    for name, seconds in read.items():
        print(f"reading alone, {name:6} {len(many) / 1e6 / seconds:7.0f} MB/s of lines")
    share = share_of_engine(tasks["parquet"])
    print(f"profile: {share:.1%} of the Parquet run lies in the engine (1/share = {1 / share:.2f})")


if __name__ == "__main__":
    main()
