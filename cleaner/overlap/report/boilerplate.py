"""Passages that an outlet has so often that they are probably its boilerplate."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.overlap.records import Cluster, Overlap

FEWEST, SHARE = 5, 0.25
"""Articles of an outlet that have a passage, and share of all of its articles, from which on it is
probably boilerplate: a story is not told so often."""

LOOKED_AT = 1_000
"""Clusters that are looked at, those of most outlets."""


class House(NamedTuple):
    """A passage, and the outlet of which most articles have it: ``articles`` of ``of``."""

    text: str
    outlet: str
    articles: int
    of: int


def of_the_house(overlap: Overlap) -> Iterator[House]:
    """What is probably boilerplate."""
    outlets = [article.outlet for article in overlap.articles]
    of = Counter(outlets)
    if max(of.values(), default=0) < FEWEST:
        return
    for cluster in overlap.clusters[:LOOKED_AT]:
        counts = _articles_of_outlets(outlets, cluster)
        outlet = max(counts, key=lambda name: (counts[name] / of[name], counts[name], name))
        if counts[outlet] >= max(FEWEST, SHARE * of[outlet]):
            yield House(cluster.text, outlet, counts[outlet], of[outlet])


def _articles_of_outlets(outlets: Sequence[str], cluster: Cluster) -> dict[str, int]:
    """How many articles of each outlet carry most of a passage."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at in cluster.carriers:
        number = cluster.members[at].article
        found[outlets[number]].add(number)
    return {outlet: len(numbers) for outlet, numbers in found.items()}
