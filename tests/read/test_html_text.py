from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.read.html import Rendered, render
from cleaner.read.html.lines import join_lines


def text_of(page: str) -> str:
    return render(page, name="page.html").text


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
        ("<script>x</script><style>y</style>", ""),
        ("<style>y</style><template>z</template><noscript>n</noscript>", "z\nn\n"),
        ("<p>yes<template>z</template><noscript>n</noscript>", "yes\n"),
        (
            "<?xml version='1.0'?><html><body><p><![CDATA[It & rained.]]></p></body></html>",
            "It & rained.\n",
        ),
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
        "<a <!-- b>a</a><p>TEXT</p>",
        "<a<b<i>a</a<b<i><p>TEXT</p>",
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


def test_the_last_line_ends_too() -> None:
    assert join_lines(["\n one \t two\n\n\n", "\nthree"]) == "one\ttwo\n\nthree\n"


def test_lone_surrogates_become_replacement_characters() -> None:
    assert text_of("<p>a\ud800b") == "a\ufffdb\n"


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


def test_lines_survive_in_a_page_of_too_many_tags() -> None:
    page = "<p>one\n <b>lin</b>e</p><script>no</script>" * 60_000
    assert text_of(page) == "one line\n\n" * 59_999 + "one line\n"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_no_word_is_lost_or_invented(tokens: list[str]) -> None:
    spaced = [f"<p>{token}</p><b> {token}</b>" for token in tokens]
    assert text_of("".join(spaced)).split() == [token for token in tokens for _ in range(2)]


def test_importing_is_light() -> None:
    script = (
        "import sys, cleaner.read.html\n"
        "assert not {'trafilatura', 'lxml', 'resiliparse', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
