"""Tags as small numbers, and tables that say by number what a tag does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.flags import FLAG_OF_TAG
from cleaner.read.html.tags import BREAK, END, INLINE, MARKS, UNSEEN, VOID

TAGS = tuple(sorted(name for name, mark in MARKS.items() if mark in ("\n", "\n\n", "\t")))
"""The elements that part lines, and cells; any other that does so has the number behind these."""

_BLANK = re.compile(r"\s")
_PLAIN = INLINE - {"a", "span", *FLAG_OF_TAG, *VOID}
_FOREIGN = "circle defs g head line path picture polygon rect stop symbol use"
_NAMES = ("?", *sorted({*MARKS, *INLINE, *UNSEEN, *VOID, END} - _PLAIN))
"""The names that are told apart; "?" is any that HTML lacks or that says nothing."""

_LETTERS = {" ": "m", "\n": "n", "\n\n": "p", "\t": "t", BREAK: "b"}


@dataclass(frozen=True, slots=True)
class Kinds:
    """Tables of 256 entries; ``numbers`` says by the name which entry is a tag's.

    Attributes:
        numbers: an end tag's name has its slash.
        letters: for the white space that stands for the tag (see ``lines``), or 0.
        steps: 1 where an element begins, -1 where it ends.
        unseen, pre: the same, only for elements that show nothing, or all blanks, of their text.
        flags: what the element says of the text in it.
        blocks: whether it parts lines or cells.
        tags: its place in `TAGS`.
    """

    numbers: dict[str, int]
    letters: NDArray[np.uint8]
    steps: NDArray[np.int8]
    unseen: NDArray[np.int8]
    pre: NDArray[np.int8]
    flags: NDArray[np.uint32]
    blocks: NDArray[np.bool_]
    tags: NDArray[np.uint8]

    def of(self, tags: Sequence[str]) -> NDArray[np.uint8]:
        """The numbers of these tags."""
        known = self.numbers.get
        found = np.array(bytearray([known(tag, 0) for tag in tags]), dtype=np.uint8)
        for at in np.flatnonzero(found == 0).tolist():
            found[at] = self._odd(tags[at])
        return found

    def _odd(self, tag: str) -> int:
        """The number of a tag that is in no table; what HTML calls no blank may end its name."""
        other = self.numbers["/?" if tag[0] == "/" else "?"]
        return self.numbers.get(_BLANK.split(tag, 1)[0], other)


@cache
def kinds(*, xml: bool) -> Kinds:
    """The tables; in ``xml``, elements that HTML lacks part lines and a title is text."""
    names = [name for name in ("", *_NAMES) for _ in range(2)]
    names += [""] * (256 - len(names))
    marks = [_mark(name, xml=xml) for name in names]
    letters = [_letter(names[at], marks[at], end=at % 2 == 1) for at in range(256)]
    signs = np.where(np.arange(256) % 2 == 0, 1, -1).astype(np.int8)
    unseen = UNSEEN - {"title"} if xml else UNSEEN
    return Kinds(
        numbers=_numbers(names),
        letters=np.frombuffer("".join(letters).encode(), np.uint8),
        steps=signs * np.array([name not in VOID for name in names]),
        unseen=signs * np.array([name in unseen for name in names]),
        pre=signs * np.array([name == "pre" for name in names]),
        flags=np.array([FLAG_OF_TAG.get(name, 0) for name in names], np.uint32),
        blocks=np.array([mark in ("\n", "\n\n", "\t") for mark in marks]),
        tags=np.array([TAGS.index(n) if n in TAGS else len(TAGS) for n in names], np.uint8),
    )


def _numbers(names: Sequence[str]) -> dict[str, int]:
    """An even number for a start tag, the odd one behind it for its end tag."""
    numbers = {f"{'/' * (at % 2)}{name}": at for at, name in enumerate(names) if name}
    for like, others in (("span", _PLAIN), ("?", _FOREIGN.split())):
        for name in others:
            numbers[name], numbers[f"/{name}"] = numbers[like], numbers[f"/{like}"]
    numbers["!"], numbers["!DOCTYPE"] = numbers["wbr"], numbers["meta"]  # both without an end
    return numbers


def _mark(name: str, *, xml: bool) -> str:
    """The white space that stands for a tag of this name."""
    mark = MARKS.get(name, "")
    return "\n" if xml and name and not mark and name not in INLINE else mark


def _letter(name: str, mark: str, *, end: bool) -> str:
    if mark and not (end and mark == "\t"):
        return _LETTERS[mark]
    if name == "a":
        return "l" if end else "k"
    return "e" if end else "\0"
