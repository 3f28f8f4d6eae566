"""The libraries that hooks are for; none of them comes with cleaner."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cleaner.model import CleanerError


class MissingLibraryError(CleanerError, ImportError):
    """The tool that a hook is for is not installed."""


def check_kind(given: object, kind: type | tuple[type, ...], what: str) -> None:
    """Nothing, where it is of that kind.

    Raises:
        TypeError: it is something else.

    >>> check_kind("Rain.", dict, "clean_frame() takes a data frame")
    Traceback (most recent call last):
    TypeError: clean_frame() takes a data frame, not str
    """
    if not isinstance(given, kind):
        raise TypeError(f"{what}, not {type(given).__name__}")


def library(name: str, package: str | None = None) -> Any:  # noqa: ANN401 – modules have no type
    """The module, or one line that says what to install.

    Raises:
        MissingLibraryError: it is not installed.

    >>> library("no_such_tool")
    Traceback (most recent call last):
    cleaner.hooks.library.MissingLibraryError: no_such_tool is missing: pip install no_such_tool
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        root = name.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != root:
            raise
        raise MissingLibraryError(f"{root} is missing: pip install {package or root}") from None
