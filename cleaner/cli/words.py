"""Words that are commands, and words that were meant as one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cleaner.cli.report import UsageError
from cleaner.model import InputError

COMMANDS = ("run", "explain", "restore", "overlap", "rules")
_OPTIONS = {"help": "--help", "version": "--version"}


def refuse_close(word: str) -> None:
    """Refuse a first word that is no file, and nearly a command.

    Raises:
        InputError: says what may have been meant.
    """
    if word.startswith("-") or os.path.lexists(word):
        return
    from difflib import get_close_matches

    close = get_close_matches(word, (*COMMANDS, *_OPTIONS), n=1, cutoff=0.75)
    if close:
        meant = _OPTIONS.get(close[0], close[0])
        raise InputError(f"{word}: no such file; did you mean `clean {meant}`?")


def refuse_late(paths: Sequence[Path]) -> None:
    """Refuse a command behind options, where it is taken for one of several files.

    Raises:
        UsageError: there is no file of that name.
    """
    for path in paths if len(paths) > 1 else ():
        if str(path) in COMMANDS and not os.path.lexists(path):
            raise UsageError(f"{path}: no such file; a command comes first: clean {path} ...")
