"""HTML in: the visible text of a page, one line a block, and what an extractor takes of it.

A page is parsed by lexbor, which follows the HTML standard, never looks at a DTD and does not
recurse.  Its tree is written out once and that well-formed markup is read by one linear scan,
so neither depth nor size can break the text.  trafilatura only says which lines it takes for the
article, and it is asked only where lxml, below it, is known not to lose text.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cleaner.model import InputError

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode

Spans = tuple[tuple[int, int], ...]

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

MIN_WORDS = 25
"""Words of an article below which the extractor is not believed."""

MIN_SENTENCE = 12
"""Words of a line from which it is taken for prose."""

MIN_SHARE = 0.1
"""Share of the words in prose below which the extractor is not believed."""

MAX_TAIL = 10
"""Words after the first ``</html>``, which lxml drops, up to which that does not matter."""

# From here on a page is attacked, not written: its tags become line breaks before it is parsed.
_MANY_TAGS = 50_000
_FLATTEN = 1000  # levels
_PIECE_TAGS = 25_000
_MANY_OPEN = 4  # formatting elements
_LONG_TAG = 5000  # characters
_MANY_ATTRIBUTES = 1000

_PARAGRAPHS = (
    "address article aside blockquote body details dialog dl fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul"
)
_LINES = (
    "caption center dd dir div dt figcaption frame html legend li listing optgroup option "
    "search summary tbody tfoot thead tr"
)
_APART = "button canvas embed iframe img input label math meter object progress svg text tspan"
_BREAK = " \n"  # not the "\n" of a block: two of them are an empty line
_MARKS = {
    **dict.fromkeys(_PARAGRAPHS.split(), "\n\n"),
    **dict.fromkeys(_LINES.split(), "\n"),
    **dict.fromkeys(_APART.split(), " "),
    **dict.fromkeys(("td", "th"), "\t"),
    "br": _BREAK,
}
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q ruby rp rt s "
    "samp small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_UNSEEN_NAMES = "audio canvas datalist noscript select template textarea title video"
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_VOID_NAMES = (
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
_VOID = frozenset(_VOID_NAMES.split())
_RAW = frozenset(("script", "style", "iframe", "noembed", "title", "textarea"))
_FLAT = "<pre>\n"
_END = "x-end-of-page"

_NO_CASE = re.IGNORECASE | re.ASCII
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|iframe|noembed|noframes)(?=[\s>])[^<>]*>.*?</(?P=raw)>"
    r"|<(?P<end>/?)(?P<tag>[^\s<>/]+)[^<>]*>"
    r"|(?P<text>[^<]+)"
    r"|<",
    re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<(/?[a-zA-Z][^\s<>/]*)[^<>]*>")
_UNFINISHED = re.compile(r"<(?:[!?](?:\[CDATA\[)?|[a-zA-Z/][^<]*)")
_ODD = re.compile(r"<(/?)(frameset|noframes|noscript|plaintext|xmp)(?=[\s/>])", _NO_CASE)
_ODD_NAMES = {
    "frameset": "div",
    "noframes": "div",
    "noscript": "template",  # text in a <noscript> of the head would end the head
    "plaintext": "pre",
    "xmp": "pre",
}
_FORMAT = re.compile(
    r"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", _NO_CASE
)
_NESTED = re.compile(
    r"<(/?)(?!(?:area|br|col|dd|dt|hr|img|input|li|link|meta|option|p|source|td|th|tr)[\s/>])"
    r"([a-z][^\s<>/]*)",
    _NO_CASE,
)
_UP_TO_END = re.compile(r"[^>]+")
_TAG_START = re.compile(r"<[a-zA-Z][^\s<>/]*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_GREEDY = re.compile(
    r"<(/?)(title|textarea|noscript|template|select|iframe|noembed|datalist|audio|video|canvas)"
    r"(?=[\s/>])",
    _NO_CASE,
)
_HTML_END = re.compile(r"</html\s{0,100}>", _NO_CASE)

_XML = re.compile(
    r"\ufeff?\s*(?:<\?xml[\s?]|<(?:rss|feed|rdf:rdf|urlset|nitf|newsml)[\s>])", _NO_CASE
)
_HTML = re.compile(r"<(?:!doctype\s{1,20}html|html|body)[\s>]", _NO_CASE)
_DTD = re.compile(r"<!DOCTYPE[^<>\[]*\[[^\]]*\]\s*>", _NO_CASE)
_EMPTY = re.compile(
    r"<(title|textarea|script|style|iframe|noframes|template|noscript)\b([^<>]*)/>", _NO_CASE
)
_ESCAPED = re.compile(
    r"&lt;(/?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>&]*(?:&(?![lg]t;)[^<>&]*)*)?/?)&gt;"
)

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED = re.compile(r'"datePublished"\s{0,20}:\s{0,20}"(\d{4}-\d{2}-\d{2})')


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as text.

    ``extracted`` holds the spans of ``text``, in characters, that the extractor takes for the
    article: whole lines without the last line feed, disjoint, in order.  It is None where the
    extractor was not asked or is not to be trusted; ``warnings`` then says why.
    """

    text: str
    url: str | None
    title: str | None
    date: datetime.date | None
    extracted: Spans | None
    warnings: tuple[str, ...]


def render(page: str, *, name: str) -> Rendered:
    """The text of a page of HTML (or of a feed), with what its head says about it.

    ``name`` stands in the error message.  Nothing is fetched, no entity is expanded.

    Raises:
        InputError: the parser gives the page up (not known to happen).
    """
    page = _SURROGATE.sub("\ufffd", page)
    page = _spare_attributes(page)
    xml = bool(_XML.match(page)) and not _HTML.search(page, 0, 4000)
    depth = _nesting(_NESTED, page) if page.count("<") > _FLATTEN else 0
    pieces = _pieces(_prepare(page, depth, xml=xml))
    scans = [_scan_piece(piece, name=name, xml=xml) for piece in pieces]
    text = _lay_out(scan.text for scan in scans)
    head = scans[0].head
    warnings = []
    if not text:
        warnings.append("the page has no text")
    if not all(scan.whole for scan in scans):
        warnings.append("a script or style is never closed; what follows it is not read")
    if depth <= _FLATTEN:
        depth = max(scan.depth for scan in scans)
    doubt = "it is XML, not HTML" if xml else _doubt(page, depth, name=name)
    extracted = None
    if text and not doubt:
        extracted, doubt = _extracted(page, text)
    if text and doubt:
        warnings.append(f"no extractor had a say: {doubt}; the page is judged by its text alone")
    return Rendered(text, head.url, head.title, head.date, extracted, tuple(warnings))


# ---------------------------------------------------------------------------------- the text


@dataclass(frozen=True, slots=True)
class _Head:
    """What the page says about itself."""

    url: str | None = None
    title: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class _Scan:
    """A parsed piece of a page; ``whole`` is false where an open script swallowed its end."""

    text: str
    depth: int
    whole: bool
    head: _Head


@dataclass(slots=True)
class _Writer:
    """Puts tags and texts together; the state of one scan."""

    xml: bool
    out: list[str] = field(default_factory=list)
    unseen: int = 0
    pre: int = 0
    depth: int = 0
    deepest: int = 0
    after_link: bool = False
    whole: bool = False

    def add_text(self, text: str) -> None:
        """Text as it stands in markup: white space is folded but for ``<pre>``."""
        if self.unseen:
            return
        self.after_link = False
        if "&" in text:
            text = _unescape(text)
        text = text.replace("\r", "\n") if self.pre else _BLANKS.sub(" ", text)
        if self.out and self.out[-1][-1] in " \n\t" and not self.pre:
            text = text.removeprefix(" ")
        if text:
            self.out.append(text)

    def open(self, tag: str) -> None:
        """A start tag."""
        if tag not in _VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
        if tag == "a" and self.after_link:
            self._mark(" ")
        if tag == "pre":
            self.pre += 1
        elif tag == _END:
            self.whole = self.whole or not self.unseen
        if self._is_unseen(tag):
            self.unseen += 1
        self._mark(self._mark_of(tag))

    def close(self, tag: str) -> None:
        """An end tag."""
        self.depth -= 1
        if tag == "pre":
            self.pre -= 1
        if self._is_unseen(tag):
            self.unseen -= 1
        if tag not in ("td", "th"):
            self._mark(self._mark_of(tag))
        self.after_link = tag == "a"

    def _is_unseen(self, tag: str) -> bool:
        return tag in _UNSEEN and not (self.xml and tag == "title")

    def _mark_of(self, tag: str) -> str:
        mark = _MARKS.get(tag, "")
        return "\n" if self.xml and not mark and tag not in _INLINE else mark

    def _mark(self, mark: str) -> None:
        """White space for a tag: of two marks in a row the stronger stays, but breaks add up."""
        if not mark or self.unseen:
            return
        last = self.out[-1] if self.out else "\n\n"
        if mark == "\n\n" and last == "\n":
            self.out[-1] = mark
        elif mark in ("\t", _BREAK) or last[-1] not in (" \n\t" if mark == " " else "\n"):
            self.out.append(mark)


def _prepare(page: str, depth: int, *, xml: bool) -> str:
    """Give what would swallow text or cost a parser squared time harmless forms."""
    if xml:
        page = _prepare_xml(page)
    page = _ODD.sub(_rename_odd, page)
    if depth > _FLATTEN or page.count("<") > _MANY_TAGS:
        return _FLAT + _TAG.sub(_flat, _BLANKS.sub(" ", page))
    # The standard reopens every open <b class=...> in every new paragraph: n squared elements.
    return _FORMAT.sub(r"<\1span", page) if _nesting(_FORMAT, page) > _MANY_OPEN else page


def _prepare_xml(page: str) -> str:
    doctype = _DTD.search(page, 0, 100_000)
    if doctype:
        page = page[: doctype.start()] + page[doctype.end() :]
    page = page.replace("<![CDATA[", "").replace("]]>", "")
    page = _EMPTY.sub(r"<\1\2></\1>", page)
    return _ESCAPED.sub(r"<\1>", page)


def _spare_attributes(page: str) -> str:
    """Drop the attributes of tags with thousands: each of them is compared with all others."""
    out, at = [], 0
    for match in _UP_TO_END.finditer(page):
        if match.end() - match.start() < _LONG_TAG:
            continue
        tag = _TAG_START.search(page, match.start(), match.end())
        if tag and _attributes(page[tag.end() : match.end()]) > _MANY_ATTRIBUTES:
            out.append(page[at : tag.end()])
            at = match.end()
    return "".join((*out, page[at:])) if out else page


def _attributes(tag: str) -> int:
    """About how many attributes these are, from above."""
    names = _QUOTED.sub(" ", tag) if len(tag) > _LONG_TAG else ""
    return len(names.replace("/", " ").replace("=", " ").split())


def _nesting(tags: re.Pattern[str], page: str) -> int:
    """The most tags open at once, by a linear count in which nothing is closed by implication."""
    names: defaultdict[str, int] = defaultdict(int)
    depth = deepest = 0
    for match in tags.finditer(page):
        name = match[2].lower()
        if not match[1]:
            names[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif names[name]:
            names[name] -= 1
            depth -= 1
    return deepest


def _flat(match: re.Match[str]) -> str:
    """The white space that stands for a tag of an absurdly deep or large page."""
    name = match[1].removeprefix("/").lower()
    if name in _RAW:
        return match[0]
    return _MARKS.get(name, "" if name in _INLINE else "\n")


def _rename_odd(match: re.Match[str]) -> str:
    """The tag under a name that is parsed alike everywhere in a page."""
    return f"<{match[1]}{_ODD_NAMES[match[2].lower()]}"


def _pieces(page: str) -> Iterator[str]:
    """The page, whole; but a page of very many tags in parts, for its tree would take gigabytes."""
    tags = page.count("<")
    size = len(page) if tags <= _MANY_TAGS else max(1, len(page) * _PIECE_TAGS // tags)
    start = _FLAT if page.startswith(_FLAT) else ""
    at = len(start)
    while True:
        cut = page.find("<", at + size) if at + size < len(page) else -1
        yield start + page[at : cut if cut >= 0 else None]
        if cut < 0:
            return
        at = cut


def _scan_piece(piece: str, *, name: str, xml: bool) -> _Scan:
    """Parse and scan; where the end of the piece is swallowed, mend the piece and do it again."""
    scan = _scan(piece, name=name, xml=xml)
    return scan if scan.whole else _scan(_mend(piece), name=name, xml=xml)


def _scan(piece: str, *, name: str, xml: bool) -> _Scan:
    document = _parse(f"{piece}<{_END}>", name)
    writer = _Writer(xml=xml)
    for match in _TOKEN.finditer(document.html):
        if text := match["text"]:
            writer.add_text(text)
        elif tag := match["tag"]:
            if match["end"]:
                writer.close(tag)
            else:
                writer.open(tag)
    head = _read_head(document)
    return _Scan("".join(writer.out), writer.deepest, writer.whole, head)


def _parse(page: str, name: str) -> DocumentNode:
    from resiliparse.parse.html import HTMLTree

    try:
        document = HTMLTree.parse(page).document
    except ValueError as error:
        raise InputError(f"{name}: cannot be parsed as HTML ({error}); is it text?") from error
    if document is None:
        raise InputError(f"{name}: cannot be parsed as HTML; is it text?")
    return document


def _mend(page: str) -> str:
    """Undo what swallows the rest of a page: open comments, open quotes, a ``<title>`` left open.

    Attributes go, for an open quote hides where they end.
    """
    closed = max(page.rfind("-->"), page.rfind("--!>"), 0)
    comment = page.find("<!--", closed)
    if comment >= 0:
        page = page[:comment] + page[comment:].replace("<!--", "")
    page = _TAG.sub(r"<\1>", page)
    last = page.rfind(">") + 1
    page = page[:last] + _UNFINISHED.sub(" ", page[last:])
    open_tags: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _GREEDY.finditer(page):
        if match[1]:
            open_tags[match[2].lower()].clear()
        else:
            open_tags[match[2].lower()].append(match)
    return _rename(page, sorted(match.span(2) for tags in open_tags.values() for match in tags))


def _rename(page: str, names: Iterable[tuple[int, int]]) -> str:
    """Make the tags whose names lie at these places ``<div>``."""
    out: list[str] = []
    at = 0
    for start, end in names:
        out += (page[at:start], "div")
        at = end
    return "".join((*out, page[at:]))


def _unescape(text: str) -> str:
    """The four references that a serialised tree holds."""
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0")
    return text.replace("&amp;", "&")


def _lay_out(texts: Iterable[str]) -> str:
    """Lines without blanks at either end, at most one empty line in a row, a final line feed."""
    lines: list[str] = []
    for text in texts:
        for raw in text.replace(" \t", "\t").replace("\t ", "\t").split("\n"):
            line = raw.strip()
            if line or (lines and lines[-1]):
                lines.append(line)
    if lines and lines[-1]:
        lines.append("")
    return "\n".join(lines)


# ---------------------------------------------------------------------------------- the head


def _read_head(document: DocumentNode) -> _Head:
    canonical = _attribute(document, 'link[rel~="canonical"]', "href")
    return _Head(
        url=_web_url(canonical) or _web_url(_meta(document, "og:url")),
        title=_line(_meta(document, "og:title")) or _line(_title(document)),
        date=_published(document),
    )


def _attribute(document: DocumentNode, selector: str, name: str) -> str | None:
    element = document.query_selector(selector)
    value = element.getattr(name) if element is not None else None
    return value if isinstance(value, str) else None


def _meta(document: DocumentNode, name: str) -> str | None:
    selector = f'meta[property="{name}"], meta[name="{name}"]'
    return _attribute(document, selector, "content")


def _title(document: DocumentNode) -> str | None:
    element = document.query_selector("head title, channel > title, feed > title")
    return element.text if element is not None else None


def _line(text: str | None) -> str | None:
    return " ".join(text[:1000].split()) or None if text else None


def _web_url(text: str | None) -> str | None:
    """The address, where it is an absolute one of the web."""
    url = (text or "").strip()
    if not url.isprintable() or len(url) > 2000 or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _published(document: DocumentNode) -> datetime.date | None:
    """The day of publication: of the head, else of the linked data, else the first ``<time>``."""
    linked = document.query_selector_all('script[type="application/ld+json"]')
    texts = (script.text or "" for script in list(linked[:20]))
    found = next((match[1] for text in texts if (match := _PUBLISHED.search(text))), None)
    dates = (
        _meta(document, "article:published_time"),
        found,
        _attribute(document, "time[datetime]", "datetime"),
    )
    return next((day for text in dates if (day := _day(text))), None)


def _day(text: str | None) -> datetime.date | None:
    match = _DAY.match((text or "").strip())
    if not match:
        return None
    try:
        return datetime.date.fromisoformat(match[0])
    except ValueError:
        return None


# ----------------------------------------------------------------------------- the extractor


def _doubt(page: str, depth: int, *, name: str) -> str:
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
        tail = _scan_piece(page[end.end() :], name=name, xml=False).text
        if len(_words(tail)) > MAX_TAIL:
            return "the page goes on after its </html>"
    return ""


def _longest(page: str) -> int:
    """The longest stretch without a tag's begin; a script's or an attribute's ones included."""
    return max(map(len, page.split("<")))


def _extracted(page: str, text: str) -> tuple[Spans | None, str]:
    """The spans the extractor takes; or None, and why it is not to be trusted."""
    if len(text) > MAX_TEXT:
        return None, f"the text is longer than {MAX_TEXT:,} characters"
    article = _words(_ask_extractor(page))
    if not article:
        return None, "it finds no article"
    if len(article) < MIN_WORDS:
        return None, f"it finds fewer than {MIN_WORDS} words"
    lines = _lines(text)
    words = [_words(text[start:end]) for start, end in lines]
    prose = sum(len(line) for line in words if len(line) >= MIN_SENTENCE)
    if len(article) < MIN_SHARE * prose:
        return None, f"it finds {len(article):,} words of {prose:,} that stand in long lines"
    taken = _align(words, article)
    found = sum(len(words[i]) for i in taken)
    if found < len(article) / 2:
        return None, f"only {found:,} of the {len(article):,} words it finds are in the text"
    return _merge(taken, words, lines), ""


def _ask_extractor(page: str) -> str:
    """The article as text as trafilatura sees it; empty where it finds none or fails."""
    from trafilatura import extract

    try:
        article = extract(
            page.replace("\0", ""),
            include_comments=False,
            include_tables=True,
            favor_recall=False,
            deduplicate=False,
        )
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page has its text
        return ""
    return article or ""


# ----------------------------------------------------------------------------- the alignment

_GRAM = 3
_SHORT = 3
_PLACES = 4
_TRIED = 3
_SLACK = 12
_REACH = 200
_SIMILAR = 0.7


@dataclass(frozen=True, slots=True)
class _Match:
    """A line of the page that stands at ``start`` to ``end`` in the article's words."""

    line: int
    start: int
    end: int
    weight: int


def _words(text: str) -> list[str]:
    """Words for comparison; each Chinese or Japanese character is one, for no blank parts them."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return _WORD.findall(text)


def _lines(text: str) -> list[tuple[int, int]]:
    """Where each line begins and ends, the line feed left out."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _align(lines: Sequence[list[str]], article: list[str]) -> list[int]:
    """The numbers of the lines that make up the article, in order.

    The heaviest chain of matches that runs forward in both texts, so that a teaser that repeats
    a paragraph further down does not cut off what stands before it; the same again in each of
    its gaps, where phrases that are common elsewhere are rare; then the short lines between.
    """
    first = _Match(-1, 0, 0, 0)
    last = _Match(len(lines), len(article), len(article), 0)
    chain: list[_Match] = []
    for before, after in pairwise([first, *_chain_between(lines, article, first, last), last]):
        chain += [*_chain_between(lines, article, before, after), after]
    del chain[-1:]
    taken = {match.line for match in chain}
    for before, after in pairwise(chain):
        gap = range(before.line + 1, after.line)
        taken.update(_fill(lines, gap, article[before.end : after.start]))
    return sorted(taken)


def _chain_between(
    lines: Sequence[list[str]], article: Sequence[str], before: _Match, after: _Match
) -> list[_Match]:
    """The chain of the lines that stand between two matches."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(_grams(article[before.end : after.start]), before.end):
        places[gram].append(at)
    matches: list[_Match] = []
    cursor = before.end
    for number in range(before.line + 1, after.line if places else 0):
        if len(lines[number]) > _SHORT:
            found = _matches(number, lines[number], places, cursor)
            matches += found
            cursor = found[0].end if found else cursor
    return _chain(matches)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_GRAM)), strict=False)


def _matches(
    number: int, line: Sequence[str], places: dict[tuple[str, ...], list[int]], cursor: int
) -> list[_Match]:
    """The places of the article that hold most of the line's words in order, the best three.

    Of equal ones the first behind ``cursor``, where the line before was found, comes first.
    """
    hits = [
        (k, at) for k, gram in enumerate(_grams(line)) for at in _near(places.get(gram), cursor + k)
    ]
    votes = Counter(at - k for k, at in hits)
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0] < cursor, vote[0]))
    tried = (_match(number, len(line), hits, origin) for origin, _ in ranked[:_TRIED])
    return [match for match in tried if match.weight >= _SIMILAR * len(line)]


def _near(places: Sequence[int] | None, cursor: int) -> Sequence[int]:
    """A few places of a phrase: the first ones of all and the first ones behind the cursor."""
    if not places or len(places) <= 2 * _PLACES:
        return places or ()
    at = max(_PLACES, bisect_left(places, cursor))
    return (*places[:_PLACES], *places[at : at + _PLACES])


def _match(number: int, size: int, hits: Iterable[tuple[int, int]], origin: int) -> _Match:
    """The line at that place, as heavy as it has words there."""
    near = [(k, at) for k, at in hits if abs(at - k - origin) <= _SLACK]
    found = len({k + i for k, _ in near for i in range(_GRAM)})
    # a phrase that comes again just beside the line does not make its place longer
    start = max(origin, min(at for _, at in near))
    end = min(origin + size, max(at for _, at in near) + _GRAM)
    return _Match(number, start, end, found)


def _chain(matches: Sequence[_Match]) -> list[_Match]:
    """The heaviest sequence of matches with rising lines and places that do not overlap.

    ``ends`` and ``totals`` form a staircase, both rising: the best chain that ends by a place.
    Among equals the first match stays.
    """
    ends: list[int] = [-1]
    totals: list[int] = [0]
    heads: list[int] = [-1]
    previous = [-1] * len(matches)
    for step in _by_line(matches):
        fresh = []
        for i in step:
            match = matches[i]
            # a few words of overlap are a neighbour's grams, not a second use of the place
            at = bisect_left(ends, match.start + _GRAM) - 1
            previous[i] = heads[at]
            fresh.append((match.end, totals[at] + match.weight, i))
        for end, total, i in fresh:
            _place(ends, totals, heads, (end, total, i))
    return _trace(matches, previous, heads[-1])


def _by_line(matches: Sequence[_Match]) -> Iterator[list[int]]:
    """The numbers of the matches, those of one line together: only one of them can be used."""
    step: list[int] = []
    for i, match in enumerate(matches):
        if step and matches[step[-1]].line != match.line:
            yield step
            step = []
        step.append(i)
    if step:
        yield step


def _place(
    ends: list[int], totals: list[int], heads: list[int], entry: tuple[int, int, int]
) -> None:
    """Put a chain on the staircase if none as heavy ends before it; drop those it outdoes."""
    end, total, head = entry
    at = bisect_left(ends, end + 1)
    if totals[at - 1] >= total:
        return
    stop = bisect_left(totals, total + 1, at)
    first = at - 1 if ends[at - 1] == end else at
    ends[first:stop] = [end]
    totals[first:stop] = [total]
    heads[first:stop] = [head]


def _trace(matches: Sequence[_Match], previous: Sequence[int], head: int) -> list[_Match]:
    chain = []
    while head >= 0:
        chain.append(matches[head])
        head = previous[head]
    return chain[::-1]


def _fill(lines: Sequence[list[str]], gap: range, article: list[str]) -> Iterator[int]:
    """Short lines of a gap whose words stand in the article's gap, in the same order."""
    at = 0
    for number in gap:
        line = lines[number]
        if not line or len(line) > _SHORT:
            continue
        stop = min(len(article), at + _REACH) - len(line) + 1
        place = next((i for i in range(at, stop) if article[i : i + len(line)] == line), -1)
        if place >= 0:
            yield number
            at = place + len(line)


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
