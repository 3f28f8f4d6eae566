"""What the command was pointed at: standard input, files, and the files of folders."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.cli.report import UsageError
from cleaner.cli.streams import is_stdout, on_terminal, read_stdin
from cleaner.corpus.containers.held import Held
from cleaner.model import InputError

BACKUP = ".orig"
"""What --in-place puts behind the name of a file that it keeps, where nothing else is asked for."""


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
        self.check()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise InputError(f"{self.path}: cannot be read: {error.strerror}") from None

    def check(self) -> None:
        """Refuse what one might wait for for ever, unless it was named.

        Raises:
            InputError: it is a pipe or a device, and was found in a folder.
        """
        if not self.walked or self.path is None:
            return
        try:
            mode = self.path.stat().st_mode
        except OSError:
            return  # it says so when it is read
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise InputError(f"{self.path}: is a pipe or a device; name it to have it read")


def nothing_named(paths: list[Path]) -> bool:
    """Whether there is nothing to read: no path, and a person at standard input."""
    return not paths and on_terminal(sys.stdin)


def found_inputs(paths: list[Path], *, backup: str | None = BACKUP) -> list[Input]:
    """The inputs behind paths, folders walked in order; hidden files are passed over.

    Args:
        paths: as they were named.
        backup: how backups end that are passed over in folders, beside those that end as usual;
            None to have them all.

    Raises:
        UsageError: standard input is named twice.
    """
    if not paths:
        return [Input(None, Path("stdin.txt"))]
    if sum(str(path) == "-" for path in paths) > 1:
        raise UsageError("standard input (-) can be read only once")
    behind = (list(_behind(path)) for path in paths)
    if backup is None:
        return [here for found in behind for here in found]
    ends = tuple({BACKUP, backup} - {""})
    return [here for found in behind for here in _without_backups(found, ends)]


def told_apart(inputs: list[Input], paths: list[Path]) -> list[Input]:
    """The inputs with places below the folder that all the paths have in common.

    What was named itself is then part of every place, such as the folders of several outlets.
    """
    named = {_normal(path) for path in paths if os.path.lexists(path)}
    if len(named) < 2:
        return inputs
    shared = os.path.commonpath([path.parent for path in named])
    return [_placed(here, Path(shared)) for here in inputs]


def _placed(here: Input, folder: Path) -> Input:
    if here.path is None or not (path := _normal(here.path)).is_relative_to(folder):
        return here
    return replace(here, place=path.relative_to(folder))


def _normal(path: Path) -> Path:
    """The whole path, without dots; links are as they are called."""
    return Path(os.path.normpath(path.absolute()))


def are_several(paths: list[Path], inputs: list[Input]) -> bool:
    """Whether results need a folder: more than one input, or a folder, whatever is in it."""
    return len(inputs) != 1 or any(map(os.path.isdir, paths))


def _without_backups(found: list[Input], ends: tuple[str, ...]) -> Iterator[Input]:
    """Without what --in-place left beside a text of a folder; else it would be read twice."""
    places = {str(here.place) for here in found if here.walked}
    for here in found:
        place = str(here.place)
        beside = (place.removesuffix(end) for end in ends if place.endswith(end))
        if not here.walked or places.isdisjoint(beside):
            yield here


def _behind(path: Path) -> Iterator[Input]:
    if str(path) == "-":
        yield Input(None, Path("stdin.txt"))
    elif ":" in str(path) and (stored := _behind_url(path)) is not None:
        yield from stored
    elif os.path.isdir(path):  # noqa: PTH112 – a name that is too long is not an exception here
        for file in _files(path):
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
