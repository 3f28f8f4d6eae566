"""Where lines ended in a text that was run together: a chance for each gap between words.

    Home Tides Ferries Sign in Ferries stop Share The ferries stopped on Monday.
    HomeTidesFerriesSign inFerries stopShareThe ferries stopped on Monday.

Six clues are weighed for every gap (logistic regression): the kinds of the words around it, how the
word before it ends and whether there is a blank, and which words stand before and behind.  The
weights were fitted by ``fit/breaks.py`` to texts whose lines are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import inf
from typing import NamedTuple

import msgspec

from cleaner.model import CleanerError

FORMAT = "cleaner breaks 2"

_LETTERS = [chr(code) for code in range(0x530) if chr(code).isalpha()]  # Latin, Greek, Cyrillic
_LOWER = "".join(filter(str.islower, _LETTERS))
_UPPER = "".join(filter(str.isupper, _LETTERS))
_OPENS = re.compile(f"[{_UPPER}“«„]")
_ENDS = re.compile(rf"""[{_LOWER}\d%][.!?…:]?[)\]”"»]?\Z""")
_WORD = re.compile(r"\S+")
_STOP = re.compile(r"""[.!?…][)\]"'”’»]*$""")
_ABBREVIATION = re.compile(
    r"""^["“(]?(?:[^\W\d_]\.)+$|"""
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Nr|ca|bzw)\.$"
)
_AROUND = "\"'“”‘’«»„()[]{}.,:;!?…"
_NONE = ("_", "_")
"""Kind and end of the word that is not there, before the first and behind the last."""

DENSE = 0.01
"""Share of words glued to the last from which a text's lines were joined without blanks."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, each with its offset and whether it stands right behind the last."""

    words: list[str]
    starts: list[int]
    glued: list[bool]

    @property
    def is_glued(self) -> bool:
        """Whether lines were joined without blanks."""
        return self.glued.count(True) >= DENSE * len(self.words)


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each clue says, in hundredths of a logit.

    ``runs`` has the kinds of two words before a gap and two behind it; ``joints`` the gap, how the
    word before it ends, its kind and those of two behind; ``words`` what a word says that stands
    second before a gap, before it, behind it, second behind it, and behind it with a capital.
    """

    bias: int
    runs: dict[str, int]
    joints: dict[str, int]
    words: dict[str, tuple[int, int, int, int, int]]


class BreaksFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``breaks.json``: weights for text joined by blanks, and for text that was not."""

    format: str
    fitted: dict[str, int]
    spaced: Weights
    glued: Weights


class Clues(NamedTuple):
    """What is seen at a gap; see `Weights`."""

    run: str
    joint: str
    words: tuple[str, str, str, str]

    @property
    def places(self) -> tuple[int, int, int, int]:
        """Which of a word's weights count for each of the words."""
        return 0, 1, 4 if self.run[2] == "X" else 2, 3


def seams(text: str) -> list[int]:
    """Where words begin amid what is no word.

    >>> seams("SportWeather on Monday.The ferry")
    [5, 23]
    """
    opened = (sign.start() for sign in _OPENS.finditer(text))
    return [at for at in opened if at and _ENDS.search(text, max(0, at - 3), at)]


def words_of(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``, those that were glued together apart."""
    found, parts_of = Words([], [], []), cache(_parts)
    for match in _WORD.finditer(text, start, end):
        at, parts = match.start(), parts_of(match[0])
        found.words.extend(parts)
        found.glued.extend((False, *[True] * (len(parts) - 1)))
        for part in parts:
            found.starts.append(at)
            at += len(part)
    return found


def clues(found: Words) -> Iterator[Clues]:
    """For each gap between two words, in order."""
    looks = [_NONE, *map(cache(_look), found.words), _NONE]
    names = ["", *map(cache(name_of), found.words), ""]
    for at in range(2, len(found.words) + 1):
        (before, _), (last, end), (first, _), (after, _) = looks[at - 2 : at + 2]
        gap = "+" if found.glued[at - 1] else " "
        a, b, c, d = names[at - 2 : at + 2]
        yield Clues(before + last + first + after, gap + end + last + first + after, (a, b, c, d))


def breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets of words in ``text[start:end]`` that, more likely than not, began a line."""
    found = words_of(text, start, end)
    file = _file()
    weights = file.glued if found.is_glued else file.spaced
    for at, seen in zip(found.starts[1:], clues(found), strict=True):
        if score(weights, seen) > 0:
            yield at


def score(weights: Weights, seen: Clues) -> float:
    """The logit of a break, in hundredths; where nothing is known of a gap, minus infinity."""
    if seen.run not in weights.runs and seen.joint not in weights.joints:
        return -inf
    logit = weights.bias + weights.runs.get(seen.run, 0) + weights.joints.get(seen.joint, 0)
    for at, word in zip(seen.places, seen.words, strict=True):
        if word in weights.words:
            logit += weights.words[word][at]
    return logit


def _parts(word: str) -> list[str]:
    """What stands between blanks, cut where words were glued together."""
    return [word[at:after] for at, after in pairwise((0, *seams(word), len(word)))]


def name_of(word: str) -> str:
    """A word as the weights know it: in lower case, without the signs around it."""
    return word.lower().strip(_AROUND)


def _look(word: str) -> tuple[str, str]:
    """What kind of word it is, and how it ends, a sign each."""
    return _kind(word), _end(word)


def _kind(word: str) -> str:
    core = word.strip("\"'“”‘’«»„()[]{}")
    if not any(map(str.isalnum, word)):
        return "-"
    if core[:1].isdigit():
        return "9"
    if core.isupper() and len(core) > 1:
        return "A"
    return "X" if core[:1].isupper() else "x"


def _end(word: str) -> str:
    if _STOP.search(word):
        return "a" if _ABBREVIATION.search(word) else "."
    last = word[-1]
    if last in ",;":
        return ","
    if last == ":":
        return ":"
    return "x" if last.isalnum() else ")"


@cache
def _file() -> BreaksFile:
    return read_weights()


def read_weights() -> BreaksFile:
    """The packaged weights.

    Raises:
        CleanerError: the file is missing or damaged.
    """
    try:
        raw = (files("cleaner.read") / "breaks.json").read_bytes()
        file = msgspec.json.decode(raw, type=BreaksFile)
    except (OSError, msgspec.MsgspecError) as error:
        raise CleanerError(f"breaks.json cannot be read ({error}); install cleaner anew") from error
    if file.format != FORMAT:
        raise CleanerError(f"breaks.json: format {file.format!r} is not {FORMAT!r}")
    return file
