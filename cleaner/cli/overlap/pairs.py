"""The articles that share most, as a terminal shows them: how much of which stands in which."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from cleaner.cli.columns import fitted, percent, right, width_of
from cleaner.cli.paint import Paint
from cleaner.cli.streams import printable
from cleaner.overlap.records import Article, ArticlePair, Overlap
from cleaner.overlap.times import by_time, is_before, stamp, told

PAIRS = 5
"""Pairs that are shown."""

SHARE, WORDS = 0.2, 8
"""Share of the words of one article from which a pair is shown, and the fewest of these words: one
quoted sentence in a short text says nothing of the whole."""

INDENT = 10
"""Columns before the name of an article."""


class _Line(NamedTuple):
    """``share`` of ``whole`` also stands in ``other``."""

    share: str
    whole: str
    other: str


def article_pairs(overlap: Overlap, *, paint: Paint, width: int) -> Iterator[str]:
    """Lines for a terminal of a width; none where no pair is worth telling."""
    found = list(islice(_telling(overlap), PAIRS + 1))
    if not found:
        return
    yield paint("dim", "Articles that share most")
    lines = [_line(overlap, pair) for pair in found[:PAIRS]]
    short = all(width_of(_said(line)) <= width - INDENT for line in lines)
    for line in lines:
        yield from _rows(line, paint, width, short=short)
    if len(found) > PAIRS:
        yield paint(
            "dim", f"    {fitted('Others: --to csv --pairs (two articles a row).', width - 4)}"
        )
    yield ""


def _telling(overlap: Overlap) -> Iterator[ArticlePair]:
    much = takewhile(lambda pair: pair.share >= SHARE, overlap.pairs)
    return (pair for pair in much if max(pair.a_words, pair.b_words) >= WORDS)


def _line(overlap: Overlap, pair: ArticlePair) -> _Line:
    """Of both the one that has more of itself in the other comes first; of equals the later."""
    a, b = _names(overlap, pair)
    if pair.a_share > pair.b_share:
        return _Line(percent(pair.a_words, overlap.words[pair.a]), a, b)
    return _Line(percent(pair.b_words, overlap.words[pair.b]), b, a)


def _names(overlap: Overlap, pair: ArticlePair) -> tuple[str, str]:
    """What both are called; the one that was earlier, where that is certain, with its day."""
    a, b = (overlap.articles[at] for at in (pair.a, pair.b))
    when = [stamp(a), stamp(b)]
    earlier = [f"{told(when[0], by_time=by_time(when))}, earlier"] if is_before(*when) else []
    return _called(a, earlier), _called(b, [])


def _called(article: Article, facts: list[str]) -> str:
    """Its id, with its outlet where the id does not say it."""
    outlet = [] if article.outlet in article.id else [article.outlet]
    more = ", ".join([*outlet, *facts])
    return printable(f"{article.id} ({more})" if more else article.id)


def _said(line: _Line) -> str:
    return f"{line.whole} also stands in {line.other}"


def _rows(line: _Line, paint: Paint, width: int, *, short: bool) -> Iterator[str]:
    """One line, or two where the names are long."""
    head = f"{paint('gone', right(line.share, INDENT - 4))} of "
    if short:
        yield f"{head}{_said(line)}"
        return
    yield f"{head}{fitted(line.whole, width - INDENT)}"
    yield f"{'':>{INDENT}}{fitted(f'also stands in {line.other}', width - INDENT)}"
