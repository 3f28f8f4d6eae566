"""Job 2, step by step: passages, tokens, pair, weigh, group, assemble."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter, lt

import numpy as np

from cleaner.overlap.assemble.basis import Basis, Places
from cleaner.overlap.assemble.identity import Identities
from cleaner.overlap.assemble.overlap import assembled
from cleaner.overlap.group import expand
from cleaner.overlap.pair import same
from cleaner.overlap.pair.spelling import spelled_alike
from cleaner.overlap.passages import Passages, passages
from cleaner.overlap.progress import Progress, silent
from cleaner.overlap.records import Article, Overlap, OverlapOptions
from cleaner.overlap.tokens import Tokens, tokens
from cleaner.overlap.weigh.links import Links, joined
from cleaner.overlap.weigh.misspelled import with_misspelled
from cleaner.overlap.weigh.pairs import sure_links, weighed


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
    options, tell = options or OverlapOptions(), progress or silent
    tell("reading words", 0.0)
    rows = passages(_by_id(articles), same_outlet=options.same_outlet, by_outlet=True)
    words = tokens(rows)
    groups = same.groups(rows, words)
    links = _links(rows, words, groups, tell)
    basis = Basis(rows, words, Identities(rows, groups), Places(rows))
    return assembled(basis, _ordered(links, options), options)


def _by_id(articles: Sequence[Article]) -> Sequence[Article]:
    """Those of one outlet come in this order; often they are given so."""
    ids = [article.id for article in articles]
    if all(map(lt, ids, islice(ids, 1, None))):
        return articles
    if len(set(ids)) < len(ids):
        raise ValueError("articles with the same id")
    return sorted(articles, key=attrgetter("id"))


def _links(rows: Passages, words: Tokens, groups: same.Groups, tell: Progress) -> Links:
    tell("finding shared words", 0.3)
    sure = sure_links(words, *weighed(rows, words, groups))
    tell("finding misspelled copies", 0.7)
    both = with_misspelled(rows, words, sure, spelled_alike(words, groups))
    tell("grouping matches", 0.9)
    copies = expand.copies(rows, words, groups, same.telling(words, groups))
    return joined([copies, expand.of_all_members(rows, words, groups, both)])


def _ordered(links: Links, options: OverlapOptions) -> Links:
    """The strongest first: score, then words; only those that are long enough."""
    links = links.take(np.flatnonzero(links.words >= options.min_words))
    return links.take(np.lexsort((links.b, links.a, -links.words, -np.round(links.score, 4))))
