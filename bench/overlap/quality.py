"""What is found of what is known: one function a set, each returns figures by name."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.overlap import sets
from cleaner import clean
from cleaner.overlap import Match, Overlap, article, find_overlap

Figures = dict[str, Any]


def seeds(folder: Path) -> Figures:
    """Five scrapes of one story; pairs of lines listed by hand, with grey ones and traps."""
    gold = json.loads((folder / "overlaps.json").read_text(encoding="utf-8"))
    named = {
        name: {_lines(pair): pair for pair in gold[name]}
        for name in ("pairs", "grey", "traps_not_reuse")
    }
    overlap = find_overlap(
        [article(clean(path), id=path.name, outlet=path.stem) for path in folder.glob("*.txt")]
    )
    found = {_places(overlap, match) for match in overlap.matches}
    judged = found - set(named["grey"])
    right = judged & set(named["pairs"])
    runs = {pair: row["longest_run_words"] for pair, row in named["pairs"].items()}
    return {
        "precision": _share(len(right), len(judged)),
        "recall": _share(len(right), len(runs)),
        **{
            f"recall, {low} to {high} words": _share(
                sum(low <= runs[pair] <= high for pair in right),
                sum(low <= words <= high for words in runs.values()),
            )
            for low, high in ((2, 4), (5, 7), (8, 999))
        },
        "traps found": len(found & set(named["traps_not_reuse"])),
    }


def edits(data: Path) -> Figures:
    """Constructed edits; all pairs are one set, so that each is found among all the others."""
    pairs, articles = sets.edits(data)
    overlap = find_overlap(articles)
    found = {
        int(overlap.articles[match.a.article].id[1:])
        for match in overlap.matches
        if len({overlap.articles[side.article].id[1:] for side in (match.a, match.b)}) == 1
    }
    by: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for number, row in enumerate(pairs):
        by[row["kind"], row["strength"]].append(number in found)
    wrong = sum(by.pop(("hard-negative", 0)))
    right = sum(map(sum, by.values()))
    return {
        "precision": _share(right, right + wrong),
        "recall": _share(right, sum(map(len, by.values()))),
        "worst recall of a kind and strength": min(
            _share(sum(hits), len(hits)) for hits in by.values()
        ),
        "recall of typos in 15 % of the signs": _share(sum(by["typo", 5]), len(by["typo", 5])),
    }


def reuse(data: Path) -> Figures:
    """Short answers and the page that they were written from (Clough & Stevenson 2011)."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for row in sets.rows(data, "cs"):
        articles = [
            sets.article("a", "a", row["a_text"]),
            sets.article("b", "b", row["b_text"]),
        ]
        hits[row["label"]].append(len(find_overlap(articles).matches) > 0)
    wrong = sum(hits.pop("non"))
    right = sum(map(sum, hits.values()))
    return {
        "precision": _share(right, right + wrong),
        "recall": _share(right, sum(map(len, hits.values()))),
        **{f"recall, {label}": _share(sum(got), len(got)) for label, got in sorted(hits.items())},
    }


def articles(data: Path, name: str) -> Figures:
    """Articles of several outlets: computed labels, and those given by reading.

    A pair with a run of eight words is a match to the reference; a reader takes out runs that are
    names, titles and set phrases, and adds short quotations.
    """
    known, read = sets.documents(data, name), sets.labels_by_reading(name)
    found = sets.found_pairs(find_overlap(known.articles))
    if name == "basil":
        found = {pair for pair in found if known.same_event(pair)}
    computed = Counter(label for pair, label in known.labels.items() if label != "grey")
    hits = Counter(known.labels[pair] for pair in found if pair in known.labels)
    figures = {f"{label} found": _share(hits[label], count) for label, count in computed.items()}
    labels = {pair: label for pair, label in read.items() if label != "grey"}
    for who, said in (
        ("we", found),
        ("run of 8 words", {pair for pair, label in known.labels.items() if label != "grey"}),
        ("run of 5 words", set(known.labels)),
    ):
        right = sum(labels[pair] == "yes" for pair in said if pair in labels)
        judged = sum(pair in labels for pair in said)
        precision = _share(right, judged)
        recall = _share(right, sum(label == "yes" for label in labels.values()))
        figures[f"F1 by readers, {who}"] = round(
            2 * precision * recall / max(1e-9, precision + recall), 3
        )
    return figures


def _lines(pair: dict[str, Any]) -> frozenset[tuple[str, int]]:
    return frozenset((pair[side]["file"], pair[side]["line"]) for side in "ab")


def _places(overlap: Overlap, match: Match) -> frozenset[tuple[str, int]]:
    name = [Path(article.id).name for article in overlap.articles]
    return frozenset((name[side.article], side.line) for side in (match.a, match.b))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
