"""Inputs and the folder of results by names that hold on every machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.corpus.containers.held import Opens
from cleaner.corpus.run.plan import Run, Source
from cleaner.corpus.stores.urls import url_of
from cleaner.model import InputError


@dataclass(frozen=True, slots=True)
class Placed:
    """A file that every machine reaches; messages call it as it was named."""

    name: str
    path: Path
    place: Path

    def read(self) -> bytes:
        """All of its bytes.

        Raises:
            InputError: it cannot be read on the machine that asks.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise InputError(f"{self.name}: cannot be read: {error.strerror}") from None


def shared_run(run: Run) -> Run:
    """The same run, with inputs that workers find.

    Raises:
        InputError: an input is on this machine alone.
    """
    return replace(run, sources=tuple(_shared(source) for source in run.sources))


def shared_target(target: str) -> str:
    """The folder of results as workers find it."""
    return target if url_of(target) else str(Path(target).absolute())


def _shared(source: Source) -> Source:
    held = source.held
    if held.path is not None:
        return replace(source, held=Placed(held.name, held.path.absolute(), held.place))
    if isinstance(held, Opens) and url_of(held.name):
        return source
    raise InputError(f"{held.name}: no worker can read it; name files that all machines reach")
