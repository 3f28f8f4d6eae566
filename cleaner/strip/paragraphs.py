"""The article as a reader sees it: a paragraph each, however the text was wrapped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cleaner.model import Blocks, Document, without
from cleaner.read.split import split
from cleaner.text import Offsets


def paragraphs(document: Document, gone: Sequence[Offsets]) -> tuple[str, ...]:
    """What is left of a document, a block at a time, each on one line.

    Menus can hide that a text is wrapped, so what is left of its lines is looked at once more.
    """
    if document.layout in ("lines", "paragraphs"):
        blocks, layout = split(without(document.text, gone), mend=False)
        if layout == "wrapped":
            return _on_one_line(blocks.texts())
    return _on_one_line(_left_of_each(document.blocks, gone))


def _on_one_line(texts: Iterable[str]) -> tuple[str, ...]:
    lines = (" ".join(text.split()) for text in texts)
    return tuple(line for line in lines if line)


def _left_of_each(blocks: Blocks, gone: Sequence[Offsets]) -> Iterator[str]:
    begins, ends = [begin for begin, _ in gone], [end for _, end in gone]
    for start, end in zip(blocks.starts, blocks.ends, strict=True):
        within = gone[bisect_right(ends, start) : bisect_left(begins, end)]
        cuts = [(lo - start, hi - start) for lo, hi in within]
        yield without(blocks.text[start:end], cuts)
