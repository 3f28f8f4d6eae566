"""Which phrases of one word or two tell article from the rest, on many domains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.judge import SPOKEN
from cleaner.strip.fitted.tokens import Hashes, hashes_of, joined
from cleaner.strip.fitted.vocabulary import Vocabulary
from fit.reader import reader
from fit.recipe import PhraseChoice
from fit.rows import DataError
from fit.sheets import Sheet

SPARE = 1.5
"""Times more phrases than wanted that are spelled, for some are left out then."""

Said = tuple[Sheet, NDArray[np.bool_]]
"""A page, and which of its lines are article."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases in words, in the order of their numbers, and as they are found."""

    words: tuple[str, ...]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, words: Sequence[str]) -> Phrases:
        """Phrases of one word or two, a blank between two."""
        tables = reader()
        return cls(tuple(words), Vocabulary.of(hashes_of(words, tables.glyphs, tables.powers)))

    def find(self, sheet: Sheet) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
        """Numbers of the phrases of all lines in order, and [N] how many each line has."""
        hashes, lines = spoken(sheet)
        places, numbers = self.vocabulary.find(hashes)
        counts = np.bincount(lines[places], minlength=len(sheet))
        return numbers.astype(np.uint16), counts.astype(np.int32)


def spoken(sheet: Sheet) -> tuple[Hashes, NDArray[np.int32]]:
    """Words and pairs of words that begin within the first of each line, and the line of each."""
    early = np.flatnonzero(sheet.at < SPOKEN)
    pairs = early[early + 1 < len(sheet.words)]
    pairs = pairs[sheet.line_of[pairs + 1] == sheet.line_of[pairs]]
    hashes = np.concatenate(
        [sheet.words[early], joined(sheet.words[pairs], sheet.words[pairs + 1])]
    )
    lines = np.concatenate([sheet.line_of[early], sheet.line_of[pairs]])
    order = np.argsort(lines, kind="stable")
    return hashes[order], lines[order]


def choose_phrases(pages: Sequence[Said], choice: PhraseChoice) -> Phrases:
    """The phrases that tell most, in the order of the alphabet.

    A phrase weighs as much as the logarithm of its odds to stand in an article rather than outside,
    times the root of how many domains say it; a domain that says it in both counts twice.

    Raises:
        DataError: no phrase is said on enough domains.
    """
    ranked = _ranked(pages, choice.domains)[: int(SPARE * choice.most)]
    spelled = _spell(ranked, (sheet for sheet, _ in pages))
    outlets = {outlet_name(sheet.origin.site) for sheet, _ in pages}
    wanted = [
        phrase
        for phrase in map(spelled.__getitem__, ranked.tolist())
        if not phrase.replace(" ", "").isdigit() and phrase.replace(" ", "") not in outlets
    ]
    if not wanted:
        raise DataError(f"no phrase is said on {choice.domains} domains: there are too few pages")
    return Phrases.of(sorted(wanted[: choice.most]))


def outlet_name(site: str) -> str:
    """What an outlet is called: its domain up to the first full stop, without hyphens."""
    return site.split(".", maxsplit=1)[0].replace("-", "").lower()


def _ranked(pages: Sequence[Said], domains: int) -> Hashes:
    """Hashes of phrases on many domains, those that tell most first."""
    inside, outside = _domains(pages, article=True), _domains(pages, article=False)
    every = np.union1d(inside[0], outside[0])
    counts = np.zeros((2, len(every)))
    for row, (hashes, many) in zip(counts, (inside, outside), strict=True):
        row[np.searchsorted(every, hashes)] = many
    often = counts.sum(axis=0) >= domains
    every, counts = every[often], counts[:, often]
    odds = np.log((counts[0] + 1) / (counts[1] + 1))
    order = np.argsort(-np.abs(odds) * np.sqrt(counts.sum(axis=0)), kind="stable")
    ranked: Hashes = every[order]
    return ranked


def _domains(pages: Sequence[Said], *, article: bool) -> tuple[Hashes, NDArray[np.intp]]:
    """Phrases said in articles, or outside of them, and on how many domains."""
    said: defaultdict[str, list[Hashes]] = defaultdict(list)
    for sheet, inside in pages:
        hashes, lines = spoken(sheet)
        said[sheet.origin.site].append(np.unique(hashes[inside[lines] == article]))
    sites = [np.unique(np.concatenate(hashes)) for hashes in said.values()]
    return np.unique(np.concatenate(sites), return_counts=True)


def _spell(hashes: Hashes, sheets: Iterable[Sheet]) -> dict[int, str]:
    """The words of phrases by their hashes, as some page says them."""
    missing = np.sort(hashes)
    spelled: dict[int, str] = {}
    for sheet in sheets:
        if not len(missing):
            break
        pairs = joined(sheet.words[:-1], sheet.words[1:])
        single = np.flatnonzero(np.isin(sheet.words, missing))
        double = np.flatnonzero(np.isin(pairs, missing))
        if len(single) or len(double):
            words = reader().spelled(sheet.text, sheet.starts.astype(np.intp))
            spelled |= {int(sheet.words[at]): words[at] for at in single.tolist()}
            spelled |= {int(pairs[at]): " ".join(words[at : at + 2]) for at in double.tolist()}
            missing = np.setdiff1d(missing, np.array(list(spelled), dtype=np.uint64))
    return spelled
