"""Paragraphs of articles: where they stand and what they say, found out when it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from cleaner.overlap.edges import Node
from cleaner.overlap.lines import Lines
from cleaner.overlap.records import Article, Place
from cleaner.overlap.wording import Wording, wording

_AT_HAND = 4096
"""Wordings that are kept: those of a passage are mostly asked for one after the other."""


class Paragraphs:
    """All paragraphs of some articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self._lines: dict[int, Lines] = {}
        self._cores: dict[Node, bytes] = {}
        self._worded = lru_cache(_AT_HAND)(wording)

    def place(self, node: Node) -> Place:
        """Where one stands."""
        article = self.articles[node[0]]
        lines = self._lines.get(node[0]) or self._lines.setdefault(node[0], Lines(article.text))
        start, end = article.paragraphs[node[1]]
        return Place(*node, lines.at(start), start, end)

    def wording(self, node: Node) -> Wording:
        """What one says."""
        article = self.articles[node[0]]
        start, end = article.paragraphs[node[1]]
        return self._worded(article.text[start:end])

    def core(self, node: Node) -> bytes:
        """A digest of what must be the same in copies; kept for all that are asked for."""
        known = self._cores.get(node)
        if known is None:
            said = " ".join(self.wording(node).core).encode("utf-8", "surrogatepass")
            known = self._cores[node] = blake2b(said, digest_size=16).digest()
        return known
