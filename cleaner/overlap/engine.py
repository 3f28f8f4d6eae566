"""Job 2, step by step: passages, tokens, pair, weigh, group, assemble."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter, lt

import numpy as np

from cleaner.overlap.arrays import U64, Bools, Floats, Ints
from cleaner.overlap.assemble.basis import Basis, Places
from cleaner.overlap.assemble.identity import Identities
from cleaner.overlap.assemble.overlap import assembled
from cleaner.overlap.group import expand
from cleaner.overlap.pair import align, quotes, same
from cleaner.overlap.pair.crowd import crowd_runs
from cleaner.overlap.pair.runs import (
    Runs,
    Words,
    chosen,
    distinct,
    shared_runs,
    taking_part,
    together,
)
from cleaner.overlap.pair.spelling import spelled_alike
from cleaner.overlap.passages import Passages, passages
from cleaner.overlap.progress import Progress, silent
from cleaner.overlap.records import Article, Overlap, OverlapOptions
from cleaner.overlap.tokens import Tokens, tokens
from cleaner.overlap.weigh.evidence import Evidence, evidence
from cleaner.overlap.weigh.links import NEARLY, Links, accepted, joined
from cleaner.overlap.weigh.misspelled import ALIKE, near_links
from cleaner.overlap.weigh.score import accept, scores
from cleaner.overlap.weigh.story import name_filters, same_story

RUN, CAP = 5, 50
"""Words of an n-gram that leads to a run, and most passages that may share it."""

ONE_STORY = 0.4
"""How much two articles must be of one story (`story`) for a few quoted words to count."""


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


def weighed(rows: Passages, words: Tokens, groups: same.Groups) -> tuple[Evidence, Floats]:
    """What passages share, and how much their articles are of one story."""
    taking = taking_part(words, groups)
    runs, crowded = shared_runs(taking, size=RUN, cap=CAP)
    runs = together(runs, crowd_runs(taking, crowded))
    spoken = quotes.shared_quotations(taking)
    return weighed_runs(rows, taking, name_filters(rows, words), (runs, spoken))


def weighed_runs(
    rows: Passages, words: Words, filters: U64, runs: tuple[Runs, ...]
) -> tuple[Evidence, Floats]:
    """The same from runs of words, and runs of quoted words; a filter of names an article."""
    plain, spoken = runs
    one, other = (words.tokens.passage(side) for side in spoken[:2])
    told = _story(rows, filters, one, other) >= ONE_STORY
    spoken = chosen(spoken, told | (spoken[2] >= RUN))
    both = distinct(together(plain, spoken))
    found = evidence(words.tokens, align.with_gaps(words, both))
    return found, _story(rows, filters, found.a, found.b)


def _story(rows: Passages, filters: U64, one: Ints, other: Ints) -> Floats:
    """How much the articles of pairs of passages are of one story."""
    article = rows.article.astype(np.int64)
    return same_story(filters, article[one], article[other])


def _links(rows: Passages, words: Tokens, groups: same.Groups, tell: Progress) -> Links:
    tell("finding shared words", 0.3)
    sure = sure_links(words, *weighed(rows, words, groups))
    tell("finding misspelled copies", 0.7)
    both = with_misspelled(rows, words, sure, spelled_alike(words, groups))
    tell("grouping matches", 0.9)
    copies = expand.copies(rows, words, groups, same.telling(words, groups))
    return joined([copies, expand.of_all_members(rows, words, groups, both)])


def sure_links(words: Tokens, found: Evidence, story: Floats) -> Links:
    """The pairs whose evidence suffices."""
    score = scores(found, story)
    return accepted(words, found, score, score >= accept())


def with_misspelled(rows: Passages, words: Tokens, sure: Links, alike: tuple[Ints, Ints]) -> Links:
    """The links, and those of pairs that are spelled alike; of two of one pair the better."""
    misspelled = near_links(rows, words, _not_yet(alike, sure, len(rows)))
    misspelled = misspelled.take(np.flatnonzero(_alike_beside(words, misspelled, sure)))
    return _best(joined([misspelled, sure]), len(rows))


def _alike_beside(words: Tokens, misspelled: Links, sure: Links) -> Bools:
    """Whether two passages are spelled alike beside what they share word for word, too.

    Strangers that quote the same man are alike as a whole, for half of them is the same.
    """
    known = np.zeros(len(misspelled), np.float32)
    count = len(words.sizes)
    code, sure_code = misspelled.a * count + misspelled.b, sure.a * count + sure.b
    order = np.argsort(sure_code)
    at = np.searchsorted(sure_code, code, sorter=order)
    both = np.flatnonzero(np.isin(code, sure_code))
    link = order[at[both]]
    known[both] = (sure.share_a[link] + sure.share_b[link]) / 2
    return np.asarray(misspelled.score - known >= ALIKE * (1 - known), bool)


def _not_yet(pairs: tuple[Ints, Ints], sure: Links, count: int) -> tuple[Ints, Ints]:
    """The pairs whose larger part is not yet known to be shared."""
    covered = np.minimum(sure.share_a, sure.share_b) >= NEARLY
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
