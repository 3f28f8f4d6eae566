"""Which outlet a text comes from: by name, by URL, by the boilerplate itself, or not at all.

Outlet names in the text are no evidence: an article that says "Reuters" five times need not be
Reuters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from cleaner.model import Blocks
from cleaner.strip.page import folded_lines, on_one_line
from cleaner.strip.rulebook.book import RuleBook
from cleaner.text import fold

_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+-]*:(?!\d)", re.IGNORECASE)

ENOUGH = 3
"""Weight of fingerprints that chooses an outlet."""

MARGIN = 2
"""Weight by which it must lead the runner-up."""

HEAD = 5
"""Characters at the start of a line by which it is looked up before it is folded."""


def choose_site(book: RuleBook, blocks: Blocks, url: str | None) -> str | None:
    """The outlet, or None where nothing tells it."""
    host = _host(url)
    if host:
        return book.for_host(host)
    return _by_fingerprint(book, blocks)


def _host(url: str | None) -> str | None:
    """The host of a web address, with or without its scheme; None for any other address."""
    if not url or _OTHER_SCHEME.match(url):
        return None
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None


def _by_fingerprint(book: RuleBook, blocks: Blocks) -> str | None:
    prints, heads = _fingerprints(book)
    told = on_one_line([blocks.text[start:end] for start, end in _likely(blocks, heads)])
    weights: dict[str, int] = {}
    for line in prints.keys() & folded_lines(told, is_ascii=blocks.text.isascii()):
        for site, weight in prints[line]:
            weights[site] = weights.get(site, 0) + weight
    ranked = sorted(((weight, site) for site, weight in weights.items()), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return ranked[0][1]


def _likely(blocks: Blocks, heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The spans of blocks that, folded, may begin with one of the heads.

    Plain characters are folded one by one, so most blocks need not be.
    """
    text = blocks.text
    for start, end in zip(blocks.starts, blocks.ends, strict=True):
        head = text[start : start + HEAD].lower()
        is_plain = head.isascii() and head.isprintable()
        if head in heads or not is_plain or "  " in head or "`" in head:
            yield start, end


@functools.lru_cache(maxsize=16)
def _fingerprints(book: RuleBook) -> tuple[dict[str, list[tuple[str, int]]], frozenset[str]]:
    """The outlets that a folded line speaks for, each with its weight; and how lines begin."""
    prints: dict[str, list[tuple[str, int]]] = {}
    for site in book.sites:
        for mark in book.files[site].fingerprint:
            prints.setdefault(fold(mark.line).strip(), []).append((site, mark.weight))
    return prints, frozenset(line[:HEAD] for line in prints)
