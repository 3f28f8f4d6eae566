from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.read.html import render
from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import FLAGS, TAGS, Outline

PIECES = (
    "<p> </p> <div> <div~class='a'> </div> <ul> <li> </li> </ul> <table> <tr> <td> <th> </td> "
    "</table> <b> </b> <a~href=x> </a> <br> <hr> <img> <pre> </pre> <button> <h2> </h2> <time> "
    "<article> <main> <aside> <nav> </nav> <form> <figure> <noscript> </noscript> <template> "
    "<svg> </svg> <title> <select> <option> <script> </script> <!-- --> <span~hidden> </span> "
    "<dl> <dd> <section~id='comments'> </section> <a<b> <i~<b> <i~<!--> </i> <x:y> <rss> <item> "
    "</item> word &nbsp; &lt; \u2003 \x0b \x1f \u2028 \r <?xml~version='1.0'?> </html> <plaintext>"
)
fragments = st.lists(
    st.sampled_from([piece.replace("~", " ") for piece in PIECES.split(" ")])
    | st.sampled_from(["one two", " ", "\n", "\n\n", "  three\n four ", "\t"])
    | st.text(max_size=5),
    max_size=40,
)


def outline_of(page: str) -> Outline:
    outline = render(page, name="x").outline
    assert outline is not None
    return outline


def names(outline: Outline, line: int) -> set[str]:
    return {name for name in FLAGS if outline.flags[line] & BIT[name]}


def path(outline: Outline, line: int) -> list[str]:
    """The names of the blocks around a line, from the outside."""
    block, found = int(outline.block[line]), []
    while block:
        found.append((*TAGS, "?")[outline.tag[block]])
        block = int(outline.parent[block])
    return found[::-1]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fragments)
def test_laws(parts: list[str]) -> None:
    rendered = render("".join(parts), name="x")
    outline = rendered.outline
    assert outline is not None
    count, blocks = len(outline), np.arange(len(outline.parent))
    assert count == sum(bool(line) for line in rendered.text.split("\n"))
    # the blocks are a tree, its parents before their children, with the page at its root
    assert (outline.parent[0], outline.depth[0], outline.first[0]) == (0, 0, 0)
    assert outline.last[0] == count
    assert (outline.parent[1:] < blocks[1:]).all()
    assert (outline.depth[1:] == outline.depth[outline.parent[1:]] + 1).all()
    # what a block holds, the one around it holds
    full = outline.first < outline.last
    assert (outline.first <= outline.last).all()
    assert (outline.first >= outline.first[outline.parent])[full].all()
    assert (outline.last <= outline.last[outline.parent])[full].all()
    # a line lies in its block
    lines = np.arange(count)
    assert (outline.first[outline.block] <= lines).all()
    assert (outline.last[outline.block] > lines).all()
    assert (outline.size > 0).all()
    assert (outline.linked <= outline.size).all()
    assert (outline.bold <= outline.size).all()
    assert ((outline.linked > 0) == (outline.flags & BIT["link"] > 0)).all()
    assert outline.selected.shape == (0, count)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["p", "div", "li", "h1", "blockquote", "article", "figcaption", "dd"]),
        min_size=1,
    )
)
def test_lines_come_in_the_order_of_their_blocks(tags: list[str]) -> None:
    outline = outline_of("".join(f"<{tag}>{tag}</{tag}>" for tag in tags))
    assert [TAGS[tag] for tag in outline.tag[outline.block]] == tags


@pytest.mark.parametrize(
    ("page", "paths"),
    [
        ("one", ["html body"]),
        ("<p>one<p>two", ["html body p", "html body p"]),
        ("<div>a<p>b</p>c</div>", ["html body div", "html body div p", "html body div"]),
        ("<ul><li>a<ul><li>b</ul></ul>", ["html body ul li", "html body ul li ul li"]),
        ("<p><b>a</b> <span><i>b</i></span>", ["html body p"]),
        ("<table><tr><td>a</table>", ["html body table tbody tr td"]),
        ("<table><tr><td>a<td>b</table>", ["html body table tbody tr"]),
        ("<table><tr><td><p>a</p></table>", ["html body table tbody tr td p"]),
        ("<p>a<br>b", ["html body p", "html body p"]),
        ("<pre>a\n\n b</pre>", ["html body pre", "html body pre"]),
        ("<form><button>a</button><label>b</label></form>", ["html body form"]),
        ("<?xml version='1.0'?><rss><item>a</item></rss>", ["html body ? ?"]),
    ],
)
def test_paths(page: str, paths: list[str]) -> None:
    outline = outline_of(page)
    assert [" ".join(path(outline, line)) for line in range(len(outline))] == paths


@pytest.mark.parametrize(
    ("page", "flags"),
    [
        ("<p>a", ""),
        ("<main><article><h1>a", "main article heading"),
        ("<aside><figure><figcaption>a", "aside figure figcaption"),
        ("<header><nav><ul><li><a href=x>a", "header nav list link"),
        ("<footer><form><button>a", "footer form button"),
        ("<blockquote><table><tr><td><b>a", "blockquote table bold"),
        ("<details><summary><time>a", "details time"),
        ("<div role=main><p role=navigation>a", "main nav"),
        ("<div role=complementary><b role=button>a", "aside button bold"),
        ("<dialog>a", "dialog"),
        ("<p hidden>a", "hidden"),
        ("<p style='color:red; display : none'>a", "hidden"),
        ("<p style='display:block'>a", ""),
        ("<p><span aria-hidden=true>a", "hidden"),
        ("<p><span aria-hidden=false>a", ""),
        ('<p title=\' hidden="" role="main"\'>a', ""),
        ("<div itemprop=articleBody><p>a", "body"),
        ("<p>a <b>b</b> <a>c</a>", "bold link"),
        ("<nav></nav>a", ""),
    ],
)
def test_flags(page: str, flags: str) -> None:
    assert names(outline_of(page), 0) == set(flags.split())


@pytest.mark.parametrize(
    ("look", "comments"),
    [
        ("id=comments", True),
        ("class='box comment-list'", True),
        ("class=userComments", True),
        ("class=Comment_body__x1", True),
        ("id=disqus_thread", True),
        ("id=respond", True),
        ("class='post commentlist'", True),
        ("class=kommentare", True),
        ('class="komentarze lista"', True),
        ("id=Reacties", True),
        ("class=yorumlar", True),
        ("class=sezione-commenti", True),
        ("class=reactiesuitgeschakeld", False),
        ("class=commentary", False),
        ("class=user-commented", False),
        ("id=correspond", False),
        ("class='post has-comments'", False),
        ("title=comments", False),
    ],
)
def test_comments(look: str, comments: bool) -> None:  # noqa: FBT001
    outline = outline_of(f"<div {look}><p>a</p></div><p>b</p>")
    assert (names(outline, 0), names(outline, 1)) == ({"comments"} if comments else set(), set())


def test_a_page_is_not_all_comments() -> None:
    outline = outline_of("<html class=comments-on><body class='comments'>a<p><b class=comment>b")
    assert not (outline.flags & BIT["comments"]).any()


def test_characters() -> None:
    page = "<p>four <a href=x>link</a> <b>bo</b>l<strong>d</strong> &amp; <a>two <b>x</b></a></p>"
    outline = outline_of(page)
    assert (outline.size[0], outline.linked[0], outline.bold[0]) == (17, 8, 4)
    assert outline.links.tolist() == [2]


def test_links_count_where_their_text_begins() -> None:
    outline = outline_of("<a href=x><p>a</p><p>b</p></a><p><a><img></a><a>c</a><a>d</a>")
    assert outline.links.tolist() == [1, 0, 2]
    assert outline.linked.tolist() == [1, 1, 2]


def test_images_and_breaks() -> None:
    page = (
        "<img><img><noscript><img></noscript><p>a<img>b</p><p>c<br>d<br><br>e</p><br><p>f</p>"
        "<div><img></div>"
    )
    outline = outline_of(page)
    assert outline.images.tolist() == [3, 0, 0, 0, 0]
    assert outline.breaks.tolist() == [0, 0, 1, 3, 0]


def test_like_blocks_have_the_same_signature() -> None:
    page = (
        "<p class='a b' id=x title=1>1<p title=2 class='a b' id=x>2<p class=a id=x>3"
        "<p class='a b' id=y>4<p>5<p>6<div class='a b' id=x>7"
    )
    outline = outline_of(page)
    signs = outline.signature[outline.block].tolist()
    assert signs[0] == signs[1]
    assert signs[4] == signs[5]
    assert len(set(signs)) == 5


def test_signatures_are_the_same_in_every_run() -> None:
    script = (
        "from cleaner.read.html import render\n"
        "print(render('<p class=a id=b>x', name='x').outline.signature.tolist())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_page_of_too_many_tags_has_one_outline() -> None:
    rendered = render("<p>one</p>\n<div>two</div>" * 30_000, name="x")
    outline = rendered.outline
    assert outline is not None
    assert len(outline) == 60_000 == sum(bool(line) for line in rendered.text.split("\n"))
    assert outline.last[0] == 60_000
    assert (outline.parent[1:] < np.arange(1, len(outline.parent))).all()
    assert (outline.depth[1:] == outline.depth[outline.parent[1:]] + 1).all()
    lines = np.arange(60_000)
    assert (outline.first[outline.block] <= lines).all()
    assert (outline.last[outline.block] > lines).all()
