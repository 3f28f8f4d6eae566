"""The texts of a page that can be seen: what stands between the tags, its white space folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from operator import itemgetter

import numpy as np

from cleaner.read.html.tokens import Tokens

_WHITE = " \t\n\r\f"
_BLANKS = re.compile(rf"[{_WHITE}]+")
_BLANK, _BARE, _KEPT = b"sAP"
_AROUND = ((b"B", b"sA"), (b"C", b"As"), (b"D", b"sAs"))


@dataclass(frozen=True, slots=True)
class Texts:
    """``T`` texts that can be seen; of a ``<pre>``, each line is one.

    Attributes:
        found: [T] as they are to be written.
        places: [T] how many tags stand before each.
        letters: the texts, and the blanks and tags around them, as letters (see ``lines``).
    """

    found: list[str]
    places: list[int]
    letters: bytes


def read_texts(tokens: Tokens) -> Texts:
    """The texts before, between and behind the tags."""
    texts = tokens.texts
    seen = ~tokens.within(tokens.kinds.unseen)
    filled = np.frombuffer(bytes(map(bool, texts)), np.bool_) & seen
    kept = filled & tokens.within(tokens.kinds.pre)
    places, shapes, found = _bare(texts, np.flatnonzero(filled & ~kept).tolist())
    letters = np.zeros(2 * len(texts) - 1, np.uint8)
    letters[::2][filled] = _BLANK
    letters[::2][places] = shapes
    letters[::2][kept] = _KEPT
    letters[1::2] = tokens.kinds.letters[tokens.tags] * seen[1:]
    read = Texts(found, places, _expanded(letters.tobytes()))
    return _with_kept(read, texts, np.flatnonzero(kept).tolist()) if kept.any() else read


def _bare(texts: Sequence[str], places: Iterable[int]) -> tuple[list[int], list[int], list[str]]:
    """Where there is more than blanks, the blanks around it, and what it is.

    The blanks are a letter: a blank before A makes it B, one behind it C, both D.
    """
    solid: list[int] = []
    shapes: list[int] = []
    found: list[str] = []
    for at in places:
        text = texts[at]
        bare = text.strip(_WHITE)
        if bare:
            solid.append(at)
            shapes.append(_BARE + (text[0] != bare[0]) + 2 * (text[-1] != bare[-1]))
            found.append(_folded(bare))
    return solid, shapes, found


def _expanded(letters: bytes) -> bytes:
    for shape, run in _AROUND:
        letters = letters.replace(shape, run)
    return letters


def _folded(text: str) -> str:
    """The text as it is written: one blank for any white space, no references."""
    if "  " in text or not text.isprintable():
        text = _BLANKS.sub(" ", text)
    return _unescape(text) if "&" in text else text


def _unescape(text: str) -> str:
    """The four references that a serialised tree holds."""
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0")
    return text.replace("&amp;", "&")


def _with_kept(read: Texts, texts: Sequence[str], kept: Sequence[int]) -> Texts:
    """Those read, and those in a ``<pre>``, whose blanks and line ends stay."""
    plain = [_unescape(texts[at]).replace("\r", "\n") for at in kept]
    lines = [
        (at, line)
        for at, text in zip(kept, plain, strict=True)
        for line in text.split("\n")
        if line
    ]
    both = sorted([*zip(read.places, read.found, strict=True), *lines], key=itemgetter(0))
    between = read.letters.split(b"P")
    letters = chain.from_iterable(zip_longest(between, map(_kept_letters, plain), fillvalue=b""))
    return Texts([text for _, text in both], [at for at, _ in both], b"".join(letters))


def _kept_letters(text: str) -> bytes:
    """A text of a ``<pre>``: where its line ends, what stands on its lines, a blank at its end."""
    if text == "\n":
        return b"o"
    lines = b"r".join(b"A" * bool(line) for line in text.split("\n"))
    return lines + b"w" * text.endswith((" ", "\t"))
