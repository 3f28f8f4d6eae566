"""Paragraphs of articles: where they stand and what they say, found out when it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from cleaner.overlap.drop.edges import Node
from cleaner.overlap.drop.wording import changes, share, wording
from cleaner.overlap.lines import Lines
from cleaner.overlap.records import Article, Place


class Paragraphs:
    """All paragraphs of some articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self._lines: dict[int, Lines] = {}
        self._cores: dict[bytes, bytes] = {}

    def place(self, node: Node) -> Place:
        """Where one stands."""
        article = self.articles[node[0]]
        lines = self._lines.get(node[0]) or self._lines.setdefault(node[0], Lines(article.text))
        start, end = article.paragraphs[node[1]]
        return Place(*node, lines.at(start), start, end)

    def text(self, node: Node) -> str:
        """One as it was written."""
        start, end = self.articles[node[0]].paragraphs[node[1]]
        return self.articles[node[0]].text[start:end]

    def core(self, node: Node) -> bytes:
        """A digest of what must be the same in copies; most are the same to the letter."""
        text = self.text(node)
        key = _digest(text)
        known = self._cores.get(key)
        if known is None:
            known = self._cores[key] = _digest(" ".join(wording(text).core))
        return known

    def likeness(self, one: Node, other: Node) -> tuple[float, tuple[str, ...]]:
        """Which share of the words is the same, and where they differ."""
        here, there = self.text(one), self.text(other)
        if here == there:
            return 1.0, ()
        both = wording(here), wording(there)
        return share(*both), changes(*both)


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
