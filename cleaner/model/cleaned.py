"""A document with its verdicts: what users get."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from reprlib import repr as brief
from typing import Any, Protocol

from cleaner.model.document import Document
from cleaner.model.options import Options
from cleaner.model.verdicts import Removal, Verdicts


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the document's text: ``text == document.text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """By what a document was cleaned: a hash of the rules that acted, and the options."""

    rules: str
    options: Options


class Account(Protocol):
    """What was dropped and why, and what heads the article, worked out when somebody asks."""

    @property
    def grounds(self) -> Grounds:
        """All that it follows from, beside the document."""

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

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is left as a reader sees it, each paragraph on one line."""


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """An account that was worked out: it needs neither rules nor judge, and can be sent about."""

    grounds: Grounds
    verdicts: Verdicts
    dropped: tuple[Removal, ...]
    heads: tuple[tuple[int, int], ...]
    headline: tuple[int, int] | None
    title: str | None
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, account: Account) -> Told:
        """All that an account tells."""
        return cls(
            grounds=account.grounds,
            verdicts=account.verdicts,
            dropped=account.dropped,
            heads=account.heads,
            headline=account.headline,
            title=account.title,
            paragraphs=account.paragraphs,
        )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cleaned:
    """A document with its verdicts.  ``kept`` and ``dropped``, in order, are the whole text.

    Two are equal where one document was cleaned by the same rules and options.  When one is sent to
    another process, its account is worked out, and the markup of its page stays behind.

    Attributes:
        document: the text as it was read.
        gone: where the dropped pieces stand, in order and disjoint; neighbours may be one.
        account: the same pieces with their reasons, and what heads the article.
        site: the outlet whose rules acted.
        warnings: what a person should know.
        obstacle: what stands where an article should: ``bot-check``, ``error-page``, ``region``,
            ``script``, ``consent``, or ``paywall``, of which the beginning of an article may be
            left; None where there is an article.
    """

    document: Document
    gone: tuple[tuple[int, int], ...]
    account: Account
    site: str | None = None
    warnings: tuple[str, ...] = ()
    obstacle: str | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cleaned):
            return NotImplemented
        mine = (self.document, self.gone, self.site, self.warnings, self.obstacle)
        others = (other.document, other.gone, other.site, other.warnings, other.obstacle)
        return mine == others and self.account.grounds == other.account.grounds

    def __hash__(self) -> int:
        return hash((self.document, self.gone, self.site, self.warnings))

    def __repr__(self) -> str:
        left = len(self.document.text) - sum(end - start for start, end in self.gone)
        kept = f"{left:,} of {len(self.document.text):,} characters kept"
        return f"<Cleaned {brief(self.document.name)}: {kept}, site {brief(self.site)}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the text, what goes struck through, with its reason."""
        from cleaner.model.notebook import as_html

        return as_html(self.document.text, self.dropped)

    def __copy__(self) -> Cleaned:
        return self

    def __deepcopy__(self, _memo: object) -> Cleaned:
        return self

    def __reduce__(self) -> tuple[Callable[..., Cleaned], tuple[Any, ...]]:
        document, account = replace(self.document, markup=None), Told.of(self.account)
        return Cleaned, (document, self.gone, account, self.site, self.warnings, self.obstacle)

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
        return without(self.document.text, self.gone)

    @property
    def title(self) -> str | None:
        """The headline: the page's own title, or the line above the article that is one."""
        return self.document.title if self.document.title is not None else self.account.title

    @property
    def body(self) -> str:
        """The article without the lines above it: headline, standfirst, byline."""
        if not self.heads:
            return self.text
        return without(self.document.text, sorted([*self.gone, *self.heads])).lstrip()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The article as a reader sees it, each paragraph on one line.

        What was wrapped is one paragraph again, links in Markdown have no addresses.  Of text that
        was run together on one line, each is what was a line once, or a sentence.
        """
        return self.account.paragraphs

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


def without(text: str, gone: Iterable[tuple[int, int]]) -> str:
    """A text without the spans that are gone, in order and disjoint."""
    return "".join(text[start:end] for start, end in _between(len(text), gone))
