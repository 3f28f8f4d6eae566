"""A hundred invented records, and what `RecordCleaner` alone makes of them."""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cleaner.records import FACTS, RecordCleaner

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!DOCTYPE html><html><body><nav>Home News</nav><article>{}</article></body></html>"
ODD = (
    "",
    " \n",
    "Rain fell on the town.\r\n\r\nSign up for our newsletter.\r\n\r\nThe council met.\r\n",
    "\ufeffEin Boot 🛶 sank.\n\nShare this article\n\nنزل المطر على البلدة.\n",
    "No line end",
)


def invented(count: int = 100) -> list[dict[str, Any]]:
    """Records with one and the same fields, null where there is nothing: pages and texts."""
    lines = (ROOT / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    samples = [record for record in map(json.loads, lines) if "text" in record]
    draw = random.Random(5)  # noqa: S311 – the same records every time
    return [_invented(number, draw.choice(samples), draw) for number in range(count)]


def _invented(number: int, sample: dict[str, str], draw: random.Random) -> dict[str, Any]:
    pieces = sample["text"].split("\n\n")
    kept = [piece for piece in pieces if draw.random() < 0.3] or pieces[:1]
    text: str | None = "\n\n".join(kept)
    html = None
    if number % 10 == 9:
        html, text = PAGE.format("".join(f"<p>{' '.join(p.split())}</p>" for p in kept)), None
    elif number % 10 == 4:
        text = ODD[number // 10 % len(ODD)]
    url = None if number % 7 == 0 else f"{sample['url']}/{number}"
    return {"id": number, "url": url, "text": text, "html": html, "words": [str(number)]}


def digest(records: Iterable[Mapping[str, Any]]) -> str:
    """MD5 over all that cleaning says, record by record."""
    md5 = hashlib.md5(usedforsecurity=False)
    for record in records:
        said = [record["id"], record["text"], *(record[name] for name in FACTS)]
        md5.update(json.dumps(said, sort_keys=True).encode() + b"\n")
    return md5.hexdigest()


@pytest.fixture(scope="session")
def records() -> list[dict[str, Any]]:
    return invented()


@pytest.fixture(scope="session", name="digest")
def _digest() -> Callable[[Iterable[Mapping[str, Any]]], str]:
    return digest


@pytest.fixture(scope="session")
def wanted(records: list[dict[str, Any]]) -> str:
    clean = RecordCleaner()
    alone = [clean({k: v for k, v in record.items() if v is not None}) for record in records]
    assert sum(len(record["removed"]) for record in alone) > 100
    assert sum(record["clean_field"] == "html" for record in alone) == 10
    assert sum(record["clean_field"] is None for record in alone) == 4
    return digest(alone)


@pytest.fixture(autouse=True, scope="session")
def _no_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hugging Face keeps to a folder of its own, and stays off the network."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HOME", str(tmp_path_factory.mktemp("hf")))
        for name in ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
            patch.setenv(name, "1")
        yield


@pytest.fixture(scope="session")
def alone_env() -> dict[str, str]:
    """For commands in a process of their own, where warnings are what they are for users."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}
