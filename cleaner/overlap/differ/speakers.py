"""Who says what is quoted, where the paragraph names them beside it.

Known are a verb of speaking with a name behind or before it, and “according to”, in nine languages
(speech.toml).  Where nobody is named for certain, nobody is; a pronoun names nobody.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise

import regex
from rapidfuzz import fuzz

from cleaner.overlap.language.listed import function_words, title_words
from cleaner.overlap.language.numerals import plain
from cleaner.text import Offsets, words

NEAR = 160
"""Signs beside a quotation in which its speaker is looked for."""

FEWEST = 4
"""Words of a quotation that are shared; less may be said by anybody."""

ALIKE = 70
"""Similarity, of 100, of two spellings of one name."""

CLOSE = 100
"""Signs between two quotations of which the second may go on what the first began."""

_WORD = r"\p{Lu}(?:\p{Ll}{0,3}\.(?=\s+\p{Lu})|[\p{L}\p{M}'’\-]*\p{L}\b)"
_CAPITALS = re.compile(r"\b[^\W\d_a-z][\w'’-]*\w")
_LINK = r"(?:(?:(?:van|von) de[rnm]|de la|de los|de|del|della|da|do|dos|di|du|van|von|bin|zu)\s+)?"
_NAME = rf"(?P<name>{_WORD}(?:\s+{_LINK}{_WORD}){{0,3}})(?!['’])"
_SMALL = r"\p{Ll}[\p{L}\p{M}'’\-]*"
_SHORT = r"(?<!\b\p{Lu}\p{Ll}{0,3})"
_SENTENCE = regex.compile(_SHORT + r"[.!?…][\"”»’]?\s+(?=[\p{Lu}“„«\"])")


Speakers = tuple[str, str]
"""Who says it in the one paragraph, and who in the other."""


class Quoting:
    """A paragraph, and where its quotations stand in it, in order and disjoint.

    Args:
        text: what it says.
        quotations: tells where they stand; asked only where names differ, as they seldom do.
    """

    def __init__(self, text: str, quotations: Callable[[], Sequence[Offsets]]) -> None:
        self.text = text
        self._quotations = quotations

    @cached_property
    def names(self) -> frozenset[str]:
        """What may be part of a name: words with capitals, without titles and accents."""
        words = _CAPITALS.findall(self.text)
        return frozenset().union(*(_own(word) for word in words if word[0].isupper()))

    @cached_property
    def quoted(self) -> Sequence[Offsets]:
        """Where its quotations stand."""
        return self._quotations()


def other_speakers(one: Quoting, other: Quoting, spans: tuple[Offsets, Offsets]) -> Speakers | None:
    """Whom two paragraphs name for one quotation, where it is not the same one.

    Whoever is in both paragraphs may have said it in both, however it is put.  ``spans`` is what
    they share: a stretch of each.
    """
    if not one.names - other.names or not other.names - one.names:
        return None
    here = speaker(one, *spans[0])
    there = speaker(other, *spans[1]) if here else None
    if not here or not there or _stands_in(here, other) or _stands_in(there, one):
        return None
    return here, there


def speaker(paragraph: Quoting, start: int, end: int) -> str | None:
    """Who says the quotation in a paragraph that has most of what stands from start to end."""
    at = _most(paragraph, start, end)
    return None if at is None else _named(paragraph.text, paragraph.quoted, at)


def _stands_in(name: str, paragraph: Quoting) -> bool:
    """Whether a word of a name, or one spelled nearly so, is a name in a paragraph."""
    own = _own(name)
    return any(fuzz.ratio(word, each) >= ALIKE for each in paragraph.names for word in own)


def _most(paragraph: Quoting, start: int, end: int) -> int | None:
    """The quotation that has most of a stretch, if it is enough to be one."""
    shared = [(max(start, first), min(end, stop)) for first, stop in paragraph.quoted]
    best = max(range(len(shared)), key=lambda at: shared[at][1] - shared[at][0], default=None)
    if best is None or len(words(paragraph.text[slice(*shared[best])])) < FEWEST:
        return None
    return best


def _named(text: str, quoted: Sequence[Offsets], at: int) -> str | None:
    """Who is named beside a quotation; else who is beside the one before it, close by."""
    edges = [0, *(edge for span in quoted for edge in span), len(text)]
    gaps = [text[first:stop] for first, stop in list(pairwise(edges))[::2]]
    found = _behind(gaps[at + 1][:NEAR]) or _before(gaps[at][-NEAR:])
    if found or not at or len(gaps[at]) > CLOSE:
        return found
    return _named(text, quoted, at - 1)


def _behind(said: str) -> str | None:
    """Who is named in what follows a quotation, up to the end of the sentence."""
    sentence = _SENTENCE.split(said, maxsplit=1)[0]
    for pattern in (_then_name(), _name_then(), _by()):
        if found := pattern.match(sentence):
            return _person(found)
    return None


def _before(said: str) -> str | None:
    """Who is named in the sentence that leads up to a quotation."""
    sentence = _SENTENCE.split(said)[-1]
    for pattern in (_leading(), _by()):
        if found := pattern.search(sentence):
            return _person(found)
    return None


def _person(found: regex.Match[str]) -> str | None:
    """The name without words of grammar before it; in German an article tells a mere noun."""
    words = found["name"].split()
    while words and words[0].casefold() in _grammar():
        if words.pop(0).casefold() in _ARTICLES:
            return None
    name = " ".join(words)
    return name if _own(name) and not name.endswith(_OF) else None


_OF = ("'s", "’s")
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines"})


@cache
def _own(name: str) -> frozenset[str]:
    """What tells a name from others: its words without titles, initials and accents."""
    words = (plain(word.strip(".").casefold()) for word in name.split())
    return frozenset(word for word in words if len(word) > 2 and word not in title_words())


@cache
def _grammar() -> frozenset[str]:
    return frozenset().union(*function_words().values())


@cache
def _spoken() -> dict[str, str]:
    lists = tomllib.loads((files("cleaner.overlap.differ") / "speech.toml").read_text("utf-8"))
    joined = {name: "\n".join(every.values()).strip() for name, every in lists.items()}
    return {
        "says": regex.sub(r"\s*\n\s*", "|", joined["says"]),
        "tells": joined["tells"],
        "by": joined["by"],
        **{name: "|".join(sorted(set(joined[name].split()))) for name in ("apart", "subject")},
    }


def _verbs(*names: str) -> str:
    every = "|".join(_spoken()[name] for name in names)
    return rf"(?<!\w)(?:{every.replace(' ', chr(92) + 's+')})(?!\w)"


_CLOSING = r"^[\s\"”“»«’',.!?…–—-]*"


@cache
def _then_name() -> regex.Pattern[str]:
    """A verb, and behind it a name; a few words may say what they are."""
    role = rf"(?:,?\s+{_no('apart')}{_SMALL}){{0,4}}"
    return regex.compile(rf"{_CLOSING}{_verbs('says')}{role},?\s+{_NAME}")


@cache
def _name_then() -> regex.Pattern[str]:
    """A name, and behind it a verb."""
    return regex.compile(rf"{_CLOSING}{_NAME}{_between()}\s+{_verbs('says', 'tells')}")


@cache
def _leading() -> regex.Pattern[str]:
    """The same before a quotation, which it leads up to."""
    behind = r"[^.;“„«»\"]{0,60}[:,]?\s*[“„«»\"‘'‹「]?\s*$"
    said = rf"{_NAME}{_between()}\s+{_verbs('says', 'tells')}"
    return regex.compile(rf"(?<!\b(?:{_others('apart', 'subject')})\s+){said}{behind}")


@cache
def _by() -> regex.Pattern[str]:
    return regex.compile(rf"{_CLOSING}(?i:{_verbs('by')})\s+{_NAME}")


def _between() -> str:
    """What may stand between a name and its verb: what they are, in commas, or a small word."""
    return rf"(?:,[^.;:“„«\"]{{1,80}},|\s+{_no('apart', 'subject')}{_SMALL})?"


def _no(*names: str) -> str:
    return rf"(?!(?:{_others(*names)})\b)"


def _others(*names: str) -> str:
    return "|".join(_spoken()[name] for name in names)
