"""trafilatura, asked which lines of a page are the article, and when its answer is trusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from cleaner.read.html.align import align_lines, split_words
from cleaner.read.html.parser import parse

Spans = tuple[tuple[int, int], ...]
"""Begin and end, in characters, the end exclusive."""

MAX_DEPTH = 200
"""Nested elements up to which lxml, which drops what lies below 255, is trusted."""

MAX_PAGE = 10_000_000
"""Characters of a page up to which the extractor stays within ten times the page in memory."""

MAX_PIECE = 2_000_000
"""Characters of one text, tag or script; libxml2 drops what is over 10 million bytes."""

MAX_TEXT = 1_000_000
"""Characters of visible text up to which the alignment stays within some 100 MB."""

MAX_TAGS = 20_000
"""Tags of a page up to which the extractor stays within a few seconds."""

MAX_WORK = 600_000
"""Tags times the deepest level up to which it stays there; the time goes with their product."""

MAX_TAIL = 10
"""Words after the first ``</html>``, which lxml drops, up to which that does not matter."""

MIN_WORDS = 25
"""Words of an article below which the extractor is not believed."""

MIN_SENTENCE = 12
"""Words of a line from which it is taken for prose."""

MIN_SHARE = 0.1
"""Share of the words in prose below which the extractor is not believed."""

MIN_FOUND = 0.5
"""Share of the extractor's words that are found in the text below which it is not believed."""

_HTML_END = re.compile(r"</html\s{0,100}>", re.IGNORECASE | re.ASCII)


def article_spans(page: str, text: str, *, depth: int, name: str) -> tuple[Spans | None, str]:
    """The spans of ``text`` that the extractor takes for the article; or None, and why.

    ``page`` is the markup that ``text`` was made of, ``depth`` its levels of elements.  A span is
    one or more whole lines, without the last line feed.
    """
    reason = doubt(page, depth, name=name)
    return (None, reason) if reason else _trusted_spans(page, text)


def doubt(page: str, depth: int, *, name: str) -> str:
    """Why lxml would lose text of this page or take too long over it; empty if it would not."""
    if len(page) > MAX_PAGE:
        return f"the page is longer than {MAX_PAGE:,} characters"
    if depth > MAX_DEPTH:
        return f"the page is nested {depth:,} levels deep"
    tags = page.count("<")
    if tags > MAX_TAGS or tags * depth > MAX_WORK:
        return f"the page has {tags:,} tags, nested up to {depth:,} levels deep"
    if len(page) > MAX_PIECE and _longest(page) > MAX_PIECE:
        return f"one text or tag of the page is longer than {MAX_PIECE:,} characters"
    end = _HTML_END.search(page)
    if end and page[end.end() :].strip():
        tail = parse(page[end.end() :], name=name, xml=False).text
        if len(split_words(tail)) > MAX_TAIL:
            return "the page goes on after its </html>"
    return ""


def _longest(page: str) -> int:
    """The longest stretch without a tag's begin; a script's or an attribute's ones included."""
    return max(map(len, page.split("<")))


def _trusted_spans(page: str, text: str) -> tuple[Spans | None, str]:
    """The spans; or None, and why the extractor is not to be trusted."""
    if len(text) > MAX_TEXT:
        return None, f"the text is longer than {MAX_TEXT:,} characters"
    article = split_words(_attempt(_trafilatura, page))
    if not article:
        return None, "it finds no article"
    if len(article) < MIN_WORDS:
        return None, f"it finds fewer than {MIN_WORDS} words"
    lines = _lines(text)
    words = [split_words(text[start:end]) for start, end in lines]
    prose = sum(len(line) for line in words if len(line) >= MIN_SENTENCE)
    if len(article) < MIN_SHARE * prose:
        return None, f"it finds {len(article):,} words of {prose:,} that stand in long lines"
    taken = align_lines(words, article)
    found = sum(len(words[i]) for i in taken)
    if found < MIN_FOUND * len(article):
        return None, f"only {found:,} of the {len(article):,} words it finds are in the text"
    return _merge(taken, words, lines), ""


def articles(page: str) -> dict[str, str]:
    """The article by extractor; empty where it finds none or fails."""
    asked = {"trafilatura": _trafilatura, "resiliparse": _resiliparse}
    return {name: _attempt(extract, page) for name, extract in asked.items()}


def _attempt(extract: Callable[[str], str], page: str) -> str:
    try:
        return extract(page.replace("\0", ""))
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page has its text
        return ""


def _trafilatura(page: str) -> str:
    from trafilatura import extract

    return extract(page, include_comments=False) or ""


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=True, alt_texts=False))


def _lines(text: str) -> list[tuple[int, int]]:
    """Where each line begins and ends, the line feed left out."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _merge(
    taken: Iterable[int], words: Sequence[list[str]], lines: Sequence[tuple[int, int]]
) -> Spans:
    """Spans of taken lines; those with nothing but wordless lines between them become one."""
    spans: list[tuple[int, int]] = []
    last = -1
    for number in taken:
        start, end = lines[number]
        if spans and not any(words[last + 1 : number]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = number
    return tuple(spans)
