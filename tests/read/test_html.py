from __future__ import annotations

import datetime
import re
import subprocess
import sys
import time
import types

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.read.html import MAX_DEPTH, MAX_TAGS, Rendered, render

PARAGRAPHS = [
    "The harbour of Eldermouth will stay closed until Friday, the council said after the storm.",
    "Waves of up to nine metres broke two of the three cranes and sank a dredger at its berth.",
    "“We have not seen anything like it since my grandfather’s days,” said the harbour master.",
    "Insurers put the damage at 40 million crowns, though divers have yet to look at the piles.",
    "A ferry with 212 people on board waited for eleven hours outside the breakwater.",
    "Schools in the lower town open again on Monday, and the tram runs as far as Mill Bridge.",
]
NAVIGATION = ["Home", "World", "Politics", "Weather", "Sign in"]
FOOTER = "Copyright 2031 The Eldermouth Lantern. All rights reserved in every known land."


def article_page(body: str = "", head: str = "", after: str = "") -> str:
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in NAVIGATION)
    paragraphs = "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>Storm shuts harbour | Lantern</title>{head}"
        "<style>p { color: red }</style></head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header><main><article>"
        f"<h1>Storm shuts the harbour of Eldermouth for a week</h1>{paragraphs}{body}"
        "</article></main><script>var text = '<p>not a text</p>';</script>"
        f"<footer><p>{FOOTER}</p></footer></body></html>{after}"
    )


def text_of(page: str) -> str:
    return render(page, name="page.html").text


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def check_spans(rendered: Rendered) -> None:
    text, last = rendered.text, -1
    for start, end in rendered.extracted or ():
        assert last < start < end <= len(text)
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
        last = end


def taken(rendered: Rendered) -> str:
    assert rendered.extracted is not None, rendered.warnings
    check_spans(rendered)
    return "\n".join(rendered.text[start:end] for start, end in rendered.extracted)


# ------------------------------------------------------------------------------------ the text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<head><noscript>no</noscript><title>t</title></head>yes", "yes\n"),
        ("<p>One <b>bo</b>ld <i>it</i>, <a href=x>lin</a>k.</p>", "One bold it, link.\n"),
        ("<p>one</p><p>two</p>", "one\n\ntwo\n"),
        ("<div>one</div>\n <div>two</div>", "one\ntwo\n"),
        ("<h1>Head</h1><ul><li>a</li><li>b</li></ul>", "Head\n\na\nb\n"),
        ("<p>one<br>two<br/>\n  three</p>", "one\ntwo\nthree\n"),
        ("<p>one<br><br><br>two</p>", "one\n\ntwo\n"),
        ("<pre>\na\n  b\tc\n\n\n\nd</pre>", "a\nb\tc\n\nd\n"),
        ("<table><tr><td>1</td><td> 2 </td></tr><tr><th>3<th>4</table>", "1\t2\n3\t4\n"),
        ("<p>  a \n\t b  </p>\n\n<p> <b> x </b> <i> y </i> </p>", "a b\n\nx y\n"),
        ("<dl><dt>dt<dd>dd</dl><blockquote>q</blockquote>", "dt\ndd\n\nq\n"),
        ("<p>E=mc<sup>2</sup>, H<sub>2</sub>O, Dono<wbr>van</p>", "E=mc2, H2O, Donovan\n"),
        ("<a>Home</a><a>News</a>", "Home News\n"),
        ("<button>Like</button><button>Share</button>", "Like Share\n"),
        ("<p>a<img src=x>b</p>", "a b\n"),
        ("<p>a&amp;lt; &lt;b&gt; &eacute;&nbsp;&#8211; &bogus; &amp</p>", None),
        ("<script>x</script><style>y</style><template>z</template><noscript>n</noscript>", ""),
        ("<svg><title>t</title><text>chart</text></svg><!-- no --><p>yes", "chart\n\nyes\n"),
        ("just text, no tags", "just text, no tags\n"),
        ("", ""),
        ("  \n ", ""),
    ],
)
def test_text(page: str, text: str | None) -> None:
    expected = "a&lt; <b> é\u00a0– &bogus; &\n" if text is None else text
    assert text_of(page) == expected


def test_a_page_without_text_says_so() -> None:
    page = "<html><frameset cols=2><frame src=a><frame src=b></frameset></html>"
    assert render(page, name="x") == Rendered("", None, None, None, None, ("the page has no text",))


@pytest.mark.parametrize(
    "page",
    [
        "<frameset><noframes>TEXT</noframes></frameset>",
        "<html><body><p>one</p></body></html><p>TEXT</p>",
        "<title>open<p>TEXT</p>",
        "<textarea>open<p>TEXT</p>",
        "<noscript>open<p>TEXT</p>",
        "<template>open<p>TEXT</p>",
        "<select>open<p>TEXT</p>",
        "<iframe>open<p>TEXT</p>",
        "<xmp>TEXT",
        "<plaintext><p>TEXT</p>",
        "<!-- open <p>TEXT</p>",
        "<p>a</p><!-- closed --><!-- open <p>TEXT</p>",
        '<a href="open>b</a><p>TEXT</p>',
        "<p>TEXT</p><a href='unfinish",
        "<p>TEXT</p><",
        "<p>TEXT</",
        "<ul><li><b><p>TEXT",
        "<table><p>TEXT<tr>",
        "</p></div>TEXT</body></html></html>",
        "<p>a<![CDATA[b]]></p>TEXT",
        "<body hidden>TEXT",
        "<b>TEXT<",
        "\0<p>\0TEXT\0",
        "<p>&#xD800; &#x110000; &#0; &; &#; TEXT",
    ],
)
def test_text_survives_broken_markup(page: str) -> None:
    rendered = render(page, name="x")
    assert "TEXT" in rendered.text
    assert rendered.extracted is None


def test_an_open_script_is_reported() -> None:
    rendered = render("<p>text</p><script>let a = 1; <p>more</p>", name="x")
    assert rendered.text == "text\n"
    assert "a script or style is never closed; what follows it is not read" in rendered.warnings


def test_lone_surrogates_become_replacement_characters() -> None:
    assert text_of("<p>a\ud800b") == "a\ufffdb\n"


# ------------------------------------------------------------------------------------ XML


def test_feed() -> None:
    page = (
        '<?xml version="1.0"?>\n<rss><channel><title>Lantern</title><description/>'
        "<item><title>First &amp; last</title><link>https://l.example/1</link>"
        "<description><![CDATA[<p>Cranes <b>fell</b>.</p>]]></description></item>"
        '<item><title/><description>&lt;p class="x"&gt;A ferry&lt;/p&gt;</description></item>'
        "</channel></rss>"
    )
    rendered = render(page, name="feed.xml")
    lines = [line for line in rendered.text.split("\n") if line]
    assert lines == ["Lantern", "First & last", "https://l.example/1", "Cranes fell.", "A ferry"]
    assert rendered.title == "Lantern"
    assert rendered.extracted is None
    assert "XML" in rendered.warnings[0]


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    page = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{entities}]><l>a &l9; b</l>'
    assert text_of(page) == "a &l9; b\n"
    page = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><p>a &f; b</p>'
    assert "a &f; b" in text_of(page)


def test_xhtml_is_html() -> None:
    page = article_page().replace("<!DOCTYPE", '<?xml version="1.0"?><!DOCTYPE', 1)
    assert PARAGRAPHS[0] in taken(render(page, name="x"))


# ------------------------------------------------------------------------------------ the head


def head_of(head: str) -> Rendered:
    return render(f"<html><head>{head}</head><body><p>text</body></html>", name="x")


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
        ("<link rel=canonical>", None),
        (f'<link rel=canonical href="https://a.example/{"x" * 3000}">', None),
    ],
)  # fmt: skip
def test_url(head: str, url: str | None) -> None:
    assert head_of(head).url == url


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> Storm \n &amp; wind </title>", "Storm & wind"),
        ('<title>a</title><meta property="og:title" content="b">', "b"),
        ("<title> </title>", None),
        ("", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert head_of(head).title == title


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2031-02-03T04:05:06Z">', (2031, 2, 3)),
        ('</head><time datetime="2031-02-03">yesterday</time>', (2031, 2, 3)),
        ('<script type=application/ld+json>{"datePublished":"2031-02-03"}</script>', (2031, 2, 3)),
        ('<script>{"datePublished" : "2031-02-03"}</script>', None),
        ('<meta property="article:published_time" content="2031-02-30">', None),
        ('</head><time datetime="soon">soon</time>', None),
    ],
)  # fmt: skip
def test_date(head: str, date: tuple[int, int, int] | None) -> None:
    assert head_of(head).date == (datetime.date(*date) if date else None)


# ------------------------------------------------------------------------------- the extractor


def test_spans_cover_the_article() -> None:
    rendered = render(article_page(), name="x")
    article = taken(rendered)
    assert all(text in article for text in PARAGRAPHS)
    assert not any(name in words(article) for name in NAVIGATION)
    assert FOOTER not in article
    assert FOOTER in rendered.text
    assert rendered.warnings == ()
    assert rendered.title == "Storm shuts harbour | Lantern"


def test_a_teaser_that_repeats_the_article_does_not_cut_it_off() -> None:
    page = article_page().replace("<main>", f"<aside><p>{PARAGRAPHS[-1]}</p></aside><main>")
    article = taken(render(page, name="x"))
    assert all(text in article for text in PARAGRAPHS)


def test_short_lines_between_taken_lines_are_taken() -> None:
    body = "<h2>What next?</h2>" + "".join(f"<p>{text} Indeed.</p>" for text in PARAGRAPHS)
    assert "What next?" in taken(render(article_page(body), name="x"))


def test_text_without_blanks_between_words() -> None:
    one = "暴风雨过后港口将关闭到星期五，市议会在声明中说，损失仍在估算之中。"
    body = "".join(f"<p>第{number}段：{one}</p>" for number in range(8))
    page = f"<html><body><nav><a>首页</a></nav><article>{body}</article></body></html>"
    assert taken(render(page, name="x")).count(one) == 8


def test_soft_hyphens_do_not_hide_a_line() -> None:
    page = article_page().replace("harbour", "har\u00adbour")
    assert taken(render(page, name="x")).count("har\u00adbour") >= 2


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<div>" * (MAX_DEPTH + 10) + article_page(), "levels deep"),
        ("<div>" * 3000 + article_page(), "levels deep"),
        (article_page("<b></b>" * MAX_TAGS), "tags"),
        (article_page(after=f"<p>{PARAGRAPHS[0]} {PARAGRAPHS[1]}</p>"), "goes on after"),
        (article_page(f"<p>{'word ' * 500_000}</p>"), "one text or tag"),
        (article_page(f"<p>{'word ' * 2_100_000}</p>"), "longer than"),
        (article_page("<p>A sentence of six short words.</p>" * 12_000), "tags"),
        (article_page("<p>A sentence of six short words.</p>" * 50), ""),
    ],
)  # fmt: skip
def test_the_extractor_is_not_trusted_over_limits(page: str, why: str) -> None:
    rendered = render(page, name="x")
    assert all(text in rendered.text for text in PARAGRAPHS)
    if why:
        assert rendered.extracted is None
        assert [why in warning for warning in rendered.warnings] == [True]
    else:
        assert rendered.extracted


def fake_extractor(monkeypatch: pytest.MonkeyPatch, result: object) -> None:
    def extract(page: str, **options: bool) -> object:
        assert "\0" not in page
        assert options == {
            "include_comments": False,
            "include_tables": True,
            "favor_recall": False,
            "deduplicate": False,
        }
        if isinstance(result, Exception):
            raise result
        return result

    module = types.ModuleType("trafilatura")
    module.extract = extract  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "trafilatura", module)


@pytest.mark.parametrize(
    ("result", "why"),
    [
        (None, "finds no article"),
        (ValueError("broken"), "finds no article"),
        (RecursionError(), "finds no article"),
        (PARAGRAPHS[0], "fewer than 25"),
        ("other words that are nowhere in the page " * 20, "only 0 of"),
    ],
)
def test_a_failing_extractor_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, result: object, why: str
) -> None:
    fake_extractor(monkeypatch, result)
    rendered = render(article_page(), name="x")
    assert rendered.extracted is None
    assert why in rendered.warnings[0]


def test_a_small_part_of_a_page_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_extractor(monkeypatch, " ".join(PARAGRAPHS[:2]))
    body = "".join(f"<p>{number}. {PARAGRAPHS[3]}</p>" for number in range(40))
    rendered = render(article_page(body), name="x")
    assert rendered.extracted is None
    assert "words of" in rendered.warnings[0]


def test_equal_paragraphs_are_taken_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    same = "The same paragraph stands here again, with a dozen words or more in it."
    fake_extractor(monkeypatch, "\n".join([*PARAGRAPHS, *[same] * 30]))
    rendered = render(article_page(f"<p>{same}</p>" * 50), name="x")
    assert taken(rendered).count(same) == 30
    assert taken(rendered).endswith(f"{PARAGRAPHS[-1]}\n\n" + "\n\n".join([same] * 30))


def test_nothing_is_written_and_nothing_configured() -> None:
    script = (
        "import logging, warnings; warnings.simplefilter('error')\n"
        "from cleaner.read.html import render\n"
        "for page in ('', '<', '<p>a\\0', '<?xml?><a>', '<div>' * 300, '<p>&#55296;' * 40):\n"
        "    render(page, name='x')\n"
        "assert logging.getLogger().handlers == []\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_importing_is_light() -> None:
    script = (
        "import sys, cleaner.read.html\n"
        "assert not {'trafilatura', 'lxml', 'resiliparse'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


# ------------------------------------------------------------------------------ hostile pages

HOSTILE = {
    "deep": "<div>" * 100_000,
    "deep inline": "<b>" * 20_000,
    "deep attributes": "".join(f"<p><b id={i}>" for i in range(20_000)),
    "deep tables": "<table><tr><td>" * 20_000,
    "deep templates": "<template>" * 100_000,
    "deep noscript": "<noscript>" * 50_000,
    "deep svg": "<svg>" * 50_000,
    "wrong ends": "<span>" * 50_000 + "</x>" * 50_000,
    "many attributes": f"<p {' '.join(f'a{i}=1' for i in range(200_000))}>",
    "huge attribute": f'<p title="{"x " * 5_000_000}">',
    "huge text": f"<p>{'word ' * 2_200_000}</p>",
    "blanks": f"<p>{chr(160) * 2_000_000}",
    "pre": f"<pre>{' ' * 2_000_000}x</pre>",
    "many tags": "<p>x" * 600_000,
    "many comments": "<!-- " * 200_000,
    "less than": "<" * 500_000,
    "quotes": '<a "' * 100_000,
    "titles": "<title>" * 50_000,
    "references": "&amp;" * 1_000_000,
    "ends": "</html>" * 100_000,
    "formats": "".join(f"<b id={i}>" for i in range(149)) + "<p>x" * 40_000,
    "doctypes": "<!DOCTYPE x [" * 100_000,
    "nul": "\0" * 1_000_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_text_survives_hostile_markup(case: str) -> None:
    page = HOSTILE[case] + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    begin = time.perf_counter()
    rendered = render(page, name="x")
    assert time.perf_counter() - begin < 20 + len(page) / 1e6
    assert all(text in rendered.text for text in PARAGRAPHS)
    check_spans(rendered)


def test_lines_survive_in_a_page_of_too_many_tags() -> None:
    page = "<p>one\n <b>lin</b>e</p><script>no</script>" * 60_000
    assert text_of(page) == "one line\n\n" * 59_999 + "one line\n"


# ---------------------------------------------------------------------------------- properties

TAGS = (
    "<p> </p> <div> </div> <b> </i> <br> <pre> </pre> <td> <table> <script> </script> <style> <!-- "
    "--> <title> </title> <textarea> <template> </template> <noscript> <select> <option>o <svg> "
    '<math> <frameset> <plaintext> <xmp> <![CDATA[ ]]> <rss> <item> &lt;p&gt; &amp &#0; & < > " \0 '
    "\ud800 \ufeff </html> </body> <html>"
)
FRAGMENTS = [
    *(f"<p>{text}</p>" for text in PARAGRAPHS),
    *TAGS.split(),
    "<!DOCTYPE x [",
    "<?xml version='1.0'?>",
    "<a href='",
    "<body hidden>",
    "<li>one two three",
    "\r\n",
    "\u2028",
    "word " * 30,
    "字" * 30,
]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=20), max_size=25))
def test_render_never_fails(fragments: list[str]) -> None:
    rendered = render("".join(fragments), name="x")
    text = rendered.text
    check_spans(rendered)
    text.encode()
    assert text == render("".join(fragments), name="x").text
    assert "\n\n\n" not in text
    assert "\r" not in text
    assert not text or (text.endswith("\n") and text.strip())
    assert all(line == line.strip() for line in text.split("\n"))
    assert rendered.extracted is not None or rendered.warnings


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_no_word_is_lost_or_invented(tokens: list[str]) -> None:
    spaced = [f"<p>{token}</p><b> {token}</b>" for token in tokens]
    assert text_of("".join(spaced)).split() == [token for token in tokens for _ in range(2)]
