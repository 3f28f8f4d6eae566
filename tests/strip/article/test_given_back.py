"""What structure gives back to an article that the judge cut into."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner import Options, clean
from cleaner.read.html import render
from cleaner.read.split import split
from cleaner.strip.article.find import Article
from cleaner.strip.article.given_back import NEXT, give_back
from tests.strip.conftest import BODY

TOLD = f"<p>{BODY[0]}</p>"


def given(page: str, kept: str, headline: int | None = None, logit: float = -9.0) -> str:
    """The lines that stay, an x each; ``kept`` tells of the judge's, ``logit`` what others had."""
    rendered = render(page, name="x")
    blocks = split(rendered.text)[0]
    assert rendered.outline is not None
    assert len(blocks) == len(rendered.outline) == len(kept)
    inside = np.array([sign == "x" for sign in kept])
    logits = np.where(inside, 9.0, logit).astype(np.float32)
    sizes = np.array([len(block.text.split()) for block in blocks])
    article = give_back(blocks, rendered.outline, Article(inside, (), headline, logits), sizes)
    assert all(article.inside[at] for at in article.heads)
    return "".join("x" if is_in else "-" for is_in in article.inside)


CODE = "<pre>def sail(boat):\n    return share(boat)\n</pre>"


def test_code_amid_the_article():
    assert given(TOLD + CODE + TOLD, "x--x") == "xxxx"
    assert given(TOLD + CODE + TOLD, "xx-x") == "xxxx"


def test_code_above_or_below_it():
    assert given(CODE + TOLD + TOLD + CODE, "--xx--") == "--xx--"


FACTS = (
    "<aside class=facts><h3>The Lady Orrell</h3><ul><li>Built in Leadmill in 1961</li>"
    "<li>Holds 212 passengers and a horse</li></ul></aside>"
)


def test_a_box_of_facts():
    assert given(TOLD + FACTS + TOLD, "x---x") == "xxxxx"
    assert given(TOLD + TOLD + FACTS, "xx---") == "xx---"


SAID = "What the crews of the three other boats on the line say of it"


@pytest.mark.parametrize(
    "aside",
    [
        "<aside><p>Advertisement</p></aside>",
        f"<aside><p>{SAID}</p><p><a href=/crews>Read on</a></p></aside>",
        f"<aside><form><p>{SAID}</p></form></aside>",
        f"<aside><figure><figcaption>{SAID}</figcaption></figure></aside>",
    ],
)
def test_other_asides_go(aside):
    kept = "x" + "-" * aside.count("<p>") + "-" * aside.count("<figc") + "x"
    assert given(TOLD + aside + TOLD, kept) == kept


def test_a_line_beside_paragraphs():
    page = f"<div>{TOLD}<h3>The vote</h3>{TOLD}</div>"
    assert given(page, "x-x", logit=NEXT) == "xxx"
    assert given(page, "x-x", logit=NEXT - 1) == "x-x"


def test_a_line_in_another_block_is_not_beside_them():
    page = f"{TOLD}<div><div><h3>The vote</h3></div></div>{TOLD}"
    assert given(page, "x-x", logit=NEXT) == "x-x"


def test_a_standfirst_right_below_the_headline():
    standfirst = "<div class=dek>The crews want more sleep and the company wants more boats</div>"
    label = "<div class=tag>Ferries and strikes</div>"
    head = "<h1>Ferry is back</h1>"
    assert given(head + standfirst + TOLD, "--x", headline=0) == "-xx"
    assert given(head + label + standfirst + TOLD, "---x", headline=0) == "--xx"
    assert given(head + label * 2 + standfirst + TOLD, "----x", headline=0) == "----x"
    assert given(head + standfirst + TOLD, "--x") == "--x"


def test_lines_that_breaks_part():
    lines = [*BODY, "March 2014", "The boat is sold."]
    page = f"<div>{'<br><br>'.join(lines)}</div><p>Imprint</p>"
    assert given(page, "xxxx-----") == "xxxxxxxx-"
    assert given(page, "x--------") == "x--------"


def test_hours_of_a_live_report():
    entry = f"<article><time>%s</time><p>{BODY[0]}</p></article>"
    page = "".join(entry % hour for hour in ("17:42", "17:20", "16:55"))
    assert given(TOLD + page, "x-x-x-x") == "xxxxxxx"


def test_of_nothing_nothing_comes_back():
    assert given(FACTS, "---", headline=0) == "---"


@pytest.mark.parametrize("preset", ["default", "fast"])
def test_a_page_with_a_box_of_facts_code_and_letters(preset):
    letters = "".join(
        f"<div class=letter><h3>{head}</h3><p>{line}</p><p class=by>{name}</p></div>"
        for head, line, name in (
            ("Sleep", BODY[0], "A. Venn, Hollow Lane"),
            ("Flour", BODY[4], "Name and address supplied"),
            ("A word", "So be it.", "Dr F. Noakes"),
            ("Crews", BODY[5], "E. Toms"),
        )
    )
    menu = "".join(f"<li><a href=/{at}>Section {at}</a></li>" for at in range(30))
    page = (
        f"<html><head><title>Letters of the week</title></head><body><ul>{menu}</ul><main>"
        f"<h1>Letters of the week</h1><p>{BODY[1]}</p>{FACTS}<p>{BODY[2]}</p>{letters}</main>"
        "<div class=more><h2>Most read</h2><a href=/a>Swan stops traffic</a></div></body></html>"
    )
    text = clean(page, options=Options(preset=preset)).text
    lost = [line for line in ("The Lady Orrell", "So be it.", "E. Toms") if line not in text]
    assert lost == []
    assert "Section 3" not in text
