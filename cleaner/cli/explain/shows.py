"""Where an explanation goes: to the terminal, text by text, or into one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from cleaner import __version__
from cleaner.cli.explain.data import Explained
from cleaner.cli.explain.explanation import explanation, heading
from cleaner.cli.paint import Paint, terminal_width
from cleaner.cli.report import warn
from cleaner.cli.streams import STANDARD, printable, write_file, write_stdout
from cleaner.model import Cleaned, Options

Show = Callable[[Cleaned], None]


def in_terminal(paint: Paint, *, whole: bool) -> Show:
    """Shows the lines of a text; ``whole`` shows long runs in full."""

    def show(cleaned: Cleaned) -> None:
        _say(explanation(cleaned, paint=paint, width=terminal_width(), whole=whole))

    return show


class OnPage:
    """Shows all texts on one page, and says of each how much goes."""

    def __init__(self, page: Path) -> None:
        self._page, self._explained = page, Explained()

    def __call__(self, cleaned: Cleaned) -> None:
        """Take in a text."""
        self._explained.add(cleaned)
        if self._page != STANDARD:
            _say([heading(cleaned)])

    def write(self, options: Options) -> None:
        """Write the page.

        Raises:
            OutputError: it cannot be written; nothing is left behind.
        """
        from cleaner.cli.explain.page import html_page

        if cut := self._explained.cut:
            warn(f"{cut:,} of the texts are on the page without their lines: it would be too large")
        page = html_page(self._explained.data(options, version=__version__))
        data = page.encode("utf-8", "replace")
        if self._page == STANDARD:
            write_stdout(data)
        else:
            write_file(self._page, data)
            _say(["", f"The page: {printable(str(self._page))}"])


def _say(lines: Iterable[str]) -> None:
    write_stdout("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
