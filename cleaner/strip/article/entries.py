"""Entries at an article's end: results, ingredients, dates of a tour, short answers.

The judge takes them for what follows an article, for they look like it.  They stay where they end
at a line that rules know, or with the text, and read alike, as entries do and footers do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cleaner.model import KEPT, Blocks, Reason
from cleaner.strip.article.find import Article
from cleaner.strip.fitted.judge import View
from cleaner.strip.fitted.lines import Floats
from cleaner.strip.measure import ends_sentence
from cleaner.strip.signals.byline import DAY

Rules = Callable[[Blocks], Sequence[Reason]]
"""What rules say of some blocks."""

FEWEST, MOST = 3, 40
"""Entries of a list; of more lines nobody knows where they end."""

OPENING = 4
"""The first lines of a list, of which one must look like an entry."""

NEAR = 12
"""Lines that rules are asked about at first; of more only where these are entries."""

LONGEST = 120
"""Characters of an entry."""

BEHIND = frozenset({"share", "related", "newsletter", "subscription", "comments", "donation"})
"""What stands right behind an article; what else rules know stands further down."""

ALIKE, NUMBERED = 0.4, 0.25
"""Shares of lines that repeat another's signs, and that hold numbers."""

LABELLED = 0.4
"""Share of lines of the form ``Label: value``."""

SENTENCES, WORDS = 0.25, 6
"""Share of lines that end like sentences, and words of a line on average: short answers, notes."""

_MARK = re.compile(r"(?:[*•·–-]|\d{1,3}[.)]) ")
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+(?:[ ’'-][^\W\d_]+)*")
_LABELLED = re.compile(r"(?:[*•·–-] )?((?:[^\s:：]+ ){0,3}[^\s:/：]{1,30}) ?(?:: |： ?)\S")
_PLAIN = re.compile(r"[\"“(]?(?:a|0)[\"”).:?!…]*|a \(?0\)?|0 a\.?")
"""The signs of labels, of single sentences, and of counters."""

_DATED = re.compile(
    rf"{DAY}|\d{{4}}年|https?:|www\.|©|\bago\b|\bvor \d|\b\d+[ -]?min(?:ute)?s? read\b",
    re.IGNORECASE,
)
"""A day, an age, an address: what cards of other articles hold."""


def keep_entries(rules: Rules, view: View, blocks: Blocks, article: Article) -> None:
    """Take the entries right behind an article into it, and those that go on as others in it."""
    _keep_labelled(rules, blocks, article)
    _keep_last(rules, view, blocks, article)


def _keep_labelled(rules: Rules, blocks: Blocks, article: Article) -> None:
    """``Label: value`` stays below another one of the article, unless rules know it."""
    inside = article.inside
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1
    runs = pairwise([*edges.tolist(), len(inside)])
    more = [
        at for first, after in runs if inside[first - 1] for at in _labelled(blocks, first, after)
    ]
    if not more:
        return
    for at, reason in zip(more, rules(blocks.some(more)), strict=True):
        if reason is KEPT and inside[at - 1]:
            inside[at] = True


def _labelled(blocks: Blocks, first: int, after: int) -> Iterator[int]:
    """The first of some blocks that have labels, as has the one above; the same is no entry."""
    above = _label(blocks[first - 1].text)
    for at in range(first, after if above else first):
        label = _label(blocks[at].text)
        if not label or label == above:
            return
        yield at
        above = label


def _keep_last(rules: Rules, view: View, blocks: Blocks, article: Article) -> None:
    inside = article.inside
    first = len(inside) - int(inside[::-1].argmax())
    if not inside.any() or not any(map(_is_entry, _texts(blocks, first, OPENING))):
        return

    def are_entries(count: int) -> bool:
        return _are_entries(_texts(blocks, first, count), view.lines.sizes[first : first + count])

    some = range(first, min(first + MOST + 1, len(blocks)))
    count, kind = _first_known(rules, blocks, some[:NEAR])
    if not kind and len(some) > NEAR and are_entries(NEAR):
        beyond, kind = _first_known(rules, blocks, some[NEAR:])
        count += beyond
    ends = kind in BEHIND or (not kind and count == len(some))
    if ends and FEWEST <= count <= MOST and are_entries(count):
        inside[first : first + count] = True


def _texts(blocks: Blocks, first: int, count: int) -> list[str]:
    after = first + count
    spans = zip(blocks.starts[first:after], blocks.ends[first:after], strict=True)
    return [blocks.text[start:end] for start, end in spans]


def _first_known(rules: Rules, blocks: Blocks, some: range) -> tuple[int, str]:
    """How many of some blocks stand before one that rules know, and what it is to them, if any."""
    for at, reason in enumerate(rules(blocks.some(some))):
        if reason is not KEPT:
            return at, reason.kind
    return len(some), ""


def _is_entry(text: str) -> bool:
    return _has_number(text) or bool(_label(text)) or ends_sentence(text)


def _are_entries(texts: list[str], sizes: Floats) -> bool:
    """Whether lines read like the entries of one list, or like short notes."""
    if _share(_label, texts) >= LABELLED:
        return True
    if _share(_has_number, texts) >= NUMBERED and _alike(texts) >= ALIKE * len(texts):
        return True
    is_short = float(sizes.mean()) < WORDS and not any(map(_DATED.search, texts))
    return is_short and _share(ends_sentence, texts) >= SENTENCES


def _share(test: Callable[[str], object], texts: list[str]) -> float:
    return sum(bool(test(text)) for text in texts) / len(texts)


def _label(text: str) -> str:
    """What stands before the colon of a short line."""
    if len(text) >= LONGEST or not (":" in text or "：" in text):
        return ""
    found = _LABELLED.match(text)
    return found[1] if found else ""


def _has_number(text: str) -> bool:
    return bool(_NUMBER.search(text, _behind_mark(text))) and not _DATED.search(text)


def _alike(texts: list[str]) -> int:
    """How many lines have the signs of another one: between the same runs of words and numbers."""
    many = Counter(_signs(text) for text in texts if len(text) < LONGEST)
    return sum(times for signs, times in many.items() if signs and times > 1)


def _signs(text: str) -> str:
    """The signs of a line around its words and numbers; empty where they tell nothing."""
    signs = _WORDS.sub("a", _NUMBER.sub("0", text[_behind_mark(text) :]))
    return "" if _PLAIN.fullmatch(signs) or _DATED.search(text) else signs


def _behind_mark(text: str) -> int:
    """Where a line begins behind its bullet or number."""
    found = _MARK.match(text)
    return found.end() if found else 0
