"""What the benchmark runs: ours and the peers look alike from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import process_time

from bench.extraction.pages import Page


class AbsentError(Exception):
    """A tool that is not installed here; the message says what is missing."""


def _nothing() -> None:
    """Most tools hold nothing open."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that is there.

    Attributes:
        name: its row.
        version: of the package, or where the method comes from.
        run: an input to the text of its article.
        clock: CPU seconds spent so far by this process, and by the tool's own where it has one.
        close: lets go of what the tool holds open.
    """

    name: str
    version: str
    run: Callable[[Page], str]
    clock: Callable[[], float] = process_time
    close: Callable[[], None] = _nothing


Maker = Callable[[str], Tool]
"""Makes the tool of a name; raises where it is not installed."""
