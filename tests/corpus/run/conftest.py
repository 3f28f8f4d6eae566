"""Invented records, and runs over them without the command."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cleaner.cli.files.inputs import found_inputs
from cleaner.corpus.containers.kinds import kind_of
from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.records.batch import Failed
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.run.books import opened_books
from cleaner.corpus.run.into_folder import run_into_folder
from cleaner.corpus.run.plan import Run, Source
from cleaner.corpus.run.summary import write_summary
from cleaner.corpus.run.watch import Meter
from cleaner.corpus.stores.folders import LocalFolder


@dataclass
class Heard:
    """Watches a run and keeps what it hears."""

    failures: list[tuple[str, int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    meters: list[tuple[int, int]] = field(default_factory=list)

    def moved(self, meter: Meter) -> None:
        self.meters.append((meter.records, meter.read))

    def failed(self, name: str, failed: Failed) -> None:
        self.failures.append((name, failed.number, failed.error))

    def broke(self, _name: str, problem: str, _before: int) -> None:
        self.problems.append(problem)

    def ended(self, _name: str) -> None:
        return

    def say(self, message: str) -> None:
        self.said.append(message)


def lines(count: int) -> Iterator[bytes]:
    """Records, of which every third has something that goes."""
    for number in range(count):
        text = f"Rain fell on the town for {number} days.\n\nThe council met.\n"
        if number % 3 == 0:
            text += "\nSign up for our newsletter.\n"
        yield json.dumps({"id": number, "text": text}).encode() + b"\n"


@dataclass(frozen=True)
class Made:
    """What runs into folders are made of."""

    folder: Path

    def run(self, *names: str, shard_size: int = 10, rows: int = 4, **recipe: str) -> Run:
        """The run over files of the folder; ``rows`` are cut off together."""
        sources = []
        for here in found_inputs([self.folder / name for name in names]):
            kind = kind_of(here.place.name)
            assert kind is not None
            sources.append(Source(here, kind))
        return Run(
            recipe=Recipe(**recipe),
            sources=tuple(sources),
            shard_size=shard_size,
            limits=Limits(rows=rows),
        )

    def go(self, run: Run, out: str, *, jobs: int = 1, resume: bool = False) -> Heard:
        """Run it; what was heard."""
        heard = Heard()
        folder = LocalFolder(self.folder / out)
        with opened_books(run, folder, resume=resume, say=heard.say) as books:
            run_into_folder(books, jobs, heard)
            write_summary(books)
        return heard

    def write(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def bytes_of(self, out: str) -> dict[str, bytes]:
        """All that stands in a folder of results, but for the lock."""
        top = self.folder / out
        paths = [path for path in top.rglob("*") if path.is_file() and path.name != ".lock"]
        return {str(path.relative_to(top)): path.read_bytes() for path in paths}


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path)


@pytest.fixture(scope="session")
def many() -> Callable[[int], bytes]:
    return lambda count: b"".join(lines(count))
