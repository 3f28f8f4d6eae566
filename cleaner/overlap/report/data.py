"""What was found as one dictionary: the JSON report, and what the page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import repeat
from typing import Any, Protocol, runtime_checkable

from cleaner.overlap.agency import agency_of
from cleaner.overlap.assemble.matches import Matches
from cleaner.overlap.differ.speakers import Speakers
from cleaner.overlap.lines import Lines
from cleaner.overlap.records import Article, Cluster, Match, Overlap, Place
from cleaner.overlap.report.pairs import pair_records
from cleaner.overlap.times import stamp

FORMAT = 1
Data = dict[str, Any]


def report_data(overlap: Overlap, facts: Mapping[str, Any] | None = None) -> Data:
    """The report as JSON has it (docs/overlap.md); offsets count characters of the raw text.

    Args:
        overlap: what was found.
        facts: what only the caller knows: ``tool``, ``options``, ``inputs``, ``warnings``.
    """
    facts = dict(facts or {})
    matches = list(match_records(overlap))
    return {
        "format": FORMAT,
        "tool": facts.get("tool", {}),
        "options": {**asdict(overlap.options), **facts.get("options", {})},
        "inputs": list(facts.get("inputs", ())),
        "outlets": outlets_data(overlap),
        "documents": [_document(overlap, index) for index in range(len(overlap.articles))],
        "matches": matches,
        "clusters": clusters_data(overlap),
        "table": table_data(overlap, matches),
        "pairs": list(pair_records(overlap)),
        "cut": {
            "matches": overlap.cut,
            "documents": 0,
            "clusters": 0,
            "pairs": 0,
            "why": f"only the {len(overlap.matches)} strongest were kept" if overlap.cut else None,
        },
        "warnings": [*overlap.warnings, *facts.get("warnings", ())],
    }


@runtime_checkable
class Recorded(Protocol):
    """Matches that are records already."""

    def records(self) -> Iterator[Data]:
        """The record of each, as `match_data` makes them."""


def match_records(overlap: Overlap) -> Iterator[Data]:
    """The record of each match."""
    if isinstance(overlap.matches, Recorded):
        return overlap.matches.records()
    matches = overlap.matches
    speakers = matches.speakers() if isinstance(matches, Matches) else repeat(None)
    both = zip(matches, speakers, strict=False)
    return (match_data(overlap, match, names) for match, names in both)


def match_data(overlap: Overlap, match: Match, speakers: Speakers | None = None) -> Data:
    """One match as a record: what ``--to jsonl`` writes."""
    return {
        "id": match.id,
        "kind": match.kind,
        "score": match.score,
        "a": {**_side(overlap, match.a), "agency": match.agency_a},
        "b": {**_side(overlap, match.b), "agency": match.agency_b},
        "spans": [
            {
                "a_start": span.a_start,
                "a_end": span.a_end,
                "b_start": span.b_start,
                "b_end": span.b_end,
            }
            for span in match.spans
        ],
        "words": match.words,
        "containment_a": match.containment_a,
        "containment_b": match.containment_b,
        "credited": match.credited,
        "text": match.text,
        "differences": [list(pair) for pair in match.differences],
        "speakers": list(speakers) if speakers else None,
        "why": match.why,
        "cluster": match.cluster,
        "verdict": None,
        "note": "",
    }


def _side(overlap: Overlap, place: Place) -> Data:
    article = overlap.articles[place.article]
    return {
        "doc": article.id,
        "outlet": article.outlet,
        **_when(article),
        "paragraph": place.paragraph,
        "line": place.line,
        "start": place.start,
        "end": place.end,
    }


def _when(article: Article) -> Data:
    when = stamp(article)
    return {"date": when.date, "time": when.time}


def _document(overlap: Overlap, index: int) -> Data:
    article = overlap.articles[index]
    lines = Lines(article.text)
    return {
        "id": article.id,
        "outlet": article.outlet,
        **_when(article),
        "title": article.title,
        "name": article.name,
        "agency": agency_of(article),
        "words": overlap.words[index],
        "shared_words": overlap.shared[index],
        "text": article.text,
        "paragraphs": [
            [start, end, lines.at(start), int(kept)]
            for (start, end), kept in zip(article.paragraphs, article.kept, strict=True)
        ],
        "gone": [[gone.start, gone.end, gone.kind, gone.by] for gone in article.gone],
    }


def outlets_data(overlap: Overlap) -> list[Data]:
    """What each outlet has, and how much of it stands nowhere else."""
    rows: dict[str, Data] = {}
    for index, article in enumerate(overlap.articles):
        row = rows.setdefault(
            article.outlet,
            {
                "name": article.outlet,
                "documents": 0,
                "paragraphs": 0,
                "words": 0,
                "unique_words": 0,
                "first_in": 0,
            },
        )
        row["documents"] += 1
        row["paragraphs"] += sum(article.kept)
        row["words"] += overlap.words[index]
        row["unique_words"] += overlap.words[index] - overlap.shared[index]
    for cluster in overlap.clusters:
        if cluster.first is not None:
            first = overlap.articles[cluster.members[cluster.first].article]
            rows[first.outlet]["first_in"] += 1
    return [rows[name] for name in sorted(rows)]


def clusters_data(overlap: Overlap) -> list[Data]:
    """The record of each cluster."""
    return [_cluster(overlap, cluster) for cluster in overlap.clusters]


def _cluster(overlap: Overlap, cluster: Cluster) -> Data:
    return {
        "id": cluster.id,
        "kind": cluster.kind,
        "text": cluster.text,
        "words": cluster.words,
        "outlets": list(cluster.outlets),
        "members": [
            {**_side(overlap, member), "words": words}
            for member, words in zip(cluster.members, cluster.carries, strict=True)
        ],
        "first": cluster.first,
    }


def table_data(overlap: Overlap, matches: Iterable[Data]) -> list[Data]:
    """What each two outlets share; ``matches`` are the records of those that count."""
    count = Counter(tuple(sorted((each["a"]["outlet"], each["b"]["outlet"]))) for each in matches)
    return [
        {"a": a, "b": b, "a_words": words_a, "b_words": words_b, "matches": count[a, b]}
        for (a, b), (words_a, words_b) in sorted(overlap.table.items())
    ]
