"""summary.json and summary.html: what a run read, what it removed, and what is worth a look.

No time and no speed stands there: a run that was resumed says what an undisturbed one says.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cleaner.corpus.records.tally import as_json
from cleaner.corpus.run.books import ERRORS, Books
from cleaner.corpus.stores.folders import Folder

DATA, PAGE = "summary.json", "summary.html"
REASONS = 50
"""Reasons for failures that are listed."""

_OWN = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d,.]*")


def write_summary(books: Books) -> None:
    """Write both.

    Raises:
        StoreError: they cannot be written.
    """
    from cleaner.corpus.run.page.render import summary_page

    summary = summary_of(books)
    books.folder.write(DATA, f"{json.dumps(summary, indent=1, ensure_ascii=True)}\n".encode())
    books.folder.write(PAGE, summary_page(summary, links(books)).encode("utf-8", "replace"))


def summary_of(books: Books) -> dict[str, Any]:
    """The run as JSON has it."""
    counts = as_json(books.tally)
    chars = counts["chars"]
    return {
        "summary": 1,
        "clean_version": books.known["clean_version"],
        "rules_sha256": books.known["rules_sha256"],
        "inputs": len(books.run.sources),
        "shards": books.shards,
        **{key: counts[key] for key in ("records", "failed", "empty", "chars", "removed")},
        "skipped": books.skipped,
        "removed_share": round(counts["removed"] / chars, 6) if chars else 0.0,
        "obstacles": _most(counts["obstacles"]),
        "kinds": _most(counts["kinds"]),
        "sites": {
            site: {"records": each[0], "chars": each[1], "removed": each[2]}
            for site, each in sorted(counts["sites"].items(), key=lambda item: -item[1][0])
        },
        "rules": _most(counts["rules"]),
        "samples": counts["samples"],
        "outliers": [
            {"removed_share": share, "input": name, "number": number, "chars": size}
            for share, name, number, size in counts["outliers"]
        ],
        "failures": _failures(books.folder),
    }


def _most(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _failures(folder: Folder) -> list[dict[str, Any]]:
    """Reasons, how often each, and where first; what differs from record to record is left out."""
    counts: Counter[str] = Counter()
    first: dict[str, dict[str, Any]] = {}
    stream = folder.open(ERRORS)
    if stream is None:
        return []
    with stream:
        for line in stream:
            failed = json.loads(line)
            reason = _OWN.sub("…", failed["error"].removeprefix(f"{failed['input']}: "))
            counts[reason] += 1
            first.setdefault(reason, failed)
    return [
        {"reason": reason, "count": count}
        | {key: first[reason][key] for key in ("input", "number", "error")}
        for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:REASONS]
    ]


def links(books: Books) -> dict[str, str]:
    """For each input that lies on this machine, where it lies seen from the folder of results."""
    path: Path | None = getattr(books.folder, "path", None)
    if path is None:
        return {}
    here = os.path.realpath(path)
    return {
        source.name: quote(os.fsencode(os.path.relpath(os.path.realpath(source.held.path), here)))
        for source in books.run.sources
        if source.held.path is not None
    }
