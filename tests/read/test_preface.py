"""What a scraper wrote above a text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.read.document import read_text
from cleaner.read.preface import preface

TITLED = """Title: Ferry back: a first crossing

URL Source: https://harbourpost.example/ferry-back

Published Time: 2031-02-03T23:30:00Z

Markdown Content:
# Ferry back

The ferry sailed again on Monday, nine days after the strike began.
"""
BETWEEN = """---
title: "Ferry back: a first crossing"
author: Ada Holm; Walt Pell
url: https://harbourpost.example/ferry-back
hostname: harbourpost.example
sitename: 'Harbour Post'
date: 2031-02-03
lang: en-GB
---
The ferry sailed again on Monday, nine days after the strike began.
"""


def test_lines_under_a_title():
    assert preface(TITLED) == {
        "url": "https://harbourpost.example/ferry-back",
        "title": "Ferry back: a first crossing",
        "date": dt.date(2031, 2, 3),
        "time": dt.datetime(2031, 2, 3, 23, 30, tzinfo=dt.UTC),
    }


@pytest.mark.parametrize(
    ("title", "heading", "told"),
    [
        ("Ferry is back | Harbour Post", "# Ferry is back", "Ferry is back"),
        ("Ferry is back - Harbour Post", "Menu\n\n## Ferry is back ##", "Ferry is back"),
        ("Ferry is back | Harbour Post", "# News\n\n# Ferry is back", "Ferry is back"),
        ("Ferry is back today", "# Ferry is back", "Ferry is back today"),
        ("Harbour Post | Ferry is back", "# Harbour Post", "Harbour Post | Ferry is back"),
        ("Ferry is back | Harbour Post", "Ferry is back", "Ferry is back | Harbour Post"),
    ],
)
def test_the_outlet_in_a_title_is_left_out_where_a_heading_says_the_rest(title, heading, told):
    text = TITLED.replace("Ferry back: a first crossing", title).replace("# Ferry back", heading)
    assert preface(text)["title"] == told


def test_front_matter():
    assert preface(BETWEEN) == {
        "url": "https://harbourpost.example/ferry-back",
        "title": "Ferry back: a first crossing",
        "date": dt.date(2031, 2, 3),
        "author": "Ada Holm; Walt Pell",
        "outlet": "Harbour Post",
        "language": "en",
    }
    assert preface(BETWEEN.replace("\n", "\r\n")) == preface(BETWEEN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Title: Ferry back\n\nThe ferry sailed again.",
        "The ferry\n---\ntitle: Ferry back\n---\n",
        "---\nThe ferry sailed again.\n---\nSo it did.\n",
        "---\ntitle: never closed\n" + "x: y\n" * 100,
        "---\n---\n",
        "---\nurl: javascript:alert(1)\ndate: soon\nlang: und\ntitle: ''\n---\n",
        "Title: Ferry back\n" + "URL Source: \n" * 3000,
    ],
)
def test_nothing_is_told(text):
    assert preface(text) == {}


@given(
    st.lists(st.sampled_from(["---", "title: x", "url: http://a.b", ": ", "\n", "'", '"'])).map(
        "\n".join
    )
)
def test_whatever_stands_there_the_text_stays(text):
    assert read_text(text).text == text


def test_the_document_tells_it():
    done = cleaner.clean(TITLED)
    assert done.title == "Ferry back: a first crossing"
    assert done.document.url == "https://harbourpost.example/ferry-back"
    assert done.document.date == dt.date(2031, 2, 3)
    assert (
        cleaner.clean(TITLED, url="https://other.example/").document.url == "https://other.example/"
    )


def test_the_lines_of_a_crawler_go():
    article = TITLED.partition("Markdown Content:\n")[2]
    assert cleaner.clean(TITLED).text == f"Title: Ferry back: a first crossing\n\n{article}"


def test_front_matter_stays():
    assert cleaner.clean(BETWEEN).text == BETWEEN


@pytest.mark.xfail(reason="the rules do not know front matter: a key alone is a label to them")
def test_front_matter_stays_with_lists():
    text = BETWEEN.replace("lang: en-GB\n", "tags:\n  - ferries\n")
    assert cleaner.clean(text).text == text


def test_its_address_tells_the_outlet():
    text = "Title: A talk\n\nURL Source: https://theweek.com/1\n\nMarkdown Content:\nRain fell."
    assert cleaner.clean(text).site == "theweek.com"
    assert cleaner.clean(text.replace("theweek.com", "nowhere.example")).site is None
