"""Links to the record of all that was found: matches, clusters, counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cleaner.overlap.arrays import Bools
from cleaner.overlap.assemble.article_pairs import ArticlePairs, Sharing
from cleaner.overlap.assemble.basis import Basis
from cleaner.overlap.assemble.clusters import Clusters, carried, moments
from cleaner.overlap.assemble.matches import Found, Matches
from cleaner.overlap.assemble.tally import tally
from cleaner.overlap.assemble.warnings import warnings_about
from cleaner.overlap.group.clusters import clusters_of
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import Overlap, OverlapOptions
from cleaner.overlap.weigh.links import Links


def assembled(basis: Basis, links: Links, options: OverlapOptions) -> Overlap:
    """What was found; ``options.limit`` keeps the first of the links."""
    rows, words = basis.passages, basis.tokens
    kept = links.take(np.arange(options.limit)) if 0 < options.limit < len(links) else links
    grouped = clusters_of(kept)
    moment = moments(rows)
    clusters = Clusters(carried(basis, grouped, moment))
    turned = moment[rows.article[kept.b]] < moment[rows.article[kept.a]]
    counts = tally(rows, words, kept)
    return Overlap(
        articles=tuple(rows.articles),
        matches=Matches(Found(basis, kept, turned, clusters, grouped.of_link)),
        clusters=clusters,
        words=counts.words,
        shared=counts.shared,
        table=counts.table,
        pairs=ArticlePairs(Sharing(basis, kept, moment)),
        options=options,
        cut=len(links) - len(kept),
        warnings=_warnings(rows),
    )


def only(overlap: Overlap, stays: Bools) -> Overlap:
    """Some of the matches alone, with clusters and counts anew; a flag a match."""
    matches = overlap.matches
    if not isinstance(matches, Matches) or stays.all():
        return overlap
    links = matches.found.links.take(np.flatnonzero(stays))
    rest = assembled(matches.found.basis, links, overlap.options)
    return replace(rest, cut=overlap.cut)


def between_outlets(overlap: Overlap) -> Overlap:
    """The matches of different outlets alone, with clusters and counts anew."""
    outlets = [article.outlet for article in overlap.articles]
    apart = [outlets[match.a.article] != outlets[match.b.article] for match in overlap.matches]
    return only(overlap, np.array(apart, bool))


def _warnings(rows: Passages) -> tuple[str, ...]:
    apart = not np.array_equal(rows.home, rows.outlet)
    return warnings_about(len(rows.articles), len(rows), rows.outlets, apart=apart)
