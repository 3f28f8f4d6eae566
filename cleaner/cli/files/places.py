"""Where results go: a place for each input, none of them twice, none of them an input."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli.report import UsageError
from cleaner.cli.streams import STANDARD
from cleaner.model import InputError

if TYPE_CHECKING:
    from cleaner.corpus.containers.held import Held


class Places:
    """The places of the results, checked before the first is made.

    Args:
        output: a file; or a folder, where one is meant or stands there.
        inputs: what is read.
        into_folder: the output is meant for a folder.
        others: files that are written for another purpose, such as an audit.

    Raises:
        UsageError: the output is a file for several inputs, one of them, another output, or
            ambiguous.
    """

    def __init__(
        self,
        output: Path,
        inputs: Sequence[Held],
        *,
        into_folder: bool,
        others: Sequence[Path | None] = (),
    ) -> None:
        self._output = output
        self._others = [other for other in others if other is not None]
        self._into_folder = into_folder or output.is_dir()
        self._written: dict[Path, Held] = {}
        if into_folder and output.exists() and not output.is_dir():
            raise UsageError(f"-o {output}: is a file, but a folder is needed; name one")
        self._read = {identity(here.path): here for here in inputs if here.path is not None}
        planned: dict[Path, Held] = {}
        for here in inputs:
            place = self._place(here)
            if place in planned:
                both = f"{here.name} and {planned[place].name}"
                raise UsageError(
                    f"{both} would both become {place}; name the folder above both, or rename one"
                )
            if identity(place) in self._read:
                raise UsageError(f"{place}: {self._why_refused(place, here)}")
            if self._is_another(place):
                raise UsageError(f"{place}: is another output, too; name another file")
            planned[place] = here

    def of(self, here: Held, *, suffix: str = "") -> Path:
        """The place of one result, with a suffix where it lies in a folder.

        Raises:
            InputError: with its suffix it is the place of another one, or an input.
        """
        place = self._place(here)
        if suffix and self._into_folder:
            place = place.with_name(place.name + suffix)
        if place in self._written:
            other = self._written[place].name
            raise InputError(f"{here.name}: would become {place}, as {other} did; rename one")
        if identity(place) in self._read:
            why = self._why_refused(place, here)
            raise InputError(f"{here.name}: would become {place}, which {why}")
        if self._is_another(place):
            raise InputError(f"{here.name}: would become {place}, which is another output")
        self._written[place] = here
        return place

    def _is_another(self, place: Path) -> bool:
        """Whether it is a file that is written for another purpose; some are not there yet."""
        return bool(self._others) and identity(place) in set(map(identity, self._others))

    def _why_refused(self, place: Path, here: Held) -> str:
        """Why nothing may go where an input lies; what an earlier run wrote may be left out."""
        there = self._read[identity(place)]
        if there is here:
            return "output is the input; write elsewhere, or clean -i"
        name = place.relative_to(self._output).as_posix() if self._into_folder else ""
        folder = there.place.as_posix().removesuffix(name)
        left_out = f"--exclude '{folder}*'" if folder.endswith("/") else "--exclude"
        return f"is an input, too; write elsewhere, or leave out what a run wrote: {left_out}"

    def _place(self, here: Held) -> Path:
        return self._output / here.place if self._into_folder else self._output


def identities(inputs: Sequence[Held]) -> set[object]:
    """What tells a file from all others, for every input that is one."""
    return {identity(here.path) for here in inputs if here.path is not None}


def keep_apart(option: str, path: Path | None, others: set[object]) -> None:
    """Refuse a file that is read, or written for another purpose.

    Raises:
        UsageError: ``path`` is among ``others``.
    """
    if path is not None and path != STANDARD and identity(path) in others:
        raise UsageError(f"{option} {path}: is an input or another output; name another file")


def identity(path: Path) -> object:
    """Device and number of a file; its whole path where there is none; like no other if no file."""
    try:
        found = path.stat()
    except OSError:
        return os.path.realpath(path)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else object()
