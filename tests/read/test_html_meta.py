from __future__ import annotations

import datetime

import pytest

from cleaner.read.html import Rendered, render


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
