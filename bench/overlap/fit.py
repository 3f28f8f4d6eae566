"""Fit the weights of `cleaner.overlap.weigh.score`: ``python -m bench.overlap.fit DATA``.

Logistic regression with a small penalty, by Newton's method.  ``--folds`` judges the pairs of each
event by weights that were fitted without it, and says how well that went.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.overlap import sets
from cleaner.overlap.pair import same
from cleaner.overlap.passages import passages
from cleaner.overlap.tokens import tokens
from cleaner.overlap.weigh import pairs, score

Floats = NDArray[np.float64]
WEIGHTS = Path(score.__file__).with_name("weights.toml")
PENALTY = 0.3
FOLDS = 8
EDITED, EDITED_HARD = 0.3, 3.0
"""What a constructed pair counts for, and one of a kind that is hard; a pair that was read: 1."""
HARD = frozenset({"quote-inside", "trim", "reattribute"})
ALIGNED = frozenset({"typo", "insert", "ocr"})
"""Edits that are found by their spelling, not by weighing."""


@dataclass(frozen=True, slots=True)
class Examples:
    """A row a pair: what is measured, whether it shares a source, its event, what it counts for."""

    measured: Floats
    shares: NDArray[np.bool_]
    event: list[str]
    counts: Floats
    names: tuple[str, ...]
    source: list[str]


def examples(data: Path) -> Examples:
    """All labelled pairs that share a run."""
    made = [*_read(data, "basil"), *_read(data, "fnc"), *_edited(data)]
    names = tuple(made[0][0])
    return Examples(
        measured=np.array([[row[0][name] for name in names] for row in made]),
        shares=np.array([row[1] for row in made]),
        event=[row[2] for row in made],
        counts=np.array([row[3] for row in made]),
        names=names,
        source=[row[4] for row in made],
    )


Row = tuple[dict[str, float], bool, str, float, str]


def _measured(articles: list[sets.Article]) -> Iterator[tuple[str, str, dict[str, float]]]:
    rows = passages(sorted(articles, key=lambda article: (article.outlet, article.id)))
    words = tokens(rows)
    found, story = pairs.weighed(rows, words, same.groups(rows, words))
    measured = score.measures(found, story)
    called = [
        f"{rows.articles[article].id}#{paragraph}"
        for article, paragraph in zip(rows.article, rows.paragraph, strict=True)
    ]
    for row in range(len(found)):
        yield (
            called[found.a[row]],
            called[found.b[row]],
            {name: float(values[row]) for name, values in measured.items()},
        )


def _read(data: Path, name: str) -> Iterator[Row]:
    """Pairs that were read; of basil every other pair of one event is a no, too."""
    known, labels = sets.documents(data, name), sets.labels_by_reading(name)
    for a, b, measured in _measured(known.articles):
        pair = frozenset((a, b))
        label = labels.get(pair, "no" if name == "basil" else "grey")
        if label != "grey":
            event = known.event[a.rpartition("#")[0]]
            yield measured, label == "yes", event, 1.0 if known.same_event(pair) else 0.5, name


def _edited(data: Path) -> Iterator[Row]:
    pairs, articles = sets.edits(data)
    few = [
        article
        for article in articles
        if int(article.id[1:]) % 4 == 0 and pairs[int(article.id[1:])]["label"] == "positive"
    ]
    for a, b, measured in _measured(few):
        row = pairs[int(a[1:6])]
        if a[1:6] == b[1:6] and row["kind"] not in ALIGNED:
            yield (
                measured,
                True,
                row["event"],
                EDITED_HARD if row["kind"] in HARD else EDITED,
                "edit",
            )


def fitted(measured: Floats, shares: NDArray[np.bool_], counts: Floats) -> Floats:
    """The bias and a weight a measure."""
    rows = np.column_stack([np.ones(len(measured)), measured])
    penalty = np.diag([0.0, *[PENALTY] * measured.shape[1]])
    weights = np.zeros(rows.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (chance - shares)) + penalty @ weights
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(curve)), slope)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def held_out(found: Examples) -> Floats:
    """The score of each pair by weights that were fitted without its event."""
    events = sorted(set(found.event))
    fold = {event: number % FOLDS for number, event in enumerate(events)}
    of = np.array([fold[event] for event in found.event])
    scores = np.zeros(len(of))
    for number in range(FOLDS):
        out = of == number
        weights = fitted(found.measured[~out], found.shares[~out], found.counts[~out])
        scores[out] = 1 / (1 + np.exp(-(weights[0] + found.measured[out] @ weights[1:])))
    return scores


def report(found: Examples, scores: Floats, at: float) -> Iterator[str]:
    """Precision, recall and F1 of each source."""
    for name in ("basil", "fnc", "edit"):
        own = np.array([source == name for source in found.source])
        hit = (scores >= at) & own
        right = int((hit & found.shares).sum())
        precision, recall = right / max(1, int(hit.sum())), right / int((found.shares & own).sum())
        f1 = 2 * precision * recall / (precision + recall)
        yield f"{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def main() -> None:
    """Fit, say how well, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with overlap-dev-*.jsonl.gz")
    parser.add_argument("--accept", type=float, default=score.accept())
    parser.add_argument("--folds", action="store_true", help="only say how well it does held out")
    given = parser.parse_args()
    found = examples(given.data)
    print(*report(found, held_out(found), given.accept), sep="\n")
    if given.folds:
        return
    bias, *weights = fitted(found.measured, found.shares, found.counts).tolist()
    lines = [f"{name!r} = {weight:.3f}" for name, weight in zip(found.names, weights, strict=True)]
    text = "\n".join(
        [
            '# Written by "python -m bench.overlap.fit"; what each line weighs is in score.py.',
            f"accept = {given.accept}",
            f"bias = {bias:.3f}",
            *(line.replace("'", '"') for line in lines),
            "",
        ]
    )
    WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
