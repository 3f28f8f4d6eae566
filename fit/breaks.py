"""Weights for where lines ended in a text that was run together: `cleaner.read.breaks`.

Nobody has to label anything: the lines of a rendering are known, so they are joined, with a blank
or without, and logistic regression learns to find them again.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner.read.breaks import FORMAT, BreaksFile, Clues, Weights, clues, words_of
from fit.material import Material
from fit.phrases import outlet_name
from fit.recipe import BreakChoice
from fit.rows import DataError

RENDERER = "resiliparse"
"""Its lines are the blocks of a page: paragraphs, headings, entries of menus."""

_BULLET = re.compile(r"^[-–—•*·▪‣◦●■o»>+#]+\s+")
_PLACES = 5
"""Weights of a word."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A text run together: what is seen at each gap, and which gaps were line ends."""

    site: str
    is_glued: bool
    clues: Sequence[Clues]
    ended: Sequence[bool]


def joined(site: str, text: str, glue: float, rng: random.Random) -> Joined:
    """The lines of a text run together, a share ``glue`` of them without a blank."""
    parts: list[str] = []
    starts, size = set(), 0
    for line in filter(None, map(_bare, text.split("\n"))):
        blank = "" if not parts or rng.random() < glue else " "
        size += len(blank)
        starts.add(size)
        parts += blank, line
        size += len(line)
    whole = "".join(parts)
    found = words_of(whole, 0, size)
    ended = [at in starts for at in found.starts[1:]]
    return Joined(site, found.is_glued, list(clues(found)), ended)


def fit_breaks(material: Material, choice: BreakChoice) -> BreaksFile:
    """The weights, from all pages of the material."""
    texts = list(_texts(material, choice))
    known = _known(texts, choice)
    return BreaksFile(
        FORMAT,
        {"texts": len(texts), "domains": len({text.site for text in texts})},
        spaced=_weights([text for text in texts if not text.is_glued], known, choice),
        glued=_weights([text for text in texts if text.is_glued], known, choice),
    )


def write_breaks(file: BreaksFile, path: Path) -> int:
    """Write the file, a clue a line, and tell its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{_lines(msgspec.to_builtins(file))}\n", encoding="utf-8")
    return path.stat().st_size


def _lines(value: object, margin: str = "") -> str:
    """JSON with a key of an object a line, and whole arrays on one."""
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    inner = f"{margin} "
    keys = (f"{inner}{_lines(key)}: {_lines(below, inner)}" for key, below in value.items())
    return "{\n" + ",\n".join(keys) + f"\n{margin}}}"


def _bare(line: str) -> str:
    """A line without its bullet, blanks single."""
    return " ".join(_BULLET.sub("", line.strip()).split())


def _texts(material: Material, choice: BreakChoice) -> Iterator[Joined]:
    """Each rendering twice, its lines joined with blanks and mostly without."""
    rng = random.Random(choice.seed)  # noqa: S311 - for samples, not for secrets
    for sheet in (*material.texts, *material.renderings):
        if sheet.origin.renderer == RENDERER:
            for glue in (0.0, rng.choice(choice.glue)):
                yield joined(sheet.origin.site, sheet.text[: choice.longest], glue, rng)


def _known(texts: Iterable[Joined], choice: BreakChoice) -> list[str]:
    """The words that most domains say, in the order of the alphabet."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for clue in text.clues:
            said[clue.words[1]].add(text.site)
    outlets = {outlet_name(site) for sites in said.values() for site in sites}
    often = [
        word
        for word, sites in said.items()
        if word.isalpha() and len(sites) >= choice.domains and word not in outlets
    ]
    if not often:
        raise DataError(f"no word is said on {choice.domains} domains: there are too few pages")
    return sorted(sorted(often, key=lambda word: (-len(said[word]), word))[: choice.most])


def _weights(texts: Sequence[Joined], known: Sequence[str], choice: BreakChoice) -> Weights:
    columns = _Columns(known)
    seen = np.array([columns(clue) for text in texts for clue in text.clues], dtype=np.int32)
    ended = np.array([end for text in texts for end in text.ended], dtype=np.float32)
    weights, bias = _regress(seen, ended, len(columns), choice)
    return columns.named(np.rint(100 * weights).astype(int), round(100 * bias))


class _Columns:
    """The number of each clue, given out as clues are seen; 0 is a word that is not known."""

    def __init__(self, known: Sequence[str]) -> None:
        self.known = {word: 1 + _PLACES * at for at, word in enumerate(known)}
        self.first = 1 + _PLACES * len(known)
        self.runs: dict[str, int] = {}
        self.joints: dict[str, int] = {}

    def __len__(self) -> int:
        return self.first + len(self.runs) + len(self.joints)

    def __call__(self, clue: Clues) -> list[int]:
        words = [
            self.known[word] + at if word in self.known else 0
            for at, word in zip(clue.places, clue.words, strict=True)
        ]
        return [*words, self._number(self.runs, clue.run), self._number(self.joints, clue.joint)]

    def _number(self, numbers: dict[str, int], key: str) -> int:
        return numbers[key] if key in numbers else numbers.setdefault(key, len(self))

    def named(self, weights: NDArray[np.int_], bias: int) -> Weights:
        def of(numbers: Mapping[str, int]) -> dict[str, int]:
            return {key: int(weights[at]) for key, at in sorted(numbers.items())}

        rows = {word: weights[at : at + _PLACES].tolist() for word, at in self.known.items()}
        words = {word: (a, b, c, d, e) for word, (a, b, c, d, e) in rows.items()}
        return Weights(bias, of(self.runs), of(self.joints), words)


def _regress(
    seen: NDArray[np.int32], ended: NDArray[np.float32], size: int, choice: BreakChoice
) -> tuple[NDArray[np.float64], float]:
    """Weights and bias by AdaGrad (Duchi, Hazan, Singer 2011); weight 0 stays 0."""
    weights, bias, slope = np.zeros(size), 0.0, np.ones(size)
    rng = np.random.default_rng(choice.seed)
    for _ in range(choice.epochs):
        order = rng.permutation(len(seen))
        for start in range(0, len(order), choice.batch):
            some = order[start : start + choice.batch]
            logits = weights[seen[some]].sum(axis=1) + bias
            wrong = 1 / (1 + np.exp(-logits)) - ended[some]
            turn = np.bincount(seen[some].ravel(), np.repeat(wrong, seen.shape[1]), size)
            turn += choice.decay * len(some) * weights
            turn[0] = 0
            slope += turn * turn
            weights -= choice.rate * turn / np.sqrt(slope)
            bias -= choice.bias_rate * float(wrong.mean())
    return weights, bias
