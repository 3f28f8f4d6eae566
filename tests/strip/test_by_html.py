"""Of a page of HTML: what is marked as comments is none of the article."""

from __future__ import annotations

import pytest

from cleaner import Options, clean
from tests.strip.conftest import BODY

SAID = (
    "The harbour master of Orrell slept in his office for a week, and the company let him.",
    "In nine summers on the quay, I have seen two strikes, and the crews were right in both.",
    "The council of the islands should hear the pilots first, for they know what a rota costs.",
)


def page(article: tuple[str, ...], comments: tuple[str, ...]) -> str:
    said = "".join(f'<li class="comment"><p>{line}</p></li>' for line in comments)
    told = "".join(f"<p>{line}</p>" for line in article)
    return (
        "<html><head><title>Ferry sails again</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>"
        f"<article><h1>Ferry sails again</h1>{told}<ol class='comment-list'>{said}</ol></article>"
        "<footer>Imprint</footer></body></html>"
    )


@pytest.mark.parametrize("preset", ["default", "fast"])
def test_comments_go_and_the_article_stays(preset):
    found = clean(page(BODY, SAID * 4), options=Options(preset=preset))
    assert [line for line in BODY if line not in found.text] == []
    assert [line for line in SAID if line in found.text] == []
    kinds = {piece.kind for piece in found.dropped if any(line in piece.text for line in SAID)}
    assert kinds == {"comments"}


def test_whoever_wants_comments_keeps_them_from_this():
    kept = clean(page(BODY, SAID), options=Options(keep=frozenset({"comments"})))
    reasons = {piece.by for piece in kept.dropped if any(line in piece.text for line in SAID)}
    assert "structure" not in reasons


def test_where_all_is_comments_they_are_the_article():
    found = clean(page((), BODY + SAID), options=Options(preset="fast"))
    gone = [
        piece for piece in found.dropped if piece.kind == "comments" and piece.by == "structure"
    ]
    assert gone == []


def test_what_went_can_be_put_back():
    found = clean(page(BODY, SAID))
    assert found.restore() == found.document.text
    assert any(piece.kind == "comments" for piece in found.dropped)
