"""What the command was pointed at: standard input, files, and the files of folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.report import UsageError
from cleaner.cli.streams import is_stdout, read_stdin
from cleaner.corpus.containers.held import Held
from cleaner.model import InputError


@dataclass(frozen=True, slots=True)
class Input:
    """One text to clean: ``path`` is None for standard input, and for what lies behind a URL.

    ``place`` is its name in a folder of results; ``walked`` says that it was found in a folder;
    ``stored`` is what lies behind a URL.
    """

    path: Path | None
    place: Path
    walked: bool = False
    stored: Held | None = None

    @property
    def name(self) -> str:
        """How messages and audits call it."""
        if self.stored is not None:
            return self.stored.name
        return "-" if self.path is None else str(self.path)

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.path is None and self.stored is None

    def read(self) -> bytes:
        """Its bytes.

        Raises:
            InputError: it cannot be read, or is where the output goes.
        """
        if self.stored is not None:
            return self.stored.read()
        if self.path is None:
            return read_stdin()
        if is_stdout(self.path):
            raise InputError(f"{self.path}: is the output too; write elsewhere, or use --in-place")
        try:
            mode = self.path.stat().st_mode
            if self.walked and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise InputError(f"{self.path}: is a pipe or a device; name it to have it read")
            return self.path.read_bytes()
        except OSError as error:
            raise InputError(f"{self.path}: cannot be read: {error.strerror}") from None


def found_inputs(paths: list[Path], *, skip_suffix: str = "") -> list[Input]:
    """The inputs behind paths, folders walked in order; hidden files are passed over.

    Raises:
        UsageError: standard input is named twice.
    """
    if not paths:
        return [Input(None, Path("stdin.txt"))]
    if sum(str(path) == "-" for path in paths) > 1:
        raise UsageError("standard input (-) can be read only once")
    return [found for path in paths for found in _behind(path, skip_suffix)]


def are_several(paths: list[Path], inputs: list[Input]) -> bool:
    """Whether results need a folder: more than one input, or a folder, whatever is in it."""
    return len(inputs) != 1 or any(map(os.path.isdir, paths))


def _behind(path: Path, skip_suffix: str) -> Iterator[Input]:
    if str(path) == "-":
        yield Input(None, Path("stdin.txt"))
    elif ":" in str(path) and (stored := _behind_url(path)) is not None:
        yield from stored
    elif os.path.isdir(path):  # noqa: PTH112 – a name that is too long is not an exception here
        for file in _files(path):
            if not (skip_suffix and file.name.endswith(skip_suffix)):
                place = file.relative_to(path) if file != path else Path(path.name)
                yield Input(file, place, walked=file != path)
    else:
        yield Input(path, Path(path.name))


def _behind_url(path: Path) -> list[Input] | None:
    """The files behind a URL; None where it is none."""
    from cleaner.corpus.stores.urls import url_of

    url = url_of(path)
    if url is None:
        return None
    from cleaner.corpus.stores.found import stored

    found = stored(url)
    walked = len(found) != 1 or found[0].name != url
    return [Input(None, each.place, walked=walked, stored=each) for each in found]


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder, and folders in it that cannot be looked into."""
    closed: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(where) / name
    yield from (Path(str(error.filename)) for error in closed)
