"""The nouns of job 2.  Offsets count characters of an article's raw text, the end exclusive.

Of articles, matches and clusters there are hundreds of thousands: they are structs of msgspec, made
in a tenth of the time of a frozen dataclass.  ``gc=False``: they hold nothing that could hold them,
so the collector of cycles need not look at them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from msgspec import Struct

Kind = Literal["verbatim", "near", "quote-inside", "copied-run"]
KINDS: tuple[str, ...] = get_args(Kind)
"""What a match can be, the strongest first."""


MOST = (2, 3)
"""Parts of the longer of two spans of one paragraph from which both carry the same passage, and of
what is shown of a passage from which a paragraph carries most of it."""

_WHY: dict[str, str] = {
    "verbatim": "the same {words} words",
    "near": "nearly the same: {words} words, {a:.0%} of the one paragraph and {b:.0%} of the other",
    "quote-inside": "a quotation inside two different paragraphs: {words} shared words",
    "copied-run": "copied: {words} words, {a:.0%} of the one paragraph and {b:.0%} of the other",
}


class Gone(Struct, frozen=True, gc=False):
    """A piece of boilerplate: it never matches, and reports show it with its reason."""

    start: int
    end: int
    kind: str
    by: str


class Article(Struct, frozen=True, kw_only=True, gc=False):
    """One document of the set.

    Attributes:
        id: tells it from all others of the set.
        outlet: who published it; its own passages are compared where the options say so.
        text: the raw text; all offsets count in it.
        paragraphs: where its paragraphs stand, boilerplate too, in order and disjoint.
        kept: for each paragraph, whether it takes part.
        gone: what cleaning dropped.
        heads: where the lines above it stand that stay with it: headline, standfirst, byline.
        date: day of publication as the outlet writes it, where it is known.
        time: its moment by the second, in UTC, where it is known; then the day is known too.
        title: headline, where it is known.
        name: where it was read, for messages.
    """

    id: str
    outlet: str
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    kept: tuple[bool, ...]
    gone: tuple[Gone, ...] = ()
    heads: tuple[tuple[int, int], ...] = ()
    date: dt.date | None = None
    time: dt.datetime | None = None
    title: str | None = None
    name: str = "-"


class Place(Struct, frozen=True, gc=False):
    """A paragraph of an article: ``article`` and ``paragraph`` count from 0, ``line`` from 1."""

    article: int
    paragraph: int
    line: int
    start: int
    end: int


class Shared(Struct, frozen=True, gc=False):
    """One passage that stands in both paragraphs."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Match(Struct, frozen=True, gc=False):
    """Two paragraphs that share a passage, of two outlets where the options ask for no more.

    Attributes:
        id: the same on every run and machine for the same two paragraphs.
        kind: verbatim, near, quote-inside or copied-run.
        score: how sure that this is no chance, from 0 to 1.
        a: the side that comes first: the earlier one, a mere day counting as its end; else the
            smaller outlet and id.
        b: the other side.
        spans: the shared passages, in the order of ``a``.
        words: shared words, counted in ``a``.
        containment_a: share of the words of ``a`` that stand in ``b`` too.
        containment_b: the other way round.
        agency_a: the news agency that the article of ``a`` credits, if any; several with commas.
        agency_b: the same for ``b``.
        differences: numbers and days that differ, as (in a, in b): of near copies anywhere, else
            amid what is shared.
        cluster: the id of the cluster it belongs to.
        text: the shared passages as ``a`` has them, with " […] " between them.
    """

    id: str
    kind: Kind
    score: float
    a: Place
    b: Place
    spans: tuple[Shared, ...]
    words: int
    containment_a: float
    containment_b: float
    agency_a: str | None = None
    agency_b: str | None = None
    differences: tuple[tuple[str, str], ...] = ()
    cluster: str = ""
    text: str = ""

    @property
    def why(self) -> str:
        """The evidence in words, for people."""
        return _WHY[self.kind].format(words=self.words, a=self.containment_a, b=self.containment_b)

    @property
    def credited(self) -> str | None:
        """The agency that ``a`` names, else that ``b`` names."""
        return self.agency_a or self.agency_b


class Cluster(Struct, frozen=True, kw_only=True, gc=False):
    """One passage and all the paragraphs that carry it.

    Attributes:
        id: the same on every run and machine for the same text in the same paragraph.
        kind: the strongest kind among its matches.
        text: the longest that two have in common, as the earliest of those that have it writes it.
        words: of this text.
        members: the paragraphs, the earliest first, undated ones last.
        carries: how many words long the longest stretch is that each member shares.
        outlets: those of the members, sorted.
        first: index in ``members`` of the earliest in this set of those that carry `MOST` of the
            text; None where no day is known, or where another outlet may have been as early.
    """

    id: str
    kind: Kind
    text: str
    words: int
    members: tuple[Place, ...]
    carries: tuple[int, ...]
    outlets: tuple[str, ...]
    first: int | None = None

    @property
    def carriers(self) -> list[int]:
        """The members that carry most of the text, by their index."""
        return carriers(self.carries, self.words)


def carriers(carries: Sequence[int], words: int) -> list[int]:
    """Which carry most of a text of so many words."""
    part, whole = MOST
    return [index for index, own in enumerate(carries) if whole * own >= part * words]


class ArticlePair(Struct, frozen=True, gc=False):
    """Two articles that share passages.

    Attributes:
        a: index of the article that comes first, as in `Match`.
        b: index of the other.
        a_words: words of ``a`` that stand in ``b``; one that is in several matches counts once.
        b_words: words of ``b`` that stand in ``a``.
        a_share: these as a share of all words of ``a`` that took part.
        b_share: the same for ``b``.
        matches: how many matches there are between the two.
    """

    a: int
    b: int
    a_words: int
    b_words: int
    a_share: float
    b_share: float
    matches: int

    @property
    def share(self) -> float:
        """The larger of both."""
        return max(self.a_share, self.b_share)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapOptions:
    """How to compare.  Made once, never changed.

    Attributes:
        same_outlet: compare paragraphs of one outlet too.
        min_words: a match shares at least so many words.
        limit: at most so many matches are kept, the strongest; 0 for all.
    """

    same_outlet: bool = False
    min_words: int = 2
    limit: int = 0

    def __post_init__(self) -> None:
        if self.min_words < 1:
            raise ValueError(f"min_words is 1 or more, not {self.min_words}")
        if self.limit < 0:
            raise ValueError(f"limit is 0 or more, not {self.limit}")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Overlap:
    """What was found.

    Attributes:
        articles: by outlet, then by id.
        matches: strongest first.
        clusters: most outlets first, then longest.
        words: words of each article that took part.
        shared: of these, words that stand in a passage of another outlet, by article.
        table: for a pair of outlets (smaller name first), words of each that stand in the other.
        pairs: pairs of articles, those first of which one has the largest share in the other.
        options: how it was compared.
        cut: matches that were found but left out by ``options.limit``.
        warnings: what a person should know.
    """

    articles: Sequence[Article]
    matches: Sequence[Match]
    clusters: Sequence[Cluster]
    words: tuple[int, ...]
    shared: tuple[int, ...]
    table: dict[tuple[str, str], tuple[int, int]]
    pairs: Sequence[ArticlePair] = ()
    options: OverlapOptions = field(default_factory=OverlapOptions)
    cut: int = 0
    warnings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        sharing = sum(map(bool, self.shared))
        return f"<Overlap: {sharing:,} of {len(self.words):,} articles share passages>"
