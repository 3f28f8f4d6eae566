"""Job 2: passages, sign, pair, align, quotes, group."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap import align, expand, near, pair, quotes, same, sketch, weigh
from cleaner.overlap.context import name_filters, same_story
from cleaner.overlap.evidence import Evidence, Floats, evidence
from cleaner.overlap.group import clusters_of
from cleaner.overlap.identity import Identities
from cleaner.overlap.links import Links, accepted, joined
from cleaner.overlap.matches import Found, Matches
from cleaner.overlap.members import clusters_from
from cleaner.overlap.passages import Passages, passages
from cleaner.overlap.records import Article, Overlap, OverlapOptions
from cleaner.overlap.tally import tally
from cleaner.overlap.tokens import Tokens, tokens

Progress = Callable[[str, float], None]
"""Told what is done now, and which share of the whole lies behind."""

RUN, CAP = 5, 50
"""Words of an n-gram that leads to a run, and most passages that may share it."""


def find_overlap(
    articles: Sequence[Article],
    *,
    options: OverlapOptions | None = None,
    progress: Progress | None = None,
) -> Overlap:
    """The passages that articles of different outlets share.

    Args:
        articles: the set, in any order; ids are different.
        options: how to compare.
        progress: is told of each step.

    Returns:
        The articles, ordered by outlet and id, and what they share.

    Raises:
        ValueError: two articles have one id.
    """
    options, tell = options or OverlapOptions(), progress or _silent
    articles = tuple(sorted(articles, key=lambda article: (article.outlet, article.id)))
    if len({article.id for article in articles}) != len(articles):
        raise ValueError("articles with the same id")
    tell("reading words", 0.0)
    rows = passages(articles)
    words = tokens(rows)
    links = _links(rows, words, options, tell)
    return _overlap(rows, words, links, options)


def _silent(_step: str, _share: float) -> None:
    return


def weighed(rows: Passages, words: Tokens) -> tuple[Evidence, Floats, same.Groups]:
    """What passages share, how much their articles are of one story, and which are copies."""
    groups = same.groups(rows, words)
    taking = pair.taking_part(words, groups)
    runs = pair.shared_runs(taking, size=RUN, cap=CAP)
    runs = pair.union(runs, quotes.shared_quotations(taking))
    found = evidence(words, align.with_gaps(taking, runs))
    one, other = rows.article[found.a], rows.article[found.b]
    return found, same_story(name_filters(rows, words), one, other), groups


def _links(rows: Passages, words: Tokens, options: OverlapOptions, tell: Progress) -> Links:
    tell("finding shared words", 0.3)
    found, story, groups = weighed(rows, words)
    score = weigh.scores(found, story)
    sure = accepted(words, found, score, score >= weigh.accept())
    tell("finding misspelled copies", 0.7)
    alike = sketch.spelled_alike(rows, groups)
    misspelled = near.near_links(rows, words, _not_yet(alike, sure, len(rows)))
    tell("grouping matches", 0.9)
    copies = expand.copies(rows, words, groups, same.telling(words, groups))
    both = _best(joined([misspelled, sure]), len(rows))
    links = joined([copies, expand.of_all_members(rows, words, groups, both)])
    return _ordered(links, options)


def _not_yet(
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]], sure: Links, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs whose larger part is not yet known to be shared."""
    covered = np.minimum(sure.share_a, sure.share_b) >= 0.8
    known = np.isin(pairs[0] * count + pairs[1], (sure.a * count + sure.b)[covered])
    return pairs[0][~known], pairs[1][~known]


def _best(links: Links, count: int) -> Links:
    """Of two links of the same pair the one that covers more."""
    code = links.a * count + links.b
    order = np.lexsort((-(links.share_a + links.share_b), code))
    first = np.diff(code[order], prepend=-1) != 0
    return links.take(order[first])


def _ordered(links: Links, options: OverlapOptions) -> Links:
    """The strongest first: score, then words; only those that are long enough."""
    links = links.take(np.flatnonzero(links.words >= options.min_words))
    return links.take(np.lexsort((links.b, links.a, -links.words, -np.round(links.score, 4))))


def _overlap(rows: Passages, words: Tokens, links: Links, options: OverlapOptions) -> Overlap:
    identities = Identities(rows, same.groups(rows, words).of)
    kept = links.take(np.arange(options.limit)) if 0 < options.limit < len(links) else links
    clusters, of_link = clusters_from(rows, words, kept, clusters_of(kept), identities)
    counts = tally(rows, words, kept)
    return Overlap(
        articles=tuple(rows.articles),
        matches=Matches(Found(rows, words, kept, identities, _turned(rows, kept), of_link)),
        clusters=clusters,
        words=counts.words,
        shared=counts.shared,
        table=counts.table,
        options=options,
        cut=len(links) - len(kept),
        warnings=_warnings(rows),
    )


def _turned(rows: Passages, links: Links) -> NDArray[np.bool_]:
    """Whether the later passage was published on an earlier day; undated ones come last."""
    day = np.array(
        [article.date.toordinal() if article.date else 1 << 40 for article in rows.articles],
        np.int64,
    )
    if not len(links):
        return np.zeros(0, bool)
    return day[rows.article[links.b]] < day[rows.article[links.a]]


def _warnings(rows: Passages) -> tuple[str, ...]:
    if not len(rows.articles):
        return ("there are no articles",)
    if len(rows.outlets) < 2:
        return (f"all articles are of one outlet ({rows.outlets[0]}): nothing to compare",)
    return ()
