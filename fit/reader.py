"""Texts as the judges read them: the measures and features of `cleaner.strip.fitted`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from cleaner.strip.fitted.features import Columns, features
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import Ints, Lines, measure
from cleaner.strip.fitted.prose import Prose, find_prose
from cleaner.strip.fitted.tokens import UNCUT, Hashes, Powers, hashes_of, tokens
from cleaner.strip.fitted.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reader:
    """The tables that texts are read by, as `cleaner.strip.fitted.judge.LineJudge` has them."""

    common: Vocabulary
    glyphs: Glyphs
    powers: Powers

    def measure(self, text: str, starts: Ints, ends: Ints) -> tuple[Lines, Prose, Columns]:
        """The lines ``text[starts[i]:ends[i]]``, of which there is at least one."""
        lines = measure(text, starts, ends, glyphs=self.glyphs, powers=self.powers)
        places, _ = self.common.find(lines.words.hashes)
        common = np.bincount(lines.line_of[places], minlength=len(lines)).astype(np.float32)
        prose = find_prose(lines, common)
        return lines, prose, features(lines, prose, common)

    def words(self, text: str) -> Hashes:
        """The words of a text as hashes, in order."""
        return tokens(*self.glyphs.read(text), self.powers).hashes

    def spelled(self, text: str, starts: Ints = UNCUT) -> list[str]:
        """The words of a text whose lines begin at ``starts``, in lower case as judges see it."""
        lower, classes = self.glyphs.read(text)
        found = tokens(lower, classes, self.powers, starts)
        letters = "".join(map(chr, lower.tolist()))
        spans = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
        return [letters[start:end] for start, end in spans]


@cache
def reader() -> Reader:
    """The reader of this process; its tables grow with what it reads."""
    glyphs, powers = Glyphs(), Powers()
    common = Vocabulary.of(hashes_of(function_words(), glyphs, powers))
    return Reader(common, glyphs, powers)


def function_words() -> tuple[str, ...]:
    """The words of words.toml, sorted."""
    lists = tomllib.loads((files("fit") / "words.toml").read_text("utf-8"))
    return tuple(sorted({word for words in lists.values() for word in words.split()}))
