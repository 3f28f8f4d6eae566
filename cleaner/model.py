"""The nouns of the cleaner: small frozen records that every step passes on.

Offsets are counted in characters of ``Document.text``, from 0, the end exclusive; line numbers
count from 1.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from sys import intern
from typing import Any, Literal, Protocol, get_args, overload

Label = Literal[
    "cookie",
    "newsletter",
    "subscription",
    "donation",
    "share",
    "navigation",
    "related",
    "gallery",
    "caption",
    "repeat",
    "placeholder",
    "byline",
    "dateline",
    "licence",
    "footer",
    "comments",
    "advert",
    "app",
    "structure",
    "other",
]
KINDS: tuple[str, ...] = get_args(Label)
"""What a removed line can be; the words of ``--keep`` and ``--drop``."""

OPTIONAL_KINDS = frozenset({"byline", "dateline"})
"""Kinds that stay in the text unless they are asked away."""

SHORT = 40
"""Characters of a line that may well be said again."""

Galleries = Literal["drop", "first", "keep"]
Preset = Literal["default", "fast"]
Layout = Literal["lines", "paragraphs", "wrapped", "bullets", "fragments", "one-line"]


class CleanerError(Exception):
    """Anything that a user can mend: the message names the place and says what to do."""


class InputError(CleanerError):
    """An input that cannot be read as text: binary, truncated, unreadable."""


class RuleError(CleanerError):
    """A rule file that cannot be used as it stands."""


class AuditError(CleanerError):
    """An audit that does not fit the text that is to be restored."""


@dataclass(frozen=True, slots=True)
class Source:
    """What it takes, beside the text, to write the very bytes that were read.

    ``patches`` holds the bytes that were not valid in ``encoding``, each with the offset of the
    U+FFFD that stands for it in the text.  ``raw`` is set only where a codec does not write back
    what it read; then it holds the input whole.
    """

    encoding: str = "utf-8"
    bom: bytes = b""
    patches: tuple[tuple[int, bytes], ...] = ()
    raw: bytes | None = None
    sha256: str = ""
    size: int = 0
    media: Literal["text", "html"] = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of judgement: a line, a paragraph of several, a bullet with its line, a sentence.

    Invariant: ``text == document.text[start:end]``, without white space at either end.
    """

    index: int
    start: int
    end: int
    text: str


def shared(text: str) -> str:
    """The same text; a short one only once in memory, however often it is said."""
    return intern(text) if len(text) <= SHORT else text


class Blocks(Sequence[Block]):
    """The blocks of a text, in order, disjoint, with only white space between them.

    Two arrays of offsets stand for millions of blocks; a `Block` is made when it is asked for.
    """

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Blocks):
            return NotImplemented
        return (self.text, self.starts, self.ends) == (other.text, other.starts, other.ends)

    def __hash__(self) -> int:
        return hash((self.text, len(self.starts)))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = range(len(self))[index] if index < 0 else index
        start, end = self.starts[at], self.ends[at]
        return Block(at, start, end, self.text[start:end])

    def texts(self) -> list[str]:
        """The text of every block, in order."""
        text = self.text
        spans = zip(self.starts, self.ends, strict=True)
        return [shared(text[start:end]) for start, end in spans]


class Shown(Protocol):
    """A text as a reader sees it: without the addresses of its links, and without pictures."""

    @property
    def text(self) -> str:
        """What a reader sees."""

    @property
    def blocks(self) -> Blocks:
        """The blocks of it."""

    def outer(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where a span of it stands in the text as it was written, its links included."""

    def cut(self, gone: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """Where spans that go stand, each with what is not seen that goes with all of them."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read, and what is known about it.

    What a page says of itself is one line each, and None where it says nothing: ``date`` is the
    day of publication, ``author`` one or more names with semicolons between them, ``outlet`` the
    name of the site, ``language`` the primary subtag of a language tag (BCP 47).

    ``shown`` is set for a text with links or pictures in Markdown: it is judged as a reader sees
    it.

    ``extracted`` is set for HTML: the spans of the rendered text that an extractor takes for the
    article, in order; None where no extractor had a say.
    """

    text: str
    blocks: Blocks
    name: str = "-"
    layout: Layout = "lines"
    source: Source = field(default_factory=Source)
    url: str | None = None
    title: str | None = None
    date: dt.date | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    markup: object | None = field(default=None, compare=False, repr=False)
    shown: Shown | None = field(default=None, compare=False, repr=False)
    extracted: tuple[tuple[int, int], ...] | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a piece of text goes or stays: ``by`` names a rule (``site/id``) or a signal."""

    by: str
    kind: str
    why: str
    score: float


KEPT = Reason(by="", kind="article", why="", score=0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one block; there is exactly one for each."""

    block: Block
    keep: bool
    by: str
    kind: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the document's text: ``text == document.text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece that was taken out, white space beside it included, and why."""

    start: int
    end: int
    text: str
    line: int
    by: str
    kind: str
    why: str
    score: float


class Verdicts(Sequence[Verdict]):
    """One `Verdict` a block, made when it is asked for."""

    __slots__ = ("blocks", "reasons")

    def __init__(self, blocks: Blocks, reasons: Sequence[Reason]) -> None:
        self.blocks = blocks
        self.reasons = reasons

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Verdicts):
            return NotImplemented
        return (self.blocks, self.reasons) == (other.blocks, other.reasons)

    def __hash__(self) -> int:
        return hash(self.blocks)

    def __len__(self) -> int:
        return len(self.blocks)

    @overload
    def __getitem__(self, index: int) -> Verdict: ...
    @overload
    def __getitem__(self, index: slice) -> list[Verdict]: ...
    def __getitem__(self, index: int | slice) -> Verdict | list[Verdict]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        reason = self.reasons[index]
        return Verdict(
            block=self.blocks[index],
            keep=reason.kind == KEPT.kind,
            by=reason.by,
            kind=reason.kind,
            why=reason.why,
            score=reason.score,
        )


class Account(Protocol):
    """What was dropped and why, and what heads the article, worked out when somebody asks."""

    @property
    def verdicts(self) -> Verdicts:
        """A verdict for every block."""

    @property
    def dropped(self) -> tuple[Removal, ...]:
        """What went, in order."""

    @property
    def heads(self) -> tuple[tuple[int, int], ...]:
        """Where the lines above the article stand, in order."""

    @property
    def headline(self) -> tuple[int, int] | None:
        """The one among them that is the headline."""

    @property
    def title(self) -> str | None:
        """The same as a reader sees it, on one line."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document with its verdicts.  ``kept`` and ``dropped``, in order, are the whole text.

    Two are equal where one document was cleaned by the same rules and options.

    Attributes:
        document: the text as it was read.
        gone: where the dropped pieces stand, in order and disjoint; neighbours may be one.
        account: the same pieces with their reasons, and what heads the article.
        site: the outlet whose rules acted.
        warnings: what a person should know.
    """

    document: Document
    gone: tuple[tuple[int, int], ...]
    account: Account
    site: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def verdicts(self) -> Verdicts:
        """A verdict for every block of the document."""
        return self.account.verdicts

    @property
    def dropped(self) -> tuple[Removal, ...]:
        """What went and why, in order."""
        return self.account.dropped

    @property
    def heads(self) -> tuple[tuple[int, int], ...]:
        """Where the lines above the article stand that stay with it: headline, standfirst, byline.

        Empty where nothing tells them from the article.
        """
        return self.account.heads

    @property
    def headline(self) -> tuple[int, int] | None:
        """The one among them that is the headline."""
        return self.account.headline

    @property
    def text(self) -> str:
        """The article: the text without what was dropped."""
        return _without(self.document.text, self.gone)

    @property
    def title(self) -> str | None:
        """The headline: the page's own title, or the line above the article that is one."""
        return self.document.title if self.document.title is not None else self.account.title

    @property
    def body(self) -> str:
        """The article without the lines above it: headline, standfirst, byline."""
        if not self.heads:
            return self.text
        return _without(self.document.text, sorted([*self.gone, *self.heads])).lstrip()

    @property
    def kept(self) -> tuple[Span, ...]:
        """What stays, in the longest possible pieces."""
        text = self.document.text
        return tuple(Span(lo, hi, text[lo:hi]) for lo, hi in _between(len(text), self.gone))

    def restore(self) -> str:
        """The text as it came in, put together again from what was kept and what was dropped."""
        both: list[Span | Removal] = [*self.kept, *self.dropped]
        pieces = sorted(both, key=lambda piece: piece.start)
        return "".join(piece.text for piece in pieces)


def _between(size: int, gone: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of a text of ``size`` characters that are not gone."""
    at = 0
    for start, end in gone:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < size:
        yield at, size


def _without(text: str, gone: Iterable[tuple[int, int]]) -> str:
    return "".join(text[start:end] for start, end in _between(len(text), gone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to clean.  Made once, never changed.

    Attributes:
        site_rules: apply the rules of the outlet, where it is known.
        galleries: drop photo galleries, keep their first copy, or keep them all.
        keep: kinds of boilerplate that stay (see `KINDS`); a list or set will do.
        drop: optional kinds that go too (`OPTIONAL_KINDS`); likewise.
        model: let the fitted judge decide, and the rules and signals what it leaves; without it
            they decide alone.
        preset: ``fast`` judges HTML without asking an extractor.
        rules: folders with rule files of one's own, the first one first in rank; strings will do.

    Raises:
        TypeError: one string, or no strings, where several are meant.
        ValueError: a kind or a gallery mode that does not exist.
    """

    site_rules: bool = True
    galleries: Galleries = "drop"
    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    model: bool = True
    preset: Preset = "default"
    rules: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        for name in ("keep", "drop"):
            kinds = frozenset(_several(name, "kinds", getattr(self, name), str))
            object.__setattr__(self, name, kinds)
        paths = _several("rules", "folders", self.rules, (str, PathLike))
        object.__setattr__(self, "rules", tuple(map(Path, paths)))
        unknown = sorted((self.keep | self.drop) - set(KINDS))
        if unknown:
            raise ValueError(f"no such kind: {', '.join(unknown)} (there are {', '.join(KINDS)})")
        if self.galleries not in ("drop", "first", "keep"):
            raise ValueError(f"galleries is drop, first or keep, not {self.galleries!r}")
        if self.preset not in get_args(Preset):
            raise ValueError(f"preset is default or fast, not {self.preset!r}")


def _several(option: str, what: str, given: object, kind: type | tuple[type, ...]) -> Iterable[Any]:
    """What an option was given, if it is several of that kind; a string would be taken apart."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"{option} takes a list of {what}, not {given!r}")
    several = given if isinstance(given, frozenset | tuple) else tuple(given)
    for each in several:
        if not isinstance(each, kind):
            raise TypeError(f"{option} takes {what}, not {each!r}")
    return several
