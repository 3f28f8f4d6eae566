"""Headings that say what buttons say, and lines of which the judge of HTML is sure."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner import Options, clean
from cleaner.read.html import render
from cleaner.strip.article.find import Article
from cleaner.strip.article.sure import HEADING, LABEL, LINE, sure_lines
from tests.strip.conftest import BODY

HEADED = f"<h2>Donate</h2><p>{BODY[0]}</p>"


def sure(page: str, logits: list[float], headline: int | None = None) -> list[int]:
    rendered = render(page, name="x")
    assert rendered.outline is not None
    said = np.array(logits, dtype=np.float32)
    sizes = np.array([len(line.split()) for line in rendered.text.split("\n") if line])
    return sure_lines(rendered.outline, Article(said > -1, (), headline, said), sizes)


def test_a_heading_above_a_paragraph():
    assert sure(HEADED, [LABEL, 5]) == [0]
    long = HEADED.replace("Donate", "Share what you know")
    assert sure(long, [HEADING, 5]) == [0]
    assert sure(long, [HEADING - 1, 5]) == []
    assert sure(HEADED.replace("h2", "b"), [HEADING, 5]) == []  # on one line with the paragraph
    assert sure(f"<p><b>Donate</b></p><p>{BODY[0]}</p>", [HEADING, 5]) == [0]


@pytest.mark.parametrize(
    ("page", "logits"),
    [
        (HEADED, [LABEL - 1, 5]),
        (HEADED, [HEADING, -5]),
        ("<h2>Donate</h2><h3>What the crews would do with it</h3>", [LABEL, LABEL]),
        (f"<h2>Donate</h2><div><p>{BODY[0]}</p></div>", [HEADING, 5]),
        (f"<h2><a href=/d>Donate</a></h2><p>{BODY[0]}</p>", [HEADING, 5]),
        ("<h2>Donate</h2><p>Here and now.</p>", [HEADING, LINE - 1]),
        (f"<p>{BODY[0]}</p><h2>Donate</h2>", [5, HEADING]),
    ],
)
def test_other_headings(page, logits):
    assert sure(page, logits) == []


def test_a_short_line_of_which_the_judge_is_surer_still():
    page = f"<ul><li>Menu planning</li><li>Home</li></ul><p>{BODY[0]}</p>"
    assert sure(page, [LINE, LINE - 1, 9]) == [0]


def test_a_label_among_headings_that_look_like_it():
    letter = f"<div class=letter><h3>%s</h3><p>{BODY[0]}</p></div>"
    few = "".join(letter % head for head in ("Sleep", "Donate"))
    assert sure(few, [9, 9, LABEL - 0.5, 9]) == [0]
    assert sure(few + letter % "Boats", [9, 9, LABEL - 0.5, 9, 9, 9]) == [0, 2, 4]


def test_code():
    assert sure("<pre>share(it)\nif it:\n    close()</pre>", [0, 0, 0]) == [0, 1, 2]
    assert sure("<pre>share(it)</pre>", [-5]) == []


def test_the_headline():
    assert sure(HEADED, [-1, 5], headline=0) == [0]


MENU = "".join(f"<li><a href=/{at}>{at} days</a></li>" for at in range(20))


def page(*headings: str) -> str:
    told = "".join(
        f"<h2>{head}</h2><p>{line}</p>" for head, line in zip(headings, BODY, strict=False)
    )
    more = "".join(f"<p>{line}</p>" for line in BODY)
    return (
        "<html><head><title>Words of the ferry, a list</title></head><body>"
        f"<nav><ul>{MENU}</ul></nav><article><h1>Words of the ferry, a list</h1>{more}{told}"
        f"<div class=share><span>Share</span></div></article><footer>Imprint</footer></body></html>"
    )


@pytest.mark.parametrize("preset", ["default", "fast"])
def test_a_heading_that_says_what_a_button_says(preset):
    names = ("Donate", "Privacy", "Cookies", "Contact us", "Share")
    cleaned = clean(page(*names), options=Options(preset=preset))
    kept = cleaned.text.split("\n")
    assert [name for name in names if name not in kept] == []
    assert kept.count("Share") == 1
