"""Why the fitted judge takes a line for no article, in words.

A group of features speaks against a line where the line would look most like article if the group
were as it is, on average, on the lines that the judge keeps (occlusion: M. Zeiler and R. Fergus,
"Visualizing and understanding convolutional networks", ECCV 2014, on groups of features).
"""

from __future__ import annotations

import numpy as np

from cleaner.model import Reason
from cleaner.strip.fitted.judge import LineJudge, View
from cleaner.strip.structure import STRUCTURE

GROUPS: dict[str, tuple[str, ...]] = {
    "built like a label, not like a sentence": (
        "chars",
        "words",
        "capitalised",
        "numbers",
        "function words",
        "word length",
        "capitals",
        "all capitals",
        "signs",
        "digits",
        "commas",
        "comma share",
        "stops",
        "quotes",
        "bars",
        "brackets",
        "at",
        "prose",
        "prose words",
    ),
    "begins or ends unlike a sentence": ("ends", "begins"),
    "stands among short lines": ("prose within", "short within", "gap", "indent", "mean"),
    "stands apart from the article": (
        "prose so far",
        "place",
        "from",
        "in the run",
        "off the run",
        "since",
        "until",
    ),
    "says what the article does not": ("words of", "words said"),
    "is said again on the page": ("repeated", "said before"),
    "lies outside the part of the page that holds the article": STRUCTURE,
    "is left out by extractors": ("trafilatura:", "resiliparse:", "votes:"),
}
"""What a group says of a line, and how the names of its features begin."""

PHRASES = "speaks like a page, not like an article"
UNSURE = "no line of the article"


def reasons_of(judge: LineJudge, view: View) -> list[Reason]:
    """A reason for every line, for those that the judge took."""
    logits = judge.logits(view)
    kept = logits > judge.weights.threshold
    gains = {}
    for group, rows in _rows(judge).items():
        other = view.table.copy()
        usual = view.table[:, kept].mean(axis=1) if kept.any() else np.zeros(len(view.table))
        other[np.ix_(rows, np.flatnonzero(~kept))] = usual[rows][:, None]
        gains[group] = judge.said(other, view.phrases, view.spoken) - logits
    mute = np.zeros(0, dtype=np.intp)
    gains[PHRASES] = judge.said(view.table, mute, mute) - logits
    names = list(gains)
    table = np.array([gains[name] for name in names])
    best = np.argsort(-table, axis=0)[:2]
    # at the threshold it is even; a line that only a second look took counts as that
    doubt = 1 / (1 + np.exp(np.clip(logits - judge.weights.threshold, -30, 0)))
    return [
        Reason("judge", "other", _words(names, table[:, at], best[:, at]), round(float(score), 3))
        for at, score in enumerate(doubt)
    ]


def _words(names: list[str], gains: np.ndarray, best: np.ndarray) -> str:
    said = [names[group] for group in best if gains[group] > 0.5]
    return "; ".join(said) or UNSURE


def _rows(judge: LineJudge) -> dict[str, np.ndarray]:
    """The rows of the table that belong to each group; the longest beginning decides."""
    found: dict[str, list[int]] = {group: [] for group in GROUPS}
    for row, name in enumerate(judge.weights.features):
        fits = [
            (len(start), group)
            for group, starts in GROUPS.items()
            for start in starts
            if name == start or name.startswith(f"{start} ")
        ]
        if fits:
            found[max(fits)[1]].append(row)
    return {group: np.array(rows, dtype=np.intp) for group, rows in found.items()}
