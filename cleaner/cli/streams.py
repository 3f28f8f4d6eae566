"""Standard streams and files, byte by byte: no locale, no torn file, one line an error."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any

from cleaner.model import CleanerError, InputError

CLEAR = "\r\x1b[K"
"""Takes back the last line of a terminal."""

STDIN, STDOUT, STDERR = 0, 1, 2

STANDARD = Path("-")
"""As the file of an option, standard output or input; a file of that name is ``./-``."""


class OutputError(CleanerError):
    """An output that cannot be written: full, read-only, closed."""


class PlaceError(OutputError):
    """One that cannot be written because of its name or its folder; others may."""


_OF_THE_PLACE = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOENT),
        *(errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL, errno.EILSEQ),
    }
)
"""What is wrong with one file alone; a full disk is wrong with all of them."""


def open_missing_descriptors() -> None:
    """Give closed standard descriptors to the null device, or the next file would land there."""
    for descriptor in (STDIN, STDOUT, STDERR):
        try:
            os.fstat(descriptor)
        except OSError:
            mode = os.O_RDONLY if descriptor == STDIN else os.O_WRONLY
            if descriptor != STDERR:
                _CLOSED.add(descriptor)
            os.open(os.devnull, mode)


_CLOSED: set[int] = set()


def read_stdin() -> bytes:
    """All of standard input.

    Raises:
        InputError: it is closed, or cannot be read.
    """
    if STDIN in _CLOSED:
        raise InputError("standard input: is closed; name a file")
    if is_stdout(STDIN):
        raise InputError("standard input: is the output too; write elsewhere")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"standard input: cannot be read: {error.strerror}") from None


def write_stdout(data: bytes) -> None:
    """All of ``data`` to standard output, flushed.

    Raises:
        OutputError: it is closed, or full.
    """
    if STDOUT in _CLOSED:
        raise OutputError("standard output: is closed; write to a file with -o")
    try:
        _write_whole(STDOUT, data)
    except OSError as error:
        raise OutputError(f"standard output: cannot be written: {error.strerror}") from None


def write_stderr(text: str) -> None:
    """A message; where even that cannot be written, silence."""
    try:
        os.write(STDERR, text.encode("utf-8", "backslashreplace"))
    except OSError:
        return


def write_file(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    like: Path | None = None,
    around: AbstractContextManager[None] | None = None,
) -> None:
    """Write a file whole or not at all: a temporary name beside it, then its own.

    Args:
        path: where to; what is not a regular file (a device, a pipe) is written straight.
        data: the bytes, or parts of them that are made while they are written.
        like: a file whose permissions the new one gets.
        around: entered when all is written, left when the file has its name.

    Raises:
        PlaceError: it cannot be written there; nothing is left behind.
        OutputError: nothing can be written; nothing is left behind.
    """
    parts = [data] if isinstance(data, bytes) else data
    around = around or nullcontext()
    try:
        if path.exists() and not path.is_file():
            with around:
                _write_straight(path, parts)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, parts, like, around)
    except OSError as error:
        kind = PlaceError if error.errno in _OF_THE_PLACE else OutputError
        raise kind(f"{path}: cannot be written: {error.strerror or error}") from None


def _write_straight(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("wb", buffering=0) as file:
        for part in parts:
            _write_whole(file.fileno(), part)


def _replace(
    path: Path, parts: Iterable[bytes], like: Path | None, around: AbstractContextManager[None]
) -> None:
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    waiting = target.with_name(f".{secrets.token_hex(8)}.tmp")
    like = like or (target if target.exists() else None)
    try:
        with waiting.open("xb", buffering=0) as file:
            if like is not None:
                waiting.chmod(stat.S_IMODE(like.stat().st_mode))
            for part in parts:
                _write_whole(file.fileno(), part)
            os.fsync(file.fileno())
        with around:
            waiting.replace(target)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise


def append_lines(path: Path, lines: Iterable[str]) -> None:
    """Add lines to the end of a file, all of them or none.

    Raises:
        OutputError: they cannot be written; the file is as it was.
    """
    data = _joined(lines)
    try:
        if path.exists() and not path.is_file():
            _write_straight(path, [data])
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            try:
                _write_whole(file.fileno(), data)
                os.fsync(file.fileno())
            except BaseException:
                file.truncate(size)
                raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def note_lines(path: Path, lines: Iterable[str]) -> None:
    """Add lines to the file that an option names, or to standard output.

    Raises:
        OutputError: they cannot be written.
    """
    if path == STANDARD:
        write_stdout(_joined(lines))
    else:
        append_lines(path, lines)


@contextmanager
def noted_lines(path: Path, lines: Iterable[str]) -> Iterator[None]:
    """As `note_lines`; where what is done meanwhile fails, they are taken out of a file again.

    An interruption leaves them: what was done meanwhile may be done.

    Raises:
        OutputError: they cannot be written.
    """
    lines = list(lines)
    note_lines(path, lines)
    try:
        yield
    except (OSError, CleanerError):
        if path != STANDARD and path.is_file():
            _take_back(path, _joined(lines))
        raise


def _take_back(path: Path, data: bytes) -> None:
    """Cut off what was added to the end of a file, if another process added nothing after it."""
    with path.open("r+b") as file:
        before = max(file.seek(0, os.SEEK_END) - len(data), 0)
        file.seek(before)
        if file.read() == data:
            file.truncate(before)


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _write_whole(descriptor: int, data: bytes) -> None:
    """Unbuffered: what a buffer could not write it would try again when the file is closed."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view[: 1 << 20]) :]


def is_stdout(file: Path | int) -> bool:
    """Whether standard output is redirected to this very file."""
    try:
        here, there = os.fstat(STDOUT), os.stat(file)  # noqa: PTH116 – or a descriptor
    except OSError:
        return False
    return stat.S_ISREG(there.st_mode) and os.path.samestat(here, there)


def on_terminal(stream: IO[Any] | None) -> bool:
    """Whether a standard stream is there, and a terminal."""
    return stream is not None and stream.isatty()


def printable(text: str) -> str:
    r"""Untrusted text for a terminal: control characters and bidi marks made visible.

    >>> printable("a\x1b[31mb\u202e")
    'a\\x1b[31mb\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(char if _harmless(char) else _escaped(char) for char in text)


def _harmless(char: str) -> bool:
    return char.isprintable() or (char.isspace() and unicodedata.category(char) == "Zs")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
