"""Line numbers of places in a text, counted once for the whole text."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.text import LINE_END


class Lines:
    r"""Where the lines of a text begin; a line ends at LF, CRLF or CR.

    >>> lines = Lines("one\r\ntwo\n\nfour")
    >>> [lines.at(place) for place in (0, 5, 10)]
    [1, 2, 4]
    """

    def __init__(self, text: str) -> None:
        self._starts = [found.end() for found in LINE_END.finditer(text)]

    def at(self, place: int) -> int:
        """The line, from 1, in which a place stands."""
        return bisect_right(self._starts, place) + 1
