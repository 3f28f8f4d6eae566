"""Of every passage that stands more than once, which copy stays and which go.

What goes has a copy that stays.  Copies are paragraphs that match and say the same: the same words
and amounts, but for small words and the spelling of numbers (`wording`).  Who asks for it has
paragraphs go that are merely like another one, where that very one is kept: so no chain of
likenesses can take away what nothing that stays is like.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from cleaner.overlap.drop.choice import Choice, Keep
from cleaner.overlap.drop.edges import Edge, Node, edges
from cleaner.overlap.drop.paragraphs import Paragraphs
from cleaner.overlap.drop.why import likeness, why_gone
from cleaner.overlap.drop.wording import wording
from cleaner.overlap.records import Article, Kind, Overlap, Place
from cleaner.overlap.times import place_in_time


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
    overlap: Overlap, choice: Choice | None = None, *, dismissed: Collection[str] = ()
) -> Copies:
    """Choose what goes.

    Args:
        overlap: what was found; only verbatim and near matches count.
        choice: which copies go.
        dismissed: ids of matches that do not count.
    """
    choice, paragraphs = choice or Choice(), Paragraphs(overlap.articles)
    links = [edge for edge in edges(overlap, dismissed) if edge.one[0] != edge.other[0]]
    same = _same(links, paragraphs)
    rank = _rank(overlap.articles, choice)
    best = {head: min(nodes, key=rank) for head, nodes in same.sets().items()}
    like = (edge for edge in links if _is_like(edge, choice, paragraphs))
    chosen = _chosen(best, _alike(like, same), rank)
    gone = []
    for node in sorted(same.nodes):
        head, because = chosen[same.head(node)]
        if best[head][0] != node[0]:  # what a text itself says again is its own affair
            gone.append(_copy(choice.keep, paragraphs, (node, best[head]), because))
    return Copies(tuple(gone), _whole(overlap.articles, gone))


def _same(links: Sequence[Edge], paragraphs: Paragraphs) -> _Sets:
    """Which nodes are copies.  Many of the same words may all be linked with one alone of them."""
    same, worded = (_Sets(node for edge in links for node in edge[1:3]) for _ in range(2))
    for edge in links:
        if not edge.near:
            worded.join(edge.one, edge.other)
        elif paragraphs.core(edge.one) == paragraphs.core(edge.other):
            same.join(edge.one, edge.other)
    first: dict[tuple[Node, bytes], Node] = {}
    for node in worded.nodes:
        same.join(node, first.setdefault((worded.head(node), paragraphs.core(node)), node))
    return same


def _is_like(edge: Edge, choice: Choice, paragraphs: Paragraphs) -> bool:
    """Whether one side may go for the other though something is lost with it."""
    if choice.near is None or not edge.near or edge.share < choice.near:
        return False
    one, other = (wording(paragraphs.text(node)) for node in (edge.one, edge.other))
    return one.amounts == other.amounts


def _copy(
    keep: Keep, paragraphs: Paragraphs, nodes: tuple[Node, Node], because: Edge | None
) -> Copy:
    """What goes and what stays; ``because`` is the match that says so where words are lost."""
    gone, kept = map(paragraphs.place, nodes)
    same, differ = paragraphs.likeness(*nodes)
    same = because.share if because else same
    return Copy(
        gone=gone,
        kept=kept,
        kind="near" if differ else "verbatim",
        score=because.score if because else same,
        why=why_gone(paragraphs.articles, keep, gone, kept, likeness(same, differ)),
    )


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


def _rank(articles: Sequence[Article], choice: Choice) -> Callable[[Node], tuple[object, ...]]:
    """What stays comes first."""
    order = {outlet.casefold(): number for number, outlet in enumerate(choice.priority)}

    def rank(node: Node) -> tuple[object, ...]:
        article = articles[node[0]]
        rest = (place_in_time(article), article.outlet, article.id, node[1])
        if choice.keep == "longest":
            start, end = article.paragraphs[node[1]]
            return (start - end, -len(article.text), *rest)
        if choice.keep == "priority":
            return (order.get(article.outlet.casefold(), len(order)), *rest)
        return rest

    return rank


def _alike(links: Iterable[Edge], same: _Sets) -> dict[Node, dict[Node, Edge]]:
    """Which sets are like each other, and the strongest match that says so."""
    alike: defaultdict[Node, dict[Node, Edge]] = defaultdict(dict)
    for edge in links:
        one, other = same.head(edge.one), same.head(edge.other)
        if one != other:
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
