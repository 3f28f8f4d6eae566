"""schema.org in JSON (``application/ld+json``): what the article on a page says about itself.

Read within bounds and without recursion; a script that is no JSON is passed over.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

_MAX_SCRIPT = 1_000_000  # characters
_MAX_NODES = 2000
_MAX_VALUES = 50
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")
_CDATA = re.compile(r"[\s/*]*<!\[CDATA\[[\s/*]*")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """Values as they are published, each property of one node; empty where there is none."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    dates: tuple[str, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]


def read_linked(scripts: Iterable[str]) -> Linked:
    """What the scripts say of their first article; where it is silent, of the page and the site."""
    nodes = list(_nodes(scripts))
    known = {name: node for node in nodes if (name := _id(node)) and len(node) > 1}
    articles = _of_type(nodes, "article", "posting", "report", "review")[:1]
    works = articles + [node for node in nodes if "@type" not in node] + _of_type(nodes, "page")
    sites = _of_type(nodes, "website")
    return Linked(
        titles=_first(works, known, "headline"),
        authors=_first(works, known, "author", "name") or _first(works, known, "creator", "name"),
        dates=_first(works, known, "datePublished"),
        outlets=_first(works, known, "publisher", "name") or _first(sites, known, "name"),
        languages=_first([*works, *sites], known, "inLanguage", "alternateName"),
    )


def _nodes(scripts: Iterable[str]) -> Iterator[Node]:
    """The objects that make up the page; not those of its lists of other pages."""
    waiting: deque[Any] = deque(_parsed(scripts))
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value[:_MAX_NODES])
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[part] for part in _PARTS if part in value)


def _parsed(scripts: Iterable[str]) -> Iterator[Any]:
    for script in scripts:
        if len(script) <= _MAX_SCRIPT:
            try:
                yield json.loads(_unwrapped(script), strict=False)
            except (ValueError, RecursionError):
                continue


def _unwrapped(script: str) -> str:
    """The script without the CDATA section that XHTML puts around it."""
    wrapper = _CDATA.match(script)
    if not wrapper:
        return script
    return script[wrapper.end() : script.rfind("]]>")].rstrip("/* \t\r\n")


def _of_type(nodes: Iterable[Node], *endings: str) -> list[Node]:
    """Nodes with a type that ends so: a NewsArticle is an article."""
    return [
        node
        for node in nodes
        if any(
            isinstance(name, str) and name.lower().endswith(endings)
            for name in _listed(node.get("@type"))
        )
    ]


def _id(node: Node) -> str:
    """What others call a node; empty where it has no name."""
    name = node.get("@id")
    return name if isinstance(name, str) else ""


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 – whatever JSON holds
    return value[:_MAX_VALUES] if isinstance(value, list) else [value]


def _first(nodes: Iterable[Node], known: dict[str, Node], *path: str) -> tuple[str, ...]:
    """The texts at the end of a path of keys, of the first node that has any."""
    for node in nodes:
        values: list[Any] = [node]
        for key in path:
            behind = (inner for value in values for inner in _behind(value, key, known))
            values = list(islice(behind, _MAX_VALUES))
        found = tuple(value for value in values if isinstance(value, str) and value.strip())
        if found:
            return found
    return ()


def _behind(value: Any, key: str, known: dict[str, Node]) -> list[Any]:  # noqa: ANN401
    """What stands under a key; a text stands for itself, a reference for the node it names."""
    if not isinstance(value, dict):
        return [value]
    if key not in value:
        value = known.get(_id(value), value)
    return _listed(value.get(key))
