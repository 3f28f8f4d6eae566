"""Of every passage that stands more than once, which copy stays and which go.

What goes has a copy that stays: of all paragraphs with the same words one is kept, and a paragraph
that is nearly the same goes only where the very one that it resembles is kept.  So no chain of
likenesses can take away what nothing that stays is like.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from cleaner.overlap.edges import Edge, Node, edges
from cleaner.overlap.lines import Lines
from cleaner.overlap.records import Article, Kind, Match, Overlap, Place
from cleaner.overlap.why_gone import Keep, why_gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A paragraph that goes, the one that stays for it, and why."""

    gone: Place
    kept: Place
    kind: Kind
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Copies:
    """All that goes: paragraphs in the order of the articles, and articles with nothing left."""

    gone: tuple[Copy, ...]
    whole: frozenset[int]


def copies(
    overlap: Overlap,
    *,
    keep: Keep = "earliest",
    priority: tuple[str, ...] = (),
    dismissed: Collection[str] = (),
) -> Copies:
    """Choose what goes.

    Args:
        overlap: what was found; only verbatim and near matches count.
        keep: which copy stays.  Of several that are alike in that, the earliest does; then the
            first by the name of its outlet and by its id.
        priority: for ``priority`` the outlets whose copies stay, the best first.
        dismissed: ids of matches that do not count.
    """
    articles = overlap.articles
    links = [edge for edge in edges(overlap, dismissed) if edge.one[0] != edge.other[0]]
    same = _Sets(node for edge in links for node in (edge.one, edge.other))
    for edge in links:
        if not edge.near:
            same.join(edge.one, edge.other)
    rank = _rank(articles, keep, priority)
    best = {head: min(nodes, key=rank) for head, nodes in same.sets().items()}
    chosen = _chosen(best, _alike(links, same), rank)
    gone = []
    for node in sorted(same.nodes):
        head, because = chosen[same.head(node)]
        if best[head][0] != node[0]:  # what a text itself says again is its own affair
            places = _place(articles, node), _place(articles, best[head])
            match = None if because is None else overlap.matches[because.match]
            gone.append(_copy(articles, keep, places, match))
    return Copies(tuple(gone), _whole(articles, gone))


def _copy(
    articles: Sequence[Article], keep: Keep, places: tuple[Place, Place], match: Match | None
) -> Copy:
    gone, kept = places
    why = why_gone(articles, keep, gone, kept, match)
    if match is None:
        return Copy(gone=gone, kept=kept, kind="verbatim", score=1.0, why=why)
    return Copy(gone=gone, kept=kept, kind="near", score=match.score, why=why)


def _place(articles: Sequence[Article], node: Node) -> Place:
    article = articles[node[0]]
    start, end = article.paragraphs[node[1]]
    return Place(*node, Lines(article.text).at(start), start, end)


class _Sets:
    """Nodes that are one and the same (a union of sets, the path to the head halved)."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._parent = {node: node for node in nodes}

    @property
    def nodes(self) -> Iterable[Node]:
        """All of them."""
        return self._parent

    def head(self, node: Node) -> Node:
        parent = self._parent
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    def join(self, one: Node, other: Node) -> None:
        heads = sorted((self.head(one), self.head(other)))
        self._parent[heads[1]] = heads[0]

    def sets(self) -> dict[Node, list[Node]]:
        found: defaultdict[Node, list[Node]] = defaultdict(list)
        for node in self._parent:
            found[self.head(node)].append(node)
        return found


def _rank(
    articles: Sequence[Article], keep: Keep, priority: tuple[str, ...]
) -> Callable[[Node], tuple[object, ...]]:
    """What stays comes first."""
    order = {outlet.casefold(): number for number, outlet in enumerate(priority)}

    def rank(node: Node) -> tuple[object, ...]:
        article = articles[node[0]]
        day = article.date.toordinal() if article.date else 1 << 40
        rest = (day, article.outlet, article.id, node[1])
        if keep == "longest":
            start, end = article.paragraphs[node[1]]
            return (start - end, -len(article.text), *rest)
        if keep == "priority":
            return (order.get(article.outlet.casefold(), len(order)), *rest)
        return rest

    return rank


def _alike(links: Iterable[Edge], same: _Sets) -> dict[Node, dict[Node, Edge]]:
    """Which sets are nearly the same, and the strongest match that says so."""
    alike: defaultdict[Node, dict[Node, Edge]] = defaultdict(dict)
    for edge in links:
        one, other = same.head(edge.one), same.head(edge.other)
        if edge.near and one != other:
            for here, there in ((one, other), (other, one)):
                known = alike[here].get(there)
                if known is None or edge.score > known.score:
                    alike[here][there] = edge
    return alike


def _chosen(
    best: dict[Node, Node],
    alike: dict[Node, dict[Node, Edge]],
    rank: Callable[[Node], tuple[object, ...]],
) -> dict[Node, tuple[Node, Edge | None]]:
    """For each set the set that stays for it, and the match that says so; mostly itself."""
    chosen: dict[Node, tuple[Node, Edge | None]] = {}
    kept: set[Node] = set()
    for head in sorted(best, key=lambda head: rank(best[head])):
        near = [(there, edge) for there, edge in alike.get(head, {}).items() if there in kept]
        if near:
            chosen[head] = min(near, key=lambda pair: (-pair[1].score, rank(best[pair[0]])))
        else:
            kept.add(head)
            chosen[head] = (head, None)
    return chosen


def _whole(articles: Sequence[Article], gone: list[Copy]) -> frozenset[int]:
    """Articles of which nothing would be left that takes part."""
    count: defaultdict[int, int] = defaultdict(int)
    for copy in gone:
        count[copy.gone.article] += 1
    return frozenset(
        article for article, number in count.items() if number == sum(articles[article].kept)
    )
