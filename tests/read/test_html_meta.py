from __future__ import annotations

import datetime
import json
import re
import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree

from cleaner.read.html.meta import Meta, read_meta


def meta_of(page: str) -> Meta:
    return read_meta(HTMLTree.parse(page).document)


def meta_of_head(head: str, body: str = "<p>text") -> Meta:
    return meta_of(f"<html><head>{head}</head><body>{body}</body></html>")


def linked(*objects: object) -> str:
    """A script of schema.org for each object."""
    scripts = (f'<script type="application/ld+json">{json.dumps(it)}</script>' for it in objects)
    return "".join(scripts)


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry back after nine weeks",
    "author": [{"@type": "Person", "name": "Ana Sørli"}, {"@type": "Person", "name": "Tom Hale"}],
    "publisher": {"@type": "Organization", "name": "The Stannet Courier"},
    "datePublished": "2031-02-03T23:30:00+01:00",
    "dateModified": "2031-02-09",
    "inLanguage": "en-GB",
}


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://l.eu/?b=1&amp;c=2">', "https://l.eu/?b=1&c=2"),
        ('<meta property="og:url" content=" http://l.example/a ">', "http://l.example/a"),
        ("<link rel=canonical href=/><meta name=og:url content=http://b.eu>", "http://b.eu"),
        ('<link rel=canonical href="javascript:alert(1)">', None),
        ('<link rel=canonical href="https://[broken">', None),
        ('<link rel=canonical href="https:///path">', None),
        ('<link rel=canonical href="https://a.example/\n\x1b[31m">', None),
        ("<link rel=canonical><meta name=twitter:url content=http://b.eu>", "http://b.eu"),
        ("<link rel=canonical>", None),
        (f'<link rel=canonical href="https://a.example/{"x" * 3000}">', None),
    ],
)
def test_url(head: str, url: str | None) -> None:
    assert meta_of_head(head).url == url


@pytest.mark.parametrize(
    ("canonical", "own", "url"),
    [
        ("https://a.example/1", "https://a.example/1?from=og", "https://a.example/1"),
        ("https://a.example/1", "https://www.a.example/1", "https://a.example/1"),
        ("https://www.a.example/1", "https://social.a.example/1", "https://www.a.example/1"),
        ("https://a.example/1", "https://b.example/1", "https://b.example/1"),
        ("https://a.example/1", "https://notа.example/1", "https://notа.example/1"),
        ("https://a.example", "https://a.example/news/1", "https://a.example/news/1"),
        ("https://a.example/news/1", "https://a.example", "https://a.example/news/1"),
    ],
)
def test_the_page_of_another_site_or_a_home_page_is_not_its_address(
    canonical: str, own: str, url: str
) -> None:
    head = f'<link rel=canonical href="{canonical}"><meta property="og:url" content="{own}">'
    assert meta_of_head(head).url == url


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> Storm \n &amp; wind </title>", "Storm & wind"),
        ('<title>a</title><meta property="og:title" content="b">', "b"),
        ('<title>a</title><meta name="OG:Title" content="b | The Quay">', "b | The Quay"),
        ('<title>a</title><meta name="twitter:title" content="b &amp;amp; c">', "b & c"),
        (f"<title>a | The Quay</title>{linked(ARTICLE)}", "Ferry back after nine weeks"),
        ("<title> </title>", None),
        ("<meta property=og:title content=' '><title>a</title>", "a"),
        ("", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert meta_of_head(head).title == title


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("<h1>The ferry <i>Ida</i></h1>", "The ferry Ida"),
        ("<h1>The ferry</h1>", "The ferry Ida – The Quay"),
        ("<h1>The ferry Ida – The</h1>", "The ferry Ida – The Quay"),
        ("<h1>The Quay</h1>", "The ferry Ida – The Quay"),
        ("<h1> </h1>", "The ferry Ida – The Quay"),
        ("<h2>The ferry Ida</h2>", "The ferry Ida"),
        ("<h1>The Quay</h1><h2>The ferry Ida</h2>", "The ferry Ida – The Quay"),
        ("<h1>The Quay</h1><h2 itemprop=headline>The ferry Ida</h2>", "The ferry Ida"),
    ],
)
def test_a_title_of_the_head_is_cut_down_to_the_headline(headline: str, title: str) -> None:
    assert meta_of_head("<title>The ferry Ida – The Quay</title>", headline).title == title


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("The Quay | The ferry Ida", "The ferry Ida"),
        ("The Quay: The ferry Ida", "The ferry Ida"),
        ("大桥通车-河谷日报", "大桥通车"),
        ("谷の橋が開通：谷川新聞", "谷の橋が開通"),
        ("谷の橋が開通 - 谷川新聞", "谷の橋が開通"),
    ],
)
def test_the_outlet_may_stand_first_or_be_written_without_blanks(head: str, headline: str) -> None:
    assert meta_of_head(f"<title>{head}</title>", f"<h1>{headline}</h1>").title == headline


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2031-02-03T04:05:06Z">', (2031, 2, 3)),
        ('<meta name="DC.date.issued" content="2031-02-03">', (2031, 2, 3)),
        ('<meta name="sailthru.date" content="Mon, 03 Feb 2031 04:05 +0000">', (2031, 2, 3)),
        ('<meta itemprop="datePublished" content="20310203T040506">', (2031, 2, 3)),
        ('</head><time datetime="2031-02-03">yesterday</time>', (2031, 2, 3)),
        ("</head><time>3 February 2031</time>", (2031, 2, 3)),
        ('</head><p class="article-date">February 3rd, 2031', (2031, 2, 3)),
        ('</head><p class="date">Updated February 3, 2031', None),
        ('</head><p class="date">Montag, 3. Februar 2031', (2031, 2, 3)),
        ('</head><p class="date">3 de febrero de 2031', (2031, 2, 3)),
        ('</head><p class="date">1er août 2031', (2031, 8, 1)),
        ('</head><p class="date">3 lutego 2031 r.', (2031, 2, 3)),
        ('</head><p class="date">03.02.2031, 08:30', (2031, 2, 3)),
        ('</head><p class="date">版本 2031年2月3日', (2031, 2, 3)),
        ('</head><p class="date">192.168.3.2031', None),
        ('</head><p class="date">3 vrouwen 2031', None),
        ('<meta name="dcterms.date" content="2031-02-03T04:05Z">', (2031, 2, 3)),
        ('</head><article><footer><time>3 February 2031</time></footer></article>', (2031, 2, 3)),
        ('</head><article><p>text</p></article><footer><time>3 February 2031</time>', None),
        ('</head><p>Updated: <span class="date">February 3, 2031</span>', None),
        ('</head><time itemprop="dateModified" datetime="2031-02-03">x</time>', None),
        ('</head><div class="related-posts"><time datetime="2031-02-03">x</time></div>', None),
        ('</head><body class="has-sidebar"><time datetime="2031-02-03">x</time>', (2031, 2, 3)),
        ('<script type=application/ld+json>{"datePublished":"2031-02-03"}</script>', (2031, 2, 3)),
        ('<script>{"datePublished" : "2031-02-03"}</script>', None),
        ('<link rel=canonical href="https://a.example/2031/02/03/ferry">', (2031, 2, 3)),
        ('<link rel=canonical href="https://a.example/2031/feb/3/ferry">', (2031, 2, 3)),
        ('<meta property="article:published_time" content="2031-02-30">', None),
        ('<meta property="article:published_time" content="03/02/2031">', None),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', None),
        ('</head><time datetime="soon">soon</time>', None),
        (f'<meta property="article:modified_time" content="2031-02-09">{linked(ARTICLE)}',
         (2031, 2, 3)),
    ],
)  # fmt: skip
def test_date(head: str, date: tuple[int, int, int] | None) -> None:
    assert meta_of_head(head).date == (datetime.date(*date) if date else None)


@pytest.mark.parametrize(
    ("stated", "address", "date"),
    [
        ("2031-02-04T01:00:00Z", "2031/02/03", "2031-02-03"),
        ("2031-02-03T01:00:00Z", "2031/02/03", "2031-02-03"),
        ("2031-02-01T01:00:00Z", "2031/02/11", "2031-02-01"),
        ("2031-02-04T01:00:00Z", "2031/feb", "2031-02-04"),
    ],
)
def test_the_day_of_the_outlet_beats_that_of_greenwich(
    stated: str, address: str, date: str
) -> None:
    head = f'<link rel=canonical href="https://a.example/{address}/ferry">' + linked(
        {**ARTICLE, "datePublished": stated}
    )
    assert str(meta_of_head(head).date) == date


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ('<meta property="article:published_time" content="2031-02-03T23:05:06-05:00">',
         "2031-02-04 04:05:06+00:00"),
        ('<meta name="sailthru.date" content="Mon, 03 Feb 2031 04:05 +0000">',
         "2031-02-03 04:05:00+00:00"),
        ('</head><time datetime="2031-02-03T09:00:00+01:00">Monday</time>',
         "2031-02-03 08:00:00+00:00"),
        (linked({**ARTICLE, "datePublished": "2031-02-03T04:05:06Z"}),
         "2031-02-03 04:05:06+00:00"),
        ('<meta property="article:published_time" content="2031-02-03">'
         + linked({**ARTICLE, "datePublished": "2031-02-03T04:05:06Z"}),
         "2031-02-03 04:05:06+00:00"),
        ('<meta property="article:published_time" content="2031-02-03T04:05:06">', "None"),
        ('<meta property="article:published_time" content="2031-02-03T00:00:00Z">', "None"),
        ('<meta property="article:modified_time" content="2031-02-03T04:05:06Z">', "None"),
        ('<link rel=canonical href="https://a.example/2031/02/03/ferry">', "None"),
    ],
)  # fmt: skip
def test_the_moment_where_its_offset_is_stated(head: str, time: str) -> None:
    assert str(meta_of_head(head).time) == time


def test_the_first_of_two_days_is_that_of_publication() -> None:
    later = '<meta property="article:published_time" content="2031-02-05">'
    assert str(meta_of_head(later + linked(ARTICLE)).date) == "2031-02-03"


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (linked(ARTICLE), "Ana Sørli; Tom Hale"),
        ('<meta name="author" content="By Ana Sørli">', "Ana Sørli"),
        ('<meta name=author content="A. B"><meta name=author content="C. D">', "A. B; C. D"),
        ('<meta property="article:author" content="https://a.example/people/ana">', None),
        ('<meta property="article:author" content="Ana Sørli">', "Ana Sørli"),
        ('<meta name="parsely-author" content="Ana &lt;b&gt;Sørli">', "Ana Sørli"),
        ('<meta name="author" content="admin"><meta name="byl" content="By T. Hale">', "T. Hale"),
        ('<meta name="author" content="desk@a.example">', None),
        ('<meta name="author" content="Reuters">', "Reuters"),
        ('<meta name=author content="Newsroom"><meta name=byl content="Ana Sørli">', "Ana Sørli"),
        ('<meta name=author content="Newsroom">', "Newsroom"),
        ('<meta name=author content="ana-s"><meta name=byl content="Ana Sørli">', "Ana Sørli"),
        ("", None),
    ],
)
def test_author(head: str, author: str | None) -> None:
    assert meta_of_head(head).author == author


def test_the_outlet_is_its_own_author_only_where_there_is_no_other() -> None:
    head = '<meta property=og:site_name content="The Quay"><meta name=author content="the quay">'
    assert meta_of_head(head).author == "the quay"
    assert meta_of_head(f'{head}<meta name="dc.creator" content="A. Sørli">').author == "A. Sørli"
    assert meta_of_head(head, '<p class="byline">By Ana Sørli').author == "Ana Sørli"


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ('<a rel="author" href="/ana">Ana Sørli</a>', "Ana Sørli"),
        ('<p><a rel=author href=/a>Ana Sørli</a>, <a rel=author href=/t>Reuters</a>',
         "Ana Sørli; Reuters"),
        ('<div itemprop="author"><b itemprop="name">Ana Sørli</b> reports</div>', "Ana Sørli"),
        ('<p class="byline">By <a href="/x">Ana Sørli</a> · 3 February 2031', "Ana Sørli"),
        ('<p class="author-line">Ana van der Meer, Stannet', "Ana van der Meer"),
        ('<p><a href="/peoples-friend/ana">Ana Sørli</a>', None),
        ('<p><a href="/people/ana/">Ana Sørli</a>', "Ana Sørli"),
        ('<p><a href="https://a.example/people/ana/">About Ana</a>', None),
        ('<p class="byline">View all posts', None),
        ('<span class="author vcard"><a class="fn" href=/x>Ana Sørli</a></span>', "Ana Sørli"),
        ('<div class="card"><span class="author vcard">Ana Sørli</span></div>', None),
        ('<div class=hentry><div class=post-footer><b class=author>Ana Sørli</b></div></div>',
         "Ana Sørli"),
        ('<div class=post-footer><b class=author>Ana Sørli</b></div>', None),
        ('<article><footer><a rel=author href=/l>Public License</a></footer></article>', None),
        ('<p class="byline">the whole town', None),
        ('<ul><li><a href="/author/ana/">Ana Sørli</a></ul>', None),
        ('<div class="comment"><a rel="author" href="/ana">Ana Sørli</a></div>', None),
        ('<aside><p class="byline">By Ana Sørli</p></aside>', None),
        (f'<div class="author">{"Ana Sørli wrote. " * 20}</div>', None),
    ],
)  # fmt: skip
def test_where_the_head_is_silent_the_byline_tells_the_author(
    body: str, author: str | None
) -> None:
    assert meta_of_head("", body).author == author


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content=" The  Quay ">', "The Quay"),
        (f'<meta property="og:site_name" content="https://a.example">{linked(ARTICLE)}',
         "The Stannet Courier"),
        (linked({"@type": "WebSite", "name": "The Quay"}), "The Quay"),
        ('<meta name="application-name" content="The Quay">', "The Quay"),
        ("<title>The ferry | The Quay</title>", None),
    ],
)  # fmt: skip
def test_outlet(head: str, outlet: str | None) -> None:
    assert meta_of_head(head).outlet == outlet


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang=de-CH>", "de"),
        ("<html lang=EN>", "en"),
        ("<html xml:lang=pt_BR>", "pt"),
        ("<html lang=deu>", "de"),
        ("<html lang=gsw>", "gsw"),
        ("<html lang=''><meta property=og:locale content=fr_FR>", "fr"),
        ("<html lang=utf-8><meta http-equiv=Content-Language content='it, en'>", "it"),
        (f"<html lang='{{{{lang}}}}'>{linked(ARTICLE)}", "en"),
        ("<html lang=english>", None),
        ("<html>", None),
    ],
)
def test_language(page: str, language: str | None) -> None:
    assert meta_of(page).language == language


def test_a_page_that_says_nothing() -> None:
    assert meta_of("") == Meta(None, None, None, None, None, None)


PIECES = [
    *(f'<meta property="{name}" content="' for name in ("og:title", "og:site_name", "og:url")),
    *(f"<meta name={name} content='" for name in ("author", "date", "language", "byl")),
    *("\">", "'>", "<title>", "</title>", "<h1>", "</h1>", "<html lang='", "<p class=byline>"),
    *("<time>", "<time datetime='", "<a rel=author>", "</a>", "<span itemprop=author>", "</span>"),
    *("<link rel=canonical href='", "https://a.example/2031/02/03/", "http://[", "2031-02-03"),
    *("31 Feb 2031", "By Ana Sørli", "<b>", "&lt;b&gt;", "&amp;lt;", "&#xD800;", "&#27;", "\0"),
    *("\u2028", "\u202e", "\u200b", "\x85", "x" * 3000, " " * 3000, "<" * 50, "&#" + "9" * 5000),
    *('<script type="application/ld+json">', "</script>", "<![CDATA[", "]]>", "//"),
    *('{"@type":"Article","author":', '{"@graph":[', '"\\ud800"', '{"name":', "[", "]", "}", ","),
    *('"headline":"', '"datePublished":"', '"inLanguage":"', '"@id":"#a"', '"publisher":', '"'),
    json.dumps(ARTICLE),
]  # fmt: skip


def check(meta: Meta) -> None:
    """What holds for every page."""
    for text in (meta.url, meta.title, meta.author, meta.outlet, meta.language):
        if text is not None:
            text.encode()
            assert text
            assert text == text.strip()
            assert text.splitlines() == [text]
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]|</?[a-zA-Z][^<>]*>", text)
            assert len(text) <= 4000
    assert len(meta.title or "") <= 1000
    assert meta.date is None or type(meta.date) is datetime.date
    assert meta.language is None or re.fullmatch(r"[a-z]{2,3}", meta.language)
    assert "://" not in (meta.author or "")


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=30).map("".join))
def test_any_page_gives_one_line_or_nothing(page: str) -> None:
    page = page.replace("\0", "").encode("utf-8", "replace").decode()
    meta = meta_of(page)
    check(meta)
    assert meta == meta_of(page)


TEXTS = st.sampled_from(PIECES) | st.text(max_size=40)
SLOTS = """<html lang="{}"><head><title>{}</title><meta property="og:title" content="{}">
<meta name="author" content="{}"><meta property="og:site_name" content="{}">
<link rel="canonical" href="{}"><meta property="article:published_time" content="{}"></head>
<h1>{}</h1><p class="byline">{}</p><time datetime="{}">{}</time><a rel="author">{}</a>"""


@given(st.lists(TEXTS, min_size=SLOTS.count("{}"), max_size=SLOTS.count("{}")))
def test_anything_in_the_right_place_gives_one_line_or_nothing(texts: list[str]) -> None:
    check(meta_of(SLOTS.format(*(escape(text) for text in texts))))


KEYS = [*ARTICLE, "@graph", "@id", "name", "mainEntity", "mainEntityOfPage", "alternateName"]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(PIECES),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=30,
)
TYPES = st.sampled_from(["NewsArticle", "BlogPosting", "WebPage", "WebSite", "Person"])


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6), max_size=4), TYPES)
def test_any_linked_data_gives_one_line_or_nothing(objects: list[dict], kind: str) -> None:
    check(meta_of(linked(*({"@type": kind, **it} for it in objects))))


HOSTILE = {
    "tags": "<meta name=author content='Ana Sørli'>" * 50_000,
    "scripts": linked(ARTICLE) * 5000,
    "deep": f"<script type=application/ld+json>{'[' * 400_000}</script>",
    "deep id": linked({**ARTICLE, "author": {"@id": []}})
    + f"<script type=application/ld+json>{'[' * 900 + ']' * 900}</script>",
    "wide": linked([ARTICLE] * 3000),
    "loop": linked({"@id": "#a", "@type": "Article", "author": {"@id": "#a"}}),
    "long": linked({**ARTICLE, "headline": "x" * 2_000_000}),
    "number": f'<script type=application/ld+json>{{"headline": {"9" * 100_000}}}</script>',
    "bylines": "<div class=author><div class=date>" * 2000,
    "times": "<time datetime=2031-02-03>" * 50_000,
    "headline": f"<title>x</title><h1>{'x ' * 2_000_000}",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_take_no_time(case: str) -> None:
    document = HTMLTree.parse(HOSTILE[case]).document
    begin = time.perf_counter()
    check(read_meta(document))
    assert time.perf_counter() - begin < 5
