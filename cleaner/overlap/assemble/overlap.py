"""Links to the record of all that was found: matches, clusters, counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np

from cleaner.overlap.arrays import Bools
from cleaner.overlap.assemble.article_pairs import ArticlePairs, Sharing
from cleaner.overlap.assemble.matches import Basis, Found, Matches
from cleaner.overlap.assemble.members import Clusters, carried, moments
from cleaner.overlap.assemble.tally import tally
from cleaner.overlap.group.clusters import clusters_of
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import Overlap, OverlapOptions
from cleaner.overlap.weigh.links import Links

ALIKE = 3
"""Names that are probably one outlet's, of which so many are told."""


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


def warnings_about(
    articles: int, passages: int, outlets: tuple[str, ...], *, apart: bool
) -> tuple[str, ...]:
    """What a person should know of a set.

    Args:
        articles: how many there are.
        passages: how many of their paragraphs take part.
        outlets: all outlets.
        apart: paragraphs of one outlet are compared, too.
    """
    if not articles:
        return ("there are no articles",)
    if not passages:
        return ("no article has text that takes part",)
    if len(outlets) < 2 and not apart:
        return (f"all articles are of one outlet ({outlets[0]}): nothing to compare",)
    return (*_alike(outlets), *_below(outlets))


def _alike(outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Names that are probably one outlet's."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for outlet in outlets:
        named[outlet.casefold()].append(outlet)
    alike = [" and ".join(names) for names in named.values() if len(names) > 1]
    return _told("outlets that differ only by case count apart", alike)


def _below(outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Hosts that are probably parts of one outlet: sport.pier.example and pier.example."""
    every = set(outlets)
    parts = ((name, name.partition(".")[2]) for name in outlets)
    below = [f"{name} and {rest}" for name, rest in parts if "." in rest and rest in every]
    return _told("hosts below another count as outlets apart", below)


def _told(what: str, cases: list[str]) -> tuple[str, ...]:
    """What a person should know, with the first of the cases; nothing where there are none."""
    if not cases:
        return ()
    more = f"; and {len(cases) - ALIKE:,} more" if len(cases) > ALIKE else ""
    return (f"{what}: {'; '.join(cases[:ALIKE])}{more}",)
