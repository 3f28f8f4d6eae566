"""A report small enough for a browser: the strongest matches, and what they need."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]

MATCHES = 5_000
SIZE = 24_000_000
MEMBERS = 500
PAIRS = 1_000


def capped(
    data: Record,
    *,
    matches: int = MATCHES,
    size: int = SIZE,
    members: int = MEMBERS,
    pairs: int = PAIRS,
) -> Record:
    """The report without what a page cannot carry; ``cut`` says what went.

    The order of the matches counts: the first are the strongest.  Articles stay, all of them,
    but those that no match needs, or that there is no room for, go without their text (``None``).
    Only the latter count as cut: the page shows the text of an article only beside a match.
    ``data`` itself is left alone.

    Args:
        data: the report.
        matches: keep at most so many.
        size: bytes of JSON for matches, pairs and texts, at most a third of it for matches, and a
            twelfth for pairs.
        members: keep at most so many paragraphs of one cluster, the earliest; ``more`` of the
            cluster says how many went.
        pairs: keep at most so many pairs of articles, those that share most.
    """
    kept, used = _within(data["matches"][:matches], size // 3)
    paired, more = _within(data["pairs"][:pairs], size // 12)
    texts = _texts(data["documents"], _needed(kept), size - used - more)
    clusters = _clusters(data["clusters"], kept, members)
    cut = _Cut(
        matches=len(data["matches"]) - len(kept),
        texts=texts.missed,
        clusters=len(data["clusters"]) - len(clusters),
        pairs=len(data["pairs"]) - len(paired),
        paragraphs=sum(cluster.get("more", 0) for cluster in clusters),
    )
    return {
        **data,
        "matches": kept,
        "documents": texts.documents,
        "clusters": clusters,
        "pairs": paired,
        "cut": cut.told(data),
    }


@dataclass(frozen=True, slots=True)
class _Texts:
    """All articles, and how many have no text though a match needs it."""

    documents: list[Record]
    missed: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """How much went."""

    matches: int
    texts: int
    clusters: int
    pairs: int
    paragraphs: int

    def told(self, data: Record) -> Record:
        """What ``cut`` of the report says, with what was cut before."""
        before = data.get("cut") or {}
        reasons = [before.get("why"), *self._reasons(data)]
        return {
            "matches": before.get("matches", 0) + self.matches,
            "documents": before.get("documents", 0) + self.texts,
            "clusters": before.get("clusters", 0) + self.clusters,
            "pairs": before.get("pairs", 0) + self.pairs,
            "why": " ".join(reason for reason in reasons if reason) or None,
        }

    def _reasons(self, data: Record) -> Iterable[str]:
        total = len(data["matches"])
        if self.matches:
            yield (
                f"The page holds the {total - self.matches:,} strongest of {total:,} matches, "
                "so that a browser can show it."
            )
        if self.clusters:
            yield f"{self.clusters:,} passages that only weaker matches share are not listed."
        if self.pairs:
            yield f"{self.pairs:,} pairs of articles that share less are not listed."
        if self.texts:
            yield (
                f"{self.texts:,} of {len(data['documents']):,} articles come without their text: "
                "the page would grow too big."
            )
        if self.paragraphs:
            yield f"Of passages in very many paragraphs {self.paragraphs:,} are not listed."


def _within(records: list[Record], size: int) -> tuple[list[Record], int]:
    """The first records that fit, and the bytes they take."""
    used = 0
    for index, record in enumerate(records):
        weight = _weight(record)
        if used + weight > size:
            return records[:index], used
        used += weight
    return list(records), used


def _needed(matches: list[Record]) -> dict[str, None]:
    """The articles of the matches, those of the strongest first."""
    return dict.fromkeys(match[side]["doc"] for match in matches for side in ("a", "b"))


def _texts(documents: list[Record], needed: dict[str, None], room: int) -> _Texts:
    by_id = {document["id"]: document for document in documents}
    fits = set()
    for name in needed:
        weight = _weight(by_id[name]) if name in by_id else room + 1
        if weight <= room:
            fits.add(name)
            room -= weight
    kept = [each if each["id"] in fits else _bare(each) for each in documents]
    return _Texts(kept, missed=len(needed.keys() & by_id.keys()) - len(fits))


def _bare(document: Record) -> Record:
    return {**document, "text": None, "paragraphs": [], "gone": []}


def _clusters(clusters: list[Record], kept: list[Record], members: int) -> list[Record]:
    """The clusters of which a match is kept: one between two of their paragraphs.

    A match names the cluster of its longest span alone; it may be of several.
    """
    carried: defaultdict[_Paragraph, set[str]] = defaultdict(set)
    for cluster in clusters:
        for member in cluster["members"]:
            carried[_paragraph(member)].add(cluster["id"])
    alive: set[str] = set()
    for match in kept:
        if match["verdict"] != "dismiss":
            alive |= carried[_paragraph(match["a"])] & carried[_paragraph(match["b"])]
    return [_shortened(cluster, members) for cluster in clusters if cluster["id"] in alive]


_Paragraph = tuple[str, int]


def _paragraph(side: Record) -> _Paragraph:
    return side["doc"], side["paragraph"]


def _shortened(cluster: Record, members: int) -> Record:
    more = len(cluster["members"]) - members
    if more <= 0:
        return cluster
    kept, first = cluster["members"][:members], cluster["first"]
    if first is not None and first >= members:  # who was first is named with the passage
        kept[-1:], first = [cluster["members"][first]], members - 1
    return {**cluster, "members": kept, "first": first, "more": more}


def _weight(record: Record) -> int:
    return len(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"))
