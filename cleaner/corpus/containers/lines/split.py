"""Pieces of bytes to lines, none of them longer than a record may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

TOO_LONG = None
"""Stands for a line that is too long to be held."""


def split_lines(pieces: Iterable[bytes], most: int) -> Iterator[tuple[bytes | None, int]]:
    """Lines without their line feed, and their sizes; None for one of more than ``most`` bytes.

    What follows the last line feed is a line too, unless it is nothing.  If ``pieces`` raises, the
    lines before were given, and the one that broke off was not.
    """
    rest: list[bytes] = []
    size = 0
    for piece in pieces:
        first, *others = piece.split(b"\n")
        size += len(first)
        if size <= most:
            rest.append(first)
        else:
            rest.clear()
        if others:
            yield (b"".join(rest) if size <= most else TOO_LONG), size
            last = others.pop()
            for line in others:
                yield (line if len(line) <= most else TOO_LONG), len(line)
            rest, size = [last], len(last)
    if size:
        yield (b"".join(rest) if size <= most else TOO_LONG), size
