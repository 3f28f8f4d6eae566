"""The file that ``--audit`` names: only an audit is added to."""

from __future__ import annotations

import re
from pathlib import Path

from cleaner.cli.report import UsageError
from cleaner.cli.streams import STANDARD, OutputError

_HEADER = re.compile(rb'\s*\{\s*"audit"\s*:')
_ENOUGH = 1 << 12


def check_audit(path: Path | None) -> None:
    """Refuse a file that is there and holds something else, a text whose name was meant as input.

    Raises:
        UsageError: it holds something, and does not begin with the header of an audit.
        OutputError: it cannot be read.
    """
    try:
        if path is None or path == STANDARD or not path.is_file():
            return
        with path.open("rb") as file:
            begin = file.read(_ENOUGH)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
    if begin.strip() and not _HEADER.match(begin):
        raise UsageError(
            f"--audit {path}: is no audit, and would be added to; name a new file for it"
        )
