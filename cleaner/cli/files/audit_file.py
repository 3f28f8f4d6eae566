"""The file that ``--audit`` names: only an audit is added to."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from cleaner.cli.report import UsageError
from cleaner.cli.streams import STANDARD, OutputError

_HEADER = re.compile(rb'\s*\{\s*"audit"\s*:')
_ENOUGH = 1 << 12


def check_audit(path: Path | None) -> None:
    """Refuse a file that is there and holds something else, a text whose name was meant as input.

    Raises:
        UsageError: it holds something, and does not begin with the header of an audit.
        OutputError: it cannot be written.
    """
    if path is None or path == STANDARD:
        return
    try:
        begin = _beginning(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
    if begin.strip() and not begins_audit(begin):
        raise UsageError(
            f"--audit {path}: is no audit, and would be added to; name a new file for it"
        )


def begins_audit(begin: bytes) -> bool:
    """Whether a file that begins so is an audit."""
    return bool(_HEADER.match(begin))


def _beginning(path: Path) -> bytes:
    """What stands in it; nothing in one that is not there yet, or is no regular file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return b""
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return b""
    with path.open("rb") as file:
        return file.read(_ENOUGH)
